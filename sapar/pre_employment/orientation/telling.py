"""Whom an act on a seat tells."""

from sapar.foundation.notices.notice import Notice, helpline
from sapar.pre_employment.orientation.models import Seat


def to_person(seat: Seat, name: str, **values: object) -> Notice:
    """Return a notice to whoever has the seat. It names the seat and the hour, and nothing else."""
    return Notice(f"orientation/{name}", to=[seat.person.contact()], ref=seat.ref, phone=helpline(), **values)
