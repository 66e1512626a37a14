"""A death: nothing is sent to the phone of the dead, a person speaks with the family."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.post_employment.reintegration.actions import (
    close_reintegration,
    propose_service,
    record_consent,
    refer_to_provider,
)
from sapar.post_employment.returns.actions import (
    close_return,
    note_needs,
    notify_return,
    record_death,
    record_talk_with_family,
    register_return,
    reopen_return,
    return_home,
)
from sapar.post_employment.returns.models import Return, ReturnKind, ReturnState
from sapar.post_employment.returns.tests.travellers import NO_NEEDS, OSH, came_home
from sapar.registers.journeys.models import Journey, JourneyState


def to_the_dead():
    messages = OutboxMessage.objects.filter(notice__regex="^(returns|reintegration)/")
    return [message.notice for message in messages if message.address == "+79161110001"]


def test_the_office_speaks_with_the_family_and_the_phone_is_silent(cast, dead):
    assert Task.objects.of(cast.bolot).get().asks == "record_talk_with_family"
    assert to_the_dead() == []


def test_only_staff_record_a_death(cast, nurlan):
    with pytest.raises(Refused):
        record_death(nurlan.journey, by=nurlan.actor, day=clock.today())
    with pytest.raises(ValidationError):
        came_home(nurlan, kind="death")


def test_a_death_ends_the_journey_also_where_a_return_was_announced(cast, nurlan):
    assert cast.daniyar.role
    said = notify_return(nurlan.journey, by=nurlan.actor, kind="medical").record
    journey = Journey.objects.get(pk=nurlan.journey.pk)
    dead = record_death(journey, by=cast.daniyar, day=clock.today()).record
    assert (dead.pk, Return.objects.get().kind) == (said.pk, ReturnKind.DEATH)
    assert Journey.objects.get(pk=journey.pk).state == JourneyState.RETURNED


def test_nobody_is_asked_whether_they_came_home_by_death(cast, nurlan):
    offered = ActionForm(return_home).fields["kind"].choices
    assert "death" not in dict(offered)


def test_nobody_asks_where_the_dead_live_now(cast, dead):
    with pytest.raises(Refused):
        register_return(dead, by=cast.bolot, lives_at=OSH, wish="stay")


def test_whoever_came_home_alive_is_not_spoken_of_with_the_family(cast, home):
    with pytest.raises(Refused):
        record_talk_with_family(home, by=cast.bolot, words="x")


def test_the_family_is_helped_to_the_end_without_one_message_to_the_dead(cast, dead):
    assert cast.ermek.role
    talked = record_talk_with_family(dead, by=cast.bolot, words="Жубайы менен сүйлөштүк").record
    assert talked.state == ReturnState.REGISTERED
    needs = note_needs(talked, by=cast.bolot, **NO_NEEDS | {"social": "now", "social_what": "Пособие"}).record
    service = propose_service(needs, by=cast.bolot, kind="benefit", provider=cast.office("partner")).record
    record_consent(service, by=cast.bolot, how="family")
    refer_to_provider(service, by=cast.bolot)
    close_reintegration(needs, by=cast.bolot, outcome="lost_contact", words="x")
    assert to_the_dead() == []


def test_a_return_closed_without_a_plan_opens_again(cast, dead):
    closed = close_return(dead, by=cast.bolot, outcome="family_helped", words="x").record
    assert closed.state == ReturnState.CLOSED
    assert not Task.objects.of(cast.bolot).exists()
    assert reopen_return(closed, by=cast.bolot).record.state == ReturnState.REGISTERED
    assert Task.objects.of(cast.bolot).get().asks == "note_needs"
