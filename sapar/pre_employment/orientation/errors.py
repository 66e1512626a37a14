"""Why something about an orientation did not happen, in sentences."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class NoSeatLeft(ActionError):
    """Every seat is booked."""

    code = "no_seat_left"
    sentence = _("All seats are booked. Choose another session, or look again later: a seat may become free")


class SessionNotOpen(ActionError):
    """Not open for booking, or its hour has come."""

    code = "session_not_open"
    sentence = _("Seats in this session cannot be booked now. Choose another session")


class SeatBooked(ActionError):
    """One seat at a time for a country."""

    code = "seat_booked"
    sentence = _("There is a seat for this country already, no. {number}. Cancel it first to choose another session")


class NotYet(ActionError):
    """Attendance before the session."""

    code = "session_not_begun"
    sentence = _("The session has not begun yet. It begins: {when}")


class InThePast(ActionError):
    """A session is planned ahead."""

    code = "session_in_the_past"
    sentence = _("This hour has passed. Write a day and an hour to come")


class QuizOver(ActionError):
    """The session is closed: the days for its quiz are over."""

    code = "quiz_over"
    sentence = _("The quiz of this session is over. Book a seat in another session")
