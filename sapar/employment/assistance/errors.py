"""Why something cannot be done on a case, in words."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class Forgotten(ActionError):
    """The months for keeping the case are over: nothing can be written here any more."""

    code = "forgotten"
    sentence = _("What was written here was erased. It cannot be opened again")
