"""An everyday name among a procedure's phrases, and life events on the card that lists read."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

FILL = """
update procedures_searchcard c set life_events = array(select jsonb_array_elements_text(v.life_events))
from procedures_procedureversion v
where v.id = c.version_id and jsonb_typeof(v.life_events) = 'array' and v.life_events <> '[]'
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0004_parts_watched")]
    operations = [
        migrations.AddField(
            "synonym", "everyday", models.BooleanField(default=False, verbose_name="là tên thường gọi")
        ),
        migrations.AddConstraint(
            "synonym",
            models.UniqueConstraint(
                fields=["procedure_code"],
                name="synonym_one_everyday_name",
                condition=models.Q(("everyday", True)),
            ),
        ),
        migrations.AddConstraint(
            "synonym",
            models.CheckConstraint(
                name="synonym_everyday_name_is_of_a_procedure",
                condition=models.Q(
                    ("everyday", False), models.Q(("procedure_code", ""), _negated=True), _connector="OR"
                ),
            ),
        ),
        migrations.AddField("searchcard", "everyday_name", models.CharField(blank=True, max_length=120)),
        migrations.AddField(
            "searchcard",
            "life_events",
            ArrayField(base_field=models.CharField(max_length=20), default=list, size=None),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            "searchcard",
            GinIndex(
                fields=["life_events"],
                name="card_life_events",
                condition=models.Q(("life_events", []), _negated=True),
            ),
        ),
    ]
