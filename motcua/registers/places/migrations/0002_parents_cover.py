"""A place stands on no day on which its parent does not; the chain of events watches its last day."""

from django.db import migrations

COVER = """
create function places_parent_covers() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select child.code as code, child.valid_from as since, parent.code as above into wrong
    from places_place child join places_place parent on parent.id = child.parent_id
    where (child.id = new.id or parent.id = new.id)
      and not (daterange(parent.valid_from, parent.valid_to, '[]')
                 @> daterange(child.valid_from, child.valid_to, '[]')
               and length(parent.code) < length(child.code))
    limit 1;
  if found then
    raise exception 'Đơn vị % (từ %) có ngày nằm ngoài hiệu lực của nơi trực thuộc %.',
      wrong.code, wrong.since, wrong.above
      using errcode = 'check_violation', constraint = 'place_parent_covers';
  end if;
  return null;
end $$;
create constraint trigger place_parent_covers after insert or update on places_place
  deferrable initially deferred for each row execute function places_parent_covers();
select motcua_watch('place', 'places_place', 'valid_to');
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            COVER,
            "drop trigger place_parent_covers on places_place; drop function places_parent_covers;"
            "delete from events_subject where kind = 'place'",
        ),
    ]
