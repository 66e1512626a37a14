"""What happens by itself every day: consents end on their day."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.registers.data_rights.consenting import consents_past, end_consent


@daily
def end_consents(on: date) -> int:
    """End the consents whose last day is over."""
    past = consents_past(on)
    for consent in past:
        end_consent(consent, by=System("ending consents"), on=on)
    return len(past)
