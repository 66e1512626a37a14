"""What one can do: a button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.words import Words


@dataclass(frozen=True)
class Act(Component):
    """A button: a link to a page, or a form that posts. ``because`` replaces it by the sentence why it is absent."""

    template_name: ClassVar[str] = "ui/parts/act.html"
    label: Words
    url: str = ""
    kind: Literal["main", "plain", "grave", "link"] = "plain"
    posts: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    icon: str = ""
    because: Words = ""
