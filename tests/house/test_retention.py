"""Every kind of record that holds something personal stands under a term of the law of retention, or says why not."""

from django.apps import apps

from sapar.foundation.actions.guarded import Guarded
from sapar.foundation.privacy.classes import P2
from sapar.policy.law.book import LawBook
from sapar.registers.retention.kinds import OTHERWISE, UNDER_TERM


def test_every_personal_kind_stands_under_one_term():
    personal = {
        model._meta.label_lower
        for model in apps.get_models()
        if issubclass(model, Guarded) and any(kind >= P2 for kind in model.classes_by_field().values())
    }
    listed = [kind for kinds in UNDER_TERM.values() for kind in kinds] + list(OTHERWISE)
    assert sorted(listed) == sorted(personal)


def test_every_term_is_law():
    assert set(UNDER_TERM) <= set(LawBook().pack.parameters)
