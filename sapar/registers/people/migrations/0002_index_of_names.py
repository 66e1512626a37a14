"""The index of names: pairs, words and variants beside the tokens, filled from the people there are."""

import django.db.models.deletion
from django.db import migrations, models

from sapar.registers.people.names import write_many

PEOPLE_AT_ONCE = 2_000


def index_everybody(apps, schema_editor):
    """Index whoever is on record; an erased person has no name left."""
    people = apps.get_model("people", "Person").objects.exclude(family_name="").order_by("pk")
    last = 0
    while some := list(people.filter(pk__gt=last)[:PEOPLE_AT_ONCE]):
        write_many(some, apps)
        last = some[-1].pk


def row_of(person_name=None):
    """Return the columns every table of the index begins with."""
    columns = [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]
    if person_name:
        owner = models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name=person_name, to="people.person"
        )
        columns.append(("person", owner))
    return columns


class Migration(migrations.Migration):

    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.DeleteModel("NameToken"),
        migrations.CreateModel(
            "NameToken",
            [
                *row_of("tokens"),
                ("key", models.CharField(max_length=40)),
                ("root", models.CharField(max_length=40)),
                ("born_year", models.SmallIntegerField(null=True)),
            ],
            options={
                "verbose_name": "word of a name",
                "indexes": [models.Index(fields=["root", "born_year", "person"], name="people_by_root_and_year")],
                "constraints": [models.UniqueConstraint(fields=("person", "key"), name="one_token_of_a_person")],
            },
        ),
        migrations.CreateModel(
            "NamePair",
            [*row_of("name_pairs"), ("pair", models.BigIntegerField())],
            options={
                "verbose_name": "pair of words of a name",
                "constraints": [models.UniqueConstraint(fields=("pair", "person"), name="one_pair_of_a_person")],
            },
        ),
        migrations.CreateModel(
            "NameWord",
            [
                *row_of(),
                ("key", models.CharField(max_length=40, unique=True)),
                ("root", models.CharField(db_index=True, max_length=40)),
            ],
            options={"verbose_name": "word in names"},
        ),
        migrations.CreateModel(
            "NameVariant",
            [
                *row_of(),
                ("variant", models.CharField(max_length=41)),
                ("root", models.CharField(db_index=True, max_length=40)),
            ],
            options={
                "verbose_name": "variant of a root",
                "constraints": [models.UniqueConstraint(fields=("variant", "root"), name="one_variant_of_a_root")],
            },
        ),
        migrations.RunPython(index_everybody, migrations.RunPython.noop),
    ]
