"""What is promised of a whole names the promise of the part that it is counted as."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0006_redating_watched")]
    operations = [
        migrations.AddField(
            model_name="promise",
            name="follows",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="deadlines.promise",
                verbose_name="theo hạn của phần",
            ),
        ),
    ]
