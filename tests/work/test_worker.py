"""The worker does what is due once, and picks up what a killed one left."""

import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller

from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.audit.models import Seal
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.notices.outbox import PATIENCE, deliver_due
from sapar.foundation.work.models import JobRun
from sapar.foundation.work.schedule import Job
from sapar.foundation.work.worker import ABANDONED_AFTER, run_schedule, work_round


@pytest.fixture
def jobs(monkeypatch):
    """A schedule of one job that counts its runs."""
    runs = []
    monkeypatch.setattr("sapar.foundation.work.worker.DAILY", [Job("test.count", lambda on: runs.append(on) or 1)])
    return runs


def test_a_daily_job_runs_once_a_day_however_many_workers(db, jobs):
    today = clock.today()
    assert [run_schedule(today), run_schedule(today), run_schedule(today + timedelta(days=1))] == [1, 0, 1]
    assert jobs == [today, today + timedelta(days=1)]


def test_a_job_that_a_killed_worker_began_is_run_again(db, jobs):
    begun = clock.now() - ABANDONED_AFTER - timedelta(minutes=1)
    with guard.writing(JobRun):
        JobRun.objects.create(job="test.count", on=clock.today(), begun_at=begun)
    assert run_schedule(clock.today()) == 1
    assert JobRun.objects.get().finished_at


def test_a_round_seals_the_trail(cast, jobs):
    cast.aigul
    work_round(clock.today())
    assert Seal.objects.count() == 1


def test_without_a_gateway_a_message_waits_and_is_tried_again_later(cast):
    cast.aigul
    assert deliver_due() == 0
    message = OutboxMessage.objects.get()
    assert (message.delivery, message.tries) == (Delivery.WAITING, 1)
    assert message.try_at > clock.now()


def test_after_the_last_try_a_message_is_given_up(cast):
    cast.aigul
    for _ in range(len(PATIENCE) + 1):
        message = OutboxMessage.objects.get()
        with clock.at(message.try_at):
            deliver_due()
    assert OutboxMessage.objects.get().delivery == Delivery.GIVEN_UP


class _Mailbox:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(envelope.content.decode())
        return "250 OK"


@pytest.fixture
def mailbox(settings):
    """A mail server on loopback."""
    box = _Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box
    controller.stop()


def test_a_mail_sent_twice_after_a_crash_is_one_mail_to_its_reader(cast, mailbox):
    from sapar.registers.organizations.actions import add_member
    from sapar.registers.organizations.models import Role

    add_member(
        cast.office("osh"), by=cast.asel, name="A", contact="a@example.org", role=Role.HOTLINE_CLERK,
        until=clock.today() + timedelta(days=9),
    )  # fmt: skip
    message = OutboxMessage.objects.get(channel="mail")
    deliver_due()
    with guard.writing(OutboxMessage):
        OutboxMessage.objects.filter(pk=message.pk).update(delivery=Delivery.WAITING)
    deliver_due()
    ids = [line for mail in mailbox.mails for line in mail.splitlines() if line.startswith("Message-ID")]
    assert ids == [f"Message-ID: {message.message_id}"] * 2
