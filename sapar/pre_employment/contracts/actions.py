"""All that is done to contracts. The legal order of moves is the table in ``models.py``."""

from sapar.pre_employment.contracts import erasing
from sapar.pre_employment.contracts.answering import decline_contract, read_contract, sign_contract
from sapar.pre_employment.contracts.attesting import attest_contract, return_for_correction
from sapar.pre_employment.contracts.following import begin_contract, end_contract
from sapar.pre_employment.contracts.offering import offer_contract, replace_offer

__all__ = [
    "attest_contract", "begin_contract", "decline_contract", "end_contract", "erasing", "offer_contract",
    "read_contract", "replace_offer", "return_for_correction", "sign_contract",
]  # fmt: skip
