"""How long each page takes and how many queries it makes: everybody of the cast, on the database of the demo.

Each member of the cast signs in, as the demo's sign-in page does it, and opens once every page they can reach: lists,
records (three of each kind, the one with the longest history among them), the forms of actions. A page that is not
theirs is left out. Each type of page is then opened twenty times by whoever waited longest for it. Nothing is simulated
but the network.
"""

import logging
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sapar.config.settings")
os.environ.setdefault("SAPAR_DEMO", "1")
django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402

from sapar.config.demo.cast import CAST  # noqa: E402
from sapar.foundation.accounts import factors  # noqa: E402
from sapar.foundation.accounts.models import Account  # noqa: E402
from sapar.foundation.actions.doors.pages import address_of  # noqa: E402
from sapar.foundation.actions.guarded import Subject  # noqa: E402
from sapar.foundation.actions.registry import ACTIONS, buttons_for  # noqa: E402
from sapar.foundation.audit.models import AuditEvent  # noqa: E402

TIMES = 20
EACH, FORMS = 3, 6  # records of a kind, and forms on them, that are opened in turn
BUDGET_MS, BUDGET_QUERIES = 100, 40
first = itemgetter(0)
LISTS = (
    "/", "/sign-in", "/check-contract", "/check-contract/all", "/check-contract/pay", "/steps", "/steps/ru",
    "/steps/kz", "/complain/", "/track/", "/help/", "/organizations/", "/organizations/?q=Москва", "/my-journey",
    "/people/mine", "/account", "/acting", "/desk", "/people/search", "/people/search?q=Асанов",
    "/people/search?q=asanov", "/people/register", "/people/register-myself", "/complaints/", "/complaints/?q=ООО",
    "/cases/", "/cases/?q=Нурлан", "/cases/new-call", "/cases/referrals", "/returns/", "/returns/?q=Азамат",
    "/reintegration/", "/messages", "/agencies/", "/jobs/", "/verify", "/permits/", "/orders/", "/employers/",
    "/orientation/", "/applications/", "/applications/affected", "/contracts/", "/certificates/", "/data/",
    "/people/mine/readers",
)  # fmt: skip
BESIDE = {  # pages that hang on a record's, by its kind
    "journeys.journey": ("{page}/contracts/new",),
    "complaints.complaint": ("{page}/letter", "/track/{ref}"),
    "assistance.assistancecase": ("{page}/refer",),
    "returns.return": ("/reintegration/returns/{ref}/propose",),
}


class Counter:
    """Counts the statements of a connection."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        """Count one and let it through."""
        self.count += 1
        return execute(*statement)


@dataclass
class Measured:
    """One type of page as one member of the cast has it: the times in milliseconds, the most queries, the size."""

    page: str
    who: str
    times: list[float] = field(default_factory=list)
    queries: int = 0
    kilobytes: float = 0.0

    @property
    def mean(self) -> float:
        """Return the mean time of a request."""
        return statistics.mean(self.times)

    def percentile(self, percent: int) -> float:
        """Return the time within which this share of the requests was served."""
        return statistics.quantiles(self.times, n=100, method="inclusive")[percent - 1]


def kinds() -> list[type[Subject]]:
    """Return the kinds of record that have a page."""
    return list({action.subject: None for action in ACTIONS.values() if action.subject.PAGE})


def most_told() -> dict[str, list[str]]:
    """Return the references of the records of each kind that have the longest histories."""
    told: dict[str, list[str]] = {}
    rows = AuditEvent.objects.values_list("subject_type", "subject_ref").annotate(n=Count("pk")).order_by("-n")
    for kind, ref, _ in rows:
        told.setdefault(kind, []).append(ref)
    return told


def pages_of(actor: Any, told: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield each type of page with the addresses to open in turn."""
    yield from ((address, [address]) for address in LISTS)
    for kind in kinds():
        name = kind._meta.label_lower
        seen = kind.visible_to(actor).filter(ref__in=told.get(name, ())[:200])
        place = {ref: number for number, ref in enumerate(told.get(name, ()))}
        records = sorted(seen, key=lambda record: place[record.ref])[:EACH]
        if not records:
            continue
        yield name, [address_of(record) for record in records]
        for beside in BESIDE.get(name, ()):
            addresses = [beside.format(page=address_of(record), ref=record.ref) for record in records]
            yield f"{name} {beside.rsplit('/', 1)[-1].format(ref='')}".strip(), addresses
        forms = [f"/do/{action.slug}/{record.ref}" for record in records for action in buttons_for(actor, record)]
        yield f"{name}, a form", forms


def measured(client: Client, page: str, who: str, addresses: list[str], counter: Counter, times: int) -> Measured:
    """Open the addresses in turn, so many times, and measure."""
    found = Measured(page, who)
    for number in range(times):
        counter.count = 0
        begun = time.perf_counter()
        answer = client.get(addresses[number % len(addresses)])
        found.times.append((time.perf_counter() - begun) * 1000)
        found.queries = max(found.queries, counter.count)
        found.kilobytes = max(found.kilobytes, len(answer.content) / 1000)
    return found


def signed_in(somebody: Any) -> Client:
    """Return the browser of one of the cast, or of a visitor."""
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT="text/html")
    if somebody:
        account = Account.objects.get(phone=somebody.phone)
        client.post("/sign-in/demo", {"ref": account.ref})
        while account.second_factor and (answer := client.get("/account")).status_code != 200:
            client.post("/second-step", {"code": factors.codes_now().get(account.ref, "")})
            time.sleep(0 if answer.status_code == 200 else 1)  # a code works once: another comes within half a minute
    return client


def heaviest(counter: Counter) -> dict[str, tuple[float, Client, str, list[str]]]:
    """Open everybody's pages once and return, for each type of page, for whom it takes longest."""
    told, found = most_told(), {}
    for somebody in (None, *CAST):
        client, who = signed_in(somebody), somebody.key if somebody else "visitor"
        actor = client.get("/").wsgi_request.actor
        for page, addresses in pages_of(actor, told):
            addresses = [address for address in addresses[:FORMS] if client.get(address).status_code == 200]
            if addresses:
                took = measured(client, page, who, addresses, counter, len(addresses)).mean
                found[page] = max(
                    found.get(page, (0.0, client, who, addresses)), (took, client, who, addresses), key=first
                )
    return found


def main() -> None:
    """Measure each type of page for whoever waits longest for it, and print the slowest first."""
    logging.disable()  # refusals are part of the tour: not every page is everybody's
    counter = Counter()
    connection.execute_wrappers.append(counter)
    found = heaviest(counter).items()
    show([measured(client, page, who, addresses, counter, TIMES) for page, (_, client, who, addresses) in found])


def show(pages: list[Measured]) -> None:
    """Print one line a page, and what is over the budget."""
    print(f"{'page':44} {'who':9} {'p50 ms':>7} {'p95 ms':>7} {'queries':>7} {'kB':>6}")
    over = 0
    for each in sorted(pages, key=lambda page: -page.percentile(95)):
        is_over = each.percentile(95) > BUDGET_MS or each.queries > BUDGET_QUERIES
        over += is_over
        print(
            f"{each.page:44} {each.who:9} {each.percentile(50):7.1f} {each.percentile(95):7.1f} {each.queries:7} "
            f"{each.kilobytes:6.1f}{'  over the budget' if is_over else ''}"
        )
    print(f"{len(pages)} pages, {over} over the budget of {BUDGET_MS} ms (p95) and {BUDGET_QUERIES} queries")


if __name__ == "__main__":
    main()
