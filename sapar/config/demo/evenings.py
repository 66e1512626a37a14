"""What the system does by itself at the end of a day, and what follows: check-ins are answered or not."""

from datetime import date, timedelta
from typing import Any

from sapar.config.demo.calendar import Life
from sapar.config.demo.troubles import Help, go_on
from sapar.config.demo.world import Worker, World, caller
from sapar.employment.assistance.choices import AskedAs, CaseState, Need, Outcome
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.stays.actions import answer_check_in, skip_check_in
from sapar.employment.stays.models import CheckIn, CheckInState
from sapar.foundation.work.schedule import DAILY

EVERY = 28  # days between two rounds of the daily jobs, long ago
STAYS_EVERY = 126  # the same for check-ins and reminders, of which there would be more than a demo has time for
STAYS = "stays."
DAILY_SINCE = 14  # days before the end from which all run every day
ALL_WELL: dict[str, Any] = {"well": True, "paid": True, "as_promised": True, "free_to_leave": True, "need_help": False}
NOT_SO_WELL: tuple[dict[str, Any], ...] = (
    {"well": True, "paid": False, "need_help": True},
    {"well": False, "paid": True, "need_help": True},
    {"well": True, "paid": True, "as_promised": False, "need_help": False},
    {"well": True, "paid": False, "as_promised": False, "free_to_leave": False, "need_help": True},
)  # fmt: skip
ANSWERED, SKIPPED, TROUBLED = 0.74, 0.78, 0.84  # the rest never answers


class Evenings:
    """The evenings of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._seen = 0  # the newest check-in that somebody already thought about

    def __call__(self, on: date) -> None:
        """Run the daily jobs: now and then long ago, every day of the last fortnight."""
        near, age = on > self.world.calendar.ago(DAILY_SINCE), (on - self.world.calendar.first).days
        for job in DAILY:
            if near or age % (STAYS_EVERY if job.name.startswith(STAYS) else EVERY) == 0:
                job.run(on)
        if near or age % STAYS_EVERY == 0:
            self._think_of_answers(on)

    def _think_of_answers(self, on: date) -> None:
        workers = {each.record.pk: each for each in self.world.workers if each.person}
        fresh = (
            CheckIn.objects.filter(pk__gt=self._seen, state=CheckInState.DUE).select_related("journey").order_by("pk")
        )
        for check_in in fresh:
            self._seen = check_in.pk
            worker = workers[check_in.journey.person_id]
            ago = (self.world.today - on).days
            if not (worker.key and ago < DAILY_SINCE):  # the cast answers the newest one when somebody signs in
                day = on + timedelta(days=self.world.chance.randint(1, 5))
                self.world.calendar.begin(day, answer(self.world, worker, check_in), worker.invented.language)


def answer(world: World, worker: Worker, check_in: CheckIn) -> Life:
    """Answer a check-in by its link, or skip it, or never; where something is wrong, the post takes it up."""
    fate, by = world.chance.random(), caller("link", check_in.ref)
    if CheckIn.objects.get(pk=check_in.pk).state not in (CheckInState.DUE, CheckInState.MISSED):
        return
    if fate < ANSWERED or (worker.quiet and fate < TROUBLED):
        answer_check_in(check_in, by=by, **ALL_WELL)
    elif fate < SKIPPED:
        skip_check_in(check_in, by=by)
    elif fate < TROUBLED:
        answer_check_in(check_in, by=by, **world.pick(NOT_SO_WELL), safe_contact="Кечинде жазыңыз")
        case = AssistanceCase.objects.filter(person=worker.record, asked_as=AskedAs.CHECK_IN).order_by("-pk").first()
        if case and case.state == CaseState.ASKED:
            outcome = world.pick((Outcome.SOLVED, Outcome.PARTLY, Outcome.NOT_REACHED))
            yield from go_on(world, case, Help(Need(case.need), 0, outcome=outcome))
