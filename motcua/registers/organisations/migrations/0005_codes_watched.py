"""The code by which an agency is known is held by `events verify` too."""

from django.db import migrations

TERMS = """(select md5(string_agg(
      concat_ws(' ', t.id, t.name, t.kind_id, t.parent_id, t.valid_from, t.valid_to), ',' order by t.id))
    from organisations_agencyterm t where t.agency_id = organisations_agency.id)"""
SETS = "select motcua_watch_anew('agency', 'organisations_agency', $state${state}$state$)"
WATCH = SETS.format(state=f"concat_ws('; ', code, {TERMS})")
BEFORE = SETS.format(state=TERMS)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_kinds_watched"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCH, BEFORE)]
