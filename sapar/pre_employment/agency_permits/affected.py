"""Who depends on a permit. The rooms above know it and tell this one, which imports none of them.

A room registers in its ``apps.py`` or ``actions.py``::

    @names_affected_workers
    def accepted(permit: AgencyPermit) -> Iterable[int]:
        return Application.objects.filter(...).values_list("person_id", flat=True)

It answers with the keys of persons, so that somebody whom two rooms name is counted once.
"""

from collections.abc import Callable, Iterable

from sapar.pre_employment.agency_permits.models import AgencyPermit

Provider = Callable[[AgencyPermit], Iterable[int]]
providers: list[Provider] = []


def names_affected_workers(provider: Provider) -> Provider:
    """Register a function from a permit to the primary keys of the persons who depend on it."""
    providers.append(provider)
    return provider


def affected_workers(permit: AgencyPermit) -> int:
    """Count the workers who depend on a permit: who would be called if it were suspended or revoked now."""
    return len({person for provider in providers for person in provider(permit)})
