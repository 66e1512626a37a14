"""All that is done here, by noun: consents, trusted people, questions, emergency access."""

from sapar.registers.data_rights import erasing
from sapar.registers.data_rights.asking import answer_about_data, ask_about_data
from sapar.registers.data_rights.consenting import end_consent, give_consent, withdraw_consent
from sapar.registers.data_rights.emergency import find_justified, find_not_justified, take_emergency_access
from sapar.registers.data_rights.trusting import decline_trust, stop_trusting, trust_person

__all__ = [
    "answer_about_data", "ask_about_data", "decline_trust", "end_consent", "erasing", "find_justified",
    "find_not_justified", "give_consent", "stop_trusting", "take_emergency_access", "trust_person", "withdraw_consent",
]  # fmt: skip
