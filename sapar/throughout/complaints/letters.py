"""The letter to the other side: a first draft, and how it will be read."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from sapar.foundation.notices.notice import Contact, Notice
from sapar.throughout.complaints.models import Complaint


def draft_letter(complaint: Complaint) -> str:
    """Return a first draft in Russian, the language of letters: what it is about and what is asked, not by whom."""
    with override("ru"):
        claims = ", ".join(str(claim.money) for claim in complaint.claims.all())
        about = "; ".join(str(kind.label) for kind in complaint.all_kinds)
        lines = [_("A matter about work with you was brought to us: {about}.").format(about=about)]
        if claims:
            lines.append(_("The sum named to us: {claims}.").format(claims=claims))
        lines.append(
            _("Please tell us your side, with papers that show it. Nobody may be treated worse because of this letter.")
        )
        return "\n\n".join(lines)


def letter_as_read(complaint: Complaint, text: str, answer_by: date) -> str:
    """Return the whole letter as its reader gets it."""
    values: dict[str, Any] = {"ref": complaint.ref, "text": text, "date": answer_by, "office": complaint.office.name}
    reader = Contact("letter@example.org", "ru")
    subject, body = Notice("complaints/letter", to=[reader], **values).written_for(reader)
    return f"{subject}\n\n{body}"
