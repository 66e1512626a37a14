"""The contracts on record, for a proposed change of the law to be tried on, and how many work in a country."""

from collections.abc import Iterator

from django.db.models import QuerySet

from sapar.foundation import clock
from sapar.policy.law.facts import Stated, read_contract
from sapar.policy.law.form import InputRefused
from sapar.policy.law.replay.records import Keeper, keep_contracts
from sapar.registers.journeys.models import ABROAD, ContractState, ContractVersion, Journey


def recorded_contracts() -> Iterator[tuple[str, Stated]]:
    """Give every contract version that stands, as checked today; what cannot be read is left out."""
    today = clock.today()
    for ref, terms in _standing().order_by("pk").values_list("ref", "terms").iterator(chunk_size=2000):
        try:
            yield ref, read_contract({**terms, "check_on": today})
        except InputRefused:
            continue  # erased with its traveller, or older than the form


def count_contracts() -> int:
    """Count the contract versions that stand."""
    return _standing().count()


def people_in(country: str) -> int:
    """Count the people of the register who are abroad in a country now: by their journey, of which each has one."""
    return Journey.objects.filter(destination=country, state__in=ABROAD).count()


def _standing() -> "QuerySet[ContractVersion]":
    return ContractVersion.objects.filter(state=ContractState.RECORDED)


keep_contracts(Keeper(recorded_contracts, count_contracts, people_in))
