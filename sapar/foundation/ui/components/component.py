"""What every component is: a value that knows its template."""

from __future__ import annotations

from typing import ClassVar


class Component:
    """A value that knows the template that shows it; the template calls it ``it``."""

    template_name: ClassVar[str]
