from django.db import migrations, models
from django.db.models import Q

WATCH = (
    "select motcua_watch_anew('file', 'files_storedfile', "
    "$$concat_ws('|', sha256, size, kind, is_active{more})$$)"
)


class Migration(migrations.Migration):
    dependencies = [("files", "0002_watched")]
    operations = [
        migrations.AddField(
            "storedfile",
            "scan",
            models.CharField(
                "quét mã độc",
                max_length=8,
                choices=[
                    ("NONE", "không quét"),
                    ("HELD", "chưa quét"),
                    ("CLEAN", "đã quét, không thấy mã độc"),
                    ("INFECTED", "có mã độc"),
                ],
                db_default="NONE",
            ),
        ),
        migrations.AddConstraint(
            "storedfile",
            models.CheckConstraint(
                name="file_scan_known", condition=Q(scan__in=["NONE", "HELD", "CLEAN", "INFECTED"])
            ),
        ),
        migrations.AddIndex(
            "storedfile",
            models.Index(
                fields=["scan", "id"], name="file_unscanned", condition=Q(scan__in=["HELD", "NONE"])
            ),
        ),
        migrations.RunSQL(WATCH.format(more=", scan"), WATCH.format(more="")),
    ]
