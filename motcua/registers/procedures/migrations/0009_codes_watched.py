"""Under which code a procedure stands, and of which kind it is, is held by `events verify` too."""

import importlib

from django.db import migrations

BEFORE = importlib.import_module("motcua.registers.procedures.migrations.0004_parts_watched").WATCH
OPENS = "'procedures_procedure', $$("
WATCH = BEFORE.replace(OPENS, "'procedures_procedure', $$concat_ws(':', code, kind, (").replace(
    ")$$)", "))$$)"
)


class Migration(migrations.Migration):
    dependencies = [("procedures", "0008_records_repeated"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCH, BEFORE)]
