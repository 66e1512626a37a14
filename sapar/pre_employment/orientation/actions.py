"""All that is done to sessions and seats. The legal order of moves is the tables in ``models.py``."""

from sapar.pre_employment.orientation.certifying import give_certificate, take_quiz
from sapar.pre_employment.orientation.seats import (
    book_seat,
    cancel_seat,
    note_attended,
    note_missed,
    remind_of_session,
)
from sapar.pre_employment.orientation.sessions import (
    cancel_session,
    close_session,
    hold_session,
    move_session,
    open_session,
    plan_session,
)

__all__ = [
    "book_seat", "cancel_seat", "cancel_session", "close_session", "give_certificate", "hold_session", "move_session",
    "note_attended", "note_missed", "open_session", "plan_session", "remind_of_session", "take_quiz",
]  # fmt: skip
