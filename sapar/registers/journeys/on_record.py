"""The contracts on record, for a proposed change of the law to be tried on."""

from sapar.foundation import clock
from sapar.policy.law.facts import Stated, read_contract
from sapar.policy.law.form import InputRefused
from sapar.policy.law.replay.records import keeps_contracts
from sapar.registers.journeys.models import ContractState, ContractVersion


@keeps_contracts
def recorded_contracts() -> list[tuple[str, Stated]]:
    """Return every contract version that stands, as checked today; what cannot be read is left out."""
    found = []
    standing = ContractVersion.objects.filter(state=ContractState.RECORDED).order_by("pk")
    for ref, terms in standing.values_list("ref", "terms").iterator(chunk_size=2000):
        try:
            found.append((ref, read_contract({**terms, "check_on": clock.today()})))
        except InputRefused:
            continue  # erased with its traveller, or older than the form
    return found
