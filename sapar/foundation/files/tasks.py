"""What is tidied up every day: files of forms nobody finished, and content that no record points to any more."""

from datetime import date, timedelta

from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.files import store
from sapar.foundation.files.models import StagedFile, StoredFile
from sapar.foundation.work.schedule import daily

STAGED_FOR = timedelta(days=1)


@daily
def tidy_files(on: date) -> int:
    """Forget files of unfinished forms, of erased people, and of actions that were rolled back."""
    with guard.writing(StagedFile):
        StagedFile.objects.filter(staged_at__lt=clock.now() - STAGED_FOR).delete()
    stored = StoredFile.objects.exclude(key__wrapped="").values_list("digest", flat=True)
    wanted = {*stored, *StagedFile.objects.values_list("digest", flat=True)}
    gone = [digest for digest in store.everything() if digest not in wanted]
    for digest in gone:
        store.remove(digest)
    return len(gone)
