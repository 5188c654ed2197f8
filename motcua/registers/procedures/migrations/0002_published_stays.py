"""What was published stays: the database refuses to change or remove it; what a code came to is watched."""

from django.db import migrations

PARTS = ["procedurecase", "requireddocument", "timelimit", "feerule", "legalbasis", "formspec"]
MAY_CHANGE = "array['state','valid_to','closed_decision','closed_reason','repealed']"

VERSION = f"""
create function procedures_published_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'DRAFT' then
      raise exception 'Phiên bản thủ tục đã công bố không được xóa; hãy công bố phiên bản mới.'
        using errcode = '23001';
    end if;
    return old;
  end if;
  if old.state = 'DRAFT' then
    return new;
  end if;
  if (to_jsonb(new) - {MAY_CHANGE}) is distinct from (to_jsonb(old) - {MAY_CHANGE})
     or (new.state <> old.state and new.state <> 'ANNULLED') then
    raise exception 'Phiên bản thủ tục đã công bố không được sửa; hãy công bố phiên bản mới.'
      using errcode = '23001';
  end if;
  if old.state = 'ANNULLED'
     or (new.valid_to is distinct from old.valid_to
         and (new.valid_to is null or new.valid_to > old.valid_to)) then
    raise exception 'Ngày hết hiệu lực đã ghi chỉ được rút ngắn, không được kéo dài.' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger procedures_published_stays before update or delete on procedures_procedureversion
  for each row execute function procedures_published_stays();
"""

PART = """
create function procedures_parts_stay() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from touched join procedures_procedureversion v on v.id = touched.version_id
    where v.state <> 'DRAFT'
  ) then
    raise exception 'Nội dung của phiên bản thủ tục đã công bố không được sửa, thêm hay xóa.'
      using errcode = '23001';
  end if;
  return null;
end $$;
"""

ON_PART = """
create trigger procedures_parts_stay_insert after insert on procedures_{part}
  referencing new table as touched for each statement execute function procedures_parts_stay();
create trigger procedures_parts_stay_update after update on procedures_{part}
  referencing old table as touched for each statement execute function procedures_parts_stay();
create trigger procedures_parts_stay_delete after delete on procedures_{part}
  referencing old table as touched for each statement execute function procedures_parts_stay();
"""

WATCH = """
select motcua_watch('procedure', 'procedures_procedure', $$(
  select md5(string_agg(
    concat_ws(':', v.source, v.number, v.state, v.valid_from, v.valid_to, v.content_digest),
    ',' order by v.source, v.number))
  from procedures_procedureversion v where v.procedure_id = procedures_procedure.id)$$)
"""

OFF_PART = "".join(
    f"drop trigger procedures_parts_stay_{verb} on procedures_{part};"
    for part in PARTS
    for verb in ("insert", "update", "delete")
)


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(
            VERSION,
            "drop trigger procedures_published_stays on procedures_procedureversion;"
            "drop function procedures_published_stays()",
        ),
        migrations.RunSQL(
            PART + "".join(ON_PART.format(part=part) for part in PARTS),
            OFF_PART + "drop function procedures_parts_stay()",
        ),
        migrations.RunSQL(WATCH, "delete from events_subject where kind = 'procedure'"),
    ]
