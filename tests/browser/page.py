"""A type of page: who has it in front of them, and what its main form is sent with."""

from dataclasses import dataclass

Answers = dict[str, str]


@dataclass(frozen=True)
class Page:
    """A type of page. A part of its address, or an answer, with a dot in it is a number somebody holds."""

    who: str
    view: str
    parts: tuple[str, ...] = ()
    query: str = ""
    status: int = 200
    light: bool = False  # a page of workers and the public: under 30 kB of HTML
    demo: bool = False  # exists in the demonstration alone
    sends: Answers | None = None  # what its main form is sent with; None where it has none
    leads: str = ""  # to which page that leads; without one it says what there is to mend


def of(who: str, view: str, *parts: str, **more: object) -> Page:
    """Return the page of a record, for whoever may work with it."""
    return Page(who, view, parts, **more)  # type: ignore[arg-type]


def light(who: str, view: str, *parts: str, **more: object) -> Page:
    """Return a page of a worker or of anybody, read on a cheap phone."""
    return Page(who, view, parts, light=True, **more)  # type: ignore[arg-type]
