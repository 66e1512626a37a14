"""The components of a page: values that know their template; ``{% show it %}`` renders one, and nothing for None.

Words passed in are already in the reader's language (or lazy); they are escaped by the template. Optional parts
default to empty, so a template never meets an undefined variable.
"""

from sapar.foundation.ui.components.acts import Act
from sapar.foundation.ui.components.around import WHO_SEES, Assisted, Chip, Consent, Contact, Empty, QuickExit, WhoSees
from sapar.foundation.ui.components.bars import Bar, Bars
from sapar.foundation.ui.components.comparing import Compare, Difference
from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.components.facts import CodePanel, Event, Fact, Facts, History, Person, Reference, Row
from sapar.foundation.ui.components.findings import FINDING_TAGS, Finding, Findings
from sapar.foundation.ui.components.states import STATES, TONE_ICONS, Deadline, Tag, Tone, tag_for
from sapar.foundation.ui.components.steps import Now, Step, Timeline

__all__ = [
    "FINDING_TAGS",
    "STATES",
    "TONE_ICONS",
    "WHO_SEES",
    "Act",
    "Assisted",
    "Bar",
    "Bars",
    "Chip",
    "CodePanel",
    "Compare",
    "Component",
    "Consent",
    "Contact",
    "Deadline",
    "Difference",
    "Empty",
    "Event",
    "Fact",
    "Facts",
    "Finding",
    "Findings",
    "History",
    "Now",
    "Person",
    "QuickExit",
    "Reference",
    "Row",
    "Step",
    "Tag",
    "Timeline",
    "Tone",
    "WhoSees",
    "tag_for",
]
