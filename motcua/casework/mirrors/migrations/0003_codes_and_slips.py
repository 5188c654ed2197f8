"""A code by which anybody asks for a mirror, the papers taken in, how often its slip was printed again."""

import secrets

from django.db import migrations, models

import motcua.foundation.keys.fields
from motcua.casework.mirrors.rules import LENGTH, mirror_code

WATCHED = (
    "$$concat_ws('|', state, year, number, unit_id, agency_id, central_number, title,"
    " coalesce(applicant_person_id, applicant_entity_id), 'd' || extract(epoch from due_at)::bigint,"
    " 'h' || extract(epoch from heard_at)::bigint, 'r' || extract(epoch from resolved_at)::bigint,"
    " result_number, 'g' || extract(epoch from handed_at)::bigint"
)


def give_codes(apps, schema_editor):
    """Draw a code for every mirror that was opened before there were codes."""
    mirrors = apps.get_model("mirrors", "Mirror").objects
    for mirror_id in mirrors.filter(code__isnull=True).values_list("id", flat=True):
        mirrors.filter(id=mirror_id).update(code=mirror_code(secrets.token_bytes(LENGTH)))


class Migration(migrations.Migration):
    dependencies = [("mirrors", "0002_watched")]
    operations = [
        migrations.AddField(
            model_name="mirror",
            name="code",
            field=models.CharField(max_length=20, null=True, unique=True, verbose_name="mã tra cứu"),
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="mirror",
            name="code",
            field=models.CharField(max_length=20, unique=True, verbose_name="mã tra cứu"),
        ),
        migrations.AddField(
            model_name="mirror",
            name="papers",
            field=motcua.foundation.keys.fields.EncryptedText(
                blank=True, default="", verbose_name="giấy tờ đã nhận"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="mirror",
            name="reprints",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="số lần in lại giấy tiếp nhận"),
        ),
        migrations.AddIndex(
            model_name="mirror",
            index=models.Index(fields=["-received_at", "-id"], name="mirror_list"),
        ),
        migrations.RunSQL(
            f"select motcua_watch_anew('mirror', 'mirrors_mirror', {WATCHED}, code, 'p' || reprints)$$)",
            f"select motcua_watch('mirror', 'mirrors_mirror', {WATCHED})$$)",
        ),
    ]
