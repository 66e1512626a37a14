"""What a trusted person sees: the name, the country and where somebody is in their journey."""

from dataclasses import dataclass

from django.db.models import QuerySet

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.privacy.sealing import blind_index
from sapar.foundation.reading.log import note_opening
from sapar.registers.data_rights.models import TRUSTED_PHONE, TrustedPerson, TrustState


@dataclass(frozen=True)
class News:
    """How somebody is, as far as they share it."""

    trusted: TrustedPerson
    name: str
    where: str


def trusting(actor: Actor) -> "QuerySet[TrustedPerson]":
    """Return who trusts this account now."""
    phone = actor.account.phone if actor.kind == Kind.HOLDER and actor.account else ""
    if not phone:
        return TrustedPerson.objects.none()
    return TrustedPerson.objects.filter(phone_index=blind_index(TRUSTED_PHONE, phone), state=TrustState.TRUSTED)


def news_for(actor: Actor) -> list[News]:
    """Return how those are who trust this account. Each look is written down for them."""
    rows = list(trusting(actor).select_related("person__key").prefetch_related("person__journeys"))
    note_opening(actor, [row.person for row in rows])
    return [News(row, row.person.given_name, _where(row)) for row in rows]


def _where(row: TrustedPerson) -> str:
    journeys = sorted(row.person.journeys.all(), key=lambda journey: journey.pk)
    return f"{journeys[-1].title}: {journeys[-1].get_state_display()}" if journeys else ""
