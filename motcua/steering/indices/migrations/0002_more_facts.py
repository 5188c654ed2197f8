"""More is folded of each dossier: what was charged and paid, by when it is answered, of what it is a part.

What was kept until now knows nothing of it: it is emptied, and the book is read on from its beginning.
"""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q

UNREAD = "truncate indices_dossierfact, indices_bookreader"


def column(name, field):
    return migrations.AddField("dossierfact", name, field, preserve_default=False)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("indices", "0001_initial")]

    operations: ClassVar = [
        migrations.RunSQL(UNREAD, migrations.RunSQL.noop),
        column("first_asked_at", models.DateTimeField("yêu cầu bổ sung lần đầu lúc", null=True)),
        column("closed_at", models.DateTimeField("thôi giải quyết lúc", null=True)),
        column("answer_due_at", models.DateTimeField("hạn trả lời hồ sơ trực tuyến", null=True)),
        column("charges", models.PositiveSmallIntegerField("số khoản thu", default=0)),
        column("due_amount", models.BigIntegerField("số tiền phải nộp", default=0)),
        column("paid_amount", models.BigIntegerField("số tiền đã nộp", default=0)),
        column("paid_at", models.DateTimeField("nộp tiền lúc", null=True)),
        column("paid_online", models.BooleanField("nộp tiền trực tuyến", default=False)),
        column("whole_id", models.UUIDField("là một phần của hồ sơ liên thông", null=True)),
        column("owes_result", models.BooleanField("có giấy tờ kết quả", default=False)),
        migrations.AlterField(
            "indicator",
            "unit",
            models.CharField(
                "đơn vị tính",
                choices=[("COUNT", "số lượng"), ("PERCENT", "%"), ("MINUTE", "phút")],
                max_length=7,
            ),
        ),
        migrations.RemoveConstraint("indicator", "indicator_of_a_share_has_a_whole"),
        migrations.AddConstraint(
            "indicator",
            models.CheckConstraint(
                name="indicator_of_a_share_has_a_whole",
                condition=Q(unit="COUNT", denominator="")
                | Q(unit__in=["PERCENT", "MINUTE"]) & (~Q(denominator="") | ~Q(lacking="")),
            ),
        ),
    ]
