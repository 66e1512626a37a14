"""What is tidied up every day: the text of messages that were sent, or given up, long ago."""

from datetime import date, timedelta

from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.work.schedule import daily


@daily
def forget_old_texts(on: date) -> int:
    """Empty address and text when the law's days are over; that a message went out stays. Returns how many."""
    days = int(lawbook().value("retention.message_days", on).value)
    over = OutboxMessage.objects.exclude(delivery=Delivery.WAITING).filter(
        try_at__lt=clock.now() - timedelta(days=days)
    )
    with guard.writing(OutboxMessage):
        return over.exclude(address="").update(address="", subject="", body="")
