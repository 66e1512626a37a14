"""All that is done to permits, told apart by who acts: the agency, those who check, the commission, the supervisors.

The legal order of moves is the tables in ``models.py``.
"""

from sapar.pre_employment.agency_permits.applying import (
    apply_for_permit,
    hand_in_paper,
    name_partner,
    renew_permit,
    submit_application,
    withdraw_application,
)
from sapar.pre_employment.agency_permits.checking import (
    accept_paper,
    confirm_completeness,
    confirm_partner,
    deny_partner,
    refuse_paper,
    return_application,
    send_to_commission,
)
from sapar.pre_employment.agency_permits.deciding import (
    ask_next_member,
    declare_conflict,
    grant_permit,
    refuse_permit,
    replace_permit,
    vote_on_permit,
)
from sapar.pre_employment.agency_permits.supervising import (
    decline_revocation,
    expire_permit,
    propose_revocation,
    reinstate_permit,
    remind_of_end,
    revoke_permit,
    suspend_permit,
)

__all__ = [
    "accept_paper",
    "apply_for_permit",
    "ask_next_member",
    "confirm_completeness",
    "confirm_partner",
    "declare_conflict",
    "decline_revocation",
    "deny_partner",
    "expire_permit",
    "grant_permit",
    "hand_in_paper",
    "name_partner",
    "propose_revocation",
    "refuse_paper",
    "refuse_permit",
    "reinstate_permit",
    "remind_of_end",
    "renew_permit",
    "replace_permit",
    "return_application",
    "revoke_permit",
    "send_to_commission",
    "submit_application",
    "suspend_permit",
    "vote_on_permit",
    "withdraw_application",
]  # fmt: skip
