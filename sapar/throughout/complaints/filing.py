"""Filing a complaint and joining others to it. Anybody may: no status, no proof and no name is asked for."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.actors import Kind as ActorKind
from sapar.foundation.accounts.contacts import normalised
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.money import Money
from sapar.foundation.notices.notice import Notice
from sapar.foundation.privacy.classes import P2, P3, P4, SECRET
from sapar.foundation.privacy.models import DataKey
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization, OrganizationKind, Role
from sapar.registers.people.models import Person
from sapar.throughout.complaints import clocks, codes
from sapar.throughout.complaints.models import Claim, ClaimWorker, Complaint
from sapar.throughout.complaints.permissions import anybody, complainant_or_officer
from sapar.throughout.complaints.telling import members_at, told
from sapar.throughout.complaints.vocabulary import HEAD_OF_KIND, Channel, ForWhom, Head, Kind

LONG = 5000
OFFICE_ONLY = _("You and the officers who work on it")
NEVER_THE_OTHER_SIDE = _("The agency or employer never sees your phone or address")


def check_kinds(text: str) -> None:
    """Refuse what is no list of kinds."""
    if not set(text.split(",")) <= set(Kind.values):
        raise ValidationError(_("Choose one answer"), code="choice")


def check_phone(text: str) -> None:
    """Refuse what cannot be a phone."""
    normalised(text)


Kinds = Annotated[str, Ask(_("What is it about?"), max_length=400, data_class=P4, check=check_kinds)]
Phone = Annotated[str, Ask(_("Phone"), max_length=30, data_class=P3, check=check_phone, who_sees=NEVER_THE_OTHER_SIDE)]


@action(
    subject=Organization, creates=Complaint, allowed_to=anybody, law="complaint", label=_("Make a complaint"),
    has_button=False,
)  # fmt: skip
def file_complaint(
    office: Organization,
    *,
    by: Actor,
    on: date,
    kinds: Kinds,
    what_happened: Annotated[str, Ask(_("What happened?"), lines=8, max_length=LONG, data_class=P3)],
    country: Annotated[str, Ask(_("In which country?"), max_length=2)],
    for_whom: Annotated[ForWhom, Ask(_("Who is this complaint for?"))] = ForWhom.ME,
    anonymous: Annotated[bool, Ask(_("Without my name"))] = False,
    person: Annotated[Person | None, Ask(_("Number of the person"))] = None,
    name: Annotated[str, Ask(_("Name"), data_class=P3)] = "",
    relation: Annotated[str, Ask(_("How are you related?"), data_class=P3)] = "",
    consent: Annotated[str, Ask(_("Did the person agree?"), max_length=500, data_class=P3)] = "",
    workers: Annotated[str, Ask(_("Names of the workers, one a line"), lines=6, max_length=LONG, data_class=P3)] = "",
    respondent: Annotated[Organization | None, Ask(_("Number of the employer or agency"))] = None,
    respondent_name: Annotated[str, Ask(_("Who did this?"), data_class=P3)] = "",
    place: Annotated[str, Ask(_("Where?"), data_class=P3)] = "",
    happened_on: Annotated[date | None, Ask(_("When?"))] = None,
    money: Annotated[Money | None, Ask(_("How much money is it about?"), data_class=P2)] = None,
    phone: Phone = "",
    safe_contact: Annotated[str, Ask(_("When and how may we contact you safely?"), max_length=500, data_class=P3)] = "",
    urgent: Annotated[bool, Ask(_("Are you in danger now?"))] = False,
    channel: Annotated[Channel, Ask(_("Came by"))] = Channel.WEB,
    code: Annotated[str, Ask(_("Secret code"), data_class=SECRET)] = "",
) -> Done:
    """Take in a complaint. Without an account the number and the secret code open it; the code is shown once."""
    _refuse_future(happened_on, on)
    complaint = Complaint(
        office=office, key=DataKey.make(), received_on=on, for_whom=for_whom, anonymous=anonymous, relation=relation,
        consent=consent, respondent=respondent, respondent_name=respondent_name, what_happened=what_happened,
        country=country, place=place, happened_on=happened_on, safe_contact=safe_contact, urgent=urgent,
        channel=channel, language=readers_language(), phone=normalised(phone) if phone else "",
        mandate=_mandate_of(by), name="" if anonymous else name, complainant=None if anonymous else _person(by, person),
    )  # fmt: skip
    complaint.name_kinds([Kind(kind) for kind in kinds.split(",")])
    complaint.journey = _journey(complaint)
    shown = _give_code(complaint, code)
    complaint.save()
    complaint.shown_code = shown  # type: ignore[attr-defined]  # lives with this object only
    _note_workers(complaint, workers, on)
    _note_money(complaint, money)
    due = on if urgent else clocks.within("acknowledge", on)
    clocks.next_step(complaint, "acknowledge_complaint", due, at=clocks.in_danger(on) if urgent else None)
    done = Done(
        {"for_whom": for_whom, "channel": channel, "answer_by": due}, created=complaint,
        **told(complaint, "complaints/received", date=due),
    )  # fmt: skip
    return _at_once(done, complaint, on) if urgent else done


def _at_once(done: Done, complaint: Complaint, on: date) -> Done:
    """Tell the desk now, and ask the rooms above to help in person: somebody known, where there is a post."""
    at_desk = Notice("complaints/urgent", to=members_at(complaint, Role.DISPUTE_OFFICER, on), ref=complaint.ref)
    done.tell = [*done.tell, at_desk]
    in_person = complaint.complainant is not None and complaint.for_whom != ForWhom.OTHER
    if in_person and Organization.objects.posts_for(complaint.country).exists():
        done.then = [FollowUp("complaints.danger_abroad", complaint)]
    return done


def _refuse_future(happened_on: date | None, on: date) -> None:
    if happened_on and happened_on > on:
        raise ValidationError({"happened_on": _("This day has not come yet. Write the day when it happened")})


def _person(by: Actor, given: Person | None) -> Person | None:
    """Return whose complaint it is: the account's person, the one being helped, or the one an officer named."""
    if by.kind == ActorKind.HOLDER and by.account:
        return Person.objects.filter(account=by.account).first()
    if by.kind == ActorKind.HELPER:
        return Person.objects.filter(ref=by.helping).first()
    return given if by.is_staff else None


def _mandate_of(by: Actor) -> Organization | None:
    """Return the partner organisation that files with a mandate."""
    return Organization.objects.filter(ref=by.organisation_ref, kind=OrganizationKind.PARTNER).first()


def _journey(complaint: Complaint) -> Journey | None:
    """Return the complainant's newest journey to the country, if it is their own complaint."""
    if complaint.complainant is None or complaint.for_whom == ForWhom.OTHER:
        return None
    return Journey.objects.filter(person=complaint.complainant, destination=complaint.country).order_by("-pk").first()


def _give_code(complaint: Complaint, code: str) -> str:
    """Set the code, unless an account opens the complaint, and return it to be shown once."""
    if complaint.complainant and complaint.complainant.account_id:
        return ""
    shown = codes.normalised(code) if code else codes.new_code()
    complaint.secret_digest = codes.digest_of(shown)
    return shown


def _note_workers(complaint: Complaint, workers: str, on: date) -> None:
    for name in filter(None, (line.strip() for line in workers.splitlines())):
        ClaimWorker(complaint=complaint, name=name[:200], joined_on=on).save()


def _note_money(complaint: Complaint, money: Money | None) -> None:
    if money is None:
        return
    _refuse_nothing(money)
    head = next((HEAD_OF_KIND[kind] for kind in complaint.all_kinds if kind in HEAD_OF_KIND), Head.OTHER)
    Claim(complaint=complaint, head=head, amount=money.amount, currency=money.currency).save()


def _refuse_nothing(money: Money) -> None:
    if money.amount <= Decimal(0):
        raise ValidationError({"money": _("Write a number, for example 45000")})


@action(subject=Complaint, allowed_to=complainant_or_officer, law="complaint", label=_("Add a worker"))
def join_worker(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    name: Annotated[str, Ask(_("Name"), data_class=P3, who_sees=OFFICE_ONLY)],
    phone: Phone = "",
    money: Annotated[Money | None, Ask(_("What is owed to this worker?"), data_class=P2)] = None,
) -> Done:
    """Join one more worker to the claim."""
    worker = ClaimWorker(complaint=complaint, name=name, phone=normalised(phone) if phone else "", joined_on=on)
    worker.save()
    if money:
        _refuse_nothing(money)
        Claim(complaint=complaint, worker=worker, head=Head.WAGES, amount=money.amount, currency=money.currency).save()
    if complaint.for_whom == ForWhom.ME:
        complaint.for_whom = ForWhom.GROUP
    return Done({"name": name}, silent_because="the page of the complaint shows it")


@action(subject=Complaint, allowed_to=complainant_or_officer, law="complaint", label=_("Add a sum"))
def add_claim(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    head: Annotated[Head, Ask(_("For what?"))],
    money: Annotated[Money, Ask(_("How much?"), data_class=P2)],
) -> Done:
    """Write down one more sum that is claimed."""
    _refuse_nothing(money)
    Claim(complaint=complaint, head=head, amount=money.amount, currency=money.currency).save()
    return Done({"head": head, "money": str(money)}, silent_because="the page of the complaint shows it")
