"""Why something about an organization did not happen, in sentences."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class AlreadyMember(ActionError):
    """The account has this role here already."""

    code = "already_member"
    sentence = _("This person has this role here already, until {until}. Prolong it instead")


class StillAtWork(ActionError):
    """An organization is closed after those under it."""

    code = "still_at_work"
    sentence = _("Close first what stands under it: {names}")
