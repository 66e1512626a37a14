"""The language of messages."""

from sapar.foundation.accounts.actions import choose_language


def test_messages_come_in_the_language_that_was_chosen(cast):
    account = choose_language(cast.aigul.account, by=cast.aigul, language="ky").record
    assert account.contact().language == "ky"
