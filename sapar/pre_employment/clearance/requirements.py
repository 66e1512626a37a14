"""What the law of the home country asks for a certificate: the entries ``clearance.requires.*`` of its pack."""

from dataclasses import dataclass
from datetime import date

from sapar.policy.law.book import LawBook
from sapar.policy.law.reviewed import as_reviewed

PREFIX = "clearance.requires."


@dataclass(frozen=True)
class Requirement:
    """One thing that must be so before a certificate is issued, with its article."""

    id: str
    whom: frozenset[str]  # pathways, or a pathway to one country: independent/KR
    titles: dict[str, str]  # in every language of the instance
    sources: dict[str, str]
    checked: str

    def title(self, language: str) -> str:
        """Return what it asks, in a language."""
        return self.titles.get(language) or self.titles["en"]

    def source(self, language: str) -> str:
        """Return the act and article, in a language."""
        return self.sources.get(language) or self.sources["en"]


def requirements_for(pathway: str, destination: str, on: date) -> list[Requirement]:
    """Return what is asked of somebody on this pathway to this country, in the order of the pack."""
    return [each for each in all_requirements(on) if {pathway, f"{pathway}/{destination}"} & each.whom]


def all_requirements(on: date) -> list[Requirement]:
    """Return what is asked of anybody."""
    found = []
    for key, parameter in LawBook().pack.parameters.items():
        value = parameter.on(on) if key.startswith(PREFIX) else None
        if value is not None:
            sources = {language: value.citation.text(language) for language in parameter.title}
            found.append(Requirement(
                key.removeprefix(PREFIX), frozenset(value.value), dict(parameter.title), sources,
                as_reviewed(value.checked).state,
            ))  # fmt: skip
    return found
