"""The malware scanner's hook: a command of the operator's choice that reads the file from its standard input.

``SAPAR_SCAN_COMMAND`` is split like a shell would (for ClamAV: ``clamdscan --no-summary -``). It answers 0 for clean
and 1 for infected; anything else means that it could not look, and then nothing is accepted.
"""

import shlex
import subprocess

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CLEAN, INFECTED = 0, 1
SECONDS = 30


def is_infected(data: bytes) -> bool:
    """Ask the scanner about a file. Without a scanner nothing is infected.

    Raises:
        ValidationError: when there is a scanner and it does not answer.
    """
    if not settings.SAPAR_SCAN_COMMAND:
        return False
    try:
        command = shlex.split(settings.SAPAR_SCAN_COMMAND)
        answer = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ValidationError(_UNSCANNED, code="unscanned") from error
    if answer.returncode not in (CLEAN, INFECTED):
        raise ValidationError(_UNSCANNED, code="unscanned")
    return answer.returncode == INFECTED


_UNSCANNED = _("Files cannot be accepted just now. Send the form without the file and add it later")
