"""The forms where the generated one is not enough: the order, the employer, the filters of lists."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.money import Money
from sapar.foundation.ui.forms import FilterForm, MoneyField, SuggestInput
from sapar.foundation.ui.words import say
from sapar.policy.law.forms import AnswersForm, RegionField
from sapar.policy.law.places import clause_of
from sapar.pre_employment.job_orders import drafting, vetting
from sapar.pre_employment.job_orders.choices import (
    ChosenBy,
    Cost,
    EmployerPaper,
    OrderState,
    Paper,
    Payer,
    VettingState,
)
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.terms import kept_of
from sapar.registers.journeys.choices import country_name, occupation_name, regions_of
from sapar.registers.journeys.clauses import NOT_STATED
from sapar.registers.journeys.forms import clauses_of
from sapar.registers.journeys.terms import Terms, canonical, clause
from sapar.registers.journeys.words import CLAUSE_WORDS
from sapar.registers.organizations.models import Organization, OrganizationKind
from sapar.registers.people.answers import check_occupation, occupation_meant

# Said elsewhere on the form, known already, or only of a contract that is signed.
NOT_ASKED = frozenset({"country", "employer", "age", "rate", "fees", "fee-sums", "agency", "agency-permit"})
LEFT_OUT = ("job", "signed_on", "terms", "employer")
PARTS: tuple[tuple[Any, tuple[str, ...], tuple[str, ...]], ...] = (  # heading, fields of its own, questions of the law
    (_("The work"), ("occupation", "place", "headcount", "valid_until", "chosen_by", "papers"), ("region", "work")),
    (_("Pay and hours"), (), (
        "agreement", "pay", "changes", "paydays", "hours", "overtime", "overtime-pay", "rest", "leave",
    )),
    (_("The contract"), (), (
        "dates", "ground", "probation", "written", "passport", "permission", "freedom", "promises",
    )),
    (_("Housing and deductions"), (), ("housing", "deductions", "deducted")),
)  # fmt: skip
TEXTS = ("about_ky", "about_ru", "about_en", "lawful_ground")
ABOUT = {"about_ky": _("In Kyrgyz"), "about_ru": _("In Russian"), "about_en": _("In English")}


class OrderForm(ActionForm, AnswersForm):
    """An order as one page of questions: the work, the questions of the law, who pays what, what people read."""

    def __init__(
        self, action: Action, data: Mapping[str, Any] | None = None, *, employer: Organization,
        order: JobOrder | None = None,
    ) -> None:  # fmt: skip
        self.chosen_employer, self.known = employer, dict(order.terms.get("contract", {})) if order else {}
        self.kept = kept_of(self.known, employer.country)
        asked = [question for question in self.kept.flow if question.slug not in NOT_ASKED]
        super().__init__(action, asked, self.kept.place, self.kept.answers, data)
        for name in LEFT_OUT:
            self.fields.pop(name, None)
        self._word_like_an_order()
        self._ask_about_work(employer.country)
        for cost in Cost:
            self._ask_cost(cost)
        self._say_not_stated()
        self._fill_in(order)

    def _word_like_an_order(self) -> None:
        """Name the clauses as the contract form does: these questions are put to a worker elsewhere."""
        for name in {name for names in self.names.values() for name in names} & set(self.fields):
            words = CLAUSE_WORDS.get(clause_of(name))
            if words is not None and not name.startswith(("wage__steps", "deductions__")):
                self.fields[name].label, self.fields[name].help_text = words, ""

    def _say_not_stated(self) -> None:
        """Let an answer left open read as what it is; how people are chosen is always said."""
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField) and not field.required:
                field.choices = [(code, label if code else NOT_STATED) for code, label in _options(field)]
        self.fields["chosen_by"] = forms.ChoiceField(label=self.fields["chosen_by"].label, choices=ChosenBy.choices)
        self.initial.setdefault("chosen_by", ChosenBy.SKILLS)

    def _ask_about_work(self, country: str) -> None:
        self.fields["occupation"].widget = SuggestInput(reverse_lazy("people:occupations"))
        self.fields["occupation"].max_length = None  # type: ignore[attr-defined]
        self.fields["occupation"].validators = [check_occupation]
        self.fields["region"] = RegionField(country, label=_("Region"))
        if not regions_of(country):
            del self.fields["region"]
        self.fields["papers"] = forms.MultipleChoiceField(
            label=_("Papers an applicant must have"), choices=Paper.choices, required=False
        )
        for name, label in ABOUT.items():
            self.fields[name].label = label
        self.fields["lawful_ground"].help_text = _(
            "Only where the work itself calls for it, with the article. Else leave it empty"
        )

    def _ask_cost(self, cost: Cost) -> None:
        self.fields[f"cost_{cost}"] = forms.ChoiceField(label=cost.label, choices=Payer.choices)
        if cost != Cost.PLACEMENT:  # nobody pays for the job itself: there is no sum to ask
            label = say(_("{cost}: how much, if the worker pays"), cost=cost.label)
            self.fields[f"sum_{cost}"] = MoneyField(label=label, required=False)

    def _fill_in(self, order: JobOrder | None) -> None:
        """Show what an earlier version says: nothing is typed twice."""
        if order is None:
            return
        self.initial.update(
            seen=order.version, occupation=occupation_name(order.occupation), region=order.region, place=order.place,
            headcount=order.headcount, valid_until=order.valid_until, chosen_by=order.chosen_by, papers=order.papers,
            lawful_ground=order.lawful_ground,
        )  # fmt: skip
        self.initial.update({f"about_{code}": text for code, text in order.texts.items()})
        for fee in clause(order.terms, "fees") or ():
            self.initial[f"cost_{fee['kind']}"] = fee.get("payer")
            if fee.get("amount") is not None:
                self.initial[f"sum_{fee['kind']}"] = Money(fee["amount"], fee.get("currency") or "KGS")

    def clean(self) -> dict[str, Any]:
        """Ask for the sum where the worker pays."""
        given = super().clean() or {}
        for cost in Cost:
            if given.get(f"cost_{cost}") == Payer.WORKER and f"sum_{cost}" in self.fields:
                if not given.get(f"sum_{cost}"):
                    self.add_error(f"sum_{cost}", _("Write how much the worker pays"))
        return given

    @property
    def parts(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """Return the form in parts, each with its heading."""
        for title, own, slugs in PARTS:
            asked = [name for slug in slugs for name in self.names.get(slug, ())]
            yield title, [self[name] for name in (*own, *asked) if name in self.fields]
        yield _("Who pays what"), [self[name] for name in self.fields if name.startswith(("cost_", "sum_"))]
        yield _("What people read about the work"), [self[name] for name in TEXTS]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the action asks."""
        given = {name: self.cleaned_data[name] for name in ("place", "headcount", "valid_until", "chosen_by", *TEXTS)}
        given |= {
            "occupation": occupation_meant(self.cleaned_data["occupation"]), "terms": self._terms(),
            "region": self.cleaned_data.get("region", ""), "papers": drafting.Papers(self.cleaned_data["papers"]),
        }  # fmt: skip
        return given | ({"employer": self.chosen_employer} if "employer" in self.action.parameters else {})

    def _terms(self) -> Terms:
        """Return the answers as terms. What no question asks stays as it was."""
        self.kept.answer(self.questions, self.given)
        fees = [self._fee(cost) for cost in Cost]
        return canonical({"contract": {**clauses_of(self.kept), "fees": fees, "agency": None}})

    def _fee(self, cost: Cost) -> dict[str, Any]:
        fee = {"kind": cost.value, "payer": self.cleaned_data[f"cost_{cost}"]}
        money: Money | None = self.cleaned_data.get(f"sum_{cost}")
        if money and fee["payer"] == Payer.WORKER:
            fee |= {"amount": f"{money.amount.normalize():f}", "currency": money.currency}
        return fee


def _options(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    return list(cast("Iterable[tuple[Any, Any]]", field.choices))


class ClaimForm(ActionForm):
    """Naming an employer, with the papers that the post has already."""

    def __init__(self, *args: Any, claimant: Organization, **options: Any) -> None:
        super().__init__(vetting.claim_employer, *args, **options)
        if claimant.kind == OrganizationKind.EMPLOYER:  # it can only mean itself
            for name in ("name", "country", "employer"):
                del self.fields[name]
        else:
            empty = ("", _("Choose a country"))
            self.fields["employer"].help_text = _("If it stands in the list already. Then leave name and country empty")
            self.fields["country"].choices = [empty, *self.fields["country"].choices][:-1]  # type: ignore[attr-defined]
        sector = self.fields["sector"]
        sector.choices = [("", "…"), *sector.choices]  # type: ignore[attr-defined]
        self.fields["papers"] = forms.MultipleChoiceField(
            label=_("Which papers does the post have?"), choices=EmployerPaper.choices, required=False,
            help_text=_("They can be handed in later too"),
        )  # fmt: skip


class PapersForm(ActionForm):
    """Handing in papers: a box for each kind."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(vetting.hand_in_employer_papers, *args, **options)
        self.fields["papers"] = forms.MultipleChoiceField(
            label=_("Which papers does the post have?"), choices=EmployerPaper.choices
        )

    @property
    def answers(self) -> dict[str, Any]:
        """Return the codes of the boxes that were ticked."""
        return {"papers": vetting.Papers(self.cleaned_data["papers"])}


class JobsFilter(FilterForm):
    """Search and filters of the public list of jobs."""

    q = forms.CharField(label=_("Work, place or employer"), max_length=100)
    country = forms.ChoiceField(label=_("Country"))
    work = forms.ChoiceField(label=_("Kind of work"))
    housing = forms.BooleanField(label=_("Housing given"))

    def __init__(self, *args: Any, countries: list[str], groups: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        # a link that was kept may ask for what nobody offers now: it finds nothing, not everything
        asked_country, asked_work = self.data.get("country", ""), self.data.get("work", "")
        lands = [each.code for each in codes.countries() if each.code in (*countries, asked_country)]
        kinds = [each for each in codes.occupations(1) if each.code in (*groups, asked_work)]
        all_of = ("", _("All"))
        self.fields["country"].choices = [all_of, *((code, country_name(code)) for code in lands)]  # type: ignore[attr-defined]
        self.fields["work"].choices = [all_of, *((each.code, each.name(readers_language())) for each in kinds)]  # type: ignore[attr-defined]


class OrdersFilter(FilterForm):
    """Search and filters of the list of orders."""

    q = forms.CharField(label=_("Number, work or employer"), max_length=100)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *OrderState.choices])


class EmployersFilter(FilterForm):
    """Search and filters of the list of employers."""

    q = forms.CharField(label=_("Number or name"), max_length=100)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *VettingState.choices])
