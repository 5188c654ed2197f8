"""A foreign key whose column another index begins with needs no index of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0012_running_due"),
        ("organisations", "0004_kinds_watched"),
        ("people", "0004_who_they_are_watched"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dossier",
            name="applicant_entity",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.legalentity",
                verbose_name="chủ hồ sơ",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="applicant_person",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="chủ hồ sơ",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="decision_agency",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.agency",
                verbose_name="cơ quan giải quyết",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="reception_unit",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.onestopunit",
                verbose_name="nơi tiếp nhận",
            ),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="submitter",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="người nộp",
            ),
        ),
    ]
