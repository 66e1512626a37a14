"""One key a word, whatever the script, the keyboard or the passport office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sapar.registers.people.spelling import (
    in_latin,
    key_of,
    keys_of,
    prefix_range,
    root_of,
    roots_of,
    skeleton_of,
    words_of,
)

SAME = [
    "Токтогулов Toktogulov ТОКТОГУЛОВ Тoктoгулов",
    "Жумагулов Zhumagulov Dzhumagulov Jumagulov Djumagulov",
    "Хасан Khasan Hasan Xasan",
    "Өмүрбеков Омурбеков Omurbekov Ömürbekov",
    "Артём Артем Artem",
    "Айбек Aibek Aybek",
    "Дмитрий Dmitry Dmitrii Dmitriy",
    "Юлия Iuliia Yulia",
    "Елена Yelena Elena",
    "Щербаков Shcherbakov",
    "Чыңгыз Чынгыз Chyngyz Çıngız",
    "Шералиев Sheraliev Şeraliev",
    "Рысхан Ryskhan Rysxan",
    "Кеңеш Kengesh Kenesh",
    "Джанболот Dzhanbolot Djanbolot Ddjanbolot",
    "Жумабек Cumabek Jumabek",
    "Айгүл Ajgul Aygul",
]

ONE_ROOT = [
    "Токтогулов Токтогулова Токтогул Toktogulovich Токтогуловна",
    "Алиев Aliyeva Али",
    "Григорьев Григорий Grigoryev",
    "Исаев Иса Isayevich",
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_have_one_key(spellings):
    assert len({key_of(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Асанов Осмонов", "Айбек Акбек", "Жанар Санжар", "Нурлан Нурбек"])
def test_other_names_have_other_keys(pair):
    assert len({key_of(word) for word in pair.split()}) == 2


@pytest.mark.parametrize("forms", ONE_ROOT)
def test_forms_of_one_name_have_one_root(forms):
    assert len({root_of(word) for word in forms.split()}) == 1


def test_words_of_kinship_are_no_names_alone_or_grown_on():
    wanted = ["narin", "asanbek"]
    for written in ("Нарын уулу Асанбек", "NarynUulu Asanbek", "Narın Oğlu Asanbek", "Нарын Асанбекулуу"):
        assert roots_of(written) == wanted, written


def test_a_skeleton_forgives_vowels_and_sounds_heard_for_each_other():
    assert skeleton_of(root_of("Хакимов")) == skeleton_of(root_of("Ҳоқимов"))
    assert skeleton_of(root_of("Кумушай")) == skeleton_of(root_of("Kumusaj"))
    assert skeleton_of("aa") == "aa"


def test_a_capital_inside_a_word_begins_another_only_where_it_tells_kinship():
    assert words_of("NarynUulu DeLuca") == ["Naryn", "Uulu", "DeLuca"]


def test_every_word_has_its_key_and_apostrophes_do_not_split():
    assert keys_of("Салтыкова-Щедрина", "О'Коннор О'Коннор") == ["saltikova", "wedrina", "okonor"]


def test_latin_letters_follow_the_passport_standard():
    assert in_latin("Жээнбекова Чүй") == "Zheenbekova Chui"
    assert in_latin("ЖУМА") == "ZHUMA"


@given(st.text())
def test_a_key_holds_letters_a_to_z_only_and_folding_it_again_changes_nothing_but_digraphs(word):
    assert set(key_of(word)) <= set("abcdefghijklmnopqrstuvwxyz")


@given(st.text("abyz", min_size=1), st.text("abyz"))
def test_a_prefix_range_holds_exactly_the_keys_that_begin_so(prefix, key):
    first, end = prefix_range(prefix)
    assert (first <= key and (not end or key < end)) == key.startswith(prefix)
