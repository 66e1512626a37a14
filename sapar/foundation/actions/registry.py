"""The register of all actions and follow-ups: what there is, what may be pressed now, and what follows what."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from sapar.foundation.actions.moves import NEW, start_states

if TYPE_CHECKING:
    from sapar.foundation.accounts.actors import Actor
    from sapar.foundation.actions.guarded import Subject
    from sapar.foundation.actions.wrapper import Action

ACTIONS: dict[str, "Action"] = {}
FOLLOW_UPS: dict[str, list[Callable[..., Any]]] = {}

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class FollowUp:
    """Something a lower room asks of whoever stands above it: ``name`` is registered by the higher room's action.

    ``FollowUp("journeys.departed", journey)`` runs every action registered with ``@follows("journeys.departed")``.
    """

    name: str
    subject: "Subject"
    given: dict[str, Any] = field(default_factory=dict)


def register(action: "Action") -> None:
    """Add an action. Names are unique in the whole project: they are the audit names."""
    if action.name in ACTIONS:
        raise ValueError(f"There are two actions named {action.name}.")
    ACTIONS[action.name] = action


def follows(name: str) -> Callable[[F], F]:
    """Register an action as a follow-up of ``name``, or a function ``(subject, *, by, on)`` that picks the action."""

    def remember(action: F) -> F:
        FOLLOW_UPS.setdefault(name, []).append(action)
        return action

    return remember


def actions_on(subject: "Subject") -> list["Action"]:
    """Return the actions on records of this kind, in the order in which they were written."""
    return [action for action in ACTIONS.values() if action.subject is type(subject)]


def buttons_for(actor: "Actor", subject: "Subject") -> list["Action"]:
    """Return the actions this actor may do to this record now: what its page shows as buttons."""
    return [
        action
        for action in actions_on(subject)
        if action.has_button and can_start(action, subject) and action.allowed_to(actor, subject)
    ]


def can_start(action: "Action", subject: "Subject") -> bool:
    """Say whether an action may start from the state of a record."""
    starts = start_states(action.move)
    return NEW in starts or str(getattr(subject, "state", "")) in starts
