"""Receipts and closed shifts stay as they are; closed words that must be there; columns events vouch for."""

from django.db import migrations

CLOSED_WORDS = """
alter table fees_charge add constraint charge_exempt_says_who check (share = 0 or exempt_reason <> '');
alter table fees_shift add constraint shift_difference_is_said
  check (counted is null or counted = expected or difference_reason <> '');
alter table fees_receipt add constraint receipt_void_says_why check (state <> 'VOID' or void_reason <> '');
alter table fees_receipt add constraint receipt_names_its_payer check (payer_name <> '');
alter table fees_refund add constraint refund_says_why check (reason <> '' and receiver_name <> '');
"""
CLOSED_WORDS_OFF = """
alter table fees_charge drop constraint charge_exempt_says_who;
alter table fees_shift drop constraint shift_difference_is_said;
alter table fees_receipt drop constraint receipt_void_says_why;
alter table fees_receipt drop constraint receipt_names_its_payer;
alter table fees_refund drop constraint refund_says_why;
"""

RECEIPTS_STAY = """
create function fees_receipts_stay() returns trigger language plpgsql as $$
declare
  may_change text[] := array['reprints', 'state', 'voided_at', 'voided_by', 'void_reason', 'void_shift_id'];
begin
  if tg_op = 'DELETE' then
    raise exception 'Biên lai đã lập không được xóa; hãy hủy biên lai.' using errcode = '23001';
  end if;
  if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change)
     or (old.state = 'VOID'
         and (to_jsonb(new) - 'reprints') is distinct from (to_jsonb(old) - 'reprints')) then
    raise exception 'Biên lai đã lập không được sửa; hãy hủy và lập biên lai khác.' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger fees_receipts_stay before update or delete on fees_receipt
  for each row execute function fees_receipts_stay();
create function fees_closed_shifts_stay() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null then
    raise exception 'Ca thu đã chốt không được thay đổi.' using errcode = '23001';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger fees_closed_shifts_stay before update or delete on fees_shift
  for each row execute function fees_closed_shifts_stay();
create function fees_money_in_open_shifts() returns trigger language plpgsql as $$
begin
  if exists (select 1 from fees_shift s where s.id = new.shift_id and s.closed_at is not null) then
    raise exception 'Ca thu đã chốt không nhận thêm tiền vào, ra.' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger fees_receipts_in_open_shifts before insert on fees_receipt
  for each row execute function fees_money_in_open_shifts();
create trigger fees_refunds_in_open_shifts before insert on fees_refund
  for each row execute function fees_money_in_open_shifts();
create function fees_series_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'Dải số biên lai không được xóa.' using errcode = '23001';
  end if;
  if (to_jsonb(new) - array['last', 'valid_to']) is distinct from (to_jsonb(old) - array['last', 'valid_to'])
     or new.last < old.last then
    raise exception 'Dải số biên lai không được sửa; số đã dùng không lùi lại.' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger fees_series_stay before update or delete on fees_series
  for each row execute function fees_series_stay();
"""
RECEIPTS_STAY_OFF = """
drop trigger fees_receipts_stay on fees_receipt;
drop trigger fees_closed_shifts_stay on fees_shift;
drop trigger fees_receipts_in_open_shifts on fees_receipt;
drop trigger fees_refunds_in_open_shifts on fees_refund;
drop trigger fees_series_stay on fees_series;
drop function fees_receipts_stay;
drop function fees_closed_shifts_stay;
drop function fees_money_in_open_shifts;
drop function fees_series_stay;
"""

WATCHED = """
select motcua_watch('charge', 'fees_charge', $$concat_ws('|', state, amount, outlived)$$);
select motcua_watch('receipt', 'fees_receipt',
  $$concat_ws('|', state, series_id, number, amount, shift_id)$$);
select motcua_watch('receipt_series', 'fees_series', $$concat_ws('|', unit_id, form, symbol, first, final)$$);
select motcua_watch('shift', 'fees_shift',
  $$concat_ws('|', opening, extract(epoch from closed_at)::bigint, expected, counted)$$);
"""


class Migration(migrations.Migration):
    dependencies = [("fees", "0001_initial"), ("events", "0002_chain")]
    operations = [
        migrations.RunSQL(CLOSED_WORDS, CLOSED_WORDS_OFF),
        migrations.RunSQL(RECEIPTS_STAY, RECEIPTS_STAY_OFF),
        migrations.RunSQL(
            WATCHED,
            "delete from events_subject where kind in ('charge', 'receipt', 'receipt_series', 'shift')",
        ),
    ]
