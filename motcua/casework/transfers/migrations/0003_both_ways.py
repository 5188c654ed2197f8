"""Lists go both ways, and with the public post; each says which way."""

from django.db import migrations, models
from django.db.models import Q

WAYS = [
    ("PAPERS", "giấy tờ đến nơi giải quyết"),
    ("RESULTS", "kết quả về bộ phận một cửa"),
    ("TO_POST", "kết quả gửi bưu chính để trả"),
    ("FROM_POST", "giấy tờ bưu chính đã nhận"),
]
LINES = """(
    select md5(string_agg(concat_ws(' ', dossier_id, received), ',' order by l.id))
    from transfers_transferline l where l.transfer_id = transfers_transfer.id)"""
WATCHED = f"""
select motcua_watch_anew('transfer', 'transfers_transfer', $$concat_ws('|', number, unit_id, agency_id,
  extract(epoch from received_at)::bigint, {LINES}, way)$$)
"""
BEFORE = f"""
select motcua_watch_anew('transfer', 'transfers_transfer', $$concat_ws('|', number, unit_id, agency_id,
  extract(epoch from received_at)::bigint, {LINES})$$)
"""


def way():
    return models.CharField(choices=WAYS, default="PAPERS", max_length=9, verbose_name="chiều bàn giao")


class Migration(migrations.Migration):
    dependencies = [("transfers", "0002_watched")]
    operations = [
        migrations.AddField("transfer", "way", way()),
        migrations.AddField("transferline", "way", way()),
        migrations.RemoveConstraint("transferline", "transferline_handed_on_once"),
        migrations.AddConstraint(
            "transferline",
            models.UniqueConstraint(
                fields=["dossier", "way"],
                name="transferline_handed_on_once_each_way",
                condition=Q(received__isnull=True) | Q(received=True),
            ),
        ),
        migrations.AddConstraint(
            "transfer",
            models.CheckConstraint(
                name="transfer_way_known", condition=Q(way__in=[value for value, _words in WAYS])
            ),
        ),
        migrations.AddIndex(
            "transfer", models.Index(fields=["agency", "-made_at"], name="transfer_of_agency")
        ),
        migrations.RunSQL(WATCHED, BEFORE),
    ]
