"""What `events verify` holds of scored indices: points, thresholds, counts, days."""

from django.db import migrations

COMPONENT = (
    "concat_ws('|', coalesce(most::text, ''), threshold, array_to_string(numerator, ','), "
    "array_to_string(denominator, ','), is_rest, factor, reach, valid_from, valid_to)"
)
INDEX = "concat_ws('|', lacking_rule, levels, valid_from, valid_to)"


class Migration(migrations.Migration):
    dependencies = [("indices", "0003_weighted_indices"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            f"select motcua_watch('index_component', 'indices_indexcomponent', $${COMPONENT}$$)",
            "delete from events_subject where kind = 'index_component'",
        ),
        migrations.RunSQL(
            f"select motcua_watch('weighted_index', 'indices_weightedindex', $${INDEX}$$)",
            "delete from events_subject where kind = 'weighted_index'",
        ),
    ]
