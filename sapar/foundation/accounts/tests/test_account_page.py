"""The own account: seen by its holder alone."""

from sapar.foundation.accounts.securing import add_passkey


def test_the_holder_sees_language_contact_roles_and_the_ways_out(cast, signed_in):
    page = signed_in().get("/account")
    assert page.status_code == 200
    account = cast.aigul.account
    for part in ("+996 700 000 001", "Русский", "Employment officer", "/sign-out", f"/do/close-account/{account.ref}"):
        assert part in page.text


def test_what_staff_cannot_do_without_is_not_offered_for_removal(with_app, signed_in):
    browser = signed_in()
    assert "App with codes" in browser.get("/account").text
    assert "/remove" not in browser.get("/account").text
    add_passkey(with_app[0].account, by=with_app[0], name="Phone", credential="{}")
    assert browser.get("/account").text.count("/remove") == 2


def test_the_account_has_no_page_for_others(cast, signed_in, browser):
    ref = cast.samat.account.ref
    assert signed_in().get(f"/account/{ref}").status_code == 404
    assert browser.get(f"/account/{ref}").status_code == 302


def test_one_comes_back_to_it_after_an_action(cast, signed_in):
    assert signed_in().get(f"/account/{cast.aigul.account.ref}").status_code == 200
