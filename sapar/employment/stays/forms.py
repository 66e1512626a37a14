"""The five questions of a check-in, on one page."""

from typing import Any, ClassVar

from sapar.employment.stays.check_ins import answer_check_in
from sapar.foundation.actions.doors.forms import ActionForm


class CheckInForm(ActionForm):
    """Five radios and a safe contact. The page says once that any question may be skipped, not beside each."""

    marks_optional: ClassVar[bool] = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(answer_check_in, *args, **options)
