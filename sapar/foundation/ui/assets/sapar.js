// Small helps on top of pages that work without them. No inline handlers, no state of its own.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const live = document.getElementById("announce");
  const say = (text) => { if (live) live.textContent = text; };
  const typing = (element) => element.matches("input, textarea, select, [contenteditable]");

  // Buttons that only the script can serve are hidden until it runs.
  const ready = (root) => {
    all("[data-copy], [data-print]", root).forEach((button) => { button.hidden = false; });
    if (navigator.share) all("[data-send]", root).forEach((button) => { button.hidden = false; });
    if (matchMedia("(min-width: 1024px)").matches) all("details[data-open-wide]", root).forEach((d) => { d.open = true; });
    all("[data-date-picker]", root).forEach(addCalendar);
  };

  // The browser's own calendar beside the one text field for a date.
  const addCalendar = (box) => {
    const [text, button] = [box.querySelector("input"), box.querySelector("button")];
    if (!HTMLInputElement.prototype.showPicker || box.querySelector(".picker")) return;
    const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, className: "picker" });
    picker.setAttribute("aria-hidden", "true");
    button.hidden = false;
    button.addEventListener("click", () => picker.showPicker());
    picker.addEventListener("change", () => { text.value = picker.value.split("-").reverse().join("."); text.focus(); });
    box.append(picker);
  };

  // A second press sends nothing; coming back with the Back button makes the form usable again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (!button) return;
    button.dataset.label = button.innerHTML;
    button.setAttribute("aria-disabled", "true");
    button.textContent = live?.dataset.sending ?? button.textContent;
    say(button.textContent);
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("[aria-disabled]", form).forEach((button) => { button.removeAttribute("aria-disabled"); button.innerHTML = button.dataset.label; });
  }));

  const leave = (link) => { document.title = " "; document.body.replaceChildren(); location.replace(link.href); };
  document.addEventListener("click", async (event) => {
    const target = event.target.closest("[data-copy], [data-print], [data-send], [data-quick-exit]");
    if (!target) return;
    // Whoever closes the phone's own list of ways to send has changed their mind: that is no error.
    if (target.dataset.send) navigator.share({ title: target.dataset.sendTitle, url: target.dataset.send }).catch(() => {});
    if (target.hasAttribute("data-print")) print();
    if (target.hasAttribute("data-quick-exit")) { event.preventDefault(); leave(target); }
    if (target.dataset.copy) { await navigator.clipboard.writeText(target.dataset.copy); say(live.dataset.copied); target.lastChild.textContent = live.dataset.copied; }
  });

  // Single keys: "/" to the search box everywhere; j, k and Enter on the desk; a button's own key where it has one;
  // Shift three times leaves a risky page.
  let shifts = [];
  document.addEventListener("keydown", (event) => {
    const exit = document.querySelector("[data-quick-exit]");
    if (event.key === "Shift" && exit) {
      shifts = [...shifts.filter((time) => event.timeStamp - time < 2000), event.timeStamp];
      if (shifts.length === 3) leave(exit);
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.body.dataset.singleKeys === "off") return;
    const links = all("[data-desk] [data-row] a.row-link");
    const at = links.indexOf(document.activeElement);
    const search = document.querySelector("[data-search] input");
    const pressed = document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
    if (pressed) { event.preventDefault(); pressed.click(); }
    else if (event.key === "/" && search) { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === "j" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "k" && links.length) links[Math.max(at - 1, 0)].focus();
    else if (event.key === "Enter" && document.activeElement === document.body && links.length) links[0].click();
  });

  // After htmx has replaced the results: say the new count, keep the reader's place.
  document.addEventListener("htmx:afterSettle", (event) => {
    ready(event.target);
    const count = document.querySelector("#results [data-announce]");
    if (count) say(count.textContent.trim());
  });

  ready(document);
  document.querySelector("[data-focus]")?.focus();
})();
