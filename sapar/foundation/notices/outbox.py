"""Putting messages into the outbox, and getting them out."""

from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException
from urllib.parse import quote

import apprise
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.notices.notice import MAIL, Notice
from sapar.foundation.notices.outbound import allowed_hosts_only
from sapar.foundation.privacy.sealing import ValueErased

# How long to wait before the next try, in minutes; after the last one the message is given up and reported.
PATIENCE = (1, 5, 15, 60, 240, 720, 1440)


def put(event: AuditEvent, notices: Iterable[Notice]) -> int:
    """Write the messages of an event into the outbox, in the event's transaction. Returns how many."""
    messages: list[OutboxMessage] = []
    for notice in notices:
        for contact in notice.to:
            subject, body = notice.written_for(contact)
            messages.append(
                OutboxMessage(
                    event=event,
                    number=len(messages),
                    notice=notice.name,
                    channel=contact.channel,
                    language=contact.language,
                    key=contact.key,
                    address=contact.address,
                    subject=subject,
                    body=body,
                    try_at=clock.now(),
                )
            )
    with guard.writing(OutboxMessage):
        OutboxMessage.objects.bulk_create(messages)
    return len(messages)


def deliver_due(limit: int = 100) -> int:
    """Try every message that is due, one transaction each, and return how many were sent."""
    due = OutboxMessage.objects.filter(delivery=Delivery.WAITING, try_at__lte=clock.now()).order_by("try_at", "pk")
    return sum(_deliver(pk) for pk in due.values_list("pk", flat=True)[:limit])


@transaction.atomic
def _deliver(pk: int) -> bool:
    message = (
        OutboxMessage.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(pk=pk, delivery=Delivery.WAITING)
        .first()
    )
    if message is None:  # another worker has it
        return False
    sent = _send(message)
    message.tries += 1
    if sent:
        message.delivery, message.sent_at = Delivery.SENT, clock.now()
    elif message.tries > len(PATIENCE):
        message.delivery = Delivery.GIVEN_UP
    else:
        message.try_at = clock.now() + timedelta(minutes=PATIENCE[message.tries - 1])
    with guard.writing(OutboxMessage):
        message.save(update_fields=["delivery", "sent_at", "tries", "try_at"])
    return sent


def _send(message: OutboxMessage) -> bool:
    """Hand the message to its gateway and say whether that worked; whatever went wrong, it is tried again."""
    if settings.SAPAR_DEMO:
        return True  # the demo shows its messages on a page and sends none
    try:
        with allowed_hosts_only():
            return _mail(message) if message.channel == MAIL else _text(message)
    except (ValueErased, OSError, SMTPException):
        return False


def _mail(message: OutboxMessage) -> bool:
    """Send by Django's mail settings, not by apprise: apprise writes a Message-ID of its own at every try."""
    mail = EmailMessage(message.subject, message.body, to=[message.address], headers={"Message-ID": message.message_id})
    return bool(mail.send())


def _text(message: OutboxMessage) -> bool:
    """Send by the apprise URL of the SMS gateway. A failed send is a falsy answer there, never an exception."""
    gateway = apprise.Apprise()
    there = gateway.add(settings.SAPAR_SMS_GATEWAY.replace("{to}", quote(message.address)))
    return bool(there) and bool(gateway.notify(title=message.message_id, body=message.body))
