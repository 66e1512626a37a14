"""A short message fits into one SMS in every language: seventy UTF-16 units, filled in."""

from pathlib import Path

import pytest

from sapar.foundation.notices.notice import SMS_UNITS

FILLED = {"ref": "482-173-065", "phone": "+996 312 000 000"}
TEXTS = sorted((Path(__file__).resolve().parents[1] / "notices").glob("*.txt"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.name)
def test_a_message_fits_into_one_sms(text):
    filled = text.read_text(encoding="utf-8").strip().format(**FILLED)
    assert len(filled.encode("utf-16-le")) // 2 <= SMS_UNITS


def test_every_message_is_written_in_three_languages():
    assert len(TEXTS) == 3 * len({path.name.split(".")[0] for path in TEXTS}) > 0
