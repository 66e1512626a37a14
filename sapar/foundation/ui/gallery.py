"""Invented content for the gallery: every component in every state, in the three languages. Nobody here exists."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui import components as c
from sapar.foundation.ui.forms import (
    DateTextField,
    FilterForm,
    MoneyField,
    PhoneField,
    PlainForm,
    ReferenceField,
)
from sapar.foundation.ui.words import Words, say

TODAY = date(2026, 12, 1)
REF = "482173065"


@dataclass(frozen=True)
class Invented:
    """Invented words in the reader's language."""

    en: str
    ru: str
    ky: str

    def __str__(self) -> str:
        return str(getattr(self, (get_language() or "en")[:2], self.en))


def say_in(en: str, ru: str, ky: str) -> Words:
    """Return invented words, shown in the reader's language."""
    return say("{words}", words=Invented(en, ru, ky))


def due(days: int, paused: Words = "") -> c.Deadline:
    """Return a deadline so many days from the gallery's day."""
    return c.Deadline(TODAY + timedelta(days=days), TODAY, paused)


MAIN = c.Act(_("Attest the contract"), "#", "main")
RETURN = c.Act(_("Return for correction"), "#", "plain")
SUSPEND = c.Act(_("Suspend the permit"), "#", "grave")
TAGS = list(c.STATES.values())
DEADLINES = [
    due(-2),
    due(0),
    due(2),
    due(30),
    due(5, say_in("proof asked of the bank", "запрошено подтверждение банка", "банктан ырастоо суралды")),
]
ABSENT = c.Act(
    MAIN.label,
    because=say_in(
        "2 findings stand: pay below the minimum, passport kept",
        "остаются 2 замечания: оплата ниже минимума, паспорт у работодателя",
        "2 эскертүү калды: акы минимумдан төмөн, паспорт иш берүүчүдө",
    ),
)

PAY = c.Finding(
    "broken",
    say_in("Pay is below the minimum", "Оплата ниже минимальной", "Эмгек акы минимумдан төмөн"),
    stated=say_in("18 000 RUB a month", "18 000 RUB в месяц", "Айына 18 000 RUB"),
    law_says=say_in("Not below 27 093 RUB a month", "Не ниже 27 093 RUB в месяц", "Айына 27 093 RUB'ден төмөн эмес"),
    source=say(
        _("Source: {act}, article {article}"),
        act=say_in("Labour Code", "Трудовой кодекс", "Эмгек кодекси"),
        article="133",
    ),
    source_url="#",
    what_to_do=say_in(
        "Ask for a written correction before you sign. If they refuse, ask an officer to look at it.",
        "До подписания попросите исправить это письменно. Если откажут, попросите сотрудника посмотреть.",
        "Кол коюудан мурун муну жазуу жүзүндө оңдоону сураңыз. Макул болушпаса, кызматкерге кайрылыңыз.",
    ),
    unverified=True,
)
FINDINGS = [
    PAY,
    c.Finding(
        "ask",
        say_in("Deductions for housing", "Удержания за жильё", "Турак жай үчүн кармап калуу"),
        stated=say_in("As the employer decides", "По решению работодателя", "Иш берүүчүнүн чечими боюнча"),
        law_says=say_in(
            "At most 20 % of pay, with your written consent",
            "Не больше 20 % оплаты, с письменного согласия",
            "Эмгек акынын 20 % ашпайт, жазуу жүзүндөгү макулдук менен",
        ),
        disputed=True,
    ),
    c.Finding(
        "unknown",
        say_in("Is this gross or net pay?", "Это сумма до налога или на руки?", "Бул салык кармалганга чейинкиби?"),
        acts=[c.Act(say_in("Answer", "Ответить", "Жооп берүү"), "#", "plain")],
    ),
    c.Finding("info", say_in("Rent is not in the contract", "Аренды нет в договоре", "Ижара келишимде жок")),
    c.Finding("kept", say_in("Hours a week: 40", "Часов в неделю: 40", "Жумасына саат: 40")),
]
STEPS = [
    c.Step(say_in("Get a tax number", "Получите ИНН", "Салык номерин алыңыз"), "done"),
    c.Step(
        say_in("Register your address", "Встаньте на учёт по адресу", "Дарегиңизге катталыңыз"),
        "now",
        url="#",
        deadline=due(2),
        text=say_in(
            "The owner of the flat goes with you or signs the form.",
            "Хозяин квартиры идёт с вами или подписывает форму.",
            "Батирдин ээси сиз менен барат же формага кол коёт.",
        ),
        facts=[
            c.Fact(_("Bring with you"), say_in("passport, migration card", "паспорт, миграционную карту", "паспорт")),
            c.Fact(say_in("Official cost", "Официальная цена", "Расмий баасы"), "0 RUB"),
        ],
        if_late=say_in(
            "Go all the same: coming late is better than not coming.",
            "Всё равно идите: лучше поздно, чем никогда.",
            "Баары бир барыңыз: такыр барбаганча кеч барган жакшы.",
        ),
        source=say_in("EAEU Treaty, article 97(6)", "Договор о ЕАЭС, статья 97(6)", "ЕАЭБ келишими, 97(6)-берене"),
        acts=[c.Act(_("Add to my calendar"), "#", "plain", icon="calendar-plus")],
    ),
    c.Step(say_in("Medical insurance", "Медицинская страховка", "Медициналык камсыздандыруу"), deadline=due(40)),
    c.Step(say_in("Fingerprints", "Отпечатки пальцев", "Манжа изин берүү"), "late", deadline=due(-3)),
    c.Step(say_in("Renew the contract", "Продлите договор", "Келишимди узартыңыз"), "blocked"),
]
NOW = c.Now(
    STEPS[1].title,
    due(2),
    STEPS[1].text,
    c.Act(say_in("How to do it", "Как это сделать", "Муну кантип кылуу керек"), "#", "main"),
)
PEOPLE = [
    c.Person("Өмүрбеков Нурлан", "Omurbekov Nurlan", 1994, say_in("Osh", "Ош", "Ош"), url="#"),
    c.Person("Асанова Гүлнара", "", 1996, "", say_in("wife, may see this", "жена, видит", "жубайы, көрө алат")),
]
FACTS = [
    c.Fact(say_in("Country", "Страна", "Өлкө"), say_in("Russia", "Россия", "Россия"), "#"),
    c.Fact(_("Pay"), say_in("18 000 RUB a month", "18 000 RUB в месяц", "Айына 18 000 RUB"), "#"),
    c.Fact(_("Hours a week"), "48", "#"),
]
EVENTS = [
    c.Event(
        say_in("The contract was submitted", "Договор подан", "Келишим тапшырылды"),
        datetime(2026, 11, 30, 9, 12, tzinfo=UTC),
        say_in("Bakyt, ALTYN JOL", "Бакыт, АЛТЫН ЖОЛ", "Бакыт, АЛТЫН ЖОЛ"),
        say_in("Law on migration, art. 12", "Закон о миграции, ст. 12", "Миграция мыйзамы, 12-берене"),
    ),
    c.Event(
        say_in("A reminder was sent", "Отправлено напоминание", "Эскертме жөнөтүлдү"),
        datetime(2026, 11, 28, 16, 40, tzinfo=UTC),
        undone=True,
    ),
]
ROWS = [
    c.Row("ALTYN JOL", "#", c.STATES["under_review"], due(-2), asked=say_in("Prepare the vote", "Подготовить голосование", "Добуш берүүнү даярдоо"), last=say_in("Documents received", "Документы получены", "Документтер алынды")),  # noqa: E501
    c.Row(say_in("Contract", "Договор", "Келишим"), "#", c.STATES["submitted"], due(0), REF, _("Attest the contract"), say_in("Signed by the worker", "Подписан работником", "Жумушчу кол койгон")),  # noqa: E501
    c.Row(say_in("Complaint", "Жалоба", "Даттануу"), "#", c.STATES["returned"], due(3), "731204118", say_in("Acknowledge", "Подтвердить приём", "Кабыл алганды билдирүү"), acts=[c.Act(_("Take this task"), "#", "plain")]),  # noqa: E501
]  # fmt: skip
DIFFERENCES = [
    c.Difference(say_in("Surname", "Фамилия", "Фамилиясы"), "Өмүрбеков", "Omurbekov", "Ө = O"),
    c.Difference(say_in("Passport", "Паспорт", "Паспорт"), "AC•••• 2024", "ID•••• 2034", say_in("renewed", "заменён", "алмашкан")),  # noqa: E501
    c.Difference(say_in("Born", "Дата рождения", "Туулган күнү"), "12.03.1994", "12.03.1994", same=True),
    c.Difference(say_in("Sex", "Пол", "Жынысы"), say_in("male", "мужской", "эркек"), "", same=True),
]  # fmt: skip
COMPARE = c.Compare(_("May be the same person"), "731-204-118", "482-173-065", DIFFERENCES)
HELPERS = [
    c.Contact(
        say_in("Daniyar, labour attaché", "Данияр, атташе по труду", "Данияр, эмгек атташеси"),
        "+7 495 000 00 00",
        "9:00–18:00",
    ),
    c.Contact(say_in("Ermek, counsellor", "Эрмек, консультант", "Эрмек, кеңешчи"), "+7 495 000 00 01"),
]
SEES = say_in("you, office Bishkek, Gulnara (family)", "вы, отдел Бишкек, Гульнара (семья)", "сиз, Бишкек бөлүмү, Гүлнара (үй-бүлө)")  # noqa: E501 # fmt: skip
COUNTRIES = [("RU", say_in("Russia", "Россия", "Россия")), ("KZ", say_in("Kazakhstan", "Казахстан", "Казакстан"))]
EMPTY = c.Empty(_("Nothing is waiting for you"), say_in("The next deadline is 05.12.2026.", "Ближайший срок 05.12.2026.", "Кийинки мөөнөт: 05.12.2026."))  # noqa: E501 # fmt: skip
EMPTY_FILTERED = c.Empty(_("No jobs match. Remove a filter"), acts=[c.Act(_("Clear all filters"), "?", "plain")])


class HoursForm(PlainForm):
    """One question a page."""

    question = "hours"
    hours = forms.ChoiceField(
        label=_("How many hours a week?"),
        choices=[("40", "40"), ("48", "48"), ("60", "60"), ("?", _("I don't know"))],
        help_text=say_in("Without the breaks.", "Без перерывов.", "Тыныгууларсыз."),
    )
    why: ClassVar[dict[str, Words]] = {
        "hours": say_in("The law limits hours.", "Закон ограничивает часы.", "Мыйзам саатты чектейт.")
    }


class CostForm(PlainForm):
    """Every kind of field."""

    paid = MoneyField(label=_("What I paid"), currencies=("KGS", "RUB", "USD"))
    on = DateTextField(label=say_in("When", "Когда", "Качан"), help_text=say_in("For example 31.12.2026", "Например 31.12.2026", "Мисалы 31.12.2026"))  # noqa: E501 # fmt: skip
    to = forms.CharField(label=_("Who took the money?"), max_length=80)
    phone = PhoneField(label=_("Phone or e-mail"), required=False)
    ref = ReferenceField(label=_("Number"), required=False)
    kind = forms.ChoiceField(label=_("What for?"), choices=[("a", say_in("Ticket", "Билет", "Билет")), ("b", say_in("Medical check", "Медосмотр", "Медициналык текшерүү"))])  # noqa: E501 # fmt: skip
    about = forms.CharField(label=_("Tell us what happened"), widget=forms.Textarea({"rows": 3}), required=False)
    photo = forms.FileField(label=_("Receipt"), required=False)
    agree = forms.BooleanField(label=say_in("I agree that the office sees this", "Я согласен, что отдел это видит", "Бөлүм муну көрөөрүнө макулмун"))  # noqa: E501 # fmt: skip
    who_sees: ClassVar[dict[str, Words]] = {"phone": SEES}


class JobsFilter(FilterForm):
    """A search box and two filters."""

    q = forms.CharField(label=_("Agency, permit number or country"))
    country = forms.MultipleChoiceField(label=say_in("Country", "Страна", "Өлкө"), choices=COUNTRIES)
    housing = forms.ChoiceField(label=say_in("Housing", "Жильё", "Турак жай"), choices=[("y", _("Yes")), ("n", _("No"))])  # noqa: E501 # fmt: skip


NUMBER = c.Reference(REF, copy=True)
CONSENT = c.Consent(say_in("Ermek may help me with this form", "Эрмек помогает мне с этой формой", "Эрмек мага ушул форма боюнча жардам берет"))  # noqa: E501 # fmt: skip
ASSISTED = c.Assisted(say_in("Ermek", "Эрмек", "Эрмек"), stop=c.Act(say_in("Stop", "Завершить", "Токтотуу"), "#"))
QUICK_EXIT = c.QuickExit(safety_url="#")
