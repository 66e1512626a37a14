"""The filters of the worklist, and the forms in which jurists propose."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.forms import FilterForm
from sapar.policy.law.library import library
from sapar.policy.law_review.act_log import acts_of
from sapar.policy.law_review.choices import EntryKind, Stance
from sapar.policy.law_review.pages import act_of, country_of

ANY = [("", _("All"))]
WAITING = "waiting"


def _countries() -> list[tuple[str, str]]:
    return sorted(((name, country_of(pack)) for name, pack in library().packs.items()), key=lambda pair: pair[1])


def _states() -> list[tuple[str, str]]:
    return [*((str(value), str(label)) for value, label in Stance.choices), (WAITING, str(_("A proposal waits")))]


class WorklistFilter(FilterForm):
    """Words to look for; the country, its act, the kind, and how far it is checked."""

    q = forms.CharField(label=_("Words, article or act"), max_length=100)
    country = forms.ChoiceField(label=_("Country"), widget=forms.Select, choices=lambda: [*ANY, *_countries()])
    act = forms.ChoiceField(label=_("Act"), widget=forms.Select)
    kind = forms.ChoiceField(label=_("Kind"), widget=forms.Select, choices=[*ANY, *EntryKind.choices])
    state = forms.ChoiceField(label=_("How far it is checked"), widget=forms.Select, choices=lambda: [*ANY, *_states()])

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        pack = library().packs.get(self.data.get("country", ""))
        if pack is None:  # acts belong to a country: first that, then this
            del self.fields["act"]
            return
        named = [(slug, act_of(entries[0])) for slug, entries in acts_of(pack).items()]
        self.fields["act"].choices = [*ANY, *sorted(named, key=lambda pair: pair[1])]  # type: ignore[attr-defined]
