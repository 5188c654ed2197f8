"""A parent stands on every day of its children; the chain watches who holds what, and what a post may."""

from django.db import migrations

COVER = """
create function organisations_parent_covers() returns trigger language plpgsql as $$
declare
  touched organisations_agencyterm%rowtype;
  wrong record;
begin
  if tg_op = 'DELETE' then touched := old; else touched := new; end if;
  select child.name as name, child.valid_from as since into wrong
    from organisations_agencyterm child
    where (child.id = touched.id or child.parent_id = touched.agency_id)
      and child.parent_id is not null
      and not coalesce((
        select range_agg(daterange(parent.valid_from, parent.valid_to, '[]'))
          from organisations_agencyterm parent where parent.agency_id = child.parent_id
      ), '{}'::datemultirange) @> daterange(child.valid_from, child.valid_to, '[]')
    limit 1;
  if found then
    raise exception 'Cơ quan “%” (từ %) có ngày mà cơ quan cấp trên không tồn tại.', wrong.name, wrong.since
      using errcode = 'check_violation', constraint = 'agencyterm_parent_covers';
  end if;
  return null;
end $$;
create constraint trigger agencyterm_parent_covers
  after insert or update or delete on organisations_agencyterm
  deferrable initially deferred for each row execute function organisations_parent_covers();
"""

WATCHED = """
select motcua_watch('agency', 'organisations_agency', $state$
  (select md5(string_agg(
      concat_ws(' ', t.id, t.name, t.kind_id, t.parent_id, t.valid_from, t.valid_to), ',' order by t.id))
    from organisations_agencyterm t where t.agency_id = organisations_agency.id)
$state$);
select motcua_watch('post', 'organisations_post', $state$
  concat_ws('; ', agency_id, valid_from, valid_to,
    (select string_agg(concat_ws(' ', r.role, r.valid_from, r.valid_to), ', ' order by r.id)
      from organisations_postrole r where r.post_id = organisations_post.id),
    (select string_agg(
        concat_ws(' ', d.receiver_id, array_to_string(d.roles, '+'), d.valid_from, d.valid_to),
        ', ' order by d.id)
      from organisations_delegation d where d.giver_id = organisations_post.id))
$state$);
select motcua_watch('officer', 'organisations_officer', $state$
  concat_ws('; ', account_id,
    (select string_agg(concat_ws(' ', h.post_id, h.standing, h.valid_from, h.valid_to), ', ' order by h.id)
      from organisations_postholding h where h.officer_id = organisations_officer.id))
$state$);
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            COVER,
            "drop trigger agencyterm_parent_covers on organisations_agencyterm;"
            "drop function organisations_parent_covers",
        ),
        migrations.RunSQL(WATCHED, "delete from events_subject where kind in ('agency', 'post', 'officer')"),
    ]
