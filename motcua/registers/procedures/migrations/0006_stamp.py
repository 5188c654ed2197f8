"""A token for what lists show: whoever keeps a list in memory sees by it that the register changed."""

from django.db import migrations, models

FIRST = "insert into procedures_proceduresstamp (id, token) values (1, gen_random_uuid())"


class Migration(migrations.Migration):
    dependencies = [("procedures", "0005_everyday_names")]
    operations = [
        migrations.CreateModel(
            name="ProceduresStamp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.UUIDField()),
            ],
        ),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
    ]
