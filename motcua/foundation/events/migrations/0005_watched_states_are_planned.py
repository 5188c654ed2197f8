"""What is watched is read by a function that PostgreSQL plans once a connection, and a head is written once.

Before, each event planned its own question and wrote its head twice. What is chained is the same to the byte.
"""

from django.db import migrations

SAY_STATES = """
create function motcua_say_states() returns void language plpgsql as $$
declare
  branches text;
begin
  select string_agg(
    format('when %L then select (%s)::text into said from %I where %I = motcua_whom;',
      s.kind, s.state_sql, s.table_name, s.id_column),
    E'\\n' order by s.kind
  ) into branches from events_subject s;
  execute format(
    'create or replace function motcua_state_of(motcua_kind text, motcua_whom uuid) returns text '
    'language plpgsql set search_path = public, pg_temp as %L',
    E'#variable_conflict use_column\\ndeclare\\n  said text;\\nbegin\\n'
    || coalesce(E'case motcua_kind\\n' || branches || E'\\nelse null;\\nend case;\\n', '')
    || 'return said;' || E'\\nend'
  );
end $$;
create function motcua_states_changed() returns trigger language plpgsql as $$
begin
  perform motcua_say_states();
  return null;
end $$;
create trigger events_states_are_said after insert or update or delete on events_subject
  for each statement execute function motcua_states_changed();
select motcua_say_states();
"""

CHAIN = """
create or replace function motcua_chain() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  was_count int;
  was_hash bytea;
begin
  loop
    -- whoever tells of the same subject waits here, and then reads its state as the other left it
    select h.count, h.hash into was_count, was_hash from events_chainhead h
      where h.subject_kind = new.subject_kind and h.subject_id = new.subject_id for update;
    new.position := coalesce(was_count, 0) + 1;
    new.previous_hash := coalesce(was_hash, ''::bytea);
    new.state := motcua_state_of(new.subject_kind, new.subject_id);
    new.hash := sha256(convert_to(motcua_event_text(new), 'UTF8'));
    if was_count is not null then
      update events_chainhead h set count = new.position, hash = new.hash
        where h.subject_kind = new.subject_kind and h.subject_id = new.subject_id;
      return new;
    end if;
    insert into events_chainhead (subject_kind, subject_id, count, hash)
      values (new.subject_kind, new.subject_id, new.position, new.hash) on conflict do nothing;
    if found then
      return new;
    end if;
  end loop;
end $$;
"""

CHAIN_BEFORE = """
create or replace function motcua_chain() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  head events_chainhead%rowtype;
  watched events_subject%rowtype;
begin
  insert into events_chainhead as h (subject_kind, subject_id, count, hash)
    values (new.subject_kind, new.subject_id, 0, ''::bytea)
    on conflict (subject_kind, subject_id) do update set count = h.count
    returning * into head;
  new.position := head.count + 1;
  new.previous_hash := head.hash;
  new.state := null;
  select * into watched from events_subject where kind = new.subject_kind;
  if found then
    execute format(
      'select (%s)::text from %I where %I = $1', watched.state_sql, watched.table_name, watched.id_column
    ) into new.state using new.subject_id;
  end if;
  new.hash := sha256(convert_to(motcua_event_text(new), 'UTF8'));
  update events_chainhead set count = new.position, hash = new.hash
    where subject_kind = new.subject_kind and subject_id = new.subject_id;
  return new;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0004_told_of_the_past")]
    operations = [
        migrations.RunSQL(
            SAY_STATES,
            "drop trigger events_states_are_said on events_subject; drop function motcua_states_changed;"
            "drop function motcua_say_states; drop function motcua_state_of",
        ),
        migrations.RunSQL(CHAIN, CHAIN_BEFORE),
    ]
