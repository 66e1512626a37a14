"""The questions of the quiz: data in ``quiz.yaml``, in three languages, read in the reader's."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from sapar.foundation.languages.texts import Texts

DATA = Path(__file__).parent / "quiz.yaml"


@dataclass(frozen=True)
class Question:
    """One question: what is asked, the answers by code, the right one, and why it is right."""

    id: str
    ask: Texts
    answers: dict[str, Texts]
    right: str
    why: Texts


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions in their order."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return tuple(
        Question(
            each["id"], Texts(each["ask"]), {code: Texts(text) for code, text in each["answers"].items()},
            each["right"], Texts(each["why"]),
        )
        for each in data["questions"]
    )  # fmt: skip
