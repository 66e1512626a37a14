"""The record of the law in use, to which each recording is done."""

from typing import Any

from django.db import migrations

from sapar.foundation.references import new_reference


def found_register(apps: Any, schema_editor: Any) -> None:
    """Add the one record there is."""
    register = apps.get_model("law_review", "LawRegister")
    if not register.objects.exists():
        register.objects.create(ref=new_reference(), version=1)


class Migration(migrations.Migration):
    """Seed."""

    dependencies = [("law_review", "0001_initial")]
    operations = [migrations.RunPython(found_register, migrations.RunPython.noop)]
