"""How pages look and speak: the style sheet, the frames, the components and the forms. Knows nothing of migration.

A room's template extends a frame (``ui/subject.html``) and shows components (``{% show tag %}``); a component is a
small frozen dataclass that knows its template, so that a missing value is a default and never an undefined variable.
The gallery (``/ui-gallery/``, demo instances only) shows every component in every state.
"""
