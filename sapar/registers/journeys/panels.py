"""Parts that rooms above put on the pages of a journey and of a contract version. This room imports none of them.

@on_contract
def substitution(version: ContractVersion, actor: Actor) -> Panel | None: ...
"""

from collections.abc import Callable

from sapar.foundation.accounts.actors import Actor
from sapar.registers.journeys.models import ContractVersion, Journey
from sapar.registers.people.panels import Panel

OnContract = Callable[[ContractVersion, Actor], Panel | None]
OnJourney = Callable[[Journey, Actor], Panel | None]
contract_makers: list[OnContract] = []
journey_makers: list[OnJourney] = []


def on_contract(maker: OnContract) -> OnContract:
    """Register a part of the page of a contract version."""
    contract_makers.append(maker)
    return maker


def on_journey(maker: OnJourney) -> OnJourney:
    """Register a part of the page of a journey."""
    journey_makers.append(maker)
    return maker
