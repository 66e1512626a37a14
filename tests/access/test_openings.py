"""Every kind of record that belongs to a person: whoever of the staff opens its page is in the read log."""

import pytest
from django.apps import apps
from django.urls import reverse

from sapar.foundation.actions.guarded import Subject
from sapar.foundation.reading.models import OpenedRecord
from tests.access.specimens import _MAKERS, Specimens
from tests.cast import SEATS

pytestmark = pytest.mark.django_db
# Pages that hold no record of a person: a task points to one, an account's page is its holder's alone, a business has
# its own file, an import is a list of its office; a pair opens two people, and is noted with both (tests of its room).
OF_NOBODY = {
    "worklists.task", "accounts.account", "accounts.apitoken", "organizations.membership",
    "trials.trial", "imports.import", "duplicates.possiblesame", "agency_permits.agencypermit",
    "agency_permits.permitpaper", "agency_permits.partneragreement",
}  # fmt: skip


def paged() -> list[type[Subject]]:
    """Return the kinds of record that have a page and belong to a person."""
    found = [model for model in apps.get_models() if issubclass(model, Subject) and model.PAGE]
    return [model for model in found if model._meta.label_lower not in OF_NOBODY and model in _MAKERS]


@pytest.mark.parametrize("model", paged(), ids=lambda model: model._meta.label_lower)
def test_opening_the_page_is_written_down(cast, model):
    record = Specimens(cast).of(model)["nurlans"]
    reader = next(name for name in SEATS if type(record).visible_to(getattr(cast, name)).filter(pk=record.pk).exists())
    answer = cast.client_for(reader).get(reverse(record.PAGE, args=[record.ref]))
    assert answer.status_code == 200
    assert OpenedRecord.objects.filter(subject_type=model._meta.label_lower, subject_ref=record.ref).exists()


def test_every_paged_record_of_a_person_is_tried():
    tried = {model._meta.label_lower for model in paged()}
    keyed = {
        model._meta.label_lower for model in apps.get_models()
        if issubclass(model, Subject) and model.PAGE and model.data_key is not Subject.data_key
    }  # fmt: skip
    assert keyed - tried - OF_NOBODY == set()
