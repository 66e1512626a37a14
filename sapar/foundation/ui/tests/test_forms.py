"""Forms speak plainly: radios for few choices, our sentences for every error, nothing cleared."""

import inspect

import pytest
from django import forms
from django.forms import fields as django_fields
from django.utils.translation import override

from sapar.foundation.ui.errors import SENTENCES, make_polite
from sapar.foundation.ui.forms import FilterForm, MoneyField, PlainForm, problems_of

FIELDS = [kind for _, kind in inspect.getmembers(django_fields, inspect.isclass) if issubclass(kind, forms.Field)]
ARGUMENTS = {
    "ComboField": {"fields": [forms.CharField()]},
    "MultiValueField": {"fields": [forms.CharField()], "widget": forms.MultiWidget([forms.TextInput()])},
    "FilePathField": {"path": "."},
    "URLField": {"assume_scheme": "https"},
    "RegexField": {"regex": "."},
    "TypedMultipleChoiceField": {"coerce": str},
}


class Example(PlainForm):
    name = forms.CharField(label="Name", max_length=3)
    kind = forms.ChoiceField(label="Kind", choices=[(str(n), str(n)) for n in range(12)])
    many = forms.ChoiceField(label="Many", choices=[(str(n), str(n)) for n in range(13)], required=False)


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_no_error_of_any_django_field_is_left_in_djangos_words(kind):
    field = kind(**ARGUMENTS.get(kind.__name__, {}))
    before = {code: str(message) for code, message in field.error_messages.items()}
    make_polite(field, "Name")
    assert not {code for code, message in before.items() if str(field.error_messages[code]) == message}
    assert set(SENTENCES) <= set(field.error_messages)


def test_choices_in_groups_are_counted_one_by_one():
    class Grouped(PlainForm):
        place = forms.ChoiceField(choices=[("", "?"), ("Land", [(str(n), str(n)) for n in range(12)])])
        few = forms.ChoiceField(choices=[("Land", [("1", "One"), ("2", "Two")])])

    form = Grouped()
    assert not form["place"].is_choices
    assert form["few"].is_choices


def test_a_message_given_by_hand_stays():
    field = forms.CharField(error_messages={"required": "Write the reason. The person will read it"})
    make_polite(field, "Reason")
    assert field.error_messages["required"] == "Write the reason. The person will read it"


def test_an_empty_answer_is_named():
    form = Example({})
    assert [sentence for _, sentence in problems_of(form)] == ["Fill in: Name", "Choose one answer"]


def test_too_long_an_answer_says_how_long_it_may_be():
    form = Example({"name": "Нурлан", "kind": "1"})
    assert form.errors["name"] == ["Too long. Write at most this many characters: 3"]


def test_up_to_twelve_choices_are_radios():
    form = Example()
    assert isinstance(form["kind"].field.widget, forms.RadioSelect)
    assert isinstance(form["many"].field.widget, forms.Select)
    assert not isinstance(form["many"].field.widget, forms.RadioSelect)


def test_a_field_added_later_is_as_plain_as_the_others():
    form = Example({"name": "a", "kind": "1"})
    form.fields["paid"] = MoneyField(label="Paid")
    assert form.errors == {"paid": ["Fill in: Paid"]}


def test_a_broken_answer_keeps_what_was_typed_beside_its_sentence():
    html = Example({"name": "Нурлан"}).as_div() + str(Example({"name": "Нурлан"}))
    assert 'value="Нурлан"' in html
    assert 'aria-describedby="id_name_error"' in html
    assert 'id="id_name_error"' in html


def test_the_summary_leads_to_the_first_radio():
    assert [target for target, _ in problems_of(Example({"name": "a"}))] == ["id_kind_0"]


def test_an_optional_question_says_so_and_there_is_no_asterisk():
    html = str(Example())
    assert html.count("(optional)") == 1
    assert "*" not in html
    assert "required" not in html


class Jobs(FilterForm):
    q = forms.CharField(label="Word")
    country = forms.MultipleChoiceField(label="Country", choices=[("RU", "Russia"), ("KZ", "Kazakhstan")])


def test_each_filter_that_is_on_can_be_taken_off(rf):
    request = rf.get("/jobs", {"q": "cook", "country": ["RU", "KZ"], "after": "x", "at": "26"})
    chips = Jobs(request.GET).chips(request)
    assert [str(chip.words) for chip in chips] == ["Word: cook", "Country: Russia", "Country: Kazakhstan"]
    assert chips[1].without_url == "?q=cook&country=KZ"
