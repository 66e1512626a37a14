"""What is done in a stay abroad. The legal order of moves is in ``Journey.MOVES`` and ``CheckIn.MOVES``."""

from sapar.employment.stays.check_ins import answer_check_in, miss_check_in, open_check_in, skip_check_in
from sapar.employment.stays.moving import (
    arrive,
    depart,
    end_work,
    lose_contact,
    regain_contact,
    remain_abroad,
    start_work,
)
from sapar.employment.stays.reminders import plan_reminders, remind_of_deadline

__all__ = [
    "answer_check_in", "arrive", "depart", "end_work", "lose_contact", "miss_check_in", "open_check_in",
    "plan_reminders", "regain_contact", "remain_abroad", "remind_of_deadline", "skip_check_in", "start_work",
]  # fmt: skip
