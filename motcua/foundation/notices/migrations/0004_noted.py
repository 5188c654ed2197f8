"""What was only noted keeps what it is to say until it is addressed and written."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0003_in_the_house"),
    ]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="said",
            field=models.JSONField(null=True, verbose_name="việc cần báo, khi chưa viết"),
        ),
    ]
