"""What a published version says, part by part, is held by `events verify` too, beside its fingerprint.

The fingerprint is of the text that came in; this is of the rows that people are served by.
"""

from django.db import migrations

PARTS = {
    "procedurecase": "number, code, name",
    "requireddocument": "position, case_id, name, handling, need, condition, originals, copies, form_key",
    "timelimit": "position, case_id, channel, quantity, unit, cut_off_hour, legal_quantity, legal_unit, text",
    "feerule": "position, case_id, channel, kind, name, amount_kind, amount, scale, text",
    "legalbasis": "position, number, title, article",
    "formspec": "position, key, title, form",
}
FIRST = {"procedurecase": "number"}
VERSION = """
v.source, v.number, v.state, v.valid_from, v.valid_to, v.content_digest, v.name, v.repealed, v.online_level,
    v.online_only, v.competent_kind, v.authority_place, v.requirements, v.results, v.steps, v.exemptions,
    v.processes
"""
ROWS = ",\n    ".join(
    f"(select md5(string_agg(concat_ws('|', {columns}), E'\\n' order by {FIRST.get(part, 'position')})) "
    f"from procedures_{part} where version_id = v.id)"
    for part, columns in PARTS.items()
)
WATCH = f"""
select motcua_watch_anew('procedure', 'procedures_procedure', $$(
  select md5(string_agg(md5(concat_ws(':', {VERSION.strip()},
    {ROWS})), ',' order by v.source, v.number))
  from procedures_procedureversion v where v.procedure_id = procedures_procedure.id)$$)
"""
BEFORE = """
select motcua_watch_anew('procedure', 'procedures_procedure', $$(
  select md5(string_agg(
    concat_ws(':', v.source, v.number, v.state, v.valid_from, v.valid_to, v.content_digest),
    ',' order by v.source, v.number))
  from procedures_procedureversion v where v.procedure_id = procedures_procedure.id)$$)
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0003_codes_may_change"), ("events", "0003_watched_anew")]
    operations = [migrations.RunSQL(WATCH, BEFORE)]
