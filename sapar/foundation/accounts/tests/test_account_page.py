"""The own account: seen by its holder alone."""


def test_the_holder_sees_language_contact_roles_and_the_ways_out(cast, signed_in):
    page = signed_in().get("/account")
    assert page.status_code == 200
    account = cast.aigul.account
    for part in ("+996 700 000 001", "Русский", "Employment officer", "/sign-out", f"/do/close-account/{account.ref}"):
        assert part in page.text


def test_the_account_has_no_page_for_others(cast, signed_in, browser):
    ref = cast.samat.account.ref
    assert signed_in().get(f"/account/{ref}").status_code == 404
    assert browser.get(f"/account/{ref}").status_code == 302


def test_one_comes_back_to_it_after_an_action(cast, signed_in):
    assert signed_in().get(f"/account/{cast.aigul.account.ref}").status_code == 200
