"""The ``sapar`` command: for operators and files. What people do in Sapar they do on its pages."""

import os
import signal
import subprocess
import sys
from typing import Annotated

import typer

from sapar.config.demo.command import demo
from sapar.policy.law.policy_commands import law
from sapar.pre_employment.clearance.commands import clearance
from sapar.pre_employment.clearance.commands import verify as verify_certificate
from sapar.registers.imports.commands import import_file
from sapar.registers.people.commands import people

# Icons stand in the pages themselves, htmx comes from our own build, and compressing is done when files are collected.
NOT_SERVED = ["icons", "django_htmx", "*.gz", "*.br"]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
app.add_typer(law, name="law", help="Read, check and apply the law packs. Needs no database.")

app.add_typer(people, name="people")

audit = typer.Typer(no_args_is_help=True, help="Verify and seal the audit trail.")
app.add_typer(audit, name="audit")
keys = typer.Typer(no_args_is_help=True, help="Care for the keys outside the database.")
app.add_typer(keys, name="keys")
people.command(name="import")(import_file)
app.command()(demo)
app.command(name="verify")(verify_certificate)
app.add_typer(people, name="people")
app.add_typer(clearance, name="clearance", help="The keys that sign certificates.")


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sapar.config.settings")
    app()


def _with_django() -> None:
    """Load the rooms. Commands that read law and files only do without."""
    import django

    django.setup()


@app.command()
def migrate() -> None:
    """Bring the database, the message catalogues and the static files to this version."""
    from sapar.foundation.languages.catalogue import compile_catalogues

    compile_catalogues()
    _with_django()
    from django.conf import settings
    from django.core.management import call_command

    from sapar.foundation.privacy.keyring import make_missing

    make_missing()
    call_command("migrate", interactive=False, verbosity=0)
    _record_law()
    if settings.STATIC_ROOT:
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_SERVED)
    typer.echo("The database is up to date.")


def _record_law() -> None:
    """Note what changed in the packs with this version; law with a fault is not recorded, and not applied."""
    from sapar.foundation import clock
    from sapar.policy.law.problems import PackRefused
    from sapar.policy.law_review.tasks import record_law_in_use

    try:
        record_law_in_use(clock.today())
    except PackRefused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(2) from refused


@app.command()
def serve(
    bind: Annotated[str, typer.Option(help="Address and port to listen on.")] = "127.0.0.1:8000",
    workers: Annotated[int, typer.Option(help="Web processes.")] = 2,
    work_too: Annotated[bool, typer.Option("--work/--no-work", help="Run the worker in the same process tree.")] = True,
) -> None:
    """Serve the pages, and by default run the worker beside them. Stops both on Ctrl-C."""
    _refuse_demo_elsewhere(bind)
    migrate()
    web = ["gunicorn", "--bind", bind, "--workers", str(workers), "sapar.config.wsgi:application"]
    commands = [web, ["sapar.config", "work"]] if work_too else [web]
    children = [subprocess.Popen([sys.executable, "-m", *command]) for command in commands]  # noqa: S603 - our own
    signal.signal(signal.SIGTERM, lambda *_: _stop(children))
    try:
        typer.echo(f"Sapar serves at http://{bind}. Stop it with Ctrl-C.")
        raise typer.Exit(_first_end(children))
    except KeyboardInterrupt:
        typer.echo("Stopping.")
    finally:
        _stop(children)


def _refuse_demo_elsewhere(bind: str) -> None:
    """The demo signs anybody in: it listens on this machine only."""
    from django.conf import settings

    host = bind.rpartition(":")[0].strip("[]")
    if settings.SAPAR_DEMO and host not in ("127.0.0.1", "localhost", "::1"):
        typer.echo("The demo serves this machine only: bind it to 127.0.0.1.", err=True)
        raise typer.Exit(2)


def _first_end(children: list[subprocess.Popen[bytes]]) -> int:
    """Wait until any child ends: half a service is none."""
    pid, status = os.waitpid(-1, 0)
    for child in children:
        if child.pid == pid:
            child.returncode = os.waitstatus_to_exitcode(status)
    return os.waitstatus_to_exitcode(status)


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        child.wait(timeout=30)


@app.command()
def work(once: Annotated[bool, typer.Option(help="Do what is due and stop.")] = False) -> None:
    """Run background tasks, the daily schedule and the outbox."""
    _with_django()
    from sapar.foundation import clock
    from sapar.foundation.work.worker import work_forever, work_round

    if once:
        typer.echo(f"Done: {work_round(clock.today())}")
        return
    stopping: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda given, _: stopping.append(given))
    work_forever(lambda: bool(stopping))


@keys.command()
def rotate() -> None:
    """Make a new master key and wrap every person's key under it. People may work meanwhile."""
    _with_django()
    from sapar.foundation.privacy.rotation import rotate as rotate_keys

    done = rotate_keys()
    typer.echo(f"Master key {done.master} is in use; {done.rewrapped} keys were wrapped anew.")
    typer.echo("Older master keys open nothing but backups: keep them offline for as long as those are kept.")


@audit.command()
def seal() -> None:
    """Seal every event that is not sealed yet."""
    _with_django()
    from sapar.foundation.audit.seals import seal_trail

    typer.echo(f"Events sealed: {seal_trail()}")


@audit.command()
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
    head: Annotated[str, typer.Option(help="A head digest that a witness kept.")] = "",
) -> None:
    """Check triggers, seals and every event. Exit status 1 names what was altered, is missing or was slipped in."""
    _with_django()
    import json
    from dataclasses import asdict

    from sapar.foundation.audit.seals import verify_trail

    verdict = verify_trail(head)
    if as_json:
        typer.echo(json.dumps(asdict(verdict)))
    else:
        for problem in verdict.problems:
            typer.echo(problem)
        typer.echo(f"Events: {verdict.events}. Seals: {verdict.seals}. Not sealed yet: {verdict.unsealed}.")
        typer.echo(f"Head: {verdict.head or 'none'}")
    raise typer.Exit(1 if verdict.problems else 0)


@app.command()
def member(
    organization: Annotated[str, typer.Argument(help="Number of the organization; 'ministry' for the root.")],
    name: Annotated[str, typer.Argument(help="The member's name.")],
    contact: Annotated[str, typer.Argument(help="Phone with country code, or e-mail address.")],
    role: Annotated[str, typer.Argument(help="The role, such as administrator.")],
    days: Annotated[int, typer.Option(help="For how many days.")] = 365,
) -> None:
    """Add a member: how the first administrator of a new instance gets in."""
    _with_django()
    from datetime import timedelta

    from django.core.exceptions import ValidationError

    from sapar.foundation import clock
    from sapar.foundation.accounts.actors import System
    from sapar.foundation.accounts.contacts import normalised
    from sapar.registers.organizations.actions import add_member
    from sapar.registers.organizations.models import Organization

    ref = organization.replace("-", "")
    match = {"kind": "ministry"} if organization == "ministry" else {"ref": ref}
    office = Organization.objects.filter(**match).first()
    if office is None:
        typer.echo(f"There is no organization with the number {organization}.", err=True)
        raise typer.Exit(2)
    until = clock.today() + timedelta(days=days)
    try:
        add_member(office, by=System("operator"), name=name, contact=normalised(contact), role=role, until=until)
    except ValidationError as error:
        typer.echo("; ".join(error.messages), err=True)
        raise typer.Exit(2) from error
    typer.echo(f"{name} can sign in with {contact} until {until}.")
