"""The text of old messages is emptied; that a message went out stays."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.notices.outbox import deliver_due
from sapar.foundation.notices.tasks import forget_old_texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "forgotten"), [(364, False), (366, True)])
def test_the_text_goes_when_the_days_of_the_law_are_over(cast, settings, days, forgotten):
    settings.SAPAR_DEMO = True  # "sent" without a gateway
    cast.worker("nurlan")
    deliver_due()
    sent = OutboxMessage.objects.filter(delivery=Delivery.SENT).count()
    with clock.at(clock.now() + timedelta(days=days)):
        assert bool(forget_old_texts(clock.today())) is forgotten
        assert forget_old_texts(clock.today()) == 0
    assert OutboxMessage.objects.filter(delivery=Delivery.SENT).count() == sent > 0
    assert OutboxMessage.objects.filter(delivery=Delivery.SENT, body="").exists() is forgotten


def test_a_message_that_still_waits_keeps_its_text(cast):
    cast.worker("nurlan")
    with clock.at(clock.now() + timedelta(days=400)):
        assert forget_old_texts(clock.today()) == 0
