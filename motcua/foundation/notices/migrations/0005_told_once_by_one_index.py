"""That a message is told once needs one index of its key; the other, for how keys begin, served nobody."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0004_noted"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="dedupe_key",
            field=models.CharField(max_length=200, verbose_name="khóa gửi một lần"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("dedupe_key",), name="notice_told_once"),
        ),
    ]
