"""Everything that is done to complaints. The legal order of moves is ``Complaint.MOVES``."""

from sapar.throughout.complaints import erasing
from sapar.throughout.complaints.correspondence import write_to_complainant, write_to_officer
from sapar.throughout.complaints.deciding import decide_complaint, prepare_decision
from sapar.throughout.complaints.endings import (
    close_complaint,
    confirm_withdrawal_by_call,
    escalate_complaint,
    note_wish_to_withdraw,
    reopen_complaint,
    withdraw_complaint,
)  # fmt: skip
from sapar.throughout.complaints.filing import add_claim, file_complaint, join_worker
from sapar.throughout.complaints.proof import add_proof
from sapar.throughout.complaints.protection import add_to_team, protect_complaint, remove_from_team
from sapar.throughout.complaints.sharing import answer_office, ask_office, hand_over_complaint
from sapar.throughout.complaints.talks import begin_conciliation, give_notice, hold_hearing, record_respondents_answer
from sapar.throughout.complaints.triage import (
    acknowledge_complaint,
    answer_complaint,
    declare_inadmissible,
    propose_not_taking_up,
    refer_out,
    take_back_referral,
    triage_complaint,
)  # fmt: skip

__all__ = [
    "acknowledge_complaint", "add_claim", "add_proof", "add_to_team", "answer_complaint", "answer_office", "ask_office",
    "begin_conciliation", "close_complaint", "confirm_withdrawal_by_call", "decide_complaint", "declare_inadmissible",
    "erasing", "escalate_complaint", "file_complaint", "give_notice", "hand_over_complaint", "hold_hearing",
    "join_worker", "note_wish_to_withdraw", "prepare_decision", "propose_not_taking_up", "protect_complaint",
    "record_respondents_answer", "refer_out", "remove_from_team", "reopen_complaint", "take_back_referral",
    "triage_complaint", "withdraw_complaint", "write_to_complainant", "write_to_officer",
]  # fmt: skip
