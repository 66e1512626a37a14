"""What the system does by itself: it reminds of sessions the day before, and closes those whose quiz is over."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.pre_employment.orientation.queries import seats_to_remind, sessions_to_close
from sapar.pre_employment.orientation.seats import remind_of_session
from sapar.pre_employment.orientation.sessions import close_session

DUTY = System("sessions of orientation")


@daily
def remind_of_sessions(on: date) -> int:
    """Remind whoever has a seat tomorrow. Returns how many."""
    ahead = list(seats_to_remind(on))
    for seat in ahead:
        remind_of_session(seat, by=DUTY)
    return len(ahead)


@daily
def close_sessions(on: date) -> int:
    """Close each session whose quiz is over. Returns how many."""
    over = list(sessions_to_close(on))
    for session in over:
        close_session(session, by=DUTY)
    return len(over)
