// Passkeys: asks the browser for one, or to use one, and sends its answer with the form. Without script there are codes.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list = []) => list.map((each) => ({ ...each, id: bytes(each.id) }));

  const make = async ({ publicKey: wish }) => {
    const made = await navigator.credentials.create({
      publicKey: { ...wish, challenge: bytes(wish.challenge), user: { ...wish.user, id: bytes(wish.user.id) }, excludeCredentials: known(wish.excludeCredentials) },
    });
    return { clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject), made };
  };
  const use = async ({ publicKey: wish }) => {
    const made = await navigator.credentials.get({ publicKey: { ...wish, challenge: bytes(wish.challenge), allowCredentials: known(wish.allowCredentials) } });
    const { clientDataJSON, authenticatorData, signature, userHandle } = made.response;
    return { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), userHandle: userHandle ? text(userHandle) : null, made };
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const button = form.querySelector("button[type=submit]");
    const trouble = form.querySelector("[data-trouble]");
    if (!window.PublicKeyCredential) { trouble.textContent = trouble.dataset.absent; return; }
    button.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      trouble.textContent = "";
      try {
        const { made, ...response } = await (form.dataset.passkey === "make" ? make : use)(JSON.parse(form.dataset.wish));
        const answer = { id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: made.getClientExtensionResults() };
        form.elements.credential.value = JSON.stringify(answer);
        form.submit();
      } catch {
        trouble.textContent = trouble.dataset.failed;
      }
    });
  });
})();
