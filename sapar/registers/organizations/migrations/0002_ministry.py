"""The root of the tree of organizations: the ministry, which opens everything else by actions."""

from typing import Any

from django.db import migrations

from sapar.classifications.search import fold
from sapar.foundation.references import new_reference

NAMES = {
    "ky": "Эмгек, социалдык камсыздоо жана миграция министрлиги",
    "ru": "Министерство труда, социального обеспечения и миграции",
    "en": "Ministry of Labour, Social Security and Migration",
}


def found_ministry(apps: Any, schema_editor: Any) -> None:
    """Add the ministry to an empty register."""
    organization = apps.get_model("organizations", "Organization")
    if not organization.objects.exists():
        key = " | ".join(fold(NAMES[code]) for code in ("ky", "ru", "en"))
        organization.objects.create(
            ref=new_reference(), kind="ministry", names=NAMES, search_key=key, country="KG", state="active", version=1
        )


class Migration(migrations.Migration):
    """Seed."""

    dependencies = [("organizations", "0001_initial")]
    operations = [migrations.RunPython(found_ministry, migrations.RunPython.noop)]
