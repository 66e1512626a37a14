"""The words an advertisement may not hold, in three languages, and those that only look like them."""

import pytest

from sapar.foundation import clock
from sapar.pre_employment.job_orders.wording import standing, words_to_mend


def found(text, language="ru", pay=60000):
    return [(each.matter, each.word) for each in words_to_mend({language: text}, clock.today(), pay=pay)]


@pytest.mark.parametrize(
    ("language", "text", "matter", "word"),
    [
        ("ru", "Требуются МУЖЧИНЫ и парни", "sex", "МУЖЧИНЫ"),
        ("ky", "Эркектер керек", "sex", "Эркектер"),
        ("ky", "Кыздарга жумуш", "sex", "Кыздарга"),
        ("en", "We look for women", "sex", "women"),
        ("ru", "Женского пола", "sex", "Женского пола"),
        ("ru", "Возраст до 35 лет", "age", "Возраст"),
        ("ru", "Люди от 20 до 35 лет", "age", "от 20 до 35 лет"),
        ("ky", "35 жашка чейин", "age", "жашка чейин"),
        ("en", "Young people aged 20-35", "age", "aged"),
        ("ru", "Незамужние, без детей", "family", "Незамужние"),
        ("ky", "Баласыз бойдоктор", "family", "Баласыз"),
        ("en", "Only unmarried people", "family", "unmarried"),
        ("ru", "Только славяне", "origin", "славяне"),
        ("ky", "Мусулмандар үчүн", "origin", "Мусулмандар"),
        ("en", "Any Nationality but one", "origin", "Nationality"),
        ("ru", "Тест на беременность обязателен", "health", "беременность"),
        ("ky", "Кош бойлуулар алынбайт", "health", "Кош бойлуулар"),
        ("en", "HIV test needed", "health", "HIV"),
        ("ru", "Нужна предоплата", "payment", "предоплата"),
        ("ky", "Алдын ала төлөм керек", "payment", "Алдын ала төлөм"),
        ("en", "A small registration fee", "payment", "fee"),
        ("ru", "Срочно! Последние места", "urgency", "Срочно"),
        ("ky", "Шашылыныз, акыркы орундар", "urgency", "Шашылыныз"),
        ("en", "Hurry, urgently needed", "urgency", "Hurry"),
        ("ru", "Звоните: +7 900 123-45-67", "contact", "+7 900 123-45-67"),
        ("ky", "Чалыңыз", "contact", "Чалыңыз"),
        ("en", "Ask on WhatsApp", "contact", "WhatsApp"),
        ("ru", "Платим 90 000 руб. в месяц", "money", "90 000 руб"),
        ("ky", "Айына 90000 сом", "money", "90000 сом"),
        ("en", "You get 1500$", "money", "1500$"),
    ],
)
def test_the_word_to_mend_is_named_as_it_was_written(language, text, matter, word):
    assert (matter, word) in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Шьём мужскую одежду. Срочный трудовой договор. Работа в паре, есть парник"),
        ("ru", "Опыт работы от 3 лет. Оплата труда дважды в месяц. Питание за счёт работодателя"),
        ("ru", "Посадка молодых деревьев, уход за животными"),
        ("ky", "Эмгек акы эки жумада бир төлөнөт. Аялдама жакын, жатакана берилет"),
        ("ky", "Тажрыйба 3 жылдан кем эмес. Смена 12 саат"),
        ("en", "A foreman shows the work. Manager on site. Single rooms, first aid, coffee"),
        ("ru", "Платим 60 000 руб., как указано выше"),
        ("en", "60000 RUB a month"),
    ],
)
def test_what_only_looks_like_it_may_stand(language, text):
    assert found(text, language) == []


def test_every_language_is_looked_at_and_the_same_word_is_named_once():
    texts = {"ky": "Эркектер, эркектер", "ru": "Мужчины", "en": "Fine"}
    named = words_to_mend(texts, clock.today())
    assert [(each.language, each.word) for each in named] == [
        ("ky", "Эркектер"), ("ky", "эркектер"), ("ru", "Мужчины")
    ]  # fmt: skip


def test_a_lawful_ground_excuses_wishes_alone():
    named = words_to_mend({"ru": "Мужчины, срочно, залог"}, clock.today())
    assert {each.matter for each in standing(named, ground="Article 253")} == {"urgency", "payment"}
    assert standing(named, ground="") == named


def test_the_sentence_says_which_word_and_why():
    word = words_to_mend({"en": "Women only"}, clock.today())[0]
    assert str(word.sentence) == "Leave out “Women”: a job is open to women and men alike"
    assert str(word.where) == "English"
