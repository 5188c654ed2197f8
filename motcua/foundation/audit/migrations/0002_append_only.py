"""The database itself keeps looks from being changed or removed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            "create trigger looks_append_only before update or delete on audit_look "
            "for each row execute function motcua_append_only()",
            "drop trigger looks_append_only on audit_look",
        ),
    ]
