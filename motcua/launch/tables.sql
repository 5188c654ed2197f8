-- Written by `make tables` from the migrations that it names. Never edited by hand.
-- Migrations 0beff29cf9e1c5b7329743de3a118dc188f1eb699135fe48cc74e84ad0985e75, tables 82cfeaaeae305714c7eb656686d2daad566ee38d55245b967f6b88dc7878bd7f.

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.fees_closed_shifts_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if old.closed_at is not null then
    raise exception 'Ca thu đã chốt không được thay đổi.' using errcode = '23001';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;

CREATE FUNCTION public.fees_money_in_open_shifts() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (select 1 from fees_shift s where s.id = new.shift_id and s.closed_at is not null) then
    raise exception 'Ca thu đã chốt không nhận thêm tiền vào, ra.' using errcode = '23001';
  end if;
  return new;
end $$;

CREATE FUNCTION public.fees_receipts_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.fees_series_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.motcua_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'Bảng % chỉ được ghi thêm, không sửa, không xóa.', tg_table_name using errcode = 'P0409';
end $$;

CREATE FUNCTION public.motcua_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE TABLE public.events_event (
    id bigint NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    "position" integer NOT NULL,
    kind character varying(80) NOT NULL,
    data jsonb NOT NULL,
    state text,
    actor_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    told_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT events_event_position_check CHECK (("position" >= 0))
);

CREATE FUNCTION public.motcua_event_text(e public.events_event) RETURNS text
    LANGUAGE sql STABLE
    AS $$
  select concat_ws(E'\n', encode(e.previous_hash, 'hex'), e.id, e.subject_kind, e.subject_id, e.position,
    e.kind, e.actor_id, (extract(epoch from e.at) * 1000000)::bigint, e.data::text, coalesce(e.state, ''))
$$;

CREATE FUNCTION public.motcua_hold_events() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  lock table events_event in share row exclusive mode
$$;

CREATE FUNCTION public.motcua_link(before bytea, first bytea, rest text) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  return sha256(convert_to(encode(coalesce(before, first), 'hex') || E'\n' || rest, 'UTF8'));
end $$;

CREATE FUNCTION public.motcua_say_states() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  shelves text;
begin
  -- kinds lie on shelves of eight: a kind is found in a dozen comparisons however many there are
  select string_agg(
    format(E'if motcua_kind <= %L collate "C" then
case motcua_kind
%s
else null;
end case;
',
      shelf.last, shelf.branches),
    'els' order by shelf.last collate "C"
  ) || 'end if;' into shelves from (
    select max(k.kind collate "C") as last, string_agg(
      format('when %L then select (%s)::text into said from public.%I where %I = motcua_whom;',
        k.kind, k.state_sql, k.table_name, k.id_column),
      E'
' order by k.kind collate "C"
    ) as branches
    from (
      select s.*, (row_number() over (order by s.kind collate "C") - 1) / 8 as shelf from events_subject s
    ) k
    group by k.shelf
  ) shelf;
  execute format(
    'create or replace function motcua_state_of(motcua_kind text, motcua_whom uuid) returns text '
    'language plpgsql as %L',
    E'#variable_conflict use_column
declare
  said text;
begin
' || coalesce(shelves, '')
    || E'
return said;
end'
  );
end $$;

CREATE FUNCTION public.motcua_state_of(motcua_kind text, motcua_whom uuid) RETURNS text
    LANGUAGE plpgsql
    AS $$#variable_conflict use_column
declare
  said text;
begin
if motcua_kind <= 'calendar_year' collate "C" then
case motcua_kind
when 'abolished_paper' then select (concat_ws('|', code, name, array_to_string(phrases, ';'), source, valid_from, 'u' || valid_to))::text into said from public.procedures_abolishedpaper where id = motcua_whom;
when 'account' then select (concat_ws('|', login, kind, is_active))::text into said from public.accounts_account where id = motcua_whom;
when 'agency' then select (concat_ws('; ', code, (select md5(string_agg(
      concat_ws(' ', t.id, t.name, t.kind_id, t.parent_id, t.valid_from, t.valid_to), ',' order by t.id))
    from organisations_agencyterm t where t.agency_id = organisations_agency.id)))::text into said from public.organisations_agency where id = motcua_whom;
when 'agency_class' then select (concat_ws('|', code, name,
  array_to_string(keys, ';'), array_to_string(kinds, ';'), array_to_string(levels, ';')))::text into said from public.organisations_agencyclass where id = motcua_whom;
when 'agency_kind' then select (concat_ws('|', code, name, rank, receives, alone_at))::text into said from public.organisations_agencykind where id = motcua_whom;
when 'assignment' then select (concat_ws('|', state, plan_id, lead_id, term,
  due_on, 'o' || original_due_on, 'd' || done_on, 'h' || handed_in_on, 'p' || nullif(period, ''),
  'e' || ended_by_id, 'w' || nullif(ended_as, '')))::text into said from public.plans_assignment where id = motcua_whom;
when 'awaited_event' then select (concat_ws('|', plan_id, words, happened_on, due_on))::text into said from public.plans_awaitedevent where id = motcua_whom;
when 'calendar_year' then select (concat_ws('|', year, announced))::text into said from public.calendars_calendaryear where id = motcua_whom;
else null;
end case;
elsif motcua_kind <= 'eligibility' collate "C" then
case motcua_kind
when 'charge' then select (concat_ws('|', state, amount, outlived))::text into said from public.fees_charge where id = motcua_whom;
when 'consent' then select (concat_ws('|', person_id, text_id, subject_kind,
  subject_id, extract(epoch from given_at)::bigint, given_by,
  'w' || extract(epoch from withdrawn_at)::bigint))::text into said from public.documents_consent where id = motcua_whom;
when 'consent_text' then select (concat_ws('|', code, md5(title), md5(words), md5(words_en), md5(source), valid_from, 'u' || valid_to))::text into said from public.documents_consenttext where id = motcua_whom;
when 'contact_point' then select (concat_ws('|', person_id, channel,
  encode(address_index, 'hex'), state, extract(epoch from asked_at)::bigint, asked_by,
  'c' || extract(epoch from confirmed_at)::bigint, 'a' || consent_id,
  'e' || extract(epoch from ended_at)::bigint))::text into said from public.contacts_contactpoint where id = motcua_whom;
when 'data_request' then select (concat_ws('|', person_id, wish,
  'd' || document_id, state, extract(epoch from asked_at)::bigint, asked_by,
  'u' || extract(epoch from due_at)::bigint, 'e' || extract(epoch from ended_at)::bigint, ended_by))::text into said from public.privacy_datarequest where id = motcua_whom;
when 'day_rule' then select (concat_ws('|', day, kind, spans, replaces, withdrawn_at is null))::text into said from public.calendars_dayrule where id = motcua_whom;
when 'dossier' then select (concat_ws('|',
  state, coalesce(code, ''), extract(epoch from due_at)::bigint,
  case when entered_at is not null then concat_ws('|',
    version_id, case_number, coalesce(applicant_person_id, applicant_entity_id), reception_unit_id,
    decision_agency_id, return_unit_id, extract(epoch from entered_at)::bigint,
    's' || submitter_id, 'c' || competence_place_id, 'h' || help_unit_id,
    'v' || channel || ' ' || return_way || ' ' || sets, 't' || extract(epoch from submitted_at)::bigint,
    'a' || extract(epoch from accepted_at)::bigint, 'r' || extract(epoch from resolved_at)::bigint,
    'e' || extract(epoch from ended_at)::bigint, 'p' || reprints,
    'o' || extract(epoch from original_due_at)::bigint, 'b' || book_year || ' ' || book_number,
    'n' || submission_id) end,
  'w' || whole_id,
  case when joint then (
    select string_agg(concat_ws(' ', key, state, dossier_id, agency_id), ',' order by position)
    from dossiers_dossierpart p where p.whole_id = dossiers_dossier.id) end))::text into said from public.dossiers_dossier where id = motcua_whom;
when 'eligibility' then select (concat_ws('|', code, md5(questions::text), valid_from, 'u' || valid_to))::text into said from public.filings_eligibilityset where id = motcua_whom;
else null;
end case;
elsif motcua_kind <= 'late_list' collate "C" then
case motcua_kind
when 'feedback' then select (concat_ws('|', state, code, kind, channel,
  'y' || agency_id, 'h' || dossier_id, 'r' || repeats_id, 'f' || extract(epoch from filed_at)::bigint,
  'n' || extract(epoch from counted_from)::bigint, 'd' || extract(epoch from due_at)::bigint,
  'l' || extract(epoch from late_since)::bigint, 't' || extract(epoch from taken_at)::bigint, taken_by,
  'a' || extract(epoch from answered_at)::bigint, 'e' || extract(epoch from ended_at)::bigint,
  's' || satisfied, 'q' || md5(question), 'w' || md5(answer)))::text into said from public.feedback_feedback where id = motcua_whom;
when 'feedback_limit' then select (concat_ws('|', code, quantity, unit, source, valid_from, 'u' || valid_to))::text into said from public.feedback_feedbacklimit where id = motcua_whom;
when 'file' then select (concat_ws('|', sha256, size, kind, is_active, scan))::text into said from public.files_storedfile where id = motcua_whom;
when 'filing_draft' then select (concat_ws('|', state, person_id,
  'p' || applicant_person_id, 'e' || applicant_entity_id, version_id, 'h' || dossier_id,
  'b' || extract(epoch from begun_at)::bigint, 'o' || extract(epoch from over_at)::bigint, (
    select string_agg(concat_ws(' ', c.id, c.person_id, c.signed_edition,
      's' || extract(epoch from c.signed_at)::bigint, 'd' || extract(epoch from c.declined_at)::bigint),
      ',' order by c.id)
    from filings_cosigner c where c.draft_id = filings_filingdraft.id)))::text into said from public.filings_filingdraft where id = motcua_whom;
when 'filing_portal' then select (concat_ws('|', code, name, address, source, valid_from, 'u' || valid_to))::text into said from public.procedures_filingportal where id = motcua_whom;
when 'held_filing' then select (concat_ws('|', state, number, unit_id, dossier_id, md5(why)))::text into said from public.routing_heldfiling where id = motcua_whom;
when 'index_component' then select (concat_ws('|', coalesce(most::text, ''), threshold, array_to_string(numerator, ','), array_to_string(denominator, ','), is_rest, factor, reach, valid_from, valid_to))::text into said from public.indices_indexcomponent where id = motcua_whom;
when 'late_list' then select (concat_ws('|', state, month, edition, received, resolved, resolved_late, open_late, digest))::text into said from public.reports_latelist where id = motcua_whom;
else null;
end case;
elsif motcua_kind <= 'officer' collate "C" then
case motcua_kind
when 'legal_entity' then select (concat_ws('; ', tax_code, account_id, left(md5(concat_ws('|', id, name, kind, owner_id,
    place_id)), 8)))::text into said from public.people_legalentity where id = motcua_whom;
when 'legal_text' then select (concat_ws('|', number_key, year, in_force_from, in_force_to, replaced_by_id,
    number, kind, issued_on, issuer, title))::text into said from public.legal_texts_legaltext where id = motcua_whom;
when 'mirror' then select (concat_ws('|', state, year, number, unit_id, agency_id, central_number, title, coalesce(applicant_person_id, applicant_entity_id), 'd' || extract(epoch from due_at)::bigint, 'h' || extract(epoch from heard_at)::bigint, 'r' || extract(epoch from resolved_at)::bigint, result_number, 'g' || extract(epoch from handed_at)::bigint, code, 'p' || reprints))::text into said from public.mirrors_mirror where id = motcua_whom;
when 'moving' then select (state)::text into said from public.dossiers_moving where id = motcua_whom;
when 'neighbour' then select (concat_ws('|', name, 'f' || extract(epoch from failing_since)::bigint))::text into said from public.neighbours_neighbour where id = motcua_whom;
when 'notice' then select (state)::text into said from public.notices_notice where id = motcua_whom;
when 'office_hours' then select (concat_ws('|', week, valid_from, valid_to))::text into said from public.calendars_officehours where id = motcua_whom;
when 'officer' then select (
  concat_ws('; ', account_id,
    (select string_agg(concat_ws(' ', h.post_id, h.standing, h.valid_from, h.valid_to), ', ' order by h.id)
      from organisations_postholding h where h.officer_id = organisations_officer.id))
)::text into said from public.organisations_officer where id = motcua_whom;
else null;
end case;
elsif motcua_kind <= 'plan' collate "C" then
case motcua_kind
when 'pack' then select (digest)::text into said from public.packs_pack where id = motcua_whom;
when 'pack_upload' then select (state)::text into said from public.packs_packupload where id = motcua_whom;
when 'paper_type' then select (concat_ws('|', code, md5(name),
  md5(array_to_string(names, ';')), array_to_string(codes, ';'), months, md5(source), valid_from,
  'u' || valid_to))::text into said from public.documents_papertype where id = motcua_whom;
when 'papers' then select (fingerprint)::text into said from public.documents_papers where id = motcua_whom;
when 'person' then select (concat_ws('; ', merged_into_id, account_id, left(md5(concat_ws('|', id, full_name, birth_year,
    birth_month, birth_day, gender, nationality, place_id, encode(personal_id_index, 'hex'))), 8)))::text into said from public.people_person where id = motcua_whom;
when 'place' then select (concat_ws('|', code, level, kind, name, parent_id, post_code, valid_from, valid_to))::text into said from public.places_place where id = motcua_whom;
when 'place_change' then select (
  concat_ws('|', code, day, title, decision, mark,
  (select md5(string_agg(concat_ws(' ', s.old_id, s.new_id, s.whole), ',' order by s.old_id, s.new_id))
    from places_placesuccession s where s.change_id = places_placechange.id)))::text into said from public.places_placechange where id = motcua_whom;
when 'plan' then select (concat_ws('|', state, number, signed_on, year))::text into said from public.plans_plan where id = motcua_whom;
else null;
end case;
elsif motcua_kind <= 'receipt' collate "C" then
case motcua_kind
when 'plan_reading' then select (concat_ws('|', state, version, number, signed_on, year, issuer))::text into said from public.plans_planreading where id = motcua_whom;
when 'plan_report' then select (concat_ws('|', plan_id, number, as_of, digest, md5(figures::text)))::text into said from public.plans_planreport where id = motcua_whom;
when 'portal_filing' then select (concat_ws('|', number, state, dossier_id, held_id))::text into said from public.national_portal_portalfiling where id = motcua_whom;
when 'post' then select (
  concat_ws('; ', agency_id, valid_from, valid_to,
    (select string_agg(concat_ws(' ', r.role, r.valid_from, r.valid_to), ', ' order by r.id)
      from organisations_postrole r where r.post_id = organisations_post.id),
    (select string_agg(
        concat_ws(' ', d.receiver_id, array_to_string(d.roles, '+'), d.valid_from, d.valid_to),
        ', ' order by d.id)
      from organisations_delegation d where d.giver_id = organisations_post.id))
)::text into said from public.organisations_post where id = motcua_whom;
when 'procedure' then select (concat_ws(':', code, kind, (
  select md5(string_agg(md5(concat_ws(':', v.source, v.number, v.state, v.valid_from, v.valid_to, v.content_digest, v.name, v.repealed, v.online_level,
    v.online_only, v.competent_kind, v.authority_place, v.requirements, v.results, v.steps, v.exemptions,
    v.processes,
    (select md5(string_agg(concat_ws('|', number, code, name), E'\n' order by number)) from procedures_procedurecase where version_id = v.id),
    (select md5(string_agg(concat_ws('|', position, case_id, name, handling, need, condition, originals, copies, form_key), E'\n' order by position)) from procedures_requireddocument where version_id = v.id),
    (select md5(string_agg(concat_ws('|', position, case_id, channel, quantity, unit, cut_off_hour, legal_quantity, legal_unit, text), E'\n' order by position)) from procedures_timelimit where version_id = v.id),
    (select md5(string_agg(concat_ws('|', position, case_id, channel, kind, name, amount_kind, amount, scale, text), E'\n' order by position)) from procedures_feerule where version_id = v.id),
    (select md5(string_agg(concat_ws('|', position, number, title, article), E'\n' order by position)) from procedures_legalbasis where version_id = v.id),
    (select md5(string_agg(concat_ws('|', position, key, title, form), E'\n' order by position)) from procedures_formspec where version_id = v.id))), ',' order by v.source, v.number))
  from procedures_procedureversion v where v.procedure_id = procedures_procedure.id)))::text into said from public.procedures_procedure where id = motcua_whom;
when 'promise' then select (state || '|' || coalesce(extract(epoch from due_at)::bigint::text, '') || case when original_due_at is distinct from due_at then '|' || extract(epoch from original_due_at)::bigint::text else '' end)::text into said from public.deadlines_promise where id = motcua_whom;
when 'rating' then select (concat_ws('|', steps, changes, agency_id, unit_id, way,
  md5(concat(id, dossier_id)), 'g' || extract(epoch from given_at)::bigint,
  'c' || extract(epoch from changed_at)::bigint, (
    select string_agg(concat_ws(' ', e.number, e.steps), ',' order by e.number)
    from feedback_earlierrating e where e.rating_id = feedback_rating.id)))::text into said from public.feedback_rating where id = motcua_whom;
when 'receipt' then select (concat_ws('|', state, series_id, number, amount, shift_id))::text into said from public.fees_receipt where id = motcua_whom;
else null;
end case;
elsif motcua_kind <= 'role' collate "C" then
case motcua_kind
when 'receipt_series' then select (concat_ws('|', unit_id, form, symbol, first, final))::text into said from public.fees_series where id = motcua_whom;
when 'recurrence_rule' then select (concat_ws('|', every, day, valid_from, valid_to))::text into said from public.plans_recurrencerule where id = motcua_whom;
when 'redating' then select (state || '|' || first_day || '|' || last_day)::text into said from public.deadlines_redating where id = motcua_whom;
when 'reminder_step' then select (concat_ws('|', code, audience, days, valid_from, valid_to))::text into said from public.plans_reminderstep where id = motcua_whom;
when 'representation' then select (concat_ws('|', representative_id, person_id, entity_id, kind, valid_from, valid_to,
    md5(concat_ws('|', matter, paper))))::text into said from public.people_representation where id = motcua_whom;
when 'request_limit' then select (concat_ws('|', code, hours, md5(source), valid_from, 'u' || valid_to))::text into said from public.privacy_requestlimit where id = motcua_whom;
when 'reuse' then select (concat_ws('|', document_id, submitted_id, subject_kind,
  subject_id, consent_id, extract(epoch from reused_at)::bigint, reused_by))::text into said from public.documents_reuse where id = motcua_whom;
when 'role' then select (concat_ws('|', code, name, array_to_string(rights, '+'), everywhere))::text into said from public.access_role where id = motcua_whom;
else null;
end case;
elsif motcua_kind <= 'token' collate "C" then
case motcua_kind
when 'run' then select (state || '|' || process_id::text ||
  case when arrived <> '[]'::jsonb then '|' || arrived::text else '' end)::text into said from public.workflow_run where id = motcua_whom;
when 'shift' then select (concat_ws('|', opening, extract(epoch from closed_at)::bigint, expected, counted))::text into said from public.fees_shift where id = motcua_whom;
when 'target' then select (concat_ws('|', plan_id, op, value, unit, period, 'e' || ended_by_id))::text into said from public.plans_target where id = motcua_whom;
when 'target_binding' then select (concat_ws('|', target_id, how, indicator,
  'l' || level, 'g' || "group", 'a' || agency_id, 'p' || procedure, 'f' || field, 'c' || channel,
  since, until))::text into said from public.plans_targetbinding where id = motcua_whom;
when 'target_figure' then select (concat_ws('|', target_id, 'a' || agency_id,
  period, 'v' || value, 'w' || words, 'm' || met, 'c' || corrects_id))::text into said from public.plans_targetfigure where id = motcua_whom;
when 'target_words' then select (concat_ws('|', indicator, phrases::text, never::text, valid_from, valid_to))::text into said from public.plans_targetwords where id = motcua_whom;
when 'task' then select (state || '|' || step || '|' || coalesce(holder_id::text, '') || case when waits_since is not null then '|' || extract(epoch from waits_since)::bigint::text else '' end)::text into said from public.workflow_task where id = motcua_whom;
when 'token' then select (concat_ws('|', post_id, array_to_string(scopes, '+'), encode(digest, 'hex'),
    extract(epoch from expires_at)::bigint, extract(epoch from revoked_at)::bigint))::text into said from public.access_token where id = motcua_whom;
else null;
end case;
elsif motcua_kind <= 'weighted_index' collate "C" then
case motcua_kind
when 'transfer' then select (concat_ws('|', number, unit_id, agency_id,
  extract(epoch from received_at)::bigint, (
    select md5(string_agg(concat_ws(' ', dossier_id, received), ',' order by l.id))
    from transfers_transferline l where l.transfer_id = transfers_transfer.id), way))::text into said from public.transfers_transfer where id = motcua_whom;
when 'vault_removal' then select (concat_ws('|', document_id, extract(epoch from removed_at)::bigint, removed_by))::text into said from public.documents_vaultremoval where id = motcua_whom;
when 'weighted_index' then select (concat_ws('|', lacking_rule, levels, valid_from, valid_to))::text into said from public.indices_weightedindex where id = motcua_whom;
else null;
end case;
end if;
return said;
end$$;

CREATE FUNCTION public.motcua_states_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform motcua_say_states();
  return null;
end $$;

CREATE FUNCTION public.motcua_tell_past(wanted text[] DEFAULT '{}'::text[]) RETURNS TABLE(place bigint, id bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET work_mem TO '96MB'
    SET enable_seqscan TO 'off'
    AS $_$
#variable_conflict use_column
declare
  ids bigint[];
  told_places bigint[];
  told_ids bigint[];
  is_misled bool;
  watched events_subject%rowtype;
  wrong uuid;
begin
  select array_agg(nextval('events_event_id_seq')) into ids
    from generate_series(1, (select count(*) from pg_temp.events_past));
  with known as materialized (
    select h.subject_kind, h.subject_id, h.count, h.hash
    from (
      select p.subject_kind, p.subject_id from pg_temp.events_past p where p.is_first
      order by p.subject_kind, p.subject_id
    ) p
    cross join lateral (
      select h.* from events_chainhead h
      where h.subject_kind = p.subject_kind and h.subject_id = p.subject_id for update
    ) h
  ), placed as (
    select ids[p.place] as id, p.place, p.subject_kind, p.subject_id, p.kind, p.data, p.actor_id, p.at,
      case when w.kind is not null then p.state end as state,
      k.count as before_count, coalesce(k.hash, ''::bytea) as head,
      (coalesce(k.count, 0) + row_number() over chain)::int as position,
      lead(p.place) over chain is null as is_last, p.is_last as said_last
    from pg_temp.events_past p
    left join known k on k.subject_kind = p.subject_kind and k.subject_id = p.subject_id
    left join events_subject w on w.kind = p.subject_kind
    window chain as (partition by p.subject_kind, p.subject_id order by p.place)
  ), chained as (
    select p.*, motcua_chained(p.head, concat_ws(E'\n', p.id, p.subject_kind, p.subject_id, p.position,
        p.kind, p.actor_id, (extract(epoch from p.at) * 1000000)::bigint, p.data::text,
        coalesce(p.state, ''))) over chain as hash
    from placed p
    window chain as (partition by p.subject_kind, p.subject_id order by p.place)
  ), linked as materialized (
    select c.*, lag(c.hash, 1, c.head) over chain as before
    from chained c
    window chain as (partition by c.subject_kind, c.subject_id order by c.place)
  ), new_heads as (
    insert into events_chainhead (subject_kind, subject_id, count, hash)
      select l.subject_kind, l.subject_id, l.position, l.hash from linked l
      where l.is_last and l.before_count is null
  ), moved_heads as (
    insert into events_chainhead (subject_kind, subject_id, count, hash)
      select l.subject_kind, l.subject_id, l.position, l.hash from linked l
      where l.is_last and l.before_count is not null
      on conflict (subject_kind, subject_id) do update set count = excluded.count, hash = excluded.hash
  ), rows as (
    insert into events_event
      (id, subject_kind, subject_id, position, kind, data, state, actor_id, at, previous_hash, hash)
      select l.id, l.subject_kind, l.subject_id, l.position, l.kind, l.data, l.state, l.actor_id, l.at,
        l.before, l.hash
      from linked l order by l.id
  )
  select array_agg(l.place) filter (where l.kind = any(wanted)),
    array_agg(l.id) filter (where l.kind = any(wanted)), bool_or(l.is_last is distinct from l.said_last)
    into told_places, told_ids, is_misled
    from linked l;
  if is_misled then
    raise exception 'Sự kiện cuối của một chuỗi bị nêu sai.' using errcode = 'P0409';
  end if;
  for watched in select * from events_subject s
    where s.kind in (select distinct p.subject_kind from pg_temp.events_past p)
  loop
    execute format(
      'select l.subject_id from pg_temp.events_past l where l.is_last and l.subject_kind = $1 '
      'and l.state is distinct from (select (%1$s)::text from %2$I where %3$I = l.subject_id) limit 1',
      watched.state_sql, watched.table_name, watched.id_column
    ) into wrong using watched.kind;
    if wrong is not null then
      raise exception 'Sự kiện cuối của % % không khớp dữ liệu.', watched.kind, wrong using errcode = 'P0409';
    end if;
  end loop;
  return query
    select t.place, t.id from unnest(told_places, told_ids) as t (place, id) order by t.place;
end $_$;

CREATE FUNCTION public.motcua_tell_set(told jsonb, wanted text[] DEFAULT '{}'::text[]) RETURNS TABLE(place bigint, id bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
declare
  states text;
  is_each_once bool;
  rest constant text := 'concat_ws(E''\n'', p.id, p.subject_kind, p.subject_id, p.position, p.kind, '
    'p.actor_id, (extract(epoch from p.at) * 1000000)::bigint, p.data::text, coalesce(p.state, ''''))';
begin
  -- whoever tells of the same subjects waits here, and then reads their states as the other left them
  perform from (
      select distinct t.subject_kind, t.subject_id
      from jsonb_to_recordset(told) as t (subject_kind text, subject_id uuid)
    ) t join events_chainhead h using (subject_kind, subject_id)
    order by h.subject_kind, h.subject_id for update of h;
  select count(*) = count(distinct (t.subject_kind, t.subject_id)) into is_each_once
    from jsonb_to_recordset(told) as t (subject_kind text, subject_id uuid);
  select string_agg(format(
      'select %L as subject_kind, %I as subject_id, (%s)::text as state from public.%I '
      'where %I = any(array(select n.subject_id from told n where n.subject_kind = %L))',
      s.kind, s.id_column, s.state_sql, s.table_name, s.id_column, s.kind
    ), E'\nunion all ') into states
    from events_subject s where s.kind in (
      select t.subject_kind from jsonb_to_recordset(told) as t (subject_kind text));
  return query execute format($said$
    with told as materialized (
      select nextval('events_event_id_seq') as id, t.* from (
        select * from rows from (
          jsonb_to_recordset($1)
          as (subject_kind text, subject_id uuid, kind text, data jsonb, actor_id uuid, at timestamptz)
        ) with ordinality as told (subject_kind, subject_id, kind, data, actor_id, at, place)
        order by place
      ) t
    ), states as materialized (
      %s
    ), placed as (
      select t.*, s.state, coalesce(h.hash, ''::bytea) as head, (coalesce(h.count, 0) + %s)::int as position
      from told t left join states s using (subject_kind, subject_id)
      left join events_chainhead h using (subject_kind, subject_id)
    ), chained as (
      select p.*, %s as hash from placed p
    ), linked as materialized (
      select c.*, %s as before, %s as is_last from chained c
    ), heads as (
      insert into events_chainhead as h (subject_kind, subject_id, count, hash)
        select l.subject_kind, l.subject_id, l.position, l.hash from linked l where l.is_last
        order by l.subject_kind, l.subject_id
        on conflict (subject_kind, subject_id) do update set count = excluded.count, hash = excluded.hash
    ), rows as (
      insert into events_event
        (id, subject_kind, subject_id, position, kind, data, state, actor_id, at, previous_hash, hash)
        select l.id, l.subject_kind, l.subject_id, l.position, l.kind, l.data, l.state, l.actor_id, l.at,
          l.before, l.hash
        from linked l order by l.id
    )
    select l.place, l.id from linked l where l.kind = any($2) order by l.place
    $said$,
    coalesce(states, 'select null::text as subject_kind, null::uuid as subject_id, null::text as state'),
    case when is_each_once then '1'
      else 'row_number() over (partition by t.subject_kind, t.subject_id order by t.place)' end,
    case when is_each_once
      then 'sha256(convert_to(encode(p.head, ''hex'') || E''\n'' || ' || rest || ', ''UTF8''))'
      else 'motcua_chained(p.head, ' || rest
        || ') over (partition by p.subject_kind, p.subject_id order by p.place)' end,
    case when is_each_once then 'c.head'
      else 'lag(c.hash, 1, c.head) over (partition by c.subject_kind, c.subject_id order by c.place)' end,
    case when is_each_once then 'true'
      else 'lead(c.place) over (partition by c.subject_kind, c.subject_id order by c.place) is null' end
  ) using told, wanted;
end $_$;

CREATE FUNCTION public.motcua_watch(kind text, table_name text, state_sql text, id_column text DEFAULT 'id'::text) RETURNS void
    LANGUAGE sql
    AS $$
  insert into events_subject (kind, table_name, id_column, state_sql)
  values (kind, table_name, id_column, state_sql)
  on conflict (kind) do update set table_name = excluded.table_name,
    state_sql = excluded.state_sql, id_column = excluded.id_column
$$;

CREATE FUNCTION public.motcua_watch_anew(kind text, table_name text, state_sql text, id_column text DEFAULT 'id'::text) RETURNS bigint
    LANGUAGE plpgsql
    AS $_$
declare
  narrower text;
  told bigint;
begin
  select s.state_sql into narrower from events_subject s where s.kind = motcua_watch_anew.kind;
  perform motcua_watch(kind, table_name, state_sql, id_column);
  execute format(
    'insert into events_event '
    '(subject_kind, subject_id, position, kind, data, actor_id, at, previous_hash, hash) '
    'select $1, h.subject_id, 0, ''events.WatchWidened'', jsonb_build_object(''whom'', h.subject_id), $2, '
    'coalesce((select max(at) from events_event), now()), '''', '''' '
    'from (select %I as id, (%s)::text as state from %I) t '
    'join events_chainhead h on h.subject_id = t.id and h.subject_kind = $1 '
    'join events_event e '
    'on (e.subject_kind, e.subject_id, e.position) = (h.subject_kind, h.subject_id, h.count) '
    'where e.state is not distinct from t.state order by h.subject_id',
    id_column, coalesce(narrower, 'null'), table_name
  ) using kind, '00000000-0000-0000-0000-000000000001'::uuid;
  get diagnostics told = row_count;
  return told;
end $_$;

CREATE FUNCTION public.organisations_parent_covers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.places_parent_covers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.procedures_parts_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.procedures_published_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
  if (to_jsonb(new) - array['state','valid_to','closed_decision','closed_reason','repealed']) is distinct from (to_jsonb(old) - array['state','valid_to','closed_decision','closed_reason','repealed'])
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

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE AGGREGATE public.motcua_chained(bytea, text) (
    SFUNC = public.motcua_link,
    STYPE = bytea
);

CREATE TABLE public.access_role (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(160) NOT NULL,
    rights character varying(80)[] NOT NULL,
    everywhere boolean NOT NULL
);

CREATE TABLE public.access_token (
    id uuid NOT NULL,
    name character varying(160) NOT NULL,
    prefix character varying(12) NOT NULL,
    digest bytea NOT NULL,
    post_id uuid NOT NULL,
    scopes character varying(80)[] NOT NULL,
    issued_by uuid NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT token_ends_after_it_begins CHECK ((expires_at > issued_at))
);

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_account (
    id uuid NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    login character varying(80) NOT NULL,
    name character varying(160) NOT NULL,
    kind character varying(8) NOT NULL,
    is_active boolean NOT NULL,
    opened_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT account_login_is_plain CHECK (((login)::text ~ '^[a-z0-9][a-z0-9.\-]*$'::text))
);

CREATE TABLE public.accounts_accountsession (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL,
    account_id uuid,
    began_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    agent character varying(200) NOT NULL
);

CREATE TABLE public.audit_look (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    purpose character varying(80) NOT NULL,
    field character varying(80) NOT NULL,
    request_id character varying(64) NOT NULL,
    network character varying(43) NOT NULL,
    CONSTRAINT look_has_a_purpose CHECK ((NOT ((purpose)::text = ''::text)))
);

ALTER TABLE public.audit_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);

ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);

ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);

ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calendars_calendarstamp (
    id bigint NOT NULL,
    token uuid NOT NULL
);

ALTER TABLE public.calendars_calendarstamp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.calendars_calendarstamp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calendars_calendaryear (
    id uuid NOT NULL,
    year smallint NOT NULL,
    announced boolean NOT NULL,
    source character varying(200) NOT NULL,
    CONSTRAINT calendars_calendaryear_year_check CHECK ((year >= 0))
);

CREATE TABLE public.calendars_dayrule (
    id uuid NOT NULL,
    unit_id uuid,
    day date NOT NULL,
    kind character varying(4) NOT NULL,
    name character varying(160) NOT NULL,
    spans jsonb NOT NULL,
    replaces date,
    source character varying(200) NOT NULL,
    mark character varying(1) NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_why character varying(200) NOT NULL,
    legal_text_id uuid,
    place_id uuid,
    CONSTRAINT day_rule_half_says_its_hours CHECK (((NOT ((kind)::text = 'HALF'::text)) OR (NOT (spans = '[]'::jsonb)))),
    CONSTRAINT day_rule_of_one_scope CHECK (((place_id IS NULL) OR (unit_id IS NULL))),
    CONSTRAINT day_rule_off_has_no_hours CHECK (((NOT ((kind)::text = 'OFF'::text)) OR ((replaces IS NULL) AND (spans = '[]'::jsonb))))
);

CREATE TABLE public.calendars_officehours (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    unit_id uuid,
    week jsonb NOT NULL,
    source character varying(200) NOT NULL,
    place_id uuid,
    CONSTRAINT office_hours_end_after_they_begin CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT office_hours_of_one_scope CHECK (((place_id IS NULL) OR (unit_id IS NULL)))
);

CREATE TABLE public.contacts_contactpoint (
    id uuid NOT NULL,
    channel character varying(20) NOT NULL,
    address text NOT NULL,
    address_masked character varying(200) NOT NULL,
    address_index bytea NOT NULL,
    state character varying(7) NOT NULL,
    code_digest bytea,
    code_sent_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by uuid NOT NULL,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    consent_id uuid,
    person_id uuid NOT NULL,
    CONSTRAINT contactpoint_code_while_it_waits CHECK ((((code_digest IS NOT NULL) AND (confirmed_at IS NULL) AND ((state)::text = 'WAITING'::text)) OR ((NOT ((state)::text = 'WAITING'::text)) AND (code_digest IS NULL)))),
    CONSTRAINT contactpoint_ended_has_moment CHECK ((((ended_at IS NOT NULL) AND ((state)::text = 'ENDED'::text)) OR ((NOT ((state)::text = 'ENDED'::text)) AND (ended_at IS NULL)))),
    CONSTRAINT contactpoint_used_once_agreed CHECK (((NOT ((state)::text = 'IN_USE'::text)) OR ((confirmed_at IS NOT NULL) AND (consent_id IS NOT NULL)))),
    CONSTRAINT contacts_contactpoint_tries_check CHECK ((tries >= 0))
);

CREATE TABLE public.deadlines_extension (
    id uuid NOT NULL,
    reason text NOT NULL,
    extended_at timestamp with time zone NOT NULL,
    due_before timestamp with time zone NOT NULL,
    due_after timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    promise_id uuid NOT NULL,
    CONSTRAINT deadlines_extension_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT extension_in_time CHECK ((extended_at < due_before)),
    CONSTRAINT extension_puts_off CHECK (((due_after > due_before) AND (minutes > 0)))
);

CREATE TABLE public.deadlines_pause (
    id uuid NOT NULL,
    reason text NOT NULL,
    paused_at timestamp with time zone NOT NULL,
    resumed_at timestamp with time zone,
    minutes integer,
    promise_id uuid NOT NULL,
    CONSTRAINT deadlines_pause_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT pause_ends_after_it_begins CHECK ((((minutes IS NULL) AND (resumed_at IS NULL)) OR ((minutes IS NOT NULL) AND (resumed_at >= paused_at))))
);

CREATE TABLE public.deadlines_promise (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    purpose character varying(6) NOT NULL,
    state character varying(9) NOT NULL,
    unit character varying(11) NOT NULL,
    quantity smallint NOT NULL,
    cut_off_hour smallint,
    unit_id uuid,
    source character varying(300) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    original_due_at timestamp with time zone,
    ended_at timestamp with time zone,
    place_id uuid,
    counted_from timestamp with time zone NOT NULL,
    missed_at timestamp with time zone,
    paused_at timestamp with time zone,
    warned character varying(40)[] NOT NULL,
    follows_id uuid,
    CONSTRAINT deadlines_promise_cut_off_hour_check CHECK ((cut_off_hour >= 0)),
    CONSTRAINT deadlines_promise_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT promise_counted_has_quantity CHECK ((((quantity > 0) AND ((unit)::text = ANY ((ARRAY['HOUR'::character varying, 'WORKING_DAY'::character varying, 'DAY'::character varying, 'MONTH'::character varying])::text[]))) OR ((NOT ((unit)::text = ANY ((ARRAY['HOUR'::character varying, 'WORKING_DAY'::character varying, 'DAY'::character varying, 'MONTH'::character varying])::text[]))) AND (quantity = 0)))),
    CONSTRAINT promise_counted_since_it_began CHECK ((counted_from >= started_at)),
    CONSTRAINT promise_due_after_it_began CHECK (((due_at IS NULL) OR (due_at > started_at))),
    CONSTRAINT promise_due_unless_unlimited CHECK ((((due_at IS NULL) AND (original_due_at IS NULL) AND ((unit)::text = 'NONE'::text)) OR ((NOT ((unit)::text = 'NONE'::text)) AND (due_at IS NOT NULL) AND (original_due_at IS NOT NULL)))),
    CONSTRAINT promise_ended_has_moment CHECK ((((ended_at IS NULL) AND ((state)::text = ANY ((ARRAY['RUNNING'::character varying, 'PAUSED'::character varying, 'MISSED'::character varying])::text[]))) OR ((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['MET'::character varying, 'CANCELLED'::character varying])::text[]))))),
    CONSTRAINT promise_missed_since CHECK (((NOT ((state)::text = 'MISSED'::text)) OR (missed_at IS NOT NULL))),
    CONSTRAINT promise_paused_since CHECK ((((paused_at IS NOT NULL) AND ((state)::text = 'PAUSED'::text)) OR ((NOT ((state)::text = 'PAUSED'::text)) AND (paused_at IS NULL)))),
    CONSTRAINT promise_unit_known CHECK (((unit)::text = ANY ((ARRAY['HOUR'::character varying, 'WORKING_DAY'::character varying, 'DAY'::character varying, 'MONTH'::character varying, 'SAME_DAY'::character varying, 'NONE'::character varying])::text[])))
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_threshold='500', autovacuum_analyze_scale_factor='0.02', autovacuum_analyze_threshold='500');

CREATE TABLE public.deadlines_redated (
    id bigint NOT NULL,
    due_before timestamp with time zone NOT NULL,
    due_after timestamp with time zone NOT NULL,
    promise_id uuid NOT NULL,
    redating_id uuid NOT NULL
);

ALTER TABLE public.deadlines_redated ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.deadlines_redated_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.deadlines_redating (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    state character varying(7) NOT NULL,
    examined integer NOT NULL,
    changed integer NOT NULL,
    began_by uuid NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT deadlines_redating_changed_check CHECK ((changed >= 0)),
    CONSTRAINT deadlines_redating_examined_check CHECK ((examined >= 0)),
    CONSTRAINT redating_days_in_order CHECK ((last_day >= first_day)),
    CONSTRAINT redating_done_has_moment CHECK ((((ended_at IS NULL) AND ((state)::text = 'RUNNING'::text)) OR ((ended_at IS NOT NULL) AND ((state)::text = 'DONE'::text))))
);

CREATE TABLE public.deadlines_redatingpart (
    id bigint NOT NULL,
    number integer NOT NULL,
    reached uuid,
    upto uuid,
    ended_at timestamp with time zone,
    redating_id uuid NOT NULL,
    CONSTRAINT deadlines_redatingpart_number_check CHECK ((number >= 0))
);

ALTER TABLE public.deadlines_redatingpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.deadlines_redatingpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.deadlines_warningstep (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    audience character varying(7) NOT NULL,
    minutes integer NOT NULL,
    share smallint NOT NULL,
    CONSTRAINT deadlines_warningstep_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT deadlines_warningstep_share_check CHECK ((share >= 0)),
    CONSTRAINT warningstep_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT warningstep_share CHECK (((share > 0) AND (share <= 100)))
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.documents_consent (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    given_at timestamp with time zone NOT NULL,
    given_by uuid NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id uuid NOT NULL,
    text_id uuid NOT NULL,
    CONSTRAINT consent_withdrawn_after_it_was_given CHECK (((withdrawn_at IS NULL) OR (withdrawn_at >= given_at)))
);

CREATE TABLE public.documents_consenttext (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    words text NOT NULL,
    words_en text NOT NULL,
    source character varying(300) NOT NULL,
    CONSTRAINT consenttext_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT consenttext_says_something CHECK (((NOT (words = ''::text)) AND (NOT ((title)::text = ''::text))))
);

CREATE TABLE public.documents_result (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    title text NOT NULL,
    number character varying(60) NOT NULL,
    issued_on date NOT NULL,
    source character varying(8) NOT NULL,
    file_name character varying(255) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    file_id uuid NOT NULL,
    CONSTRAINT result_has_title CHECK ((NOT (title = ''::text)))
);

CREATE TABLE public.documents_submitteddocument (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    "position" smallint NOT NULL,
    name text NOT NULL,
    originals smallint NOT NULL,
    copies smallint NOT NULL,
    is_form boolean NOT NULL,
    file_name character varying(255) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    originals_returned_at timestamp with time zone,
    file_id uuid,
    required_id uuid,
    CONSTRAINT documents_submitteddocument_copies_check CHECK ((copies >= 0)),
    CONSTRAINT documents_submitteddocument_originals_check CHECK ((originals >= 0)),
    CONSTRAINT documents_submitteddocument_position_check CHECK (("position" >= 0)),
    CONSTRAINT submitted_counts_are_sane CHECK (((copies <= 999) AND (originals <= 999))),
    CONSTRAINT submitted_file_has_name CHECK (((file_id IS NULL) OR (NOT ((file_name)::text = ''::text)))),
    CONSTRAINT submitted_only_originals_go_back CHECK (((originals_returned_at IS NULL) OR (originals > 0)))
);

CREATE VIEW public.documents_papers AS
 SELECT id,
    md5(string_agg(said, '
'::text ORDER BY place)) AS fingerprint
   FROM ( SELECT documents_submitteddocument.subject_id AS id,
            (documents_submitteddocument."position")::integer AS place,
            concat_ws('|'::text, documents_submitteddocument.required_id, documents_submitteddocument.name, documents_submitteddocument.originals, documents_submitteddocument.copies, documents_submitteddocument.is_form, documents_submitteddocument.file_id, documents_submitteddocument.file_name, (EXTRACT(epoch FROM documents_submitteddocument.taken_at))::bigint, (EXTRACT(epoch FROM documents_submitteddocument.originals_returned_at))::bigint) AS said
           FROM public.documents_submitteddocument
        UNION ALL
         SELECT documents_result.subject_id,
            0,
            concat_ws('|'::text, documents_result.title, documents_result.number, documents_result.issued_on, documents_result.source, documents_result.file_id, documents_result.file_name, (EXTRACT(epoch FROM documents_result.recorded_at))::bigint, documents_result.recorded_by) AS concat_ws
           FROM public.documents_result) papers
  GROUP BY id;

CREATE TABLE public.documents_papertype (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    names character varying(200)[] NOT NULL,
    codes character varying(40)[] NOT NULL,
    months smallint,
    source character varying(300) NOT NULL,
    CONSTRAINT documents_papertype_months_check CHECK ((months >= 0)),
    CONSTRAINT papertype_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT papertype_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT papertype_lasts_some_months CHECK (((months IS NULL) OR (months >= 1)))
);

CREATE TABLE public.documents_reuse (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    reused_at timestamp with time zone NOT NULL,
    reused_by uuid NOT NULL,
    consent_id uuid NOT NULL,
    required_id uuid,
    submitted_id uuid NOT NULL,
    document_id uuid NOT NULL
);

CREATE TABLE public.documents_vaultdocument (
    id uuid NOT NULL,
    type_code character varying(40) NOT NULL,
    name text NOT NULL,
    name_key character varying(200) NOT NULL,
    issued_on date,
    valid_to date,
    trust character varying(8) NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    file_name character varying(255) NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    confirmed_by uuid NOT NULL,
    entity_id uuid,
    file_id uuid NOT NULL,
    issuer_id uuid,
    person_id uuid,
    result_id uuid,
    submitted_id uuid,
    CONSTRAINT vaultdocument_comes_from_one CHECK ((((result_id IS NOT NULL) AND (submitted_id IS NULL)) OR ((result_id IS NULL) AND (submitted_id IS NOT NULL)))),
    CONSTRAINT vaultdocument_is_somebodys CHECK ((((entity_id IS NULL) AND (person_id IS NOT NULL)) OR ((entity_id IS NOT NULL) AND (person_id IS NULL)))),
    CONSTRAINT vaultdocument_lasts_from_its_day CHECK (((valid_to IS NULL) OR (valid_to >= issued_on))),
    CONSTRAINT vaultdocument_trust_known CHECK (((trust)::text = ANY ((ARRAY['ISSUED'::character varying, 'RECORDED'::character varying, 'COMPARED'::character varying, 'ACCEPTED'::character varying])::text[])))
);

CREATE TABLE public.documents_vaultremoval (
    id uuid NOT NULL,
    reason text NOT NULL,
    removed_at timestamp with time zone NOT NULL,
    removed_by uuid NOT NULL,
    document_id uuid NOT NULL
);

CREATE TABLE public.dossiers_apology (
    id uuid NOT NULL,
    sheet_number integer NOT NULL,
    reprints smallint NOT NULL,
    reason text NOT NULL,
    due_before timestamp with time zone NOT NULL,
    due_after timestamp with time zone,
    said_at timestamp with time zone NOT NULL,
    said_by uuid NOT NULL,
    dossier_id uuid NOT NULL,
    expected_at timestamp with time zone,
    CONSTRAINT apology_expects_what_comes CHECK (((expected_at IS NULL) OR (expected_at > said_at))),
    CONSTRAINT apology_in_time_or_late CHECK ((((due_after IS NOT NULL) AND (expected_at IS NULL) AND (said_at < due_before)) OR ((due_after IS NULL) AND (said_at >= due_before)))),
    CONSTRAINT apology_puts_off CHECK ((due_after > due_before)),
    CONSTRAINT dossiers_apology_reprints_check CHECK ((reprints >= 0)),
    CONSTRAINT dossiers_apology_sheet_number_check CHECK ((sheet_number >= 0))
);

CREATE TABLE public.dossiers_codescheme (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    date_digits smallint NOT NULL,
    serial_digits smallint NOT NULL,
    CONSTRAINT codescheme_date CHECK ((date_digits = ANY (ARRAY[6, 8]))),
    CONSTRAINT codescheme_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT codescheme_serial CHECK (((serial_digits >= 4) AND (serial_digits <= 7))),
    CONSTRAINT dossiers_codescheme_date_digits_check CHECK ((date_digits >= 0)),
    CONSTRAINT dossiers_codescheme_serial_digits_check CHECK ((serial_digits >= 0))
);

CREATE TABLE public.dossiers_dossier (
    id uuid NOT NULL,
    code character varying(60),
    submission_id character varying(60),
    book_year smallint,
    book_number integer,
    token text NOT NULL,
    token_index bytea NOT NULL,
    state character varying(19) NOT NULL,
    case_number smallint,
    channel character varying(6) NOT NULL,
    return_way character varying(10) NOT NULL,
    answers text NOT NULL,
    sets smallint NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by uuid,
    unlimited boolean NOT NULL,
    due_at timestamp with time zone,
    resolved_at timestamp with time zone,
    ended_at timestamp with time zone,
    end_reason text NOT NULL,
    applicant_entity_id uuid,
    applicant_person_id uuid,
    decision_agency_id uuid NOT NULL,
    help_unit_id uuid,
    reception_unit_id uuid NOT NULL,
    return_unit_id uuid NOT NULL,
    submitter_id uuid,
    version_id uuid NOT NULL,
    archived_at timestamp with time zone,
    competence_place_id uuid,
    entered_at timestamp with time zone,
    entered_late boolean NOT NULL,
    exemptions text NOT NULL,
    identity_paper text NOT NULL,
    late_reason text NOT NULL,
    refusal_number integer,
    refusal_reprints smallint NOT NULL,
    refused_by uuid,
    reprints smallint NOT NULL,
    original_due_at timestamp with time zone,
    joint boolean NOT NULL,
    whole_id uuid,
    CONSTRAINT dossier_archived_has_moment CHECK ((((archived_at >= ended_at) AND ((state)::text = 'ARCHIVED'::text)) OR ((NOT ((state)::text = 'ARCHIVED'::text)) AND (archived_at IS NULL)))),
    CONSTRAINT dossier_coded_once_accepted CHECK ((((accepted_at IS NULL) AND (accepted_by IS NULL) AND (book_number IS NULL) AND (code IS NULL) AND (NOT ((state)::text = ANY ((ARRAY['ACCEPTED'::character varying, 'HANDED_OVER'::character varying, 'IN_PROGRESS'::character varying, 'PAUSED'::character varying, 'RESOLVED'::character varying, 'STOPPED'::character varying])::text[])))) OR ((accepted_at IS NOT NULL) AND (accepted_by IS NOT NULL) AND (book_number IS NOT NULL) AND (book_year IS NOT NULL) AND (code IS NOT NULL) AND (NOT ((state)::text = ANY ((ARRAY['DRAFT'::character varying, 'SUBMITTED'::character varying])::text[])))))),
    CONSTRAINT dossier_due_after_acceptance CHECK (((due_at IS NULL) OR (due_at > accepted_at))),
    CONSTRAINT dossier_ended_has_moment CHECK ((((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['ARCHIVED'::character varying, 'HANDED_OVER'::character varying, 'REFUSED'::character varying, 'STOPPED'::character varying, 'WITHDRAWN'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['ARCHIVED'::character varying, 'HANDED_OVER'::character varying, 'REFUSED'::character varying, 'STOPPED'::character varying, 'WITHDRAWN'::character varying])::text[]))) AND (ended_at IS NULL)))),
    CONSTRAINT dossier_entered_late_says_so CHECK (((entered_at IS NULL) OR (accepted_at IS NULL) OR ((accepted_at >= entered_at) AND (NOT entered_late)) OR ((accepted_at < entered_at) AND entered_late))),
    CONSTRAINT dossier_has_a_set CHECK ((sets >= 1)),
    CONSTRAINT dossier_is_somebodys CHECK ((((applicant_entity_id IS NULL) AND (applicant_person_id IS NOT NULL)) OR ((applicant_entity_id IS NOT NULL) AND (applicant_person_id IS NULL)))),
    CONSTRAINT dossier_part_has_no_parts CHECK (((NOT joint) OR (whole_id IS NULL))),
    CONSTRAINT dossier_promised_once_accepted CHECK ((((code IS NULL) AND (due_at IS NULL)) OR ((code IS NOT NULL) AND (due_at IS NULL) AND unlimited) OR ((code IS NOT NULL) AND (due_at IS NOT NULL) AND (NOT unlimited)))),
    CONSTRAINT dossier_resolved_has_moment CHECK (((NOT ((state)::text = ANY ((ARRAY['RESOLVED'::character varying, 'HANDED_OVER'::character varying])::text[]))) OR (resolved_at IS NOT NULL))),
    CONSTRAINT dossier_state_known CHECK (((state)::text = ANY ((ARRAY['DRAFT'::character varying, 'SUBMITTED'::character varying, 'ACCEPTED'::character varying, 'IN_PROGRESS'::character varying, 'AWAITING_SUPPLEMENT'::character varying, 'PAUSED'::character varying, 'RESOLVED'::character varying, 'HANDED_OVER'::character varying, 'REFUSED'::character varying, 'WITHDRAWN'::character varying, 'STOPPED'::character varying, 'ARCHIVED'::character varying])::text[]))),
    CONSTRAINT dossiers_dossier_book_number_check CHECK ((book_number >= 0)),
    CONSTRAINT dossiers_dossier_book_year_check CHECK ((book_year >= 0)),
    CONSTRAINT dossiers_dossier_case_number_check CHECK ((case_number >= 0)),
    CONSTRAINT dossiers_dossier_refusal_number_check CHECK ((refusal_number >= 0)),
    CONSTRAINT dossiers_dossier_refusal_reprints_check CHECK ((refusal_reprints >= 0)),
    CONSTRAINT dossiers_dossier_reprints_check CHECK ((reprints >= 0)),
    CONSTRAINT dossiers_dossier_sets_check CHECK ((sets >= 0))
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_threshold='500', autovacuum_analyze_scale_factor='0.02', autovacuum_analyze_threshold='500');

CREATE TABLE public.dossiers_dossiercorrection (
    id uuid NOT NULL,
    kind character varying(9) NOT NULL,
    before_id uuid NOT NULL,
    after_id uuid NOT NULL,
    reason text NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    corrected_by uuid NOT NULL,
    dossier_id uuid NOT NULL,
    CONSTRAINT dossiercorrection_changes CHECK ((NOT (before_id = after_id)))
);

CREATE TABLE public.dossiers_dossierlink (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    linked_by uuid NOT NULL,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT dossierlink_of_two CHECK ((NOT (one_id = other_id)))
);

CREATE TABLE public.dossiers_dossierpart (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    procedure_code character varying(220) NOT NULL,
    case_number smallint,
    after character varying(40)[] NOT NULL,
    state character varying(7) NOT NULL,
    due_at timestamp with time zone,
    begun_at timestamp with time zone,
    ended_at timestamp with time zone,
    note character varying(300) NOT NULL,
    agency_id uuid NOT NULL,
    dossier_id uuid,
    whole_id uuid NOT NULL,
    CONSTRAINT dossierpart_begun_is_a_dossier CHECK ((((begun_at IS NULL) AND (dossier_id IS NULL) AND ((state)::text = 'PLANNED'::text)) OR ((state)::text = 'DROPPED'::text) OR ((begun_at IS NOT NULL) AND (dossier_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['RUNNING'::character varying, 'DONE'::character varying, 'REFUSED'::character varying])::text[]))))),
    CONSTRAINT dossierpart_ended_has_moment CHECK ((((ended_at IS NULL) AND ((state)::text = ANY ((ARRAY['PLANNED'::character varying, 'RUNNING'::character varying])::text[]))) OR ((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['DONE'::character varying, 'REFUSED'::character varying, 'DROPPED'::character varying])::text[]))))),
    CONSTRAINT dossiers_dossierpart_case_number_check CHECK ((case_number >= 0)),
    CONSTRAINT dossiers_dossierpart_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.dossiers_halt (
    id uuid NOT NULL,
    words text NOT NULL,
    began_at timestamp with time zone NOT NULL,
    began_by uuid NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    due_before timestamp with time zone,
    due_after timestamp with time zone,
    dossier_id uuid NOT NULL,
    ground_id uuid NOT NULL,
    CONSTRAINT halt_ended_has_who CHECK ((((ended_at IS NULL) AND (ended_by IS NULL)) OR ((ended_at >= began_at) AND (ended_by IS NOT NULL))))
);

CREATE TABLE public.dossiers_haltground (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    code character varying(40) NOT NULL,
    effect character varying(5) NOT NULL,
    title character varying(200) NOT NULL,
    source character varying(200) NOT NULL,
    after_days smallint,
    rank smallint NOT NULL,
    CONSTRAINT dossiers_haltground_after_days_check CHECK ((after_days >= 0)),
    CONSTRAINT dossiers_haltground_rank_check CHECK ((rank >= 0)),
    CONSTRAINT haltground_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT haltground_waits_before_a_stop CHECK (((after_days IS NULL) OR ((after_days > 0) AND ((effect)::text = 'STOP'::text))))
);

CREATE TABLE public.dossiers_handover (
    id uuid NOT NULL,
    method character varying(10) NOT NULL,
    receiver character varying(9) NOT NULL,
    receiver_name text NOT NULL,
    receiver_number text NOT NULL,
    originals_returned boolean NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    handed_by uuid NOT NULL,
    dossier_id uuid NOT NULL
);

CREATE TABLE public.dossiers_lookuptally (
    id bigint NOT NULL,
    network_index bytea NOT NULL,
    stretch bigint NOT NULL,
    count integer NOT NULL,
    CONSTRAINT dossiers_lookuptally_count_check CHECK ((count >= 0)),
    CONSTRAINT dossiers_lookuptally_stretch_check CHECK ((stretch >= 0))
);

ALTER TABLE public.dossiers_lookuptally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_lookuptally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_moveddossier (
    id bigint NOT NULL,
    why_not character varying(300) NOT NULL,
    dossier_id uuid NOT NULL,
    moving_id uuid NOT NULL
);

ALTER TABLE public.dossiers_moveddossier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_moveddossier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_moving (
    id uuid NOT NULL,
    case_number smallint,
    mapping jsonb NOT NULL,
    reason character varying(300) NOT NULL,
    state character varying(7) NOT NULL,
    reached uuid,
    examined integer NOT NULL,
    moved integer NOT NULL,
    began_by uuid NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    version_id uuid NOT NULL,
    CONSTRAINT dossiers_moving_case_number_check CHECK ((case_number >= 0)),
    CONSTRAINT dossiers_moving_examined_check CHECK ((examined >= 0)),
    CONSTRAINT dossiers_moving_moved_check CHECK ((moved >= 0)),
    CONSTRAINT moving_done_has_moment CHECK ((((ended_at IS NULL) AND ((state)::text = 'RUNNING'::text)) OR ((ended_at IS NOT NULL) AND ((state)::text = 'DONE'::text))))
);

CREATE TABLE public.dossiers_note (
    id uuid NOT NULL,
    words text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    written_by uuid NOT NULL,
    dossier_id uuid NOT NULL
);

CREATE TABLE public.dossiers_series (
    id bigint NOT NULL,
    name character varying(20) NOT NULL,
    last integer NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT dossiers_series_last_check CHECK ((last >= 0))
);

ALTER TABLE public.dossiers_series ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_series_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_stoppage (
    id uuid NOT NULL,
    sheet_number integer NOT NULL,
    reprints smallint NOT NULL,
    reason text NOT NULL,
    stage character varying(300) NOT NULL,
    paid bigint NOT NULL,
    stopped_at timestamp with time zone NOT NULL,
    stopped_by uuid NOT NULL,
    dossier_id uuid NOT NULL,
    ground_id uuid NOT NULL,
    CONSTRAINT dossiers_stoppage_paid_check CHECK ((paid >= 0)),
    CONSTRAINT dossiers_stoppage_reprints_check CHECK ((reprints >= 0)),
    CONSTRAINT dossiers_stoppage_sheet_number_check CHECK ((sheet_number >= 0))
);

CREATE TABLE public.dossiers_supplement (
    id uuid NOT NULL,
    number smallint NOT NULL,
    state character varying(8) NOT NULL,
    sheet_number integer NOT NULL,
    reprints smallint NOT NULL,
    before_acceptance boolean NOT NULL,
    lacking text NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by uuid NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    due_before timestamp with time zone,
    due_after timestamp with time zone,
    dossier_id uuid NOT NULL,
    CONSTRAINT dossiers_supplement_number_check CHECK ((number >= 0)),
    CONSTRAINT dossiers_supplement_reprints_check CHECK ((reprints >= 0)),
    CONSTRAINT dossiers_supplement_sheet_number_check CHECK ((sheet_number >= 0)),
    CONSTRAINT supplement_before_acceptance_has_no_day CHECK (((NOT before_acceptance) OR (due_before IS NULL))),
    CONSTRAINT supplement_ended_has_moment CHECK ((((ended_at IS NULL) AND (ended_by IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((NOT ((state)::text = 'OPEN'::text)) AND (ended_at >= asked_at) AND (ended_by IS NOT NULL))))
);

CREATE TABLE public.dossiers_vaultmark (
    name character varying(40) NOT NULL,
    last bigint NOT NULL,
    owed jsonb NOT NULL,
    read_at timestamp with time zone
);

CREATE TABLE public.events_anchor (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    last_event_id bigint NOT NULL,
    event_count bigint NOT NULL,
    digest bytea NOT NULL,
    previous_digest bytea NOT NULL,
    signature bytea NOT NULL,
    public_key bytea NOT NULL
);

ALTER TABLE public.events_anchor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.events_anchor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.events_chainhead (
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    count integer NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT events_chainhead_count_check CHECK ((count >= 0))
)
WITH (fillfactor='80');

CREATE TABLE public.events_delivery (
    id bigint NOT NULL,
    reaction character varying(160) NOT NULL,
    state character varying(8) NOT NULL,
    attempts smallint NOT NULL,
    next_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    done_at timestamp with time zone,
    last_error text NOT NULL,
    event_id bigint NOT NULL,
    CONSTRAINT delivery_done_has_moment CHECK ((((done_at IS NOT NULL) AND ((state)::text = 'DONE'::text)) OR ((NOT ((state)::text = 'DONE'::text)) AND (done_at IS NULL)))),
    CONSTRAINT events_delivery_attempts_check CHECK ((attempts >= 0))
);

ALTER TABLE public.events_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.events_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.events_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.events_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.events_subject (
    kind text NOT NULL,
    table_name text NOT NULL,
    id_column text NOT NULL,
    state_sql text NOT NULL
);

CREATE TABLE public.feedback_earlierrating (
    id bigint NOT NULL,
    number smallint NOT NULL,
    steps smallint NOT NULL,
    comment text NOT NULL,
    until timestamp with time zone NOT NULL,
    rating_id uuid NOT NULL,
    CONSTRAINT feedback_earlierrating_number_check CHECK ((number >= 0)),
    CONSTRAINT feedback_earlierrating_steps_check CHECK ((steps >= 0))
);

ALTER TABLE public.feedback_earlierrating ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.feedback_earlierrating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.feedback_feedback (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    secret text NOT NULL,
    secret_index bytea NOT NULL,
    form_key uuid,
    kind character varying(7) NOT NULL,
    channel character varying(6) NOT NULL,
    state character varying(9) NOT NULL,
    content text NOT NULL,
    name text NOT NULL,
    phone text NOT NULL,
    email text NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    counted_from timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    late_since timestamp with time zone,
    taken_at timestamp with time zone,
    taken_by uuid,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    question text NOT NULL,
    answer text NOT NULL,
    satisfied boolean,
    judged_at timestamp with time zone,
    agency_id uuid,
    dossier_id uuid,
    repeats_id uuid,
    CONSTRAINT feedback_answered_says_what CHECK ((((answered_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['ANSWERED'::character varying, 'PUBLISHED'::character varying])::text[])) AND (NOT (answer = ''::text)) AND (NOT (question = ''::text))) OR ((NOT ((state)::text = ANY ((ARRAY['ANSWERED'::character varying, 'PUBLISHED'::character varying])::text[]))) AND (answer = ''::text) AND (answered_at IS NULL)))),
    CONSTRAINT feedback_counted_since_sent CHECK ((counted_from >= filed_at)),
    CONSTRAINT feedback_ended_has_moment CHECK ((((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['PUBLISHED'::character varying, 'REFUSED'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['PUBLISHED'::character varying, 'REFUSED'::character varying])::text[]))) AND (ended_at IS NULL)))),
    CONSTRAINT feedback_handled_by_somebody CHECK (((NOT ((state)::text = ANY ((ARRAY['HANDLING'::character varying, 'ANSWERED'::character varying, 'PUBLISHED'::character varying])::text[]))) OR ((agency_id IS NOT NULL) AND (taken_at IS NOT NULL)))),
    CONSTRAINT feedback_judged_once_published CHECK ((((judged_at IS NULL) AND (satisfied IS NULL)) OR ((judged_at IS NOT NULL) AND (satisfied IS NOT NULL) AND ((state)::text = 'PUBLISHED'::text)))),
    CONSTRAINT feedback_state_known CHECK (((state)::text = ANY ((ARRAY['RECEIVED'::character varying, 'HANDLING'::character varying, 'AWAITING'::character varying, 'ANSWERED'::character varying, 'PUBLISHED'::character varying, 'REFUSED'::character varying])::text[]))),
    CONSTRAINT feedback_taken_has_who CHECK ((((taken_at IS NULL) AND (taken_by IS NULL)) OR ((taken_at IS NOT NULL) AND (taken_by IS NOT NULL))))
);

CREATE TABLE public.feedback_feedbackfile (
    id bigint NOT NULL,
    number smallint NOT NULL,
    name text NOT NULL,
    feedback_id uuid NOT NULL,
    file_id uuid NOT NULL,
    CONSTRAINT feedback_feedbackfile_number_check CHECK ((number >= 0))
);

ALTER TABLE public.feedback_feedbackfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.feedback_feedbackfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.feedback_feedbacklimit (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    quantity smallint NOT NULL,
    unit character varying(11) NOT NULL,
    source character varying(300) NOT NULL,
    CONSTRAINT feedback_feedbacklimit_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT feedbacklimit_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT feedbacklimit_known CHECK (((code)::text = ANY ((ARRAY['refuse'::character varying, 'ask'::character varying, 'answer'::character varying, 'publish'::character varying, 'supply'::character varying, 'repeat'::character varying, 'change_rating'::character varying])::text[]))),
    CONSTRAINT feedbacklimit_some CHECK (((quantity >= 1) AND (quantity <= 365)))
);

CREATE TABLE public.feedback_feedbackstep (
    id uuid NOT NULL,
    deed character varying(11) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid NOT NULL,
    words text NOT NULL,
    due_at timestamp with time zone,
    agency_id uuid,
    feedback_id uuid NOT NULL,
    CONSTRAINT feedbackstep_known CHECK (((deed)::text = ANY ((ARRAY['FILED'::character varying, 'TAKEN'::character varying, 'REFUSED'::character varying, 'ASKED'::character varying, 'SUPPLIED'::character varying, 'TRANSFERRED'::character varying, 'ANSWERED'::character varying, 'PUBLISHED'::character varying, 'JUDGED'::character varying, 'REPEATED'::character varying])::text[])))
);

CREATE TABLE public.feedback_rating (
    id uuid NOT NULL,
    steps smallint NOT NULL,
    comment text NOT NULL,
    way character varying(7) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    changes smallint NOT NULL,
    agency_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT feedback_rating_changes_check CHECK ((changes >= 0)),
    CONSTRAINT feedback_rating_steps_check CHECK ((steps >= 0)),
    CONSTRAINT rating_changed_has_moment CHECK ((((changed_at IS NULL) AND (changes = 0)) OR ((changed_at >= given_at) AND (changes > 0)))),
    CONSTRAINT rating_of_five CHECK (((steps >= 1) AND (steps <= 5)))
);

CREATE TABLE public.fees_charge (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(5) NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    basis_number text NOT NULL,
    rate bigint,
    scale jsonb,
    count integer,
    times integer NOT NULL,
    share smallint NOT NULL,
    exempt_reason text NOT NULL,
    exempt_proof text NOT NULL,
    base bigint,
    amount bigint,
    state character varying(8) NOT NULL,
    charged_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid,
    settled_reason text NOT NULL,
    outlived boolean NOT NULL,
    rule_id uuid,
    CONSTRAINT charge_amount_fits_its_state CHECK ((((amount IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((amount > 0) AND (amount IS NOT NULL) AND ((state)::text = ANY ((ARRAY['DUE'::character varying, 'PAID'::character varying, 'REFUNDED'::character varying])::text[]))) OR ((amount = 0) AND (amount IS NOT NULL) AND ((state)::text = 'WAIVED'::text)) OR ((state)::text = 'VOID'::text))),
    CONSTRAINT charge_counts_times CHECK ((times >= 1)),
    CONSTRAINT charge_exempt_says_who CHECK (((share = 0) OR (exempt_reason <> ''::text))),
    CONSTRAINT charge_never_above_its_base CHECK (((base IS NULL) OR (amount IS NULL) OR (amount <= base))),
    CONSTRAINT charge_settled_by_someone CHECK ((((settled_at IS NULL) AND (settled_by IS NULL)) OR ((settled_at IS NOT NULL) AND (settled_by IS NOT NULL)))),
    CONSTRAINT charge_share_is_hundredths CHECK ((share <= 100)),
    CONSTRAINT charge_titled CHECK ((NOT (title = ''::text))),
    CONSTRAINT fees_charge_count_check CHECK ((count >= 0)),
    CONSTRAINT fees_charge_position_check CHECK (("position" >= 0)),
    CONSTRAINT fees_charge_share_check CHECK ((share >= 0)),
    CONSTRAINT fees_charge_times_check CHECK ((times >= 0))
);

CREATE TABLE public.fees_payment (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title text NOT NULL,
    method character varying(4) NOT NULL,
    amount bigint NOT NULL,
    voided boolean NOT NULL,
    charge_id uuid NOT NULL,
    receipt_id uuid NOT NULL,
    CONSTRAINT fees_payment_position_check CHECK (("position" >= 0)),
    CONSTRAINT payment_is_of_something CHECK ((amount > 0))
);

CREATE TABLE public.fees_receipt (
    id uuid NOT NULL,
    number integer NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    subject_code character varying(60) NOT NULL,
    subject_title text NOT NULL,
    payer_name text NOT NULL,
    payer_address text NOT NULL,
    amount bigint NOT NULL,
    given bigint NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by uuid NOT NULL,
    reprints smallint NOT NULL,
    state character varying(6) NOT NULL,
    voided_at timestamp with time zone,
    voided_by uuid,
    void_reason text NOT NULL,
    unit_id uuid NOT NULL,
    series_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    void_shift_id uuid,
    CONSTRAINT fees_receipt_number_check CHECK ((number >= 0)),
    CONSTRAINT fees_receipt_reprints_check CHECK ((reprints >= 0)),
    CONSTRAINT receipt_is_paid_in_full CHECK (((amount > 0) AND (given >= amount))),
    CONSTRAINT receipt_names_its_payer CHECK ((payer_name <> ''::text)),
    CONSTRAINT receipt_void_has_moment CHECK (((((state)::text = 'ISSUED'::text) AND (void_shift_id IS NULL) AND (voided_at IS NULL) AND (voided_by IS NULL)) OR (((state)::text = 'VOID'::text) AND (void_shift_id IS NOT NULL) AND (voided_at IS NOT NULL) AND (voided_by IS NOT NULL)))),
    CONSTRAINT receipt_void_says_why CHECK ((((state)::text <> 'VOID'::text) OR (void_reason <> ''::text)))
);

CREATE TABLE public.fees_refund (
    id uuid NOT NULL,
    amount bigint NOT NULL,
    basis text NOT NULL,
    reason text NOT NULL,
    receiver_name text NOT NULL,
    refunded_at timestamp with time zone NOT NULL,
    refunded_by uuid NOT NULL,
    payment_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    CONSTRAINT refund_says_by_what CHECK (((amount > 0) AND (NOT (basis = ''::text)))),
    CONSTRAINT refund_says_why CHECK (((reason <> ''::text) AND (receiver_name <> ''::text)))
);

CREATE TABLE public.fees_series (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    tax_code character varying(20) NOT NULL,
    form character varying(20) NOT NULL,
    symbol character varying(20) NOT NULL,
    first integer NOT NULL,
    final integer NOT NULL,
    last integer NOT NULL,
    body_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT fees_series_final_check CHECK ((final >= 0)),
    CONSTRAINT fees_series_first_check CHECK ((first >= 0)),
    CONSTRAINT fees_series_last_check CHECK ((last >= 0)),
    CONSTRAINT series_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT series_numbers_are_ordered CHECK (((final >= first) AND (final <= 9999999) AND (first >= 1))),
    CONSTRAINT series_used_within_itself CHECK (((last >= (first - 1)) AND (last <= final)))
);

CREATE TABLE public.fees_shift (
    id uuid NOT NULL,
    cashier_id uuid NOT NULL,
    day date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opening bigint NOT NULL,
    closed_at timestamp with time zone,
    closed_by uuid,
    notes jsonb NOT NULL,
    counted bigint,
    expected bigint,
    difference_reason text NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT shift_closed_is_counted CHECK ((((closed_at IS NULL) AND (closed_by IS NULL) AND (counted IS NULL) AND (expected IS NULL)) OR ((closed_at IS NOT NULL) AND (closed_by IS NOT NULL) AND (counted IS NOT NULL) AND (expected IS NOT NULL)))),
    CONSTRAINT shift_difference_is_said CHECK (((counted IS NULL) OR (counted = expected) OR (difference_reason <> ''::text))),
    CONSTRAINT shift_opening_not_negative CHECK ((opening >= 0))
);

CREATE TABLE public.files_storedfile (
    id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    kind character varying(100) NOT NULL,
    is_active boolean NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    last_kept_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    scan character varying(8) DEFAULT 'NONE'::character varying NOT NULL,
    CONSTRAINT file_is_named_by_its_sha256 CHECK (((sha256)::text ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT file_is_not_empty CHECK ((size > 0)),
    CONSTRAINT file_scan_known CHECK (((scan)::text = ANY ((ARRAY['NONE'::character varying, 'HELD'::character varying, 'CLEAN'::character varying, 'INFECTED'::character varying])::text[])))
);

CREATE TABLE public.filings_cosigner (
    id uuid NOT NULL,
    number text NOT NULL,
    number_index bytea NOT NULL,
    named_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    signed_edition integer,
    declined_at timestamp with time zone,
    person_id uuid,
    draft_id uuid NOT NULL,
    CONSTRAINT cosigner_signs_an_edition CHECK ((((signed_at IS NULL) AND (signed_edition IS NULL)) OR ((person_id IS NOT NULL) AND (signed_at IS NOT NULL) AND (signed_edition IS NOT NULL)))),
    CONSTRAINT cosigner_signs_or_declines CHECK (((signed_at IS NULL) OR (declined_at IS NULL))),
    CONSTRAINT filings_cosigner_signed_edition_check CHECK ((signed_edition >= 0))
);

CREATE TABLE public.filings_draftfile (
    id uuid NOT NULL,
    name text NOT NULL,
    source character varying(20) NOT NULL,
    put_at timestamp with time zone NOT NULL,
    file_id uuid NOT NULL,
    required_id uuid NOT NULL,
    draft_id uuid NOT NULL,
    vault_document_id uuid
);

CREATE TABLE public.filings_eligibilityset (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    questions jsonb NOT NULL,
    CONSTRAINT eligibilityset_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.filings_filingdraft (
    id uuid NOT NULL,
    case_number smallint,
    conditions text NOT NULL,
    answers text NOT NULL,
    exemptions text NOT NULL,
    return_way character varying(10) NOT NULL,
    edition integer NOT NULL,
    state character varying(7) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    over_at timestamp with time zone,
    applicant_entity_id uuid,
    applicant_person_id uuid,
    competence_place_id uuid,
    dossier_id uuid,
    person_id uuid NOT NULL,
    unit_id uuid,
    version_id uuid NOT NULL,
    CONSTRAINT filingdraft_has_one_applicant CHECK ((((applicant_person_id IS NULL) OR (applicant_entity_id IS NULL)) AND (1 = (
CASE
    WHEN (applicant_person_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (applicant_entity_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT filingdraft_over_forgets CHECK ((((state)::text = 'OPEN'::text) OR ((answers = ''::text) AND (conditions = ''::text) AND (exemptions = ''::text)))),
    CONSTRAINT filingdraft_over_has_moment CHECK ((((over_at IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((NOT ((state)::text = 'OPEN'::text)) AND (over_at IS NOT NULL)))),
    CONSTRAINT filingdraft_sent_is_a_dossier CHECK ((((dossier_id IS NOT NULL) AND ((state)::text = 'SENT'::text)) OR ((NOT ((state)::text = 'SENT'::text)) AND (dossier_id IS NULL)))),
    CONSTRAINT filingdraft_state_known CHECK (((state)::text = ANY ((ARRAY['OPEN'::character varying, 'SENT'::character varying, 'DROPPED'::character varying, 'EXPIRED'::character varying])::text[]))),
    CONSTRAINT filings_filingdraft_case_number_check CHECK ((case_number >= 0)),
    CONSTRAINT filings_filingdraft_edition_check CHECK ((edition >= 0))
);

CREATE TABLE public.identity_identityservice (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    issuer character varying(300) NOT NULL,
    client_id character varying(200) NOT NULL,
    client_secret text NOT NULL,
    scope character varying(200) NOT NULL,
    asks_level character varying(80) NOT NULL,
    claims jsonb NOT NULL,
    levels jsonb NOT NULL,
    organisation character varying(40) NOT NULL,
    CONSTRAINT identityservice_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.indices_bookreader (
    name character varying(40) NOT NULL,
    last bigint NOT NULL,
    owed jsonb NOT NULL,
    read_at timestamp with time zone
);

CREATE TABLE public.indices_cellbook (
    name character varying(40) NOT NULL,
    layout character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.indices_dossierfact (
    dossier_id uuid NOT NULL,
    happened integer NOT NULL,
    procedure_code character varying(40) NOT NULL,
    version_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    agency_id uuid,
    channel character varying(6) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by uuid,
    answered_at timestamp with time zone,
    due_at timestamp with time zone,
    first_due_at timestamp with time zone,
    resolved_at timestamp with time zone,
    resolved_by uuid,
    handed_at timestamp with time zone,
    handed_by_way character varying(10) NOT NULL,
    ended_at timestamp with time zone,
    outcome character varying(13) NOT NULL,
    supplements smallint NOT NULL,
    supplements_before smallint NOT NULL,
    asked_at timestamp with time zone,
    stood_at timestamp with time zone,
    supplement_seconds bigint NOT NULL,
    apologised_at timestamp with time zone,
    papers smallint NOT NULL,
    scans smallint NOT NULL,
    result_file boolean NOT NULL,
    is_replaced boolean NOT NULL,
    first_asked_at timestamp with time zone,
    closed_at timestamp with time zone,
    answer_due_at timestamp with time zone,
    charges smallint NOT NULL,
    due_amount bigint NOT NULL,
    paid_amount bigint NOT NULL,
    paid_at timestamp with time zone,
    paid_online boolean NOT NULL,
    whole_id uuid,
    owes_result boolean NOT NULL,
    CONSTRAINT indices_dossierfact_charges_check CHECK ((charges >= 0)),
    CONSTRAINT indices_dossierfact_happened_check CHECK ((happened >= 0)),
    CONSTRAINT indices_dossierfact_papers_check CHECK ((papers >= 0)),
    CONSTRAINT indices_dossierfact_scans_check CHECK ((scans >= 0)),
    CONSTRAINT indices_dossierfact_supplements_before_check CHECK ((supplements_before >= 0)),
    CONSTRAINT indices_dossierfact_supplements_check CHECK ((supplements >= 0))
);

CREATE TABLE public.indices_factcell (
    id bigint NOT NULL,
    span smallint NOT NULL,
    moment smallint NOT NULL,
    day date NOT NULL,
    unit_id uuid NOT NULL,
    agency_id uuid,
    counts integer[] NOT NULL,
    CONSTRAINT indices_factcell_moment_check CHECK ((moment >= 0)),
    CONSTRAINT indices_factcell_span_check CHECK ((span >= 0))
)
WITH (fillfactor='80');

ALTER TABLE public.indices_factcell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indices_factcell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.indices_indexcomponent (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    "group" character varying(20) NOT NULL,
    title character varying(300) NOT NULL,
    title_en character varying(300) NOT NULL,
    formula text NOT NULL,
    most numeric(5,2),
    most_mark character varying(1) NOT NULL,
    threshold numeric(5,2) NOT NULL,
    threshold_mark character varying(1) NOT NULL,
    source character varying(300) NOT NULL,
    numerator character varying(40)[] NOT NULL,
    denominator character varying(40)[] NOT NULL,
    is_rest boolean NOT NULL,
    factor character varying(60) NOT NULL,
    reach character varying(8) NOT NULL,
    lacking character varying(300) NOT NULL,
    remedy character varying(300) NOT NULL,
    remedy_while character varying(40) NOT NULL,
    CONSTRAINT indexcomponent_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT indexcomponent_points CHECK (((most IS NULL) OR ((most > (0)::numeric) AND (most <= (100)::numeric)))),
    CONSTRAINT indexcomponent_threshold CHECK (((threshold > (0)::numeric) AND (threshold <= (100)::numeric)))
);

CREATE TABLE public.indices_indicator (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    title character varying(300) NOT NULL,
    title_en character varying(300) NOT NULL,
    unit character varying(7) NOT NULL,
    direction character varying(7) NOT NULL,
    source character varying(300) NOT NULL,
    numerator character varying(40) NOT NULL,
    denominator character varying(40) NOT NULL,
    lacking character varying(300) NOT NULL,
    CONSTRAINT indicator_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT indicator_is_counted_or_says_what_lacks CHECK (((((lacking)::text = ''::text) AND (NOT ((numerator)::text = ''::text))) OR ((NOT ((lacking)::text = ''::text)) AND ((denominator)::text = ''::text) AND ((numerator)::text = ''::text)))),
    CONSTRAINT indicator_of_a_share_has_a_whole CHECK (((((denominator)::text = ''::text) AND ((unit)::text = 'COUNT'::text)) OR (((unit)::text = ANY ((ARRAY['PERCENT'::character varying, 'MINUTE'::character varying])::text[])) AND ((NOT ((denominator)::text = ''::text)) OR (NOT ((lacking)::text = ''::text))))))
);

CREATE TABLE public.indices_usedonline (
    id bigint NOT NULL,
    agency_id uuid NOT NULL,
    procedure_code character varying(40) NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    CONSTRAINT usedonline_in_order CHECK ((last_at >= first_at))
);

ALTER TABLE public.indices_usedonline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indices_usedonline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.indices_weightedindex (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(300) NOT NULL,
    title_en character varying(300) NOT NULL,
    source character varying(300) NOT NULL,
    lacking_rule character varying(7) NOT NULL,
    lacking_mark character varying(1) NOT NULL,
    groups jsonb NOT NULL,
    levels jsonb NOT NULL,
    peers jsonb NOT NULL,
    CONSTRAINT weightedindex_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.legal_texts_legaltext (
    id uuid NOT NULL,
    number character varying(60) NOT NULL,
    number_key character varying(60) NOT NULL,
    year smallint NOT NULL,
    kind character varying(16) NOT NULL,
    issued_on date,
    issuer character varying(160) NOT NULL,
    title character varying(600) NOT NULL,
    in_force_from date,
    in_force_to date,
    note character varying(300) NOT NULL,
    mark character varying(1) NOT NULL,
    words text NOT NULL,
    replaced_by_id uuid,
    CONSTRAINT legal_text_ends_after_it_begins CHECK (((in_force_to IS NULL) OR (in_force_from IS NULL) OR (in_force_to >= in_force_from))),
    CONSTRAINT legal_text_issued_in_its_year CHECK (((issued_on IS NULL) OR (EXTRACT(year FROM issued_on) = (year)::numeric))),
    CONSTRAINT legal_text_not_replaced_by_itself CHECK (((replaced_by_id IS NULL) OR (NOT ((replaced_by_id = id) AND (replaced_by_id IS NOT NULL))))),
    CONSTRAINT legal_texts_legaltext_year_check CHECK ((year >= 0))
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mirrors_mirror (
    id uuid NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    system character varying(160) NOT NULL,
    central_number character varying(80) NOT NULL,
    title character varying(500) NOT NULL,
    state character varying(11) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_by uuid NOT NULL,
    due_at timestamp with time zone,
    heard_at timestamp with time zone,
    words text NOT NULL,
    result_number character varying(60) NOT NULL,
    resolved_at timestamp with time zone,
    handed_at timestamp with time zone,
    handed_by uuid,
    receiver_name text NOT NULL,
    agency_id uuid NOT NULL,
    applicant_entity_id uuid,
    applicant_person_id uuid,
    procedure_id uuid,
    unit_id uuid NOT NULL,
    code character varying(20) NOT NULL,
    papers text NOT NULL,
    reprints smallint NOT NULL,
    CONSTRAINT mirror_done_has_moment CHECK (((NOT ((state)::text = ANY ((ARRAY['RESOLVED'::character varying, 'REFUSED'::character varying, 'HANDED_OVER'::character varying])::text[]))) OR (resolved_at IS NOT NULL))),
    CONSTRAINT mirror_handed_over_by_somebody CHECK ((((handed_at >= received_at) AND (handed_by IS NOT NULL) AND ((state)::text = 'HANDED_OVER'::text)) OR ((NOT ((state)::text = 'HANDED_OVER'::text)) AND (handed_at IS NULL) AND (handed_by IS NULL)))),
    CONSTRAINT mirror_is_somebodys CHECK ((((applicant_person_id IS NULL) OR (applicant_entity_id IS NULL)) AND (1 = (
CASE
    WHEN (applicant_person_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (applicant_entity_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT mirror_state_known CHECK (((state)::text = ANY ((ARRAY['RECEIVED'::character varying, 'IN_PROGRESS'::character varying, 'AWAITING'::character varying, 'RESOLVED'::character varying, 'REFUSED'::character varying, 'HANDED_OVER'::character varying])::text[]))),
    CONSTRAINT mirrors_mirror_number_check CHECK ((number >= 0)),
    CONSTRAINT mirrors_mirror_reprints_check CHECK ((reprints >= 0)),
    CONSTRAINT mirrors_mirror_year_check CHECK ((year >= 0))
);

CREATE UNLOGGED TABLE public.motcua_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.national_portal_portalfiling (
    id uuid NOT NULL,
    number character varying(100) NOT NULL,
    payload text NOT NULL,
    state character varying(7) NOT NULL,
    came_at timestamp with time zone NOT NULL,
    obstacle character varying(400) NOT NULL,
    faults jsonb NOT NULL,
    attempts smallint NOT NULL,
    next_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    dossier_id uuid,
    held_id uuid,
    CONSTRAINT national_portal_portalfiling_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT portalfiling_put_where_it_says CHECK ((((dossier_id IS NOT NULL) AND (held_id IS NULL) AND ((state)::text = 'PUT'::text)) OR ((dossier_id IS NULL) AND (held_id IS NOT NULL) AND ((state)::text = 'HELD'::text)) OR ((dossier_id IS NULL) AND (held_id IS NULL) AND ((state)::text = ANY ((ARRAY['WAITING'::character varying, 'STUCK'::character varying])::text[])))))
);

CREATE TABLE public.national_portal_portalreader (
    name character varying(40) NOT NULL,
    last bigint NOT NULL,
    owed jsonb NOT NULL
);

CREATE TABLE public.national_portal_portalreport (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    status smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(6) NOT NULL,
    attempts smallint NOT NULL,
    next_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    obstacle character varying(300) NOT NULL,
    sent_at timestamp with time zone,
    dossier_id uuid NOT NULL,
    CONSTRAINT national_portal_portalreport_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT national_portal_portalreport_position_check CHECK (("position" >= 0)),
    CONSTRAINT national_portal_portalreport_status_check CHECK ((status >= 0)),
    CONSTRAINT portalreport_sent_has_moment CHECK ((((sent_at IS NOT NULL) AND ((state)::text = 'SENT'::text)) OR (NOT ((state)::text = 'SENT'::text)))),
    CONSTRAINT portalreport_status_known CHECK (((status >= 1) AND (status <= 10)))
);

CREATE TABLE public.neighbours_neighbour (
    id uuid NOT NULL,
    name character varying(40) NOT NULL,
    failing_since timestamp with time zone,
    tried_at timestamp with time zone NOT NULL,
    obstacle character varying(300) NOT NULL,
    CONSTRAINT neighbour_away_before_it_was_tried CHECK (((failing_since IS NULL) OR (failing_since <= tried_at)))
);

CREATE TABLE public.notices_notice (
    id uuid NOT NULL,
    channel character varying(20) NOT NULL,
    template character varying(80) NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    dedupe_key character varying(200) NOT NULL,
    "to" text NOT NULL,
    to_masked character varying(200) NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    state character varying(6) NOT NULL,
    attempts smallint NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    sent_at timestamp with time zone,
    obstacle character varying(300) NOT NULL,
    account_id uuid,
    read_at timestamp with time zone,
    said jsonb,
    CONSTRAINT notice_in_the_house_has_account CHECK ((((account_id IS NOT NULL) AND ((channel)::text = 'desk'::text) AND ((state)::text = 'SENT'::text)) OR ((NOT ((channel)::text = 'desk'::text)) AND (account_id IS NULL) AND (read_at IS NULL)))),
    CONSTRAINT notice_sent_has_moment CHECK ((((sent_at IS NOT NULL) AND ((state)::text = 'SENT'::text)) OR ((NOT ((state)::text = 'SENT'::text)) AND (sent_at IS NULL)))),
    CONSTRAINT notices_notice_attempts_check CHECK ((attempts >= 0))
);

CREATE TABLE public.notices_noticetemplate (
    id uuid NOT NULL,
    key character varying(80) NOT NULL,
    title character varying(200) NOT NULL,
    text text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by uuid NOT NULL
);

CREATE TABLE public.once_keptanswer (
    id uuid NOT NULL,
    actor_id uuid NOT NULL,
    key character varying(200) NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint,
    headers jsonb NOT NULL,
    body text NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    CONSTRAINT kept_under_a_key CHECK ((NOT ((key)::text = ''::text))),
    CONSTRAINT once_keptanswer_status_check CHECK ((status >= 0))
);

CREATE TABLE public.organisations_agency (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    CONSTRAINT agency_code_is_plain CHECK (((code)::text ~ '^[a-z0-9][a-z0-9.-]*$'::text))
);

CREATE TABLE public.organisations_agencyalias (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    text character varying(200) NOT NULL,
    key character varying(200) NOT NULL,
    agency_id uuid NOT NULL,
    CONSTRAINT agencyalias_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.organisations_agencyclass (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(200) NOT NULL,
    keys character varying(200)[] NOT NULL,
    kinds character varying(40)[] NOT NULL,
    levels character varying(8)[] NOT NULL
);

CREATE TABLE public.organisations_agencyidentifier (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    code character varying(35) NOT NULL,
    mark character varying(5) NOT NULL,
    agency_id uuid NOT NULL,
    CONSTRAINT agencyidentifier_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT agencyidentifier_is_well_built CHECK (((code)::text ~ '^[A-Y]\d{2}(\.[0-9A-Z]{1,10})*$'::text))
);

CREATE TABLE public.organisations_agencykind (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(160) NOT NULL,
    rank smallint NOT NULL,
    receives boolean NOT NULL,
    alone_at character varying(8) NOT NULL,
    CONSTRAINT organisations_agencykind_rank_check CHECK ((rank >= 0))
);

CREATE TABLE public.organisations_agencyterm (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    name character varying(200) NOT NULL,
    short_name character varying(80) NOT NULL,
    level character varying(8) NOT NULL,
    rank smallint NOT NULL,
    name_key character varying(200) NOT NULL,
    short_key character varying(200) NOT NULL,
    place_in_order character varying(600) NOT NULL,
    agency_id uuid NOT NULL,
    kind_id uuid NOT NULL,
    parent_id uuid,
    place_id uuid,
    CONSTRAINT agencyterm_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT agencyterm_not_its_own_parent CHECK ((NOT ((parent_id = agency_id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT organisations_agencyterm_rank_check CHECK ((rank >= 0))
);

CREATE TABLE public.organisations_delegation (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    roles character varying(60)[] NOT NULL,
    matter character varying(500) NOT NULL,
    decision character varying(160) NOT NULL,
    giver_id uuid NOT NULL,
    receiver_id uuid NOT NULL,
    CONSTRAINT delegation_has_an_end CHECK ((valid_to >= valid_from)),
    CONSTRAINT delegation_lends_something CHECK ((
CASE
    WHEN (roles IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(roles, 1), 0)
END > 0)),
    CONSTRAINT delegation_to_another CHECK ((NOT (giver_id = receiver_id)))
);

CREATE TABLE public.organisations_leave (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    covered_by_id uuid,
    officer_id uuid NOT NULL,
    CONSTRAINT leave_covered_by_another CHECK (((covered_by_id IS NULL) OR (NOT ((covered_by_id = officer_id) AND (covered_by_id IS NOT NULL))))),
    CONSTRAINT leave_has_an_end CHECK ((valid_to >= valid_from))
);

CREATE TABLE public.organisations_officer (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    full_name character varying(160) NOT NULL,
    name_key character varying(160) NOT NULL,
    place_in_order character varying(600) NOT NULL,
    account_id uuid,
    login character varying(80) NOT NULL,
    email text NOT NULL,
    phone text NOT NULL
);

CREATE TABLE public.organisations_onestopscope (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    agency_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT onestopscope_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.organisations_onestopunit (
    agency_id uuid NOT NULL,
    address character varying(300) NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL
);

CREATE TABLE public.organisations_organisationsstamp (
    id bigint NOT NULL,
    token uuid NOT NULL
);

ALTER TABLE public.organisations_organisationsstamp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_organisationsstamp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisations_post (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    code character varying(80) NOT NULL,
    title character varying(160) NOT NULL,
    rank smallint NOT NULL,
    agency_id uuid NOT NULL,
    CONSTRAINT organisations_post_rank_check CHECK ((rank >= 0)),
    CONSTRAINT post_code_is_plain CHECK (((code)::text ~ '^[a-z0-9][a-z0-9.-]*$'::text)),
    CONSTRAINT post_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.organisations_postholding (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    standing character varying(5) NOT NULL,
    decision character varying(160) NOT NULL,
    leave_id uuid,
    officer_id uuid NOT NULL,
    post_id uuid NOT NULL,
    successor_id uuid,
    CONSTRAINT postholding_cover_ends CHECK ((((leave_id IS NULL) AND ((standing)::text = 'MAIN'::text)) OR (((standing)::text = 'COVER'::text) AND (valid_to IS NOT NULL)))),
    CONSTRAINT postholding_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.organisations_postrole (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    role character varying(60) NOT NULL,
    post_id uuid NOT NULL,
    CONSTRAINT postrole_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.organisations_succession (
    id uuid NOT NULL,
    share numeric(5,4) NOT NULL,
    day date NOT NULL,
    decision character varying(160) NOT NULL,
    new_id uuid NOT NULL,
    old_id uuid NOT NULL,
    CONSTRAINT agencysuccession_share CHECK (((share > (0)::numeric) AND (share <= (1)::numeric))),
    CONSTRAINT agencysuccession_to_another CHECK ((NOT (old_id = new_id)))
);

CREATE TABLE public.packs_pack (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    version character varying(40) NOT NULL,
    effective_from date NOT NULL,
    requires jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    loaded_by uuid NOT NULL
);

CREATE TABLE public.packs_packupload (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    version character varying(40) NOT NULL,
    file_name character varying(150) NOT NULL,
    effective_on date NOT NULL,
    state character varying(10) NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    applied_at timestamp with time zone,
    obstacle text NOT NULL,
    file_id uuid NOT NULL,
    CONSTRAINT pack_upload_applied_has_moment CHECK ((((applied_at IS NOT NULL) AND ((state)::text = 'APPLIED'::text)) OR ((NOT ((state)::text = 'APPLIED'::text)) AND (applied_at IS NULL)))),
    CONSTRAINT pack_upload_approved_by_a_second CHECK (((NOT ((state)::text = ANY ((ARRAY['APPROVED'::character varying, 'APPLIED'::character varying])::text[]))) OR (NOT ((decided_by = proposed_by) AND (decided_by IS NOT NULL))))),
    CONSTRAINT pack_upload_decided_by_somebody CHECK ((((decided_at IS NULL) AND (decided_by IS NULL) AND ((state)::text = 'PROPOSED'::text)) OR ((NOT ((state)::text = 'PROPOSED'::text)) AND (decided_at IS NOT NULL) AND (decided_by IS NOT NULL)))),
    CONSTRAINT pack_upload_rejected_has_reason CHECK (((NOT ((state)::text = 'REJECTED'::text)) OR (NOT ((reason)::text = ''::text))))
);

CREATE TABLE public.people_apartmark (
    id uuid NOT NULL,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT apartmark_in_order CHECK ((one_id < other_id))
);

CREATE TABLE public.people_correction (
    id uuid NOT NULL,
    field character varying(40) NOT NULL,
    before text NOT NULL,
    reason character varying(300) NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    corrected_by uuid NOT NULL,
    person_id uuid NOT NULL
);

CREATE TABLE public.people_legalentity (
    id uuid NOT NULL,
    name character varying(300) NOT NULL,
    name_key character varying(300) NOT NULL,
    kind character varying(14) NOT NULL,
    tax_code character varying(14),
    phone character varying(20) NOT NULL,
    email character varying(254) NOT NULL,
    address_line character varying(300) NOT NULL,
    source character varying(10) NOT NULL,
    source_key character varying(80),
    account_id uuid,
    place_id uuid,
    owner_id uuid,
    CONSTRAINT legalentity_owner_is_a_households CHECK (((owner_id IS NULL) OR ((kind)::text = 'HOUSEHOLD'::text))),
    CONSTRAINT legalentity_tax_code_is_well_built CHECK (((tax_code IS NULL) OR ((tax_code)::text ~ '^\d{10}(-\d{3})?$'::text)))
);

CREATE TABLE public.people_merge (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    moved text NOT NULL,
    merged_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    kept_id uuid NOT NULL,
    merged_id uuid NOT NULL,
    CONSTRAINT merge_of_two CHECK ((NOT (kept_id = merged_id)))
);

CREATE TABLE public.people_person (
    id uuid NOT NULL,
    full_name character varying(200) NOT NULL,
    name_key character varying(200) NOT NULL,
    birth_year smallint,
    birth_month smallint,
    birth_day smallint,
    gender character varying(6) NOT NULL,
    nationality character varying(2) NOT NULL,
    ethnic_code character varying(2) NOT NULL,
    personal_id text NOT NULL,
    personal_id_index bytea,
    previous_number text NOT NULL,
    previous_number_index bytea,
    passport text NOT NULL,
    passport_index bytea,
    phone text NOT NULL,
    phone_index bytea,
    email text NOT NULL,
    address_line text NOT NULL,
    identity_level smallint NOT NULL,
    source character varying(10) NOT NULL,
    source_key character varying(80),
    account_id uuid,
    merged_into_id uuid,
    place_id uuid,
    CONSTRAINT people_person_birth_day_check CHECK ((birth_day >= 0)),
    CONSTRAINT people_person_birth_month_check CHECK ((birth_month >= 0)),
    CONSTRAINT people_person_birth_year_check CHECK ((birth_year >= 0)),
    CONSTRAINT people_person_identity_level_check CHECK ((identity_level >= 0)),
    CONSTRAINT person_birth_day_needs_month_needs_year CHECK ((((birth_day IS NULL) OR (birth_month IS NOT NULL)) AND ((birth_month IS NULL) OR (birth_year IS NOT NULL)))),
    CONSTRAINT person_not_merged_into_itself CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT person_passport_and_index_together CHECK (((passport = ''::text) = (passport_index IS NULL))),
    CONSTRAINT person_personal_id_and_index_together CHECK (((personal_id = ''::text) = (personal_id_index IS NULL))),
    CONSTRAINT person_phone_and_index_together CHECK (((phone = ''::text) = (phone_index IS NULL))),
    CONSTRAINT person_previous_number_and_index_together CHECK (((previous_number = ''::text) = (previous_number_index IS NULL)))
);

CREATE TABLE public.people_representation (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    matter character varying(300) NOT NULL,
    paper character varying(200) NOT NULL,
    entity_id uuid,
    person_id uuid,
    representative_id uuid NOT NULL,
    CONSTRAINT representation_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT representation_mandate_says_for_what CHECK (((NOT ((kind)::text = 'MANDATE'::text)) OR (NOT ((matter)::text = ''::text)))),
    CONSTRAINT representation_of_another CHECK (((person_id IS NULL) OR (NOT ((person_id = representative_id) AND (person_id IS NOT NULL))))),
    CONSTRAINT representation_of_one_principal CHECK ((((entity_id IS NOT NULL) AND (person_id IS NULL)) OR ((entity_id IS NULL) AND (person_id IS NOT NULL))))
);

CREATE TABLE public.places_place (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    code character varying(5) NOT NULL,
    level character varying(8) NOT NULL,
    kind character varying(14) NOT NULL,
    name character varying(120) NOT NULL,
    post_code character varying(5) NOT NULL,
    terrain character varying(8) NOT NULL,
    mark character varying(1) NOT NULL,
    words character varying(160) NOT NULL,
    place_in_order character varying(500) NOT NULL,
    parent_id uuid,
    CONSTRAINT place_below_province_has_parent CHECK (((((level)::text = 'PROVINCE'::text) AND (parent_id IS NULL)) OR ((NOT ((level)::text = 'PROVINCE'::text)) AND (parent_id IS NOT NULL)))),
    CONSTRAINT place_code_fits_level CHECK (((((code)::text ~ '^\d{2}$'::text) AND ((level)::text = 'PROVINCE'::text)) OR (((code)::text ~ '^\d{3}$'::text) AND ((level)::text = 'DISTRICT'::text)) OR (((code)::text ~ '^\d{5}$'::text) AND ((level)::text = 'COMMUNE'::text)))),
    CONSTRAINT place_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.places_placechange (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    day date NOT NULL,
    title character varying(300) NOT NULL,
    decision character varying(120) NOT NULL,
    mark character varying(1) NOT NULL
);

CREATE TABLE public.places_placesstamp (
    id bigint NOT NULL,
    token uuid NOT NULL
);

ALTER TABLE public.places_placesstamp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.places_placesstamp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.places_placesuccession (
    id uuid NOT NULL,
    whole boolean NOT NULL,
    change_id uuid NOT NULL,
    new_id uuid NOT NULL,
    old_id uuid NOT NULL,
    CONSTRAINT place_succession_to_another CHECK ((NOT (old_id = new_id)))
);

CREATE TABLE public.plans_assignment (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    no character varying(30) NOT NULL,
    section text NOT NULL,
    text text NOT NULL,
    products text[] NOT NULL,
    lead_text text NOT NULL,
    term character varying(11) NOT NULL,
    due_text text NOT NULL,
    due_on date,
    original_due_on date,
    state character varying(11) NOT NULL,
    done_on date,
    lead_id uuid,
    parent_id uuid,
    line_id uuid NOT NULL,
    ended_by_id uuid,
    plan_id uuid NOT NULL,
    handed_in_on date,
    period character varying(20) NOT NULL,
    version integer NOT NULL,
    ended_as character varying(16) NOT NULL,
    CONSTRAINT assignment_dated_has_day CHECK (((((term)::text = 'DATED'::text) AND (due_on IS NOT NULL) AND (original_due_on IS NOT NULL)) OR (NOT ((term)::text = 'DATED'::text)))),
    CONSTRAINT assignment_done_has_day CHECK ((((done_on IS NOT NULL) AND ((state)::text = 'DONE'::text)) OR ((NOT ((state)::text = 'DONE'::text)) AND (done_on IS NULL)))),
    CONSTRAINT assignment_ended_as_something CHECK (((((ended_as)::text = ''::text) AND (ended_by_id IS NULL)) OR ((ended_by_id IS NOT NULL) AND ((state)::text = 'CANCELLED'::text) AND (NOT ((ended_as)::text = ''::text))))),
    CONSTRAINT assignment_handed_in_has_day CHECK ((((handed_in_on IS NOT NULL) AND ((state)::text = 'HANDED_IN'::text)) OR ((NOT ((state)::text = 'HANDED_IN'::text)) AND (handed_in_on IS NULL)))),
    CONSTRAINT plans_assignment_position_check CHECK (("position" >= 0)),
    CONSTRAINT plans_assignment_version_check CHECK ((version >= 0))
);

CREATE TABLE public.plans_assignmentagency (
    id uuid NOT NULL,
    part character varying(9) NOT NULL,
    "position" smallint NOT NULL,
    printed text NOT NULL,
    agency_id uuid,
    assignment_id uuid NOT NULL,
    CONSTRAINT other_agency_is_named CHECK (((agency_id IS NOT NULL) OR (NOT (printed = ''::text)))),
    CONSTRAINT plans_assignmentagency_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.plans_assignmentmilestone (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(20) NOT NULL,
    starts_on date,
    ends_on date,
    label text NOT NULL,
    done_on date,
    assignment_id uuid NOT NULL,
    CONSTRAINT milestone_is_ordered CHECK (((starts_on IS NULL) OR (ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT plans_assignmentmilestone_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.plans_awaitedevent (
    id uuid NOT NULL,
    words text NOT NULL,
    happened_on date NOT NULL,
    document character varying(300) NOT NULL,
    due_on date NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered_by uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT awaited_event_before_due CHECK (((due_on >= happened_on) AND (NOT (words = ''::text)) AND (NOT ((document)::text = ''::text))))
);

CREATE TABLE public.plans_documentintake (
    id uuid NOT NULL,
    file_kept_at timestamp with time zone NOT NULL,
    file_name character varying(150) NOT NULL,
    sha256 character varying(64) NOT NULL,
    state character varying(7) NOT NULL,
    pages integer,
    pages_read integer NOT NULL,
    turns smallint NOT NULL,
    stirred_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_by uuid NOT NULL,
    ended_at timestamp with time zone,
    refusal text NOT NULL,
    file_id uuid,
    reading_id uuid,
    CONSTRAINT intake_ended_whole CHECK ((((ended_at IS NULL) AND (file_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['WAITING'::character varying, 'RUNNING'::character varying])::text[]))) OR ((ended_at IS NOT NULL) AND (reading_id IS NOT NULL) AND ((state)::text = 'DONE'::text)) OR ((ended_at IS NOT NULL) AND (file_id IS NULL) AND (reading_id IS NULL) AND ((state)::text = 'FAILED'::text)))),
    CONSTRAINT intake_failed_says_why CHECK (((NOT ((state)::text = 'FAILED'::text)) OR (NOT (refusal = ''::text)))),
    CONSTRAINT plans_documentintake_pages_check CHECK ((pages >= 0)),
    CONSTRAINT plans_documentintake_pages_read_check CHECK ((pages_read >= 0)),
    CONSTRAINT plans_documentintake_turns_check CHECK ((turns >= 0))
);

CREATE TABLE public.plans_draftline (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(9) NOT NULL,
    version integer NOT NULL,
    "group" boolean NOT NULL,
    no character varying(30) NOT NULL,
    section text NOT NULL,
    text text NOT NULL,
    products text[] NOT NULL,
    leads text[] NOT NULL,
    lead_codes character varying(60)[] NOT NULL,
    supports text[] NOT NULL,
    support_codes character varying(60)[] NOT NULL,
    due_text text NOT NULL,
    milestones jsonb NOT NULL,
    op character varying(2) NOT NULL,
    value numeric(18,4),
    unit character varying(60) NOT NULL,
    value_text text NOT NULL,
    level character varying(10) NOT NULL,
    period character varying(40) NOT NULL,
    doubts text[] NOT NULL,
    source_line integer NOT NULL,
    source_to integer NOT NULL,
    source_page integer,
    touched_by uuid,
    touched_at timestamp with time zone,
    reading_id uuid NOT NULL,
    CONSTRAINT draft_line_says_something CHECK ((NOT (text = ''::text))),
    CONSTRAINT draft_line_touched_whole CHECK ((((touched_at IS NULL) AND (touched_by IS NULL)) OR ((touched_at IS NOT NULL) AND (touched_by IS NOT NULL)))),
    CONSTRAINT plans_draftline_position_check CHECK (("position" >= 0)),
    CONSTRAINT plans_draftline_source_line_check CHECK ((source_line >= 0)),
    CONSTRAINT plans_draftline_source_page_check CHECK ((source_page >= 0)),
    CONSTRAINT plans_draftline_source_to_check CHECK ((source_to >= 0)),
    CONSTRAINT plans_draftline_version_check CHECK ((version >= 0))
);

CREATE TABLE public.plans_evidence (
    id uuid NOT NULL,
    file_name character varying(150) NOT NULL,
    link character varying(500) NOT NULL,
    document_number character varying(60) NOT NULL,
    document_on date,
    file_id uuid,
    report_id uuid,
    submission_id uuid,
    figure_id uuid,
    CONSTRAINT evidence_is_one_thing CHECK (((((document_number)::text = ''::text) AND (file_id IS NOT NULL) AND ((link)::text = ''::text)) OR (((document_number)::text = ''::text) AND (file_id IS NULL) AND (NOT ((link)::text = ''::text))) OR ((file_id IS NULL) AND ((link)::text = ''::text) AND (NOT ((document_number)::text = ''::text))))),
    CONSTRAINT evidence_of_one CHECK ((((figure_id IS NULL) AND (report_id IS NOT NULL) AND (submission_id IS NULL)) OR ((figure_id IS NULL) AND (report_id IS NULL) AND (submission_id IS NOT NULL)) OR ((figure_id IS NOT NULL) AND (report_id IS NULL) AND (submission_id IS NULL))))
);

CREATE TABLE public.plans_extensionrequest (
    id uuid NOT NULL,
    state character varying(7) NOT NULL,
    due_before date NOT NULL,
    asked_until date NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by uuid NOT NULL,
    granted_until date,
    answer text NOT NULL,
    decided_at timestamp with time zone,
    decided_by uuid,
    assignment_id uuid NOT NULL,
    CONSTRAINT plan_extension_decided_whole CHECK ((((decided_at IS NULL) AND (decided_by IS NULL) AND ((state)::text = 'ASKED'::text)) OR ((NOT ((state)::text = 'ASKED'::text)) AND (decided_at IS NOT NULL) AND (decided_by IS NOT NULL)))),
    CONSTRAINT plan_extension_granted_until CHECK ((((granted_until > due_before) AND ((state)::text = 'GRANTED'::text)) OR ((NOT ((state)::text = 'GRANTED'::text)) AND (granted_until IS NULL)))),
    CONSTRAINT plan_extension_puts_off CHECK (((asked_until > due_before) AND (NOT (reason = ''::text)))),
    CONSTRAINT plan_extension_refused_says_why CHECK (((NOT ((state)::text = 'REFUSED'::text)) OR (NOT (answer = ''::text))))
);

CREATE TABLE public.plans_plan (
    id uuid NOT NULL,
    state character varying(8) NOT NULL,
    kind character varying(60) NOT NULL,
    number character varying(60) NOT NULL,
    title text NOT NULL,
    issuer character varying(300) NOT NULL,
    signer character varying(160) NOT NULL,
    signed_on date NOT NULL,
    year smallint NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by uuid NOT NULL,
    reading_id uuid NOT NULL,
    CONSTRAINT plan_is_named CHECK (((NOT ((number)::text = ''::text)) AND (NOT (title = ''::text)))),
    CONSTRAINT plans_plan_year_check CHECK ((year >= 0))
);

CREATE TABLE public.plans_planlink (
    id uuid NOT NULL,
    relation character varying(8) NOT NULL,
    earlier_id uuid NOT NULL,
    later_id uuid NOT NULL,
    CONSTRAINT plan_link_joins_two CHECK ((NOT (later_id = earlier_id)))
);

CREATE TABLE public.plans_planreading (
    id uuid NOT NULL,
    file_name character varying(150) NOT NULL,
    text_digest character varying(64) NOT NULL,
    state character varying(9) NOT NULL,
    version integer NOT NULL,
    kind character varying(60) NOT NULL,
    number character varying(60) NOT NULL,
    title text NOT NULL,
    issuer character varying(300) NOT NULL,
    signer character varying(160) NOT NULL,
    signed_on date,
    year smallint,
    findings jsonb NOT NULL,
    source jsonb NOT NULL,
    pages integer,
    read_at timestamp with time zone NOT NULL,
    read_by uuid NOT NULL,
    ended_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    file_id uuid NOT NULL,
    CONSTRAINT plans_planreading_pages_check CHECK ((pages >= 0)),
    CONSTRAINT plans_planreading_version_check CHECK ((version >= 0)),
    CONSTRAINT plans_planreading_year_check CHECK ((year >= 0)),
    CONSTRAINT reading_ended_has_moment CHECK ((((ended_at IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((NOT ((state)::text = 'OPEN'::text)) AND (ended_at IS NOT NULL)))),
    CONSTRAINT reading_set_aside_says_why CHECK (((NOT ((state)::text = 'SET_ASIDE'::text)) OR (NOT ((reason)::text = ''::text))))
);

CREATE TABLE public.plans_planreport (
    id uuid NOT NULL,
    number character varying(60) NOT NULL,
    as_of date NOT NULL,
    figures jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    signer character varying(160) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    signed_by uuid NOT NULL,
    docx_id uuid NOT NULL,
    pdf_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plan_report_is_named CHECK (((NOT ((number)::text = ''::text)) AND (NOT ((signer)::text = ''::text))))
);

CREATE TABLE public.plans_progressreport (
    id uuid NOT NULL,
    text text NOT NULL,
    obstacle text NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    reported_by uuid NOT NULL,
    assignment_id uuid NOT NULL,
    CONSTRAINT report_says_something CHECK ((NOT (text = ''::text)))
);

CREATE TABLE public.plans_recurrencerule (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    every character varying(12) NOT NULL,
    day smallint NOT NULL,
    CONSTRAINT plans_recurrencerule_day_check CHECK ((day >= 0)),
    CONSTRAINT recurrence_day CHECK (((day >= 1) AND (day <= 31))),
    CONSTRAINT recurrence_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.plans_reminder (
    id uuid NOT NULL,
    due_on date NOT NULL,
    reminded_at timestamp with time zone NOT NULL,
    told smallint NOT NULL,
    assignment_id uuid NOT NULL,
    step_id uuid NOT NULL,
    CONSTRAINT plans_reminder_told_check CHECK ((told >= 0))
);

CREATE TABLE public.plans_reminderstep (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    audience character varying(8) NOT NULL,
    days smallint NOT NULL,
    CONSTRAINT reminderstep_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

CREATE TABLE public.plans_submission (
    id uuid NOT NULL,
    round smallint NOT NULL,
    state character varying(8) NOT NULL,
    document_number character varying(60) NOT NULL,
    document_on date,
    text text NOT NULL,
    handed_in_at timestamp with time zone NOT NULL,
    handed_in_by uuid NOT NULL,
    received_on date,
    decided_at timestamp with time zone,
    decided_by uuid,
    reason text NOT NULL,
    assignment_id uuid NOT NULL,
    CONSTRAINT plans_submission_round_check CHECK ((round >= 0)),
    CONSTRAINT submission_accepted_has_day CHECK ((((received_on IS NOT NULL) AND ((state)::text = 'ACCEPTED'::text)) OR ((NOT ((state)::text = 'ACCEPTED'::text)) AND (received_on IS NULL)))),
    CONSTRAINT submission_decided_whole CHECK ((((decided_at IS NULL) AND (decided_by IS NULL) AND ((state)::text = 'WAITING'::text)) OR ((NOT ((state)::text = 'WAITING'::text)) AND (decided_at IS NOT NULL) AND (decided_by IS NOT NULL)))),
    CONSTRAINT submission_returned_says_why CHECK (((NOT ((state)::text = 'RETURNED'::text)) OR (NOT (reason = ''::text))))
);

CREATE TABLE public.plans_target (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    no character varying(30) NOT NULL,
    section text NOT NULL,
    text text NOT NULL,
    op character varying(2) NOT NULL,
    value numeric(18,4),
    unit character varying(60) NOT NULL,
    value_text text NOT NULL,
    level character varying(10) NOT NULL,
    period character varying(40) NOT NULL,
    watcher_text text NOT NULL,
    doers_text text NOT NULL,
    line_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    watcher_id uuid,
    ended_by_id uuid,
    CONSTRAINT plans_target_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.plans_targetbinding (
    id uuid NOT NULL,
    how character varying(9) NOT NULL,
    indicator character varying(60) NOT NULL,
    level character varying(10) NOT NULL,
    "group" character varying(300) NOT NULL,
    procedure character varying(40) NOT NULL,
    field character varying(200) NOT NULL,
    channel character varying(6) NOT NULL,
    since date,
    until date,
    proposed boolean NOT NULL,
    reason text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by uuid NOT NULL,
    ended_at timestamp with time zone,
    agency_id uuid,
    target_id uuid NOT NULL,
    CONSTRAINT binding_names_its_indicator CHECK (((((how)::text = 'INDICATOR'::text) AND (since IS NOT NULL) AND (until >= since) AND (NOT ((indicator)::text = ''::text))) OR ((agency_id IS NULL) AND ((channel)::text = ''::text) AND ((field)::text = ''::text) AND (("group")::text = ''::text) AND ((how)::text = 'REPORTS'::text) AND ((indicator)::text = ''::text) AND ((level)::text = ''::text) AND ((procedure)::text = ''::text) AND (since IS NULL) AND (until IS NULL)))),
    CONSTRAINT binding_of_one_sort_of_agencies CHECK ((((("group")::text = ''::text) AND ((level)::text = ''::text)) OR ((agency_id IS NULL) AND ((level)::text = ''::text)) OR ((agency_id IS NULL) AND (("group")::text = ''::text))))
);

CREATE TABLE public.plans_targetfigure (
    id uuid NOT NULL,
    period character varying(20) NOT NULL,
    ends_on date NOT NULL,
    value numeric(18,4),
    words text NOT NULL,
    met boolean,
    reported_at timestamp with time zone NOT NULL,
    reported_by uuid NOT NULL,
    reason text NOT NULL,
    stands boolean NOT NULL,
    agency_id uuid,
    corrects_id uuid,
    target_id uuid NOT NULL,
    CONSTRAINT figure_corrected_says_why CHECK (((corrects_id IS NULL) OR (NOT (reason = ''::text)))),
    CONSTRAINT figure_says_something CHECK (((value IS NOT NULL) OR (NOT (words = ''::text))))
);

CREATE TABLE public.plans_targetwords (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    indicator character varying(60) NOT NULL,
    phrases character varying(200)[] NOT NULL,
    never character varying(200)[] NOT NULL,
    CONSTRAINT targetwords_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT targetwords_has_phrases CHECK ((
CASE
    WHEN (phrases IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(phrases, 1), 0)
END > 0))
);

CREATE TABLE public.privacy_datarequest (
    id uuid NOT NULL,
    wish character varying(8) NOT NULL,
    words text NOT NULL,
    state character varying(9) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by uuid NOT NULL,
    due_at timestamp with time zone,
    answer text NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    document_id uuid,
    person_id uuid NOT NULL,
    CONSTRAINT datarequest_ended_has_who CHECK ((((ended_at IS NULL) AND (ended_by IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((NOT ((state)::text = 'OPEN'::text)) AND (ended_at >= asked_at) AND (ended_by IS NOT NULL))))
);

CREATE TABLE public.privacy_requestlimit (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    hours smallint NOT NULL,
    source character varying(300) NOT NULL,
    CONSTRAINT privacy_requestlimit_hours_check CHECK ((hours >= 0)),
    CONSTRAINT requestlimit_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT requestlimit_some CHECK (((hours >= 1) AND (hours <= 8760)))
);

CREATE TABLE public.procedures_abolishedpaper (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    phrases character varying(120)[] NOT NULL,
    source character varying(300) NOT NULL,
    CONSTRAINT abolishedpaper_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT abolishedpaper_is_named CHECK ((NOT (phrases = '{}'::character varying(120)[])))
);

CREATE TABLE public.procedures_doubt (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    places jsonb NOT NULL,
    facts jsonb NOT NULL,
    state character varying(7) NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid,
    reason text NOT NULL,
    mended_by_id uuid,
    version_id uuid NOT NULL,
    CONSTRAINT doubt_settled_by_someone_with_reason CHECK ((((reason = ''::text) AND (settled_at IS NULL) AND (settled_by IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((settled_at IS NOT NULL) AND (settled_by IS NOT NULL) AND ((state)::text = 'SETTLED'::text) AND (NOT (reason = ''::text)))))
);

CREATE TABLE public.procedures_feerule (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    mark character varying(1) NOT NULL,
    basis_number text NOT NULL,
    channel character varying(6),
    ordinal smallint NOT NULL,
    kind character varying(5) NOT NULL,
    name text NOT NULL,
    amount_kind character varying(7) NOT NULL,
    amount bigint,
    scale jsonb,
    text text NOT NULL,
    given jsonb NOT NULL,
    legal_text_id uuid,
    case_id uuid,
    version_id uuid NOT NULL,
    CONSTRAINT fee_amount_fits_its_kind CHECK ((((amount > 0) AND (amount IS NOT NULL) AND ((amount_kind)::text = 'FIXED'::text)) OR ((amount = 0) AND (amount IS NOT NULL) AND ((amount_kind)::text = 'FREE'::text)) OR ((amount IS NULL) AND ((amount_kind)::text = 'BY_TEXT'::text) AND (NOT (text = ''::text))) OR ((amount IS NULL) AND ((amount_kind)::text = 'UNSAID'::text)))),
    CONSTRAINT fee_kind_known CHECK (((kind)::text = ANY ((ARRAY['FEE'::character varying, 'LEVY'::character varying, 'PRICE'::character varying, 'OTHER'::character varying])::text[]))),
    CONSTRAINT procedures_feerule_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT procedures_feerule_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.procedures_filingportal (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    address character varying(300) NOT NULL,
    source character varying(300) NOT NULL,
    CONSTRAINT filingportal_elsewhere_has_an_address CHECK ((((code)::text = 'province'::text) OR (NOT ((address)::text = ''::text)))),
    CONSTRAINT filingportal_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT filingportal_known CHECK (((code)::text = ANY ((ARRAY['province'::character varying, 'national'::character varying])::text[])))
);

CREATE TABLE public.procedures_formspec (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    mark character varying(1) NOT NULL,
    key character varying(60) NOT NULL,
    title text NOT NULL,
    form jsonb NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT procedures_formspec_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.procedures_legalbasis (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    mark character varying(1) NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    article text NOT NULL,
    number_given text NOT NULL,
    legal_text_id uuid,
    version_id uuid NOT NULL,
    CONSTRAINT procedures_legalbasis_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.procedures_procedure (
    id uuid NOT NULL,
    code character varying(220) NOT NULL,
    base_code character varying(220) NOT NULL,
    kind character varying(20) NOT NULL,
    source_id character varying(200),
    CONSTRAINT procedure_code_has_no_blank CHECK (((NOT ((code)::text = ''::text)) AND (NOT ((code)::text ~~ '% %'::text)))),
    CONSTRAINT procedure_kind_known CHECK (((kind)::text = ANY ((ARRAY['STANDARD'::character varying, 'SPECIFIC'::character varying, 'STANDARD_INTERNAL'::character varying, 'LOCAL_INTERNAL'::character varying, 'UNSAID'::character varying])::text[])))
);

CREATE TABLE public.procedures_procedurecase (
    id uuid NOT NULL,
    number smallint NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT procedures_procedurecase_number_check CHECK ((number >= 0))
);

CREATE TABLE public.procedures_proceduresstamp (
    id bigint NOT NULL,
    token uuid NOT NULL
);

ALTER TABLE public.procedures_proceduresstamp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.procedures_proceduresstamp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procedures_procedureversion (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    source character varying(8) NOT NULL,
    number integer NOT NULL,
    state character varying(9) NOT NULL,
    effective_day_known boolean NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by uuid NOT NULL,
    content_digest character varying(64) NOT NULL,
    source_state text NOT NULL,
    decision_number character varying(120) NOT NULL,
    decision_date date,
    decision_issuer character varying(300) NOT NULL,
    decision_mark character varying(1) NOT NULL,
    closed_decision character varying(120) NOT NULL,
    closed_reason text NOT NULL,
    repealed boolean NOT NULL,
    name text NOT NULL,
    name_en text NOT NULL,
    summary text NOT NULL,
    summary_en text NOT NULL,
    life_events jsonb NOT NULL,
    fields jsonb NOT NULL,
    levels character varying(8)[] NOT NULL,
    competent_kind character varying(20) NOT NULL,
    competent_agency text NOT NULL,
    competent_agency_code character varying(60) NOT NULL,
    executing_agencies jsonb NOT NULL,
    supporting_agencies jsonb NOT NULL,
    promulgator text NOT NULL,
    reception text NOT NULL,
    subjects jsonb NOT NULL,
    results jsonb NOT NULL,
    requirements text NOT NULL,
    steps jsonb NOT NULL,
    refusal_reasons jsonb NOT NULL,
    sets smallint,
    online_level character varying(7) NOT NULL,
    online_reason text NOT NULL,
    online_only boolean NOT NULL,
    boundary_free boolean,
    essential_rank smallint,
    authority_place character varying(9) NOT NULL,
    other_codes jsonb NOT NULL,
    exemptions jsonb NOT NULL,
    processes jsonb NOT NULL,
    remarks jsonb NOT NULL,
    procedure_id uuid NOT NULL,
    CONSTRAINT procedures_procedureversion_essential_rank_check CHECK ((essential_rank >= 0)),
    CONSTRAINT procedures_procedureversion_number_check CHECK ((number >= 0)),
    CONSTRAINT procedures_procedureversion_sets_check CHECK ((sets >= 0)),
    CONSTRAINT version_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT version_levels_known CHECK ((levels <@ ARRAY['CENTRAL'::character varying(8), 'PROVINCE'::character varying(8), 'DISTRICT'::character varying(8), 'COMMUNE'::character varying(8)])),
    CONSTRAINT version_of_province_knows_its_day CHECK (((NOT ((source)::text = 'PROVINCE'::text)) OR effective_day_known)),
    CONSTRAINT version_online_known CHECK (((online_level)::text = ANY ((ARRAY['FULL'::character varying, 'PARTIAL'::character varying, 'NONE'::character varying, 'UNSAID'::character varying])::text[]))),
    CONSTRAINT version_online_only_is_full CHECK (((NOT online_only) OR ((online_level)::text = 'FULL'::text))),
    CONSTRAINT version_partial_says_why CHECK (((NOT ((online_level)::text = 'PARTIAL'::text)) OR (NOT (online_reason = ''::text)))),
    CONSTRAINT version_repealed_has_last_day CHECK (((NOT repealed) OR (valid_to IS NOT NULL))),
    CONSTRAINT version_source_known CHECK (((source)::text = ANY ((ARRAY['PROVINCE'::character varying, 'NATIONAL'::character varying])::text[]))),
    CONSTRAINT version_state_known CHECK (((state)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'ANNULLED'::character varying])::text[])))
);

CREATE TABLE public.procedures_requireddocument (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    mark character varying(1) NOT NULL,
    name text NOT NULL,
    "group" text NOT NULL,
    group_position smallint NOT NULL,
    handling character varying(6) NOT NULL,
    need character varying(11) NOT NULL,
    condition text NOT NULL,
    originals smallint NOT NULL,
    copies smallint NOT NULL,
    paper_code text NOT NULL,
    form_key character varying(60) NOT NULL,
    form_name text NOT NULL,
    electronic_form boolean,
    is_result boolean,
    reuse text NOT NULL,
    attachments jsonb NOT NULL,
    case_id uuid,
    version_id uuid NOT NULL,
    CONSTRAINT document_condition_is_said CHECK (((NOT ((need)::text = 'CONDITIONAL'::text)) OR (NOT (condition = ''::text)))),
    CONSTRAINT document_handling_known CHECK (((handling)::text = ANY ((ARRAY['SUBMIT'::character varying, 'SHOW'::character varying, 'REMARK'::character varying])::text[]))),
    CONSTRAINT procedures_requireddocument_copies_check CHECK ((copies >= 0)),
    CONSTRAINT procedures_requireddocument_group_position_check CHECK ((group_position >= 0)),
    CONSTRAINT procedures_requireddocument_originals_check CHECK ((originals >= 0)),
    CONSTRAINT procedures_requireddocument_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.procedures_searchcard (
    valid_from date NOT NULL,
    valid_to date,
    version_id uuid NOT NULL,
    source character varying(8) NOT NULL,
    kind character varying(20) NOT NULL,
    code character varying(220) NOT NULL,
    codes character varying(220)[] NOT NULL,
    title text NOT NULL,
    title_en text NOT NULL,
    field_names text[] NOT NULL,
    agency_names text[] NOT NULL,
    name_words text NOT NULL,
    synonym_words text NOT NULL,
    other_words text NOT NULL,
    essential_rank smallint,
    weight smallint NOT NULL,
    vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, ((name_words || ' '::text) || synonym_words))) STORED,
    wide_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, ((((name_words || ' '::text) || synonym_words) || ' '::text) || other_words))) STORED,
    procedure_id uuid NOT NULL,
    everyday_name character varying(120) NOT NULL,
    life_events character varying(20)[] NOT NULL,
    CONSTRAINT procedures_searchcard_essential_rank_check CHECK ((essential_rank >= 0))
);

CREATE TABLE public.procedures_searchword (
    word character varying(100) NOT NULL,
    count integer NOT NULL,
    shapes character varying(100)[] NOT NULL,
    CONSTRAINT procedures_searchword_count_check CHECK ((count >= 0))
);

CREATE TABLE public.procedures_sourcerecord (
    id uuid NOT NULL,
    shape character varying(7) NOT NULL,
    number integer NOT NULL,
    digest character varying(64) NOT NULL,
    body bytea NOT NULL,
    received_at timestamp with time zone NOT NULL,
    procedure_id uuid NOT NULL,
    CONSTRAINT procedures_sourcerecord_number_check CHECK ((number >= 0)),
    CONSTRAINT record_shape_known CHECK (((shape)::text = ANY ((ARRAY['HEADING'::character varying, 'FULL'::character varying])::text[])))
);

CREATE TABLE public.procedures_synonym (
    id uuid NOT NULL,
    phrase character varying(120) NOT NULL,
    words character varying(360) NOT NULL,
    procedure_code character varying(220) NOT NULL,
    means character varying(200) NOT NULL,
    means_words character varying(600) NOT NULL,
    everyday boolean NOT NULL,
    CONSTRAINT synonym_everyday_name_is_of_a_procedure CHECK (((NOT everyday) OR (NOT ((procedure_code)::text = ''::text)))),
    CONSTRAINT synonym_means_a_procedure_or_a_phrase CHECK ((((NOT ((procedure_code)::text = ''::text)) AND ((means)::text = ''::text)) OR (((procedure_code)::text = ''::text) AND (NOT ((means)::text = ''::text)))))
);

CREATE TABLE public.procedures_timelimit (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    mark character varying(1) NOT NULL,
    basis_number text NOT NULL,
    channel character varying(6),
    ordinal smallint NOT NULL,
    quantity numeric(9,4),
    unit character varying(11) NOT NULL,
    cut_off_hour smallint,
    legal_quantity numeric(9,4),
    legal_unit character varying(11) NOT NULL,
    text text NOT NULL,
    note text NOT NULL,
    given jsonb NOT NULL,
    case_id uuid,
    legal_text_id uuid,
    version_id uuid NOT NULL,
    CONSTRAINT limit_counted_has_quantity CHECK (((NOT ((unit)::text = ANY ((ARRAY['HOUR'::character varying, 'WORKING_DAY'::character varying, 'DAY'::character varying, 'MONTH'::character varying])::text[]))) OR ((quantity > (0)::numeric) AND (quantity IS NOT NULL)))),
    CONSTRAINT limit_is_within_the_law CHECK (((legal_quantity IS NULL) OR (NOT ((unit)::text = (legal_unit)::text)) OR (quantity <= legal_quantity))),
    CONSTRAINT limit_none_has_no_quantity CHECK (((NOT ((unit)::text = 'NONE'::text)) OR (quantity IS NULL))),
    CONSTRAINT limit_same_day_has_cut_off CHECK (((NOT ((unit)::text = 'SAME_DAY'::text)) OR ((cut_off_hour IS NOT NULL) AND (cut_off_hour <= 23)))),
    CONSTRAINT limit_unit_known CHECK (((unit)::text = ANY ((ARRAY['HOUR'::character varying, 'WORKING_DAY'::character varying, 'DAY'::character varying, 'MONTH'::character varying, 'SAME_DAY'::character varying, 'NONE'::character varying, 'OTHER'::character varying])::text[]))),
    CONSTRAINT procedures_timelimit_cut_off_hour_check CHECK ((cut_off_hour >= 0)),
    CONSTRAINT procedures_timelimit_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT procedures_timelimit_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reports_lateline (
    id uuid NOT NULL,
    kind character varying(7) NOT NULL,
    key character varying(120) NOT NULL,
    "position" integer NOT NULL,
    agency_name character varying(300) NOT NULL,
    post_title character varying(300) NOT NULL,
    post_key character varying(120) NOT NULL,
    code character varying(60) NOT NULL,
    procedure_code character varying(40) NOT NULL,
    procedure_name text NOT NULL,
    accepted_at timestamp with time zone,
    due_at timestamp with time zone,
    resolved_at timestamp with time zone,
    is_apologised boolean NOT NULL,
    resolved integer NOT NULL,
    resolved_late integer NOT NULL,
    open_late integer NOT NULL,
    explanation text NOT NULL,
    struck_reason text NOT NULL,
    struck_at timestamp with time zone,
    agency_id uuid NOT NULL,
    late_list_id uuid NOT NULL,
    CONSTRAINT late_line_struck_with_a_reason CHECK ((((struck_at IS NULL) AND (struck_reason = ''::text)) OR ((struck_at IS NOT NULL) AND (NOT (struck_reason = ''::text))))),
    CONSTRAINT reports_lateline_open_late_check CHECK ((open_late >= 0)),
    CONSTRAINT reports_lateline_position_check CHECK (("position" >= 0)),
    CONSTRAINT reports_lateline_resolved_check CHECK ((resolved >= 0)),
    CONSTRAINT reports_lateline_resolved_late_check CHECK ((resolved_late >= 0))
);

CREATE TABLE public.reports_latelist (
    id uuid NOT NULL,
    month date NOT NULL,
    edition smallint NOT NULL,
    state character varying(8) NOT NULL,
    reason text NOT NULL,
    as_of timestamp with time zone NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    received integer NOT NULL,
    resolved integer NOT NULL,
    resolved_late integer NOT NULL,
    open_late integer NOT NULL,
    version integer NOT NULL,
    digest character varying(64) NOT NULL,
    signer character varying(160) NOT NULL,
    signed_at timestamp with time zone,
    signed_by uuid,
    replaced_at timestamp with time zone,
    CONSTRAINT late_list_of_a_whole_month CHECK (((as_of > month) AND (EXTRACT(day FROM month) = (1)::numeric))),
    CONSTRAINT late_list_public_is_signed CHECK (((((digest)::text = ''::text) AND (signed_at IS NULL) AND (signed_by IS NULL) AND ((state)::text = ANY ((ARRAY['DRAFT'::character varying, 'DROPPED'::character varying])::text[]))) OR ((signed_at IS NOT NULL) AND (signed_by IS NOT NULL) AND ((state)::text = ANY ((ARRAY['SIGNED'::character varying, 'REPLACED'::character varying])::text[])) AND (NOT ((digest)::text = ''::text))))),
    CONSTRAINT reports_latelist_edition_check CHECK ((edition >= 0)),
    CONSTRAINT reports_latelist_open_late_check CHECK ((open_late >= 0)),
    CONSTRAINT reports_latelist_received_check CHECK ((received >= 0)),
    CONSTRAINT reports_latelist_resolved_check CHECK ((resolved >= 0)),
    CONSTRAINT reports_latelist_resolved_late_check CHECK ((resolved_late >= 0)),
    CONSTRAINT reports_latelist_version_check CHECK ((version >= 0))
);

CREATE TABLE public.reports_qualityfigure (
    id bigint NOT NULL,
    part character varying(9) NOT NULL,
    key character varying(60) NOT NULL,
    name text NOT NULL,
    read_at timestamp with time zone NOT NULL,
    since date NOT NULL,
    received integer NOT NULL,
    online integer NOT NULL,
    supplemented integer NOT NULL,
    resolved integer NOT NULL,
    in_time integer NOT NULL,
    usual_days smallint,
    most_days smallint,
    satisfied numeric(5,2),
    lacking jsonb NOT NULL,
    CONSTRAINT reports_qualityfigure_in_time_check CHECK ((in_time >= 0)),
    CONSTRAINT reports_qualityfigure_most_days_check CHECK ((most_days >= 0)),
    CONSTRAINT reports_qualityfigure_online_check CHECK ((online >= 0)),
    CONSTRAINT reports_qualityfigure_received_check CHECK ((received >= 0)),
    CONSTRAINT reports_qualityfigure_resolved_check CHECK ((resolved >= 0)),
    CONSTRAINT reports_qualityfigure_supplemented_check CHECK ((supplemented >= 0)),
    CONSTRAINT reports_qualityfigure_usual_days_check CHECK ((usual_days >= 0))
);

ALTER TABLE public.reports_qualityfigure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_qualityfigure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_heldfile (
    id bigint NOT NULL,
    place smallint NOT NULL,
    name character varying(255) NOT NULL,
    file_id uuid NOT NULL,
    held_id uuid NOT NULL,
    CONSTRAINT routing_heldfile_place_check CHECK ((place >= 0))
);

ALTER TABLE public.routing_heldfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_heldfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_heldfiling (
    id uuid NOT NULL,
    number character varying(60) NOT NULL,
    filing text NOT NULL,
    obstacle character varying(80) NOT NULL,
    why text NOT NULL,
    state character varying(11) NOT NULL,
    held_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid,
    reason text NOT NULL,
    applicant_entity_id uuid,
    applicant_person_id uuid,
    dossier_id uuid,
    procedure_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT held_has_one_applicant CHECK ((((applicant_person_id IS NULL) OR (applicant_entity_id IS NULL)) AND (1 = (
CASE
    WHEN (applicant_person_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (applicant_entity_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT held_is_settled_once CHECK ((((dossier_id IS NULL) AND (settled_at IS NULL) AND ((state)::text = 'WAITING'::text)) OR ((dossier_id IS NOT NULL) AND (settled_at IS NOT NULL) AND ((state)::text = 'ROUTED'::text)) OR ((dossier_id IS NULL) AND (settled_at IS NOT NULL) AND ((state)::text = 'TURNED_BACK'::text))))
);

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.transfers_transfer (
    id uuid NOT NULL,
    number integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    received_at timestamp with time zone,
    received_by uuid,
    agency_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    way character varying(9) NOT NULL,
    CONSTRAINT transfer_received_by_somebody CHECK ((((received_at IS NULL) AND (received_by IS NULL)) OR ((received_at >= made_at) AND (received_by IS NOT NULL)))),
    CONSTRAINT transfer_way_known CHECK (((way)::text = ANY ((ARRAY['PAPERS'::character varying, 'RESULTS'::character varying, 'TO_POST'::character varying, 'FROM_POST'::character varying])::text[]))),
    CONSTRAINT transfers_transfer_number_check CHECK ((number >= 0))
);

CREATE TABLE public.transfers_transferline (
    id bigint NOT NULL,
    received boolean,
    dossier_id uuid NOT NULL,
    transfer_id uuid NOT NULL,
    way character varying(9) NOT NULL
);

ALTER TABLE public.transfers_transferline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.transfers_transferline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_process (
    id uuid NOT NULL,
    digest character varying(64) NOT NULL,
    steps jsonb NOT NULL,
    way jsonb
);

CREATE TABLE public.workflow_returnreason (
    valid_from date NOT NULL,
    valid_to date,
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    rank smallint NOT NULL,
    CONSTRAINT returnreason_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT workflow_returnreason_rank_check CHECK ((rank >= 0))
);

CREATE TABLE public.workflow_run (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    state character varying(9) NOT NULL,
    agencies jsonb NOT NULL,
    unit_id uuid,
    opened_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    place_id uuid,
    process_id uuid NOT NULL,
    arrived jsonb NOT NULL,
    CONSTRAINT run_ended_has_moment CHECK ((((ended_at IS NULL) AND ((state)::text = 'RUNNING'::text)) OR ((NOT ((state)::text = 'RUNNING'::text)) AND (ended_at IS NOT NULL)))),
    CONSTRAINT run_state_known CHECK (((state)::text = ANY ((ARRAY['RUNNING'::character varying, 'DONE'::character varying, 'CANCELLED'::character varying])::text[])))
);

CREATE TABLE public.workflow_task (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    number smallint NOT NULL,
    step character varying(60) NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(200) NOT NULL,
    card jsonb NOT NULL,
    role character varying(60) NOT NULL,
    holder_id uuid,
    state character varying(9) NOT NULL,
    budget_minutes integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    step_due_at timestamp with time zone,
    urgent_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    done_at timestamp with time zone,
    outcome character varying(40) NOT NULL,
    reason text NOT NULL,
    sent_back boolean NOT NULL,
    agency_id uuid NOT NULL,
    post_id uuid,
    run_id uuid NOT NULL,
    reason_key character varying(40) NOT NULL,
    waits_for character varying(120) NOT NULL,
    waits_since timestamp with time zone,
    CONSTRAINT task_claimed_has_holder_and_post CHECK (((NOT ((state)::text = 'CLAIMED'::text)) OR ((claimed_at IS NOT NULL) AND (holder_id IS NOT NULL) AND (post_id IS NOT NULL)))),
    CONSTRAINT task_done_after_it_came CHECK (((done_at IS NULL) OR (done_at >= opened_at))),
    CONSTRAINT task_finished_has_moment CHECK ((((done_at IS NULL) AND ((state)::text = ANY ((ARRAY['OPEN'::character varying, 'CLAIMED'::character varying])::text[]))) OR ((done_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['DONE'::character varying, 'RETURNED'::character varying, 'CANCELLED'::character varying])::text[]))))),
    CONSTRAINT task_open_has_no_holder CHECK (((NOT ((state)::text = 'OPEN'::text)) OR (holder_id IS NULL))),
    CONSTRAINT task_waits_for_something CHECK (((((waits_for)::text = ''::text) AND (waits_since IS NULL)) OR ((NOT ((waits_for)::text = ''::text)) AND (waits_since IS NOT NULL)))),
    CONSTRAINT workflow_task_budget_minutes_check CHECK ((budget_minutes >= 0)),
    CONSTRAINT workflow_task_number_check CHECK ((number >= 0))
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_threshold='500', autovacuum_analyze_scale_factor='0.02', autovacuum_analyze_threshold='500');

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

ALTER TABLE ONLY public.procedures_abolishedpaper
    ADD CONSTRAINT abolishedpaper_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.access_role
    ADD CONSTRAINT access_role_code_key UNIQUE (code);

ALTER TABLE ONLY public.access_role
    ADD CONSTRAINT access_role_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT accounts_account_login_key UNIQUE (login);

ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT accounts_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_accountsession
    ADD CONSTRAINT accounts_accountsession_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.organisations_agencyalias
    ADD CONSTRAINT agencyalias_once_a_day EXCLUDE USING gist (agency_id WITH =, key WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.organisations_agencyidentifier
    ADD CONSTRAINT agencyidentifier_never_another_agencys EXCLUDE USING gist (code WITH =, agency_id WITH <>);

ALTER TABLE ONLY public.organisations_agencyidentifier
    ADD CONSTRAINT agencyidentifier_one_a_day EXCLUDE USING gist (agency_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.organisations_succession
    ADD CONSTRAINT agencysuccession_once UNIQUE (old_id, new_id, day);

ALTER TABLE ONLY public.organisations_agencyterm
    ADD CONSTRAINT agencyterm_one_a_day EXCLUDE USING gist (agency_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.people_apartmark
    ADD CONSTRAINT apartmark_once UNIQUE (one_id, other_id);

ALTER TABLE ONLY public.audit_look
    ADD CONSTRAINT audit_look_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_awaitedevent
    ADD CONSTRAINT awaited_event_once UNIQUE (plan_id, words);

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);

ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_legalbasis
    ADD CONSTRAINT basis_in_its_place UNIQUE (version_id, "position");

ALTER TABLE ONLY public.calendars_calendarstamp
    ADD CONSTRAINT calendars_calendarstamp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendars_calendaryear
    ADD CONSTRAINT calendars_calendaryear_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendars_calendaryear
    ADD CONSTRAINT calendars_calendaryear_year_key UNIQUE (year);

ALTER TABLE ONLY public.calendars_dayrule
    ADD CONSTRAINT calendars_dayrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendars_officehours
    ADD CONSTRAINT calendars_officehours_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_procedurecase
    ADD CONSTRAINT case_numbered_once UNIQUE (version_id, number);

ALTER TABLE ONLY public.indices_factcell
    ADD CONSTRAINT cell_once UNIQUE NULLS NOT DISTINCT (span, moment, unit_id, day, agency_id);

ALTER TABLE ONLY public.documents_consenttext
    ADD CONSTRAINT consenttext_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.contacts_contactpoint
    ADD CONSTRAINT contacts_contactpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.filings_cosigner
    ADD CONSTRAINT cosigner_once UNIQUE (draft_id, number_index);

ALTER TABLE ONLY public.deadlines_extension
    ADD CONSTRAINT deadlines_extension_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deadlines_extension
    ADD CONSTRAINT deadlines_extension_promise_id_key UNIQUE (promise_id);

ALTER TABLE ONLY public.deadlines_pause
    ADD CONSTRAINT deadlines_pause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deadlines_promise
    ADD CONSTRAINT deadlines_promise_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deadlines_redated
    ADD CONSTRAINT deadlines_redated_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deadlines_redating
    ADD CONSTRAINT deadlines_redating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deadlines_redatingpart
    ADD CONSTRAINT deadlines_redatingpart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deadlines_warningstep
    ADD CONSTRAINT deadlines_warningstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.events_delivery
    ADD CONSTRAINT delivery_once_per_reaction UNIQUE (event_id, reaction);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.procedures_requireddocument
    ADD CONSTRAINT document_in_its_place UNIQUE (version_id, "position");

ALTER TABLE ONLY public.documents_consent
    ADD CONSTRAINT documents_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_consenttext
    ADD CONSTRAINT documents_consenttext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_papertype
    ADD CONSTRAINT documents_papertype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_result
    ADD CONSTRAINT documents_result_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_reuse
    ADD CONSTRAINT documents_reuse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_reuse
    ADD CONSTRAINT documents_reuse_submitted_id_key UNIQUE (submitted_id);

ALTER TABLE ONLY public.documents_submitteddocument
    ADD CONSTRAINT documents_submitteddocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocument_result_id_key UNIQUE (result_id);

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocument_submitted_id_key UNIQUE (submitted_id);

ALTER TABLE ONLY public.documents_vaultremoval
    ADD CONSTRAINT documents_vaultremoval_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.documents_vaultremoval
    ADD CONSTRAINT documents_vaultremoval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossier_booked_once UNIQUE (reception_unit_id, book_year, book_number);

ALTER TABLE ONLY public.dossiers_dossierlink
    ADD CONSTRAINT dossierlink_once UNIQUE (one_id, other_id, kind);

ALTER TABLE ONLY public.dossiers_dossierpart
    ADD CONSTRAINT dossierpart_in_its_place UNIQUE (whole_id, "position");

ALTER TABLE ONLY public.dossiers_dossierpart
    ADD CONSTRAINT dossierpart_keyed_once UNIQUE (whole_id, key);

ALTER TABLE ONLY public.dossiers_apology
    ADD CONSTRAINT dossiers_apology_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.dossiers_apology
    ADD CONSTRAINT dossiers_apology_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_codescheme
    ADD CONSTRAINT dossiers_codescheme_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_code_key UNIQUE (code);

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_submission_id_key UNIQUE (submission_id);

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_token_index_key UNIQUE (token_index);

ALTER TABLE ONLY public.dossiers_dossiercorrection
    ADD CONSTRAINT dossiers_dossiercorrection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dossierlink
    ADD CONSTRAINT dossiers_dossierlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dossierpart
    ADD CONSTRAINT dossiers_dossierpart_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.dossiers_dossierpart
    ADD CONSTRAINT dossiers_dossierpart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_halt
    ADD CONSTRAINT dossiers_halt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_haltground
    ADD CONSTRAINT dossiers_haltground_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_handover
    ADD CONSTRAINT dossiers_handover_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.dossiers_handover
    ADD CONSTRAINT dossiers_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_lookuptally
    ADD CONSTRAINT dossiers_lookuptally_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_moveddossier
    ADD CONSTRAINT dossiers_moveddossier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_moving
    ADD CONSTRAINT dossiers_moving_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_note
    ADD CONSTRAINT dossiers_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_series
    ADD CONSTRAINT dossiers_series_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_stoppage
    ADD CONSTRAINT dossiers_stoppage_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.dossiers_stoppage
    ADD CONSTRAINT dossiers_stoppage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_supplement
    ADD CONSTRAINT dossiers_supplement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_vaultmark
    ADD CONSTRAINT dossiers_vaultmark_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.procedures_doubt
    ADD CONSTRAINT doubt_once_per_kind UNIQUE (version_id, kind);

ALTER TABLE ONLY public.filings_draftfile
    ADD CONSTRAINT draftfile_once UNIQUE (draft_id, required_id, file_id);

ALTER TABLE ONLY public.feedback_earlierrating
    ADD CONSTRAINT earlierrating_numbered_once UNIQUE (rating_id, number);

ALTER TABLE ONLY public.filings_eligibilityset
    ADD CONSTRAINT eligibilityset_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.events_event
    ADD CONSTRAINT event_has_its_place_in_the_chain UNIQUE (subject_kind, subject_id, "position");

ALTER TABLE ONLY public.events_anchor
    ADD CONSTRAINT events_anchor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.events_chainhead
    ADD CONSTRAINT events_chainhead_pkey PRIMARY KEY (subject_kind, subject_id);

ALTER TABLE ONLY public.events_delivery
    ADD CONSTRAINT events_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.events_event
    ADD CONSTRAINT events_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.events_subject
    ADD CONSTRAINT events_subject_pkey PRIMARY KEY (kind);

ALTER TABLE ONLY public.procedures_feerule
    ADD CONSTRAINT fee_in_its_place UNIQUE (version_id, "position");

ALTER TABLE ONLY public.feedback_earlierrating
    ADD CONSTRAINT feedback_earlierrating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_code_key UNIQUE (code);

ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_form_key_key UNIQUE (form_key);

ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_repeats_id_key UNIQUE (repeats_id);

ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_secret_index_key UNIQUE (secret_index);

ALTER TABLE ONLY public.feedback_feedbackfile
    ADD CONSTRAINT feedback_feedbackfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_feedbacklimit
    ADD CONSTRAINT feedback_feedbacklimit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_feedbackstep
    ADD CONSTRAINT feedback_feedbackstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.feedback_feedbackfile
    ADD CONSTRAINT feedbackfile_numbered_once UNIQUE (feedback_id, number);

ALTER TABLE ONLY public.feedback_feedbacklimit
    ADD CONSTRAINT feedbacklimit_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.fees_charge
    ADD CONSTRAINT fees_charge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_payment_id_key UNIQUE (payment_id);

ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fees_series
    ADD CONSTRAINT fees_series_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fees_shift
    ADD CONSTRAINT fees_shift_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.files_storedfile
    ADD CONSTRAINT files_storedfile_sha256_key UNIQUE (sha256);

ALTER TABLE ONLY public.procedures_filingportal
    ADD CONSTRAINT filingportal_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.filings_cosigner
    ADD CONSTRAINT filings_cosigner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.filings_draftfile
    ADD CONSTRAINT filings_draftfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.filings_eligibilityset
    ADD CONSTRAINT filings_eligibilityset_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_formspec
    ADD CONSTRAINT form_keyed_once UNIQUE (version_id, key);

ALTER TABLE ONLY public.dossiers_haltground
    ADD CONSTRAINT haltground_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.routing_heldfile
    ADD CONSTRAINT heldfile_once_per_paper UNIQUE (held_id, place);

ALTER TABLE ONLY public.identity_identityservice
    ADD CONSTRAINT identity_identityservice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_identityservice
    ADD CONSTRAINT identityservice_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.indices_indexcomponent
    ADD CONSTRAINT indexcomponent_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.indices_indicator
    ADD CONSTRAINT indicator_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.indices_bookreader
    ADD CONSTRAINT indices_bookreader_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.indices_cellbook
    ADD CONSTRAINT indices_cellbook_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.indices_dossierfact
    ADD CONSTRAINT indices_dossierfact_pkey PRIMARY KEY (dossier_id);

ALTER TABLE ONLY public.indices_factcell
    ADD CONSTRAINT indices_factcell_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.indices_indexcomponent
    ADD CONSTRAINT indices_indexcomponent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.indices_indicator
    ADD CONSTRAINT indices_indicator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.indices_usedonline
    ADD CONSTRAINT indices_usedonline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.indices_weightedindex
    ADD CONSTRAINT indices_weightedindex_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.once_keptanswer
    ADD CONSTRAINT kept_once_per_key UNIQUE (actor_id, key);

ALTER TABLE ONLY public.reports_lateline
    ADD CONSTRAINT late_line_once UNIQUE (late_list_id, kind, key);

ALTER TABLE ONLY public.reports_latelist
    ADD CONSTRAINT late_list_edition_once UNIQUE (month, edition);

ALTER TABLE ONLY public.organisations_leave
    ADD CONSTRAINT leave_once_a_day EXCLUDE USING gist (officer_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.legal_texts_legaltext
    ADD CONSTRAINT legal_text_once UNIQUE (number_key, year, issuer);

ALTER TABLE ONLY public.legal_texts_legaltext
    ADD CONSTRAINT legal_texts_legaltext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_timelimit
    ADD CONSTRAINT limit_once_per_channel_and_case UNIQUE NULLS NOT DISTINCT (version_id, channel, case_id, ordinal);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_assignmentmilestone
    ADD CONSTRAINT milestone_in_order UNIQUE (assignment_id, "position");

ALTER TABLE ONLY public.mirrors_mirror
    ADD CONSTRAINT mirror_numbered_once UNIQUE (unit_id, year, number);

ALTER TABLE ONLY public.mirrors_mirror
    ADD CONSTRAINT mirrors_mirror_code_key UNIQUE (code);

ALTER TABLE ONLY public.mirrors_mirror
    ADD CONSTRAINT mirrors_mirror_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.motcua_cache
    ADD CONSTRAINT motcua_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.dossiers_moveddossier
    ADD CONSTRAINT moveddossier_once_each_time UNIQUE (moving_id, dossier_id);

ALTER TABLE ONLY public.national_portal_portalfiling
    ADD CONSTRAINT national_portal_portalfiling_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.national_portal_portalfiling
    ADD CONSTRAINT national_portal_portalfiling_held_id_key UNIQUE (held_id);

ALTER TABLE ONLY public.national_portal_portalfiling
    ADD CONSTRAINT national_portal_portalfiling_number_key UNIQUE (number);

ALTER TABLE ONLY public.national_portal_portalfiling
    ADD CONSTRAINT national_portal_portalfiling_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.national_portal_portalreader
    ADD CONSTRAINT national_portal_portalreader_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.national_portal_portalreport
    ADD CONSTRAINT national_portal_portalreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.neighbours_neighbour
    ADD CONSTRAINT neighbours_neighbour_name_key UNIQUE (name);

ALTER TABLE ONLY public.neighbours_neighbour
    ADD CONSTRAINT neighbours_neighbour_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notice_told_once UNIQUE (dedupe_key);

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_noticetemplate
    ADD CONSTRAINT notices_noticetemplate_key_key UNIQUE (key);

ALTER TABLE ONLY public.notices_noticetemplate
    ADD CONSTRAINT notices_noticetemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendars_officehours
    ADD CONSTRAINT office_hours_alone_each_day EXCLUDE USING gist (COALESCE(place_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.once_keptanswer
    ADD CONSTRAINT once_keptanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_onestopscope
    ADD CONSTRAINT onestopscope_once_a_day EXCLUDE USING gist (unit_id WITH =, agency_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.organisations_agency
    ADD CONSTRAINT organisations_agency_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisations_agency
    ADD CONSTRAINT organisations_agency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_agencyalias
    ADD CONSTRAINT organisations_agencyalias_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_agencyclass
    ADD CONSTRAINT organisations_agencyclass_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisations_agencyclass
    ADD CONSTRAINT organisations_agencyclass_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_agencyidentifier
    ADD CONSTRAINT organisations_agencyidentifier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_agencykind
    ADD CONSTRAINT organisations_agencykind_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisations_agencykind
    ADD CONSTRAINT organisations_agencykind_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_agencyterm
    ADD CONSTRAINT organisations_agencyterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_delegation
    ADD CONSTRAINT organisations_delegation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_leave
    ADD CONSTRAINT organisations_leave_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_officer
    ADD CONSTRAINT organisations_officer_account_id_key UNIQUE (account_id);

ALTER TABLE ONLY public.organisations_officer
    ADD CONSTRAINT organisations_officer_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisations_officer
    ADD CONSTRAINT organisations_officer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_onestopscope
    ADD CONSTRAINT organisations_onestopscope_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_onestopunit
    ADD CONSTRAINT organisations_onestopunit_pkey PRIMARY KEY (agency_id);

ALTER TABLE ONLY public.organisations_organisationsstamp
    ADD CONSTRAINT organisations_organisationsstamp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_postholding
    ADD CONSTRAINT organisations_postholding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_postrole
    ADD CONSTRAINT organisations_postrole_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisations_succession
    ADD CONSTRAINT organisations_succession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_assignmentagency
    ADD CONSTRAINT other_agency_in_order UNIQUE (assignment_id, part, "position");

ALTER TABLE ONLY public.packs_pack
    ADD CONSTRAINT packs_pack_name_key UNIQUE (name);

ALTER TABLE ONLY public.packs_pack
    ADD CONSTRAINT packs_pack_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.packs_packupload
    ADD CONSTRAINT packs_packupload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_papertype
    ADD CONSTRAINT papertype_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT payment_in_its_place UNIQUE (receipt_id, "position");

ALTER TABLE ONLY public.people_apartmark
    ADD CONSTRAINT people_apartmark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_correction
    ADD CONSTRAINT people_correction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_legalentity
    ADD CONSTRAINT people_legalentity_account_id_key UNIQUE (account_id);

ALTER TABLE ONLY public.people_legalentity
    ADD CONSTRAINT people_legalentity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_legalentity
    ADD CONSTRAINT people_legalentity_source_key_key UNIQUE (source_key);

ALTER TABLE ONLY public.people_legalentity
    ADD CONSTRAINT people_legalentity_tax_code_key UNIQUE (tax_code);

ALTER TABLE ONLY public.people_merge
    ADD CONSTRAINT people_merge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_account_id_key UNIQUE (account_id);

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_personal_id_index_key UNIQUE (personal_id_index);

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_source_key_key UNIQUE (source_key);

ALTER TABLE ONLY public.people_representation
    ADD CONSTRAINT people_representation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_place
    ADD CONSTRAINT place_code_names_one_place_a_day EXCLUDE USING gist (code WITH =, level WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.places_place
    ADD CONSTRAINT place_once_per_day UNIQUE (code, level, valid_from);

ALTER TABLE ONLY public.places_placesuccession
    ADD CONSTRAINT place_succession_once UNIQUE (old_id, new_id);

ALTER TABLE ONLY public.places_place
    ADD CONSTRAINT places_place_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_placechange
    ADD CONSTRAINT places_placechange_code_key UNIQUE (code);

ALTER TABLE ONLY public.places_placechange
    ADD CONSTRAINT places_placechange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_placesstamp
    ADD CONSTRAINT places_placesstamp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_placesuccession
    ADD CONSTRAINT places_placesuccession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_planlink
    ADD CONSTRAINT plan_link_once UNIQUE (later_id, earlier_id);

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plan_once UNIQUE (number, signed_on, issuer);

ALTER TABLE ONLY public.plans_planreport
    ADD CONSTRAINT plan_report_number_once UNIQUE (plan_id, number);

ALTER TABLE ONLY public.plans_assignment
    ADD CONSTRAINT plans_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_assignmentagency
    ADD CONSTRAINT plans_assignmentagency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_assignmentmilestone
    ADD CONSTRAINT plans_assignmentmilestone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_awaitedevent
    ADD CONSTRAINT plans_awaitedevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_documentintake
    ADD CONSTRAINT plans_documentintake_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_documentintake
    ADD CONSTRAINT plans_documentintake_reading_id_key UNIQUE (reading_id);

ALTER TABLE ONLY public.plans_draftline
    ADD CONSTRAINT plans_draftline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_reading_id_key UNIQUE (reading_id);

ALTER TABLE ONLY public.plans_planlink
    ADD CONSTRAINT plans_planlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_planreading
    ADD CONSTRAINT plans_planreading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_planreport
    ADD CONSTRAINT plans_planreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_progressreport
    ADD CONSTRAINT plans_progressreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_recurrencerule
    ADD CONSTRAINT plans_recurrencerule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_reminder
    ADD CONSTRAINT plans_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_reminderstep
    ADD CONSTRAINT plans_reminderstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_submission
    ADD CONSTRAINT plans_submission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_targetbinding
    ADD CONSTRAINT plans_targetbinding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_targetfigure
    ADD CONSTRAINT plans_targetfigure_corrects_id_key UNIQUE (corrects_id);

ALTER TABLE ONLY public.plans_targetfigure
    ADD CONSTRAINT plans_targetfigure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_targetwords
    ADD CONSTRAINT plans_targetwords_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.national_portal_portalreport
    ADD CONSTRAINT portalreport_once_a_change UNIQUE (dossier_id, "position");

ALTER TABLE ONLY public.organisations_postholding
    ADD CONSTRAINT postholding_once_a_day EXCLUDE USING gist (officer_id WITH =, post_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.organisations_postrole
    ADD CONSTRAINT postrole_once_a_day EXCLUDE USING gist (post_id WITH =, role WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.privacy_datarequest
    ADD CONSTRAINT privacy_datarequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_requestlimit
    ADD CONSTRAINT privacy_requestlimit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_abolishedpaper
    ADD CONSTRAINT procedures_abolishedpaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_doubt
    ADD CONSTRAINT procedures_doubt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_feerule
    ADD CONSTRAINT procedures_feerule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_filingportal
    ADD CONSTRAINT procedures_filingportal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_formspec
    ADD CONSTRAINT procedures_formspec_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_legalbasis
    ADD CONSTRAINT procedures_legalbasis_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_procedure
    ADD CONSTRAINT procedures_procedure_code_key UNIQUE (code);

ALTER TABLE ONLY public.procedures_procedure
    ADD CONSTRAINT procedures_procedure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_procedure
    ADD CONSTRAINT procedures_procedure_source_id_key UNIQUE (source_id);

ALTER TABLE ONLY public.procedures_procedurecase
    ADD CONSTRAINT procedures_procedurecase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_proceduresstamp
    ADD CONSTRAINT procedures_proceduresstamp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_procedureversion
    ADD CONSTRAINT procedures_procedureversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_requireddocument
    ADD CONSTRAINT procedures_requireddocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_searchcard
    ADD CONSTRAINT procedures_searchcard_pkey PRIMARY KEY (version_id);

ALTER TABLE ONLY public.procedures_searchword
    ADD CONSTRAINT procedures_searchword_pkey PRIMARY KEY (word);

ALTER TABLE ONLY public.procedures_sourcerecord
    ADD CONSTRAINT procedures_sourcerecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_synonym
    ADD CONSTRAINT procedures_synonym_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procedures_timelimit
    ADD CONSTRAINT procedures_timelimit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_qualityfigure
    ADD CONSTRAINT quality_figure_once UNIQUE (part, key);

ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT receipt_numbered_once UNIQUE (series_id, number);

ALTER TABLE ONLY public.procedures_sourcerecord
    ADD CONSTRAINT record_numbered_once UNIQUE (procedure_id, shape, number);

ALTER TABLE ONLY public.plans_recurrencerule
    ADD CONSTRAINT recurrence_once_a_day EXCLUDE USING gist (every WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.deadlines_redated
    ADD CONSTRAINT redated_once_each_time UNIQUE (redating_id, promise_id);

ALTER TABLE ONLY public.deadlines_redatingpart
    ADD CONSTRAINT redatingpart_numbered_once UNIQUE (redating_id, number);

ALTER TABLE ONLY public.plans_reminder
    ADD CONSTRAINT reminder_once UNIQUE (assignment_id, step_id, due_on);

ALTER TABLE ONLY public.plans_reminderstep
    ADD CONSTRAINT reminderstep_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.reports_lateline
    ADD CONSTRAINT reports_lateline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_latelist
    ADD CONSTRAINT reports_latelist_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_qualityfigure
    ADD CONSTRAINT reports_qualityfigure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_representation
    ADD CONSTRAINT representation_once_a_day EXCLUDE USING gist (representative_id WITH =, COALESCE(person_id, entity_id) WITH =, kind WITH =, matter WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.privacy_requestlimit
    ADD CONSTRAINT requestlimit_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.documents_result
    ADD CONSTRAINT result_one_per_subject UNIQUE (subject_id, subject_kind);

ALTER TABLE ONLY public.workflow_returnreason
    ADD CONSTRAINT returnreason_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.routing_heldfile
    ADD CONSTRAINT routing_heldfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_heldfiling
    ADD CONSTRAINT routing_heldfiling_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.routing_heldfiling
    ADD CONSTRAINT routing_heldfiling_number_key UNIQUE (number);

ALTER TABLE ONLY public.routing_heldfiling
    ADD CONSTRAINT routing_heldfiling_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fees_series
    ADD CONSTRAINT series_numbers_given_once EXCLUDE USING gist (body_id WITH =, form WITH =, symbol WITH =, int4range(first, final, '[]'::text) WITH &&);

ALTER TABLE ONLY public.dossiers_series
    ADD CONSTRAINT series_once_per_unit UNIQUE (unit_id, name);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_submission
    ADD CONSTRAINT submission_round_once UNIQUE (assignment_id, round);

ALTER TABLE ONLY public.dossiers_supplement
    ADD CONSTRAINT supplement_numbered_once UNIQUE (dossier_id, number);

ALTER TABLE ONLY public.procedures_synonym
    ADD CONSTRAINT synonym_once UNIQUE (words, procedure_code, means_words);

ALTER TABLE ONLY public.dossiers_lookuptally
    ADD CONSTRAINT tally_once_per_stretch UNIQUE (network_index, stretch);

ALTER TABLE ONLY public.plans_targetwords
    ADD CONSTRAINT targetwords_once_a_day EXCLUDE USING gist (indicator WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.workflow_task
    ADD CONSTRAINT task_numbered_once UNIQUE (run_id, number);

ALTER TABLE ONLY public.transfers_transferline
    ADD CONSTRAINT transferline_once_on_a_list UNIQUE (transfer_id, dossier_id);

ALTER TABLE ONLY public.transfers_transfer
    ADD CONSTRAINT transfers_transfer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.transfers_transferline
    ADD CONSTRAINT transfers_transferline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.indices_usedonline
    ADD CONSTRAINT usedonline_once UNIQUE (agency_id, procedure_code);

ALTER TABLE ONLY public.procedures_procedureversion
    ADD CONSTRAINT version_alone_each_day EXCLUDE USING gist (procedure_id WITH =, source WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((NOT ((state)::text = 'ANNULLED'::text)));

ALTER TABLE ONLY public.procedures_procedureversion
    ADD CONSTRAINT version_numbered_once UNIQUE (procedure_id, source, number);

ALTER TABLE ONLY public.deadlines_warningstep
    ADD CONSTRAINT warningstep_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.indices_weightedindex
    ADD CONSTRAINT weightedindex_once_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);

ALTER TABLE ONLY public.workflow_process
    ADD CONSTRAINT workflow_process_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.workflow_process
    ADD CONSTRAINT workflow_process_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_returnreason
    ADD CONSTRAINT workflow_returnreason_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_run
    ADD CONSTRAINT workflow_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_task
    ADD CONSTRAINT workflow_task_pkey PRIMARY KEY (id);

CREATE INDEX access_role_code_85843d26_like ON public.access_role USING btree (code varchar_pattern_ops);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX accounts_account_login_a59ab3ec_like ON public.accounts_account USING btree (login varchar_pattern_ops);

CREATE INDEX accounts_accountsession_account_id_3e171878 ON public.accounts_accountsession USING btree (account_id);

CREATE INDEX accounts_accountsession_expire_date_a4437854 ON public.accounts_accountsession USING btree (expire_date);

CREATE INDEX accounts_accountsession_session_key_4a1294b6_like ON public.accounts_accountsession USING btree (session_key varchar_pattern_ops);

CREATE INDEX agencyalias_key ON public.organisations_agencyalias USING btree (key);

CREATE INDEX agencyterm_name_key ON public.organisations_agencyterm USING btree (name_key);

CREATE INDEX agencyterm_short_key ON public.organisations_agencyterm USING btree (short_key);

CREATE INDEX assignment_in_order ON public.plans_assignment USING btree (plan_id, "position");

CREATE INDEX assignment_of_agency ON public.plans_assignment USING btree (lead_id, due_on);

CREATE UNIQUE INDEX assignment_once_per_member ON public.plans_assignment USING btree (parent_id, lead_id) WHERE ((parent_id IS NOT NULL) AND ((period)::text = ''::text));

CREATE UNIQUE INDEX assignment_once_per_period ON public.plans_assignment USING btree (parent_id, period) WHERE (NOT ((period)::text = ''::text));

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);

CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);

CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);

CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);

CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);

CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);

CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);

CREATE INDEX calendars_dayrule_legal_text_id_ed83659f ON public.calendars_dayrule USING btree (legal_text_id);

CREATE INDEX calendars_dayrule_place_id_39dfa74d ON public.calendars_dayrule USING btree (place_id);

CREATE INDEX calendars_officehours_place_id_bd440e3f ON public.calendars_officehours USING btree (place_id);

CREATE INDEX card_agencies ON public.procedures_searchcard USING gin (agency_names);

CREATE INDEX card_code_begins ON public.procedures_searchcard USING btree (code text_pattern_ops);

CREATE INDEX card_codes ON public.procedures_searchcard USING gin (codes);

CREATE INDEX card_fields ON public.procedures_searchcard USING gin (field_names);

CREATE INDEX card_life_events ON public.procedures_searchcard USING gin (life_events) WHERE (NOT (life_events = '{}'::character varying(20)[]));

CREATE INDEX card_of_province ON public.procedures_searchcard USING btree (procedure_id) WHERE ((source)::text = 'PROVINCE'::text);

CREATE INDEX card_wide_words ON public.procedures_searchcard USING gin (wide_vector);

CREATE INDEX card_words ON public.procedures_searchcard USING gin (vector);

CREATE INDEX cell_of_agency ON public.indices_factcell USING btree (span, moment, agency_id, day);

CREATE INDEX cell_of_day ON public.indices_factcell USING btree (span, moment, day);

CREATE INDEX charge_of_subject ON public.fees_charge USING btree (subject_kind, subject_id);

CREATE UNIQUE INDEX charge_once_per_rule ON public.fees_charge USING btree (subject_kind, subject_id, rule_id) WHERE (NOT ((state)::text = 'VOID'::text));

CREATE UNIQUE INDEX consent_once_at_a_time ON public.documents_consent USING btree (person_id, text_id, subject_kind, subject_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX contactpoint_of_address ON public.contacts_contactpoint USING btree (address_index, code_sent_at DESC);

CREATE INDEX contactpoint_of_person ON public.contacts_contactpoint USING btree (person_id, asked_at DESC);

CREATE UNIQUE INDEX contactpoint_one_in_use ON public.contacts_contactpoint USING btree (person_id, channel) WHERE ((state)::text = 'IN_USE'::text);

CREATE UNIQUE INDEX contactpoint_one_waits ON public.contacts_contactpoint USING btree (person_id, channel) WHERE ((state)::text = 'WAITING'::text);

CREATE INDEX contacts_contactpoint_consent_id_34c04f43 ON public.contacts_contactpoint USING btree (consent_id);

CREATE INDEX contacts_contactpoint_person_id_b91cc4c6 ON public.contacts_contactpoint USING btree (person_id);

CREATE INDEX correction_of_person ON public.people_correction USING btree (person_id, corrected_at DESC);

CREATE INDEX cosigner_number ON public.filings_cosigner USING btree (number_index);

CREATE INDEX datarequest_ended ON public.privacy_datarequest USING btree (ended_at DESC, id DESC) WHERE (NOT ((state)::text = 'OPEN'::text));

CREATE UNIQUE INDEX datarequest_one_open ON public.privacy_datarequest USING btree (person_id, wish, document_id) NULLS NOT DISTINCT WHERE ((state)::text = 'OPEN'::text);

CREATE INDEX datarequest_open ON public.privacy_datarequest USING btree (asked_at, id) WHERE ((state)::text = 'OPEN'::text);

CREATE INDEX day_rule_by_day ON public.calendars_dayrule USING btree (day);

CREATE UNIQUE INDEX day_rule_one_per_day_and_scope ON public.calendars_dayrule USING btree (day, place_id, unit_id) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);

CREATE INDEX deadlines_pause_promise_id_f3cf0c94 ON public.deadlines_pause USING btree (promise_id);

CREATE INDEX deadlines_promise_follows_id_623a45c5 ON public.deadlines_promise USING btree (follows_id);

CREATE INDEX deadlines_promise_place_id_0c15eb26 ON public.deadlines_promise USING btree (place_id);

CREATE INDEX delivery_dead ON public.events_delivery USING btree (id DESC) WHERE ((state)::text = 'DEAD'::text);

CREATE INDEX delivery_waiting ON public.events_delivery USING btree (next_at) WHERE ((state)::text = 'WAITING'::text);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX document_of_subject ON public.documents_submitteddocument USING btree (subject_id, "position");

CREATE INDEX documents_consent_person_id_232a5067 ON public.documents_consent USING btree (person_id);

CREATE INDEX documents_consent_text_id_1d2d75a1 ON public.documents_consent USING btree (text_id);

CREATE INDEX documents_result_file_id_54e61153 ON public.documents_result USING btree (file_id);

CREATE INDEX documents_reuse_consent_id_1a2d1fbc ON public.documents_reuse USING btree (consent_id);

CREATE INDEX documents_reuse_document_id_4010f29f ON public.documents_reuse USING btree (document_id);

CREATE INDEX documents_submitteddocument_file_id_b2a871d2 ON public.documents_submitteddocument USING btree (file_id);

CREATE INDEX documents_submitteddocument_required_id_55370614 ON public.documents_submitteddocument USING btree (required_id);

CREATE INDEX documents_vaultdocument_file_id_b9b65f41 ON public.documents_vaultdocument USING btree (file_id);

CREATE INDEX dossier_agency_due ON public.dossiers_dossier USING btree (decision_agency_id, due_at) WHERE ((state)::text = ANY ((ARRAY['ARCHIVED'::character varying, 'HANDED_OVER'::character varying, 'REFUSED'::character varying, 'STOPPED'::character varying, 'WITHDRAWN'::character varying])::text[]));

CREATE INDEX dossier_agency_state ON public.dossiers_dossier USING btree (decision_agency_id, state, submitted_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['ACCEPTED'::character varying, 'AWAITING_SUPPLEMENT'::character varying, 'DRAFT'::character varying, 'IN_PROGRESS'::character varying, 'PAUSED'::character varying, 'REFUSED'::character varying, 'RESOLVED'::character varying, 'STOPPED'::character varying, 'SUBMITTED'::character varying, 'WITHDRAWN'::character varying])::text[]));

CREATE INDEX dossier_agency_version ON public.dossiers_dossier USING btree (decision_agency_id, version_id, submitted_at DESC, id DESC);

CREATE INDEX dossier_code_backwards ON public.dossiers_dossier USING btree (reverse((code)::text) varchar_pattern_ops);

CREATE INDEX dossier_due ON public.dossiers_dossier USING btree (due_at) WHERE ((state)::text = ANY ((ARRAY['ARCHIVED'::character varying, 'HANDED_OVER'::character varying, 'REFUSED'::character varying, 'STOPPED'::character varying, 'WITHDRAWN'::character varying])::text[]));

CREATE INDEX dossier_helped_elsewhere ON public.dossiers_dossier USING btree (help_unit_id, accepted_at, id) WHERE (NOT ((help_unit_id = reception_unit_id) AND (help_unit_id IS NOT NULL)));

CREATE INDEX dossier_list ON public.dossiers_dossier USING btree (submitted_at DESC, id DESC);

CREATE INDEX dossier_of_agency ON public.dossiers_dossier USING btree (decision_agency_id, submitted_at DESC, id DESC);

CREATE INDEX dossier_of_entity ON public.dossiers_dossier USING btree (applicant_entity_id, submitted_at DESC);

CREATE INDEX dossier_of_person ON public.dossiers_dossier USING btree (applicant_person_id, submitted_at DESC);

CREATE INDEX dossier_of_submitter ON public.dossiers_dossier USING btree (submitter_id, submitted_at DESC);

CREATE INDEX dossier_of_unit ON public.dossiers_dossier USING btree (reception_unit_id, submitted_at DESC, id DESC);

CREATE INDEX dossier_of_version ON public.dossiers_dossier USING btree (version_id, submitted_at DESC, id DESC);

CREATE INDEX dossier_part_of ON public.dossiers_dossier USING btree (whole_id) WHERE (whole_id IS NOT NULL);

CREATE INDEX dossier_register ON public.dossiers_dossier USING btree (reception_unit_id, accepted_at DESC, id DESC);

CREATE INDEX dossier_result_waits ON public.dossiers_dossier USING btree (return_unit_id, resolved_at, id) WHERE ((state)::text = 'RESOLVED'::text);

CREATE INDEX dossier_returned_elsewhere ON public.dossiers_dossier USING btree (return_unit_id, submitted_at DESC, id DESC) WHERE (NOT (return_unit_id = reception_unit_id));

CREATE INDEX dossier_running_due ON public.dossiers_dossier USING btree (decision_agency_id, due_at, id) WHERE ((state)::text = ANY ((ARRAY['ACCEPTED'::character varying, 'IN_PROGRESS'::character varying])::text[]));

CREATE INDEX dossier_state ON public.dossiers_dossier USING btree (state, submitted_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['ACCEPTED'::character varying, 'AWAITING_SUPPLEMENT'::character varying, 'DRAFT'::character varying, 'IN_PROGRESS'::character varying, 'PAUSED'::character varying, 'REFUSED'::character varying, 'RESOLVED'::character varying, 'STOPPED'::character varying, 'SUBMITTED'::character varying, 'WITHDRAWN'::character varying])::text[]));

CREATE INDEX dossier_unit_due ON public.dossiers_dossier USING btree (reception_unit_id, due_at) WHERE ((state)::text = ANY ((ARRAY['ARCHIVED'::character varying, 'HANDED_OVER'::character varying, 'REFUSED'::character varying, 'STOPPED'::character varying, 'WITHDRAWN'::character varying])::text[]));

CREATE INDEX dossier_unit_state ON public.dossiers_dossier USING btree (reception_unit_id, state, submitted_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['ACCEPTED'::character varying, 'AWAITING_SUPPLEMENT'::character varying, 'DRAFT'::character varying, 'IN_PROGRESS'::character varying, 'PAUSED'::character varying, 'REFUSED'::character varying, 'RESOLVED'::character varying, 'STOPPED'::character varying, 'SUBMITTED'::character varying, 'WITHDRAWN'::character varying])::text[]));

CREATE INDEX dossier_unit_version ON public.dossiers_dossier USING btree (reception_unit_id, version_id, submitted_at DESC, id DESC);

CREATE UNIQUE INDEX dossierlink_replaced_once ON public.dossiers_dossierlink USING btree (other_id) WHERE ((kind)::text = 'REPLACES'::text);

CREATE INDEX dossiers_dossiercorrection_dossier_id_7bfc04dc ON public.dossiers_dossiercorrection USING btree (dossier_id);

CREATE INDEX dossiers_dossierlink_one_id_b05f1976 ON public.dossiers_dossierlink USING btree (one_id);

CREATE INDEX dossiers_dossierlink_other_id_dc11f106 ON public.dossiers_dossierlink USING btree (other_id);

CREATE INDEX dossiers_dossierpart_agency_id_5e0e7c78 ON public.dossiers_dossierpart USING btree (agency_id);

CREATE INDEX dossiers_dossierpart_whole_id_151c5b3c ON public.dossiers_dossierpart USING btree (whole_id);

CREATE INDEX dossiers_halt_dossier_id_cd122b51 ON public.dossiers_halt USING btree (dossier_id);

CREATE INDEX dossiers_halt_ground_id_74b68063 ON public.dossiers_halt USING btree (ground_id);

CREATE INDEX dossiers_moveddossier_dossier_id_4d4331f5 ON public.dossiers_moveddossier USING btree (dossier_id);

CREATE INDEX dossiers_moveddossier_moving_id_cd630be3 ON public.dossiers_moveddossier USING btree (moving_id);

CREATE INDEX dossiers_moving_version_id_45ef7ab5 ON public.dossiers_moving USING btree (version_id);

CREATE INDEX dossiers_note_dossier_id_0400fce3 ON public.dossiers_note USING btree (dossier_id);

CREATE INDEX dossiers_series_unit_id_84419856 ON public.dossiers_series USING btree (unit_id);

CREATE INDEX dossiers_stoppage_ground_id_793a7ecc ON public.dossiers_stoppage USING btree (ground_id);

CREATE INDEX dossiers_supplement_dossier_id_3292197c ON public.dossiers_supplement USING btree (dossier_id);

CREATE INDEX dossiers_vaultmark_name_185ea91b_like ON public.dossiers_vaultmark USING btree (name varchar_pattern_ops);

CREATE INDEX doubt_open ON public.procedures_doubt USING btree (id) WHERE ((state)::text = 'OPEN'::text);

CREATE INDEX doubt_open_by_kind ON public.procedures_doubt USING btree (kind, id) WHERE ((state)::text = 'OPEN'::text);

CREATE INDEX draft_line_in_order ON public.plans_draftline USING btree (reading_id, "position");

CREATE INDEX event_actor ON public.events_event USING btree (actor_id, id);

CREATE INDEX event_kind ON public.events_event USING btree (kind, id);

CREATE INDEX events_delivery_event_id_c08f510e ON public.events_delivery USING btree (event_id);

CREATE INDEX fact_accepted ON public.indices_dossierfact USING btree (accepted_at, unit_id) WHERE (accepted_at IS NOT NULL);

CREATE INDEX fact_answered ON public.indices_dossierfact USING btree (answered_at, unit_id) WHERE (answered_at IS NOT NULL);

CREATE INDEX fact_apologised ON public.indices_dossierfact USING btree (apologised_at, unit_id) WHERE (apologised_at IS NOT NULL);

CREATE INDEX fact_closed ON public.indices_dossierfact USING btree (closed_at, unit_id) WHERE (closed_at IS NOT NULL);

CREATE INDEX fact_handed ON public.indices_dossierfact USING btree (handed_at, unit_id) WHERE (handed_at IS NOT NULL);

CREATE INDEX fact_of_agency ON public.indices_dossierfact USING btree (agency_id, received_at);

CREATE INDEX fact_of_procedure ON public.indices_dossierfact USING btree (procedure_code, received_at);

CREATE INDEX fact_of_unit ON public.indices_dossierfact USING btree (unit_id, received_at);

CREATE INDEX fact_online ON public.indices_dossierfact USING btree (agency_id, procedure_code, accepted_at) WHERE ((channel)::text = 'ONLINE'::text);

CREATE INDEX fact_open ON public.indices_dossierfact USING btree (agency_id, due_at) WHERE ((ended_at IS NULL) AND (resolved_at IS NULL));

CREATE INDEX fact_received ON public.indices_dossierfact USING btree (received_at, unit_id);

CREATE INDEX fact_resolved ON public.indices_dossierfact USING btree (resolved_at, unit_id) WHERE (resolved_at IS NOT NULL);

CREATE INDEX feedback_feedback_code_7d908f14_like ON public.feedback_feedback USING btree (code varchar_pattern_ops);

CREATE INDEX feedback_feedback_dossier_id_8943533e ON public.feedback_feedback USING btree (dossier_id);

CREATE INDEX feedback_feedbackfile_feedback_id_5b726c2d ON public.feedback_feedbackfile USING btree (feedback_id);

CREATE INDEX feedback_feedbackfile_file_id_2364c6bb ON public.feedback_feedbackfile USING btree (file_id);

CREATE INDEX feedback_feedbackstep_agency_id_65567c88 ON public.feedback_feedbackstep USING btree (agency_id);

CREATE INDEX feedback_feedbackstep_feedback_id_258f695f ON public.feedback_feedbackstep USING btree (feedback_id);

CREATE INDEX feedback_list ON public.feedback_feedback USING btree (filed_at DESC, id DESC);

CREATE INDEX feedback_of_agency ON public.feedback_feedback USING btree (agency_id, filed_at DESC, id DESC);

CREATE INDEX feedback_open ON public.feedback_feedback USING btree (agency_id, due_at, id) WHERE (NOT ((state)::text = ANY ((ARRAY['PUBLISHED'::character varying, 'REFUSED'::character varying])::text[])));

CREATE INDEX feedback_published ON public.feedback_feedback USING btree (ended_at DESC, id DESC) WHERE ((state)::text = 'PUBLISHED'::text);

CREATE INDEX fees_charge_rule_id_4fdda3ef ON public.fees_charge USING btree (rule_id);

CREATE INDEX fees_payment_charge_id_b1037652 ON public.fees_payment USING btree (charge_id);

CREATE INDEX fees_payment_receipt_id_9eed09a5 ON public.fees_payment USING btree (receipt_id);

CREATE INDEX fees_receipt_series_id_3ce035e8 ON public.fees_receipt USING btree (series_id);

CREATE INDEX fees_receipt_shift_id_31407ecd ON public.fees_receipt USING btree (shift_id);

CREATE INDEX fees_receipt_unit_id_1f762b3e ON public.fees_receipt USING btree (unit_id);

CREATE INDEX fees_receipt_void_shift_id_caf1e7ec ON public.fees_receipt USING btree (void_shift_id);

CREATE INDEX fees_refund_shift_id_31a447e9 ON public.fees_refund USING btree (shift_id);

CREATE INDEX fees_series_body_id_1fc07e30 ON public.fees_series USING btree (body_id);

CREATE INDEX fees_series_unit_id_9b22bac9 ON public.fees_series USING btree (unit_id);

CREATE INDEX fees_shift_unit_id_e53e7c0d ON public.fees_shift USING btree (unit_id);

CREATE UNIQUE INDEX figure_once_a_period ON public.plans_targetfigure USING btree (target_id, agency_id, period) NULLS NOT DISTINCT WHERE stands;

CREATE INDEX file_unscanned ON public.files_storedfile USING btree (scan, id) WHERE ((scan)::text = ANY ((ARRAY['HELD'::character varying, 'NONE'::character varying])::text[]));

CREATE INDEX files_storedfile_sha256_d89381b8_like ON public.files_storedfile USING btree (sha256 varchar_pattern_ops);

CREATE INDEX filingdraft_expiring ON public.filings_filingdraft USING btree (expires_at) WHERE ((state)::text = 'OPEN'::text);

CREATE INDEX filingdraft_open ON public.filings_filingdraft USING btree (person_id, saved_at DESC, id DESC) WHERE ((state)::text = 'OPEN'::text);

CREATE INDEX filings_cosigner_draft_id_31bd5820 ON public.filings_cosigner USING btree (draft_id);

CREATE INDEX filings_cosigner_person_id_3d92b14e ON public.filings_cosigner USING btree (person_id);

CREATE INDEX filings_draftfile_draft_id_9b57a4bd ON public.filings_draftfile USING btree (draft_id);

CREATE INDEX filings_draftfile_file_id_a917cd0c ON public.filings_draftfile USING btree (file_id);

CREATE INDEX filings_filingdraft_person_id_e564ca99 ON public.filings_filingdraft USING btree (person_id);

CREATE UNIQUE INDEX halt_one_open ON public.dossiers_halt USING btree (dossier_id) WHERE (ended_at IS NULL);

CREATE INDEX held_waiting ON public.routing_heldfiling USING btree (held_at, id) WHERE ((state)::text = 'WAITING'::text);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX indices_bookreader_name_9b534d6e_like ON public.indices_bookreader USING btree (name varchar_pattern_ops);

CREATE INDEX indices_cellbook_name_706dcdba_like ON public.indices_cellbook USING btree (name varchar_pattern_ops);

CREATE UNIQUE INDEX intake_one_under_way ON public.plans_documentintake USING btree (sha256) WHERE ((state)::text = ANY ((ARRAY['WAITING'::character varying, 'RUNNING'::character varying])::text[]));

CREATE INDEX kept_answer_age ON public.once_keptanswer USING btree (kept_at);

CREATE UNIQUE INDEX late_list_one_draft_a_month ON public.reports_latelist USING btree (month) WHERE ((state)::text = 'DRAFT'::text);

CREATE UNIQUE INDEX late_list_one_public_a_month ON public.reports_latelist USING btree (month) WHERE ((state)::text = 'SIGNED'::text);

CREATE INDEX legal_text_latest ON public.legal_texts_legaltext USING btree (year DESC, number_key);

CREATE INDEX legal_texts_legaltext_replaced_by_id_a6f06279 ON public.legal_texts_legaltext USING btree (replaced_by_id);

CREATE INDEX legalentity_name_words ON public.people_legalentity USING gin (name_key public.gin_trgm_ops);

CREATE INDEX look_at_subject ON public.audit_look USING btree (subject_kind, subject_id, id DESC);

CREATE INDEX look_by_actor ON public.audit_look USING btree (actor_id, id DESC);

CREATE UNIQUE INDEX merge_into_one_at_a_time ON public.people_merge USING btree (merged_id) WHERE (undone_at IS NULL);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX mirror_list ON public.mirrors_mirror USING btree (received_at DESC, id DESC);

CREATE INDEX mirror_of_unit ON public.mirrors_mirror USING btree (unit_id, received_at DESC, id DESC);

CREATE UNIQUE INDEX mirror_once_per_central_number ON public.mirrors_mirror USING btree (agency_id, central_number) WHERE (NOT ((central_number)::text = ''::text));

CREATE INDEX mirror_open ON public.mirrors_mirror USING btree (unit_id, received_at, id) WHERE (NOT ((state)::text = 'HANDED_OVER'::text));

CREATE INDEX mirrors_mirror_agency_id_f8e0d557 ON public.mirrors_mirror USING btree (agency_id);

CREATE INDEX mirrors_mirror_applicant_entity_id_058a28a7 ON public.mirrors_mirror USING btree (applicant_entity_id);

CREATE INDEX mirrors_mirror_applicant_person_id_3c74054a ON public.mirrors_mirror USING btree (applicant_person_id);

CREATE INDEX mirrors_mirror_code_627c651d_like ON public.mirrors_mirror USING btree (code varchar_pattern_ops);

CREATE INDEX mirrors_mirror_procedure_id_ed69778d ON public.mirrors_mirror USING btree (procedure_id);

CREATE INDEX mirrors_mirror_unit_id_9159af25 ON public.mirrors_mirror USING btree (unit_id);

CREATE INDEX motcua_cache_expires ON public.motcua_cache USING btree (expires);

CREATE UNIQUE INDEX moving_one_at_a_time ON public.dossiers_moving USING btree (state) WHERE ((state)::text = 'RUNNING'::text);

CREATE INDEX national_portal_portalfiling_number_5954e65e_like ON public.national_portal_portalfiling USING btree (number varchar_pattern_ops);

CREATE INDEX national_portal_portalreader_name_8243fee6_like ON public.national_portal_portalreader USING btree (name varchar_pattern_ops);

CREATE INDEX national_portal_portalreport_dossier_id_f958f62a ON public.national_portal_portalreport USING btree (dossier_id);

CREATE INDEX neighbours_neighbour_name_9bc18901_like ON public.neighbours_neighbour USING btree (name varchar_pattern_ops);

CREATE INDEX note_of_dossier ON public.dossiers_note USING btree (dossier_id, written_at DESC);

CREATE INDEX notice_by_state ON public.notices_notice USING btree (state, id DESC);

CREATE INDEX notice_in_box ON public.notices_notice USING btree (account_id, id DESC) WHERE ((channel)::text = 'desk'::text);

CREATE INDEX notice_of_subject ON public.notices_notice USING btree (subject_kind, subject_id, id DESC);

CREATE INDEX notice_unread ON public.notices_notice USING btree (account_id) WHERE (((channel)::text = 'desk'::text) AND (read_at IS NULL));

CREATE INDEX notice_waiting ON public.notices_notice USING btree (next_at) WHERE ((state)::text = 'QUEUED'::text);

CREATE INDEX notices_noticetemplate_key_043894f3_like ON public.notices_noticetemplate USING btree (key varchar_pattern_ops);

CREATE UNIQUE INDEX officer_login_is_ones_own ON public.organisations_officer USING btree (login) WHERE (NOT ((login)::text = ''::text));

CREATE INDEX officer_name_key ON public.organisations_officer USING btree (name_key);

CREATE INDEX organisations_agency_code_747107de_like ON public.organisations_agency USING btree (code varchar_pattern_ops);

CREATE INDEX organisations_agencyalias_agency_id_3051fc71 ON public.organisations_agencyalias USING btree (agency_id);

CREATE INDEX organisations_agencyclass_code_059d8c40_like ON public.organisations_agencyclass USING btree (code varchar_pattern_ops);

CREATE INDEX organisations_agencyidentifier_agency_id_40a8c87e ON public.organisations_agencyidentifier USING btree (agency_id);

CREATE INDEX organisations_agencykind_code_b2b51e89_like ON public.organisations_agencykind USING btree (code varchar_pattern_ops);

CREATE INDEX organisations_agencyterm_agency_id_daeea2ab ON public.organisations_agencyterm USING btree (agency_id);

CREATE INDEX organisations_agencyterm_kind_id_99a19b78 ON public.organisations_agencyterm USING btree (kind_id);

CREATE INDEX organisations_agencyterm_parent_id_0b22b60b ON public.organisations_agencyterm USING btree (parent_id);

CREATE INDEX organisations_agencyterm_place_id_96282c32 ON public.organisations_agencyterm USING btree (place_id);

CREATE INDEX organisations_delegation_giver_id_ac6d5fa8 ON public.organisations_delegation USING btree (giver_id);

CREATE INDEX organisations_delegation_receiver_id_19fe386e ON public.organisations_delegation USING btree (receiver_id);

CREATE INDEX organisations_leave_covered_by_id_38783f58 ON public.organisations_leave USING btree (covered_by_id);

CREATE INDEX organisations_leave_officer_id_faec6aae ON public.organisations_leave USING btree (officer_id);

CREATE INDEX organisations_officer_code_d502c58a_like ON public.organisations_officer USING btree (code varchar_pattern_ops);

CREATE INDEX organisations_onestopscope_agency_id_b6113bd8 ON public.organisations_onestopscope USING btree (agency_id);

CREATE INDEX organisations_onestopscope_unit_id_ac2f57c1 ON public.organisations_onestopscope USING btree (unit_id);

CREATE INDEX organisations_post_agency_id_4f13f5fd ON public.organisations_post USING btree (agency_id);

CREATE INDEX organisations_post_code_a900824d_like ON public.organisations_post USING btree (code varchar_pattern_ops);

CREATE INDEX organisations_postholding_leave_id_ffccea85 ON public.organisations_postholding USING btree (leave_id);

CREATE INDEX organisations_postholding_officer_id_fa86f7fa ON public.organisations_postholding USING btree (officer_id);

CREATE INDEX organisations_postholding_post_id_8b2d8182 ON public.organisations_postholding USING btree (post_id);

CREATE INDEX organisations_postholding_successor_id_2ff206ad ON public.organisations_postholding USING btree (successor_id);

CREATE INDEX organisations_postrole_post_id_61fe706d ON public.organisations_postrole USING btree (post_id);

CREATE INDEX organisations_succession_new_id_4bf043cf ON public.organisations_succession USING btree (new_id);

CREATE INDEX organisations_succession_old_id_f8a1026f ON public.organisations_succession USING btree (old_id);

CREATE INDEX pack_upload_due ON public.packs_packupload USING btree (state, effective_on);

CREATE UNIQUE INDEX pack_upload_one_open_per_name ON public.packs_packupload USING btree (name) WHERE ((state)::text = ANY ((ARRAY['PROPOSED'::character varying, 'APPROVED'::character varying])::text[]));

CREATE INDEX packs_pack_name_d601922b_like ON public.packs_pack USING btree (name varchar_pattern_ops);

CREATE INDEX packs_packupload_file_id_660df50d ON public.packs_packupload USING btree (file_id);

CREATE UNIQUE INDEX pause_one_at_a_time ON public.deadlines_pause USING btree (promise_id) WHERE (resumed_at IS NULL);

CREATE UNIQUE INDEX payment_one_that_holds_per_charge ON public.fees_payment USING btree (charge_id) WHERE (NOT voided);

CREATE INDEX people_apartmark_one_id_ccfcb41b ON public.people_apartmark USING btree (one_id);

CREATE INDEX people_apartmark_other_id_67623c72 ON public.people_apartmark USING btree (other_id);

CREATE INDEX people_correction_person_id_e4afaa6f ON public.people_correction USING btree (person_id);

CREATE INDEX people_legalentity_owner_id_61f189aa ON public.people_legalentity USING btree (owner_id);

CREATE INDEX people_legalentity_place_id_faa4086c ON public.people_legalentity USING btree (place_id);

CREATE INDEX people_legalentity_source_key_f444f993_like ON public.people_legalentity USING btree (source_key varchar_pattern_ops);

CREATE INDEX people_legalentity_tax_code_99e7e11b_like ON public.people_legalentity USING btree (tax_code varchar_pattern_ops);

CREATE INDEX people_merge_kept_id_d4ee6e06 ON public.people_merge USING btree (kept_id);

CREATE INDEX people_merge_merged_id_87dce616 ON public.people_merge USING btree (merged_id);

CREATE INDEX people_person_merged_into_id_138bbee4 ON public.people_person USING btree (merged_into_id);

CREATE INDEX people_person_place_id_2a869a80 ON public.people_person USING btree (place_id);

CREATE INDEX people_person_source_key_510bffa2_like ON public.people_person USING btree (source_key varchar_pattern_ops);

CREATE INDEX people_representation_entity_id_05a2fd73 ON public.people_representation USING btree (entity_id);

CREATE INDEX people_representation_person_id_2de0fa49 ON public.people_representation USING btree (person_id);

CREATE INDEX people_representation_representative_id_8d3318ad ON public.people_representation USING btree (representative_id);

CREATE INDEX person_name_and_year ON public.people_person USING btree (name_key, birth_year);

CREATE INDEX person_name_words ON public.people_person USING gin (name_key public.gin_trgm_ops);

CREATE INDEX person_passport ON public.people_person USING btree (passport_index);

CREATE INDEX person_phone ON public.people_person USING btree (phone_index);

CREATE INDEX person_previous_number ON public.people_person USING btree (previous_number_index);

CREATE INDEX place_children ON public.places_place USING btree (parent_id, place_in_order);

CREATE INDEX places_place_parent_id_593054a7 ON public.places_place USING btree (parent_id);

CREATE INDEX places_placechange_code_7d7f9887_like ON public.places_placechange USING btree (code varchar_pattern_ops);

CREATE INDEX places_placesuccession_change_id_09e09ea5 ON public.places_placesuccession USING btree (change_id);

CREATE INDEX places_placesuccession_new_id_8f7c0f6e ON public.places_placesuccession USING btree (new_id);

CREATE INDEX places_placesuccession_old_id_549cf35c ON public.places_placesuccession USING btree (old_id);

CREATE UNIQUE INDEX plan_extension_one_open ON public.plans_extensionrequest USING btree (assignment_id) WHERE ((state)::text = 'ASKED'::text);

CREATE INDEX plans_assignment_ended_by_id_14d89ceb ON public.plans_assignment USING btree (ended_by_id);

CREATE INDEX plans_assignment_lead_id_c0948123 ON public.plans_assignment USING btree (lead_id);

CREATE INDEX plans_assignment_line_id_fe5f55b2 ON public.plans_assignment USING btree (line_id);

CREATE INDEX plans_assignment_parent_id_97aaa186 ON public.plans_assignment USING btree (parent_id);

CREATE INDEX plans_assignment_plan_id_be4979f9 ON public.plans_assignment USING btree (plan_id);

CREATE INDEX plans_assignmentagency_agency_id_59073430 ON public.plans_assignmentagency USING btree (agency_id);

CREATE INDEX plans_assignmentagency_assignment_id_c03f3af7 ON public.plans_assignmentagency USING btree (assignment_id);

CREATE INDEX plans_assignmentmilestone_assignment_id_fe739c84 ON public.plans_assignmentmilestone USING btree (assignment_id);

CREATE INDEX plans_awaitedevent_plan_id_eea53e7c ON public.plans_awaitedevent USING btree (plan_id);

CREATE INDEX plans_documentintake_file_id_06e34391 ON public.plans_documentintake USING btree (file_id);

CREATE INDEX plans_draftline_reading_id_09949b7b ON public.plans_draftline USING btree (reading_id);

CREATE INDEX plans_evidence_figure_id_edd3b95f ON public.plans_evidence USING btree (figure_id);

CREATE INDEX plans_evidence_file_id_fbe8fa07 ON public.plans_evidence USING btree (file_id);

CREATE INDEX plans_evidence_report_id_2abb5134 ON public.plans_evidence USING btree (report_id);

CREATE INDEX plans_evidence_submission_id_62e825d5 ON public.plans_evidence USING btree (submission_id);

CREATE INDEX plans_extensionrequest_assignment_id_2132608e ON public.plans_extensionrequest USING btree (assignment_id);

CREATE INDEX plans_planlink_earlier_id_6a7cdd33 ON public.plans_planlink USING btree (earlier_id);

CREATE INDEX plans_planlink_later_id_8a1486b4 ON public.plans_planlink USING btree (later_id);

CREATE INDEX plans_planreading_file_id_5d61e7dd ON public.plans_planreading USING btree (file_id);

CREATE INDEX plans_planreport_docx_id_5a76f169 ON public.plans_planreport USING btree (docx_id);

CREATE INDEX plans_planreport_pdf_id_b7a0be74 ON public.plans_planreport USING btree (pdf_id);

CREATE INDEX plans_planreport_plan_id_a3db71b5 ON public.plans_planreport USING btree (plan_id);

CREATE INDEX plans_progressreport_assignment_id_be6d0ab8 ON public.plans_progressreport USING btree (assignment_id);

CREATE INDEX plans_reminder_assignment_id_b84db2d5 ON public.plans_reminder USING btree (assignment_id);

CREATE INDEX plans_reminder_step_id_0622972e ON public.plans_reminder USING btree (step_id);

CREATE INDEX plans_submission_assignment_id_da86d1b3 ON public.plans_submission USING btree (assignment_id);

CREATE INDEX plans_target_ended_by_id_d5e30829 ON public.plans_target USING btree (ended_by_id);

CREATE INDEX plans_target_line_id_575fc1a7 ON public.plans_target USING btree (line_id);

CREATE INDEX plans_target_plan_id_a89da703 ON public.plans_target USING btree (plan_id);

CREATE INDEX plans_target_watcher_id_a923328f ON public.plans_target USING btree (watcher_id);

CREATE INDEX plans_targetbinding_agency_id_31c63dfe ON public.plans_targetbinding USING btree (agency_id);

CREATE INDEX plans_targetbinding_target_id_f0df458c ON public.plans_targetbinding USING btree (target_id);

CREATE INDEX plans_targetfigure_agency_id_25b2f894 ON public.plans_targetfigure USING btree (agency_id);

CREATE INDEX plans_targetfigure_target_id_a1de95bd ON public.plans_targetfigure USING btree (target_id);

CREATE INDEX portalfiling_waits ON public.national_portal_portalfiling USING btree (next_at, id) WHERE ((state)::text = 'WAITING'::text);

CREATE INDEX portalreport_by_day ON public.national_portal_portalreport USING btree (at);

CREATE INDEX portalreport_queued ON public.national_portal_portalreport USING btree (next_at, id) WHERE ((state)::text = 'QUEUED'::text);

CREATE INDEX privacy_datarequest_document_id_204eda0d ON public.privacy_datarequest USING btree (document_id);

CREATE INDEX privacy_datarequest_person_id_e709717d ON public.privacy_datarequest USING btree (person_id);

CREATE INDEX procedures_doubt_mended_by_id_c1f04de1 ON public.procedures_doubt USING btree (mended_by_id);

CREATE INDEX procedures_doubt_version_id_807fdcec ON public.procedures_doubt USING btree (version_id);

CREATE INDEX procedures_feerule_case_id_cfd8fa04 ON public.procedures_feerule USING btree (case_id);

CREATE INDEX procedures_feerule_legal_text_id_01eeff1c ON public.procedures_feerule USING btree (legal_text_id);

CREATE INDEX procedures_feerule_version_id_f75db4cf ON public.procedures_feerule USING btree (version_id);

CREATE INDEX procedures_formspec_version_id_19332245 ON public.procedures_formspec USING btree (version_id);

CREATE INDEX procedures_legalbasis_legal_text_id_99adcf36 ON public.procedures_legalbasis USING btree (legal_text_id);

CREATE INDEX procedures_legalbasis_version_id_003f34db ON public.procedures_legalbasis USING btree (version_id);

CREATE INDEX procedures_procedure_base_code_461532a0 ON public.procedures_procedure USING btree (base_code);

CREATE INDEX procedures_procedure_base_code_461532a0_like ON public.procedures_procedure USING btree (base_code varchar_pattern_ops);

CREATE INDEX procedures_procedure_code_e4d5567f_like ON public.procedures_procedure USING btree (code varchar_pattern_ops);

CREATE INDEX procedures_procedure_source_id_4782e25c_like ON public.procedures_procedure USING btree (source_id varchar_pattern_ops);

CREATE INDEX procedures_procedurecase_version_id_300ee6e7 ON public.procedures_procedurecase USING btree (version_id);

CREATE INDEX procedures_procedureversion_procedure_id_8362303d ON public.procedures_procedureversion USING btree (procedure_id);

CREATE INDEX procedures_requireddocument_case_id_6cf3ee58 ON public.procedures_requireddocument USING btree (case_id);

CREATE INDEX procedures_requireddocument_version_id_81a13771 ON public.procedures_requireddocument USING btree (version_id);

CREATE INDEX procedures_searchcard_procedure_id_865df486 ON public.procedures_searchcard USING btree (procedure_id);

CREATE INDEX procedures_searchword_word_9c200bd6_like ON public.procedures_searchword USING btree (word varchar_pattern_ops);

CREATE INDEX procedures_sourcerecord_procedure_id_2d582c49 ON public.procedures_sourcerecord USING btree (procedure_id);

CREATE INDEX procedures_timelimit_case_id_9eb8489f ON public.procedures_timelimit USING btree (case_id);

CREATE INDEX procedures_timelimit_legal_text_id_1fc6bc20 ON public.procedures_timelimit USING btree (legal_text_id);

CREATE INDEX procedures_timelimit_version_id_8ebd79e0 ON public.procedures_timelimit USING btree (version_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX promise_of_subject ON public.deadlines_promise USING btree (subject_kind, subject_id);

CREATE UNIQUE INDEX promise_one_running_per_purpose ON public.deadlines_promise USING btree (subject_kind, subject_id, purpose) WHERE ((state)::text = ANY ((ARRAY['RUNNING'::character varying, 'PAUSED'::character varying, 'MISSED'::character varying])::text[]));

CREATE INDEX promise_running ON public.deadlines_promise USING btree (due_at, id) WHERE ((state)::text = 'RUNNING'::text);

CREATE INDEX rating_given ON public.feedback_rating USING btree (given_at);

CREATE INDEX rating_of_agency ON public.feedback_rating USING btree (agency_id, given_at);

CREATE UNIQUE INDEX reading_once_per_file ON public.plans_planreading USING btree (file_id) WHERE (NOT ((state)::text = 'SET_ASIDE'::text));

CREATE UNIQUE INDEX reading_once_per_text ON public.plans_planreading USING btree (text_digest) WHERE (NOT ((state)::text = 'SET_ASIDE'::text));

CREATE INDEX receipt_of_subject ON public.fees_receipt USING btree (subject_kind, subject_id);

CREATE INDEX receipt_of_unit ON public.fees_receipt USING btree (unit_id, issued_at DESC, id DESC);

CREATE UNIQUE INDEX redating_one_at_a_time ON public.deadlines_redating USING btree (state) WHERE ((state)::text = 'RUNNING'::text);

CREATE INDEX reports_lateline_late_list_id_4ee51127 ON public.reports_lateline USING btree (late_list_id);

CREATE INDEX reuse_by_time ON public.documents_reuse USING btree (reused_at, id);

CREATE INDEX reuse_in_subject ON public.documents_reuse USING btree (subject_kind, subject_id);

CREATE INDEX routing_heldfile_file_id_20bf2361 ON public.routing_heldfile USING btree (file_id);

CREATE INDEX routing_heldfile_held_id_e9e09349 ON public.routing_heldfile USING btree (held_id);

CREATE INDEX routing_heldfiling_applicant_entity_id_4344ff4d ON public.routing_heldfiling USING btree (applicant_entity_id);

CREATE INDEX routing_heldfiling_applicant_person_id_fba4c71d ON public.routing_heldfiling USING btree (applicant_person_id);

CREATE INDEX routing_heldfiling_number_cb90a289_like ON public.routing_heldfiling USING btree (number varchar_pattern_ops);

CREATE INDEX routing_heldfiling_procedure_id_1a6401e3 ON public.routing_heldfiling USING btree (procedure_id);

CREATE INDEX routing_heldfiling_unit_id_11e6085b ON public.routing_heldfiling USING btree (unit_id);

CREATE UNIQUE INDEX run_one_at_a_time ON public.workflow_run USING btree (subject_kind, subject_id) WHERE ((state)::text = 'RUNNING'::text);

CREATE INDEX series_of_unit ON public.fees_series USING btree (unit_id, valid_from, first);

CREATE INDEX shift_of_unit ON public.fees_shift USING btree (unit_id, opened_at DESC, id DESC);

CREATE UNIQUE INDEX shift_one_open_per_cashier ON public.fees_shift USING btree (unit_id, cashier_id) WHERE (closed_at IS NULL);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE UNIQUE INDEX submission_one_waiting ON public.plans_submission USING btree (assignment_id) WHERE ((state)::text = 'WAITING'::text);

CREATE UNIQUE INDEX supplement_one_open ON public.dossiers_supplement USING btree (dossier_id) WHERE ((state)::text = 'OPEN'::text);

CREATE INDEX synonym_by_code ON public.procedures_synonym USING btree (procedure_code);

CREATE UNIQUE INDEX synonym_one_everyday_name ON public.procedures_synonym USING btree (procedure_code) WHERE everyday;

CREATE INDEX target_in_order ON public.plans_target USING btree (plan_id, "position");

CREATE UNIQUE INDEX target_measured_one_way ON public.plans_targetbinding USING btree (target_id) WHERE (ended_at IS NULL);

CREATE INDEX task_done_by ON public.workflow_task USING btree (holder_id, done_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['DONE'::character varying, 'RETURNED'::character varying])::text[]));

CREATE INDEX task_free ON public.workflow_task USING btree (agency_id, role, urgent_at, id) WHERE ((state)::text = 'OPEN'::text);

CREATE INDEX task_in_hand ON public.workflow_task USING btree (holder_id, urgent_at, id) WHERE ((state)::text = 'CLAIMED'::text);

CREATE INDEX task_of_subject ON public.workflow_task USING btree (subject_kind, subject_id, number);

CREATE UNIQUE INDEX task_once_in_hand ON public.workflow_task USING btree (run_id, step) WHERE ((state)::text = ANY ((ARRAY['OPEN'::character varying, 'CLAIMED'::character varying])::text[]));

CREATE INDEX task_returned ON public.workflow_task USING btree (step, done_at DESC) WHERE ((state)::text = 'RETURNED'::text);

CREATE INDEX task_waiting ON public.workflow_task USING btree (agency_id, urgent_at, id) WHERE ((state)::text = ANY ((ARRAY['OPEN'::character varying, 'CLAIMED'::character varying])::text[]));

CREATE INDEX transfer_of_agency ON public.transfers_transfer USING btree (agency_id, made_at DESC);

CREATE INDEX transfer_of_unit ON public.transfers_transfer USING btree (unit_id, made_at DESC);

CREATE INDEX transfer_on_its_way ON public.transfers_transfer USING btree (agency_id, made_at) WHERE (received_at IS NULL);

CREATE UNIQUE INDEX transferline_handed_on_once_each_way ON public.transfers_transferline USING btree (dossier_id, way) WHERE ((received IS NULL) OR received);

CREATE INDEX transfers_transfer_agency_id_8a60db47 ON public.transfers_transfer USING btree (agency_id);

CREATE INDEX transfers_transfer_unit_id_940cbab8 ON public.transfers_transfer USING btree (unit_id);

CREATE INDEX transfers_transferline_dossier_id_c645b1d0 ON public.transfers_transferline USING btree (dossier_id);

CREATE INDEX transfers_transferline_transfer_id_b339379b ON public.transfers_transferline USING btree (transfer_id);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX vaultdocument_of_entity ON public.documents_vaultdocument USING btree (entity_id, confirmed_at DESC, id DESC) WHERE (entity_id IS NOT NULL);

CREATE INDEX vaultdocument_of_person ON public.documents_vaultdocument USING btree (person_id, confirmed_at DESC, id DESC) WHERE (person_id IS NOT NULL);

CREATE INDEX version_latest_first ON public.procedures_procedureversion USING btree (procedure_id, source, number DESC);

CREATE INDEX word_likeness ON public.procedures_searchword USING gin (word public.gin_trgm_ops);

CREATE INDEX word_shapes ON public.procedures_searchword USING gin (shapes);

CREATE INDEX workflow_process_digest_dcf4b0c0_like ON public.workflow_process USING btree (digest varchar_pattern_ops);

CREATE INDEX workflow_run_place_id_412795aa ON public.workflow_run USING btree (place_id);

CREATE INDEX workflow_run_process_id_dbedddf2 ON public.workflow_run USING btree (process_id);

CREATE CONSTRAINT TRIGGER agencyterm_parent_covers AFTER INSERT OR DELETE OR UPDATE ON public.organisations_agencyterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.organisations_parent_covers();

CREATE TRIGGER anchors_append_only BEFORE DELETE OR UPDATE ON public.events_anchor FOR EACH ROW EXECUTE FUNCTION public.motcua_append_only();

CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events_event FOR EACH ROW EXECUTE FUNCTION public.motcua_append_only();

CREATE TRIGGER events_chain BEFORE INSERT ON public.events_event FOR EACH ROW WHEN (((new."position" = 0) OR (NOT has_table_privilege(('public.events_chainhead'::regclass)::oid, 'INSERT'::text)))) EXECUTE FUNCTION public.motcua_chain();

CREATE TRIGGER events_states_are_said AFTER INSERT OR DELETE OR UPDATE ON public.events_subject FOR EACH STATEMENT EXECUTE FUNCTION public.motcua_states_changed();

CREATE TRIGGER fees_closed_shifts_stay BEFORE DELETE OR UPDATE ON public.fees_shift FOR EACH ROW EXECUTE FUNCTION public.fees_closed_shifts_stay();

CREATE TRIGGER fees_receipts_in_open_shifts BEFORE INSERT ON public.fees_receipt FOR EACH ROW EXECUTE FUNCTION public.fees_money_in_open_shifts();

CREATE TRIGGER fees_receipts_stay BEFORE DELETE OR UPDATE ON public.fees_receipt FOR EACH ROW EXECUTE FUNCTION public.fees_receipts_stay();

CREATE TRIGGER fees_refunds_in_open_shifts BEFORE INSERT ON public.fees_refund FOR EACH ROW EXECUTE FUNCTION public.fees_money_in_open_shifts();

CREATE TRIGGER fees_series_stay BEFORE DELETE OR UPDATE ON public.fees_series FOR EACH ROW EXECUTE FUNCTION public.fees_series_stay();

CREATE TRIGGER looks_append_only BEFORE DELETE OR UPDATE ON public.audit_look FOR EACH ROW EXECUTE FUNCTION public.motcua_append_only();

CREATE CONSTRAINT TRIGGER place_parent_covers AFTER INSERT OR UPDATE ON public.places_place DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.places_parent_covers();

CREATE TRIGGER procedures_parts_stay_delete AFTER DELETE ON public.procedures_feerule REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_delete AFTER DELETE ON public.procedures_formspec REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_delete AFTER DELETE ON public.procedures_legalbasis REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_delete AFTER DELETE ON public.procedures_procedurecase REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_delete AFTER DELETE ON public.procedures_requireddocument REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_delete AFTER DELETE ON public.procedures_timelimit REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_insert AFTER INSERT ON public.procedures_feerule REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_insert AFTER INSERT ON public.procedures_formspec REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_insert AFTER INSERT ON public.procedures_legalbasis REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_insert AFTER INSERT ON public.procedures_procedurecase REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_insert AFTER INSERT ON public.procedures_requireddocument REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_insert AFTER INSERT ON public.procedures_timelimit REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_update AFTER UPDATE ON public.procedures_feerule REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_update AFTER UPDATE ON public.procedures_formspec REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_update AFTER UPDATE ON public.procedures_legalbasis REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_update AFTER UPDATE ON public.procedures_procedurecase REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_update AFTER UPDATE ON public.procedures_requireddocument REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_parts_stay_update AFTER UPDATE ON public.procedures_timelimit REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.procedures_parts_stay();

CREATE TRIGGER procedures_published_stays BEFORE DELETE OR UPDATE ON public.procedures_procedureversion FOR EACH ROW EXECUTE FUNCTION public.procedures_published_stays();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calendars_dayrule
    ADD CONSTRAINT calendars_dayrule_legal_text_id_ed83659f_fk_legal_tex FOREIGN KEY (legal_text_id) REFERENCES public.legal_texts_legaltext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calendars_dayrule
    ADD CONSTRAINT calendars_dayrule_place_id_39dfa74d_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calendars_officehours
    ADD CONSTRAINT calendars_officehours_place_id_bd440e3f_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contacts_contactpoint
    ADD CONSTRAINT contacts_contactpoin_consent_id_34c04f43_fk_documents FOREIGN KEY (consent_id) REFERENCES public.documents_consent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contacts_contactpoint
    ADD CONSTRAINT contacts_contactpoint_person_id_b91cc4c6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.deadlines_extension
    ADD CONSTRAINT deadlines_extension_promise_id_ea36dce9_fk_deadlines_promise_id FOREIGN KEY (promise_id) REFERENCES public.deadlines_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.deadlines_pause
    ADD CONSTRAINT deadlines_pause_promise_id_f3cf0c94_fk_deadlines_promise_id FOREIGN KEY (promise_id) REFERENCES public.deadlines_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.deadlines_promise
    ADD CONSTRAINT deadlines_promise_follows_id_623a45c5_fk_deadlines_promise_id FOREIGN KEY (follows_id) REFERENCES public.deadlines_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.deadlines_promise
    ADD CONSTRAINT deadlines_promise_place_id_0c15eb26_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.deadlines_redated
    ADD CONSTRAINT deadlines_redated_promise_id_eee92799_fk_deadlines_promise_id FOREIGN KEY (promise_id) REFERENCES public.deadlines_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.deadlines_redated
    ADD CONSTRAINT deadlines_redated_redating_id_f7b6ca8b_fk_deadlines_redating_id FOREIGN KEY (redating_id) REFERENCES public.deadlines_redating(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.deadlines_redatingpart
    ADD CONSTRAINT deadlines_redatingpa_redating_id_5a3100ad_fk_deadlines FOREIGN KEY (redating_id) REFERENCES public.deadlines_redating(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_consent
    ADD CONSTRAINT documents_consent_person_id_232a5067_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_consent
    ADD CONSTRAINT documents_consent_text_id_1d2d75a1_fk_documents_consenttext_id FOREIGN KEY (text_id) REFERENCES public.documents_consenttext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_result
    ADD CONSTRAINT documents_result_file_id_54e61153_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_reuse
    ADD CONSTRAINT documents_reuse_consent_id_1a2d1fbc_fk_documents_consent_id FOREIGN KEY (consent_id) REFERENCES public.documents_consent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_reuse
    ADD CONSTRAINT documents_reuse_document_id_4010f29f_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_vaultdocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_reuse
    ADD CONSTRAINT documents_reuse_required_id_682ce1ee_fk_procedure FOREIGN KEY (required_id) REFERENCES public.procedures_requireddocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_reuse
    ADD CONSTRAINT documents_reuse_submitted_id_588a07fe_fk_documents FOREIGN KEY (submitted_id) REFERENCES public.documents_submitteddocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_submitteddocument
    ADD CONSTRAINT documents_submittedd_file_id_b2a871d2_fk_files_sto FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_submitteddocument
    ADD CONSTRAINT documents_submittedd_required_id_55370614_fk_procedure FOREIGN KEY (required_id) REFERENCES public.procedures_requireddocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocum_entity_id_bf17e4fe_fk_people_le FOREIGN KEY (entity_id) REFERENCES public.people_legalentity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocum_issuer_id_444f5772_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocum_result_id_9a85ed82_fk_documents FOREIGN KEY (result_id) REFERENCES public.documents_result(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocum_submitted_id_c4caab03_fk_documents FOREIGN KEY (submitted_id) REFERENCES public.documents_submitteddocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocument_file_id_b9b65f41_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_vaultdocument
    ADD CONSTRAINT documents_vaultdocument_person_id_1195ba9d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_vaultremoval
    ADD CONSTRAINT documents_vaultremov_document_id_7c6abd96_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_vaultdocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_apology
    ADD CONSTRAINT dossiers_apology_dossier_id_a315ad66_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_applicant_entity_id_ae4e16ee_fk_people_le FOREIGN KEY (applicant_entity_id) REFERENCES public.people_legalentity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_applicant_person_id_8a0dae1a_fk_people_pe FOREIGN KEY (applicant_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_competence_place_id_f3401f86_fk_places_pl FOREIGN KEY (competence_place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_decision_agency_id_cf485c4d_fk_organisat FOREIGN KEY (decision_agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_help_unit_id_06e88f93_fk_organisat FOREIGN KEY (help_unit_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_reception_unit_id_9ce74cad_fk_organisat FOREIGN KEY (reception_unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_return_unit_id_f87b4b8e_fk_organisat FOREIGN KEY (return_unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_submitter_id_240eebaa_fk_people_person_id FOREIGN KEY (submitter_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_version_id_8589a504_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_whole_id_be0e06fc_fk_dossiers_dossier_id FOREIGN KEY (whole_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossiercorrection
    ADD CONSTRAINT dossiers_dossiercorr_dossier_id_7bfc04dc_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierlink
    ADD CONSTRAINT dossiers_dossierlink_one_id_b05f1976_fk_dossiers_dossier_id FOREIGN KEY (one_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierlink
    ADD CONSTRAINT dossiers_dossierlink_other_id_dc11f106_fk_dossiers_dossier_id FOREIGN KEY (other_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierpart
    ADD CONSTRAINT dossiers_dossierpart_agency_id_5e0e7c78_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierpart
    ADD CONSTRAINT dossiers_dossierpart_dossier_id_9b6d7059_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierpart
    ADD CONSTRAINT dossiers_dossierpart_whole_id_151c5b3c_fk_dossiers_dossier_id FOREIGN KEY (whole_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_halt
    ADD CONSTRAINT dossiers_halt_dossier_id_cd122b51_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_halt
    ADD CONSTRAINT dossiers_halt_ground_id_74b68063_fk_dossiers_haltground_id FOREIGN KEY (ground_id) REFERENCES public.dossiers_haltground(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_handover
    ADD CONSTRAINT dossiers_handover_dossier_id_b0ea5f86_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_moveddossier
    ADD CONSTRAINT dossiers_moveddossie_dossier_id_4d4331f5_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_moveddossier
    ADD CONSTRAINT dossiers_moveddossier_moving_id_cd630be3_fk_dossiers_moving_id FOREIGN KEY (moving_id) REFERENCES public.dossiers_moving(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_moving
    ADD CONSTRAINT dossiers_moving_version_id_45ef7ab5_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_note
    ADD CONSTRAINT dossiers_note_dossier_id_0400fce3_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_series
    ADD CONSTRAINT dossiers_series_unit_id_84419856_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_stoppage
    ADD CONSTRAINT dossiers_stoppage_dossier_id_72d4f2e3_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_stoppage
    ADD CONSTRAINT dossiers_stoppage_ground_id_793a7ecc_fk_dossiers_haltground_id FOREIGN KEY (ground_id) REFERENCES public.dossiers_haltground(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_supplement
    ADD CONSTRAINT dossiers_supplement_dossier_id_3292197c_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.events_delivery
    ADD CONSTRAINT events_delivery_event_id_c08f510e_fk_events_event_id FOREIGN KEY (event_id) REFERENCES public.events_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_earlierrating
    ADD CONSTRAINT feedback_earlierrating_rating_id_1c077826_fk_feedback_rating_id FOREIGN KEY (rating_id) REFERENCES public.feedback_rating(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_agency_id_fe8d3103_fk_organisations_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_dossier_id_8943533e_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_repeats_id_c2b93757_fk_feedback_feedback_id FOREIGN KEY (repeats_id) REFERENCES public.feedback_feedback(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_feedbackfile
    ADD CONSTRAINT feedback_feedbackfil_feedback_id_5b726c2d_fk_feedback_ FOREIGN KEY (feedback_id) REFERENCES public.feedback_feedback(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_feedbackfile
    ADD CONSTRAINT feedback_feedbackfile_file_id_2364c6bb_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_feedbackstep
    ADD CONSTRAINT feedback_feedbackste_agency_id_65567c88_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_feedbackstep
    ADD CONSTRAINT feedback_feedbackste_feedback_id_258f695f_fk_feedback_ FOREIGN KEY (feedback_id) REFERENCES public.feedback_feedback(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_agency_id_234b8e35_fk_organisations_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_dossier_id_b362296a_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.feedback_rating
    ADD CONSTRAINT feedback_rating_unit_id_5162d079_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_charge
    ADD CONSTRAINT fees_charge_rule_id_4fdda3ef_fk_procedures_feerule_id FOREIGN KEY (rule_id) REFERENCES public.procedures_feerule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_charge_id_b1037652_fk_fees_charge_id FOREIGN KEY (charge_id) REFERENCES public.fees_charge(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_payment
    ADD CONSTRAINT fees_payment_receipt_id_9eed09a5_fk_fees_receipt_id FOREIGN KEY (receipt_id) REFERENCES public.fees_receipt(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_series_id_3ce035e8_fk_fees_series_id FOREIGN KEY (series_id) REFERENCES public.fees_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_shift_id_31407ecd_fk_fees_shift_id FOREIGN KEY (shift_id) REFERENCES public.fees_shift(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_unit_id_1f762b3e_fk_organisations_agency_id FOREIGN KEY (unit_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_receipt
    ADD CONSTRAINT fees_receipt_void_shift_id_caf1e7ec_fk_fees_shift_id FOREIGN KEY (void_shift_id) REFERENCES public.fees_shift(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_payment_id_3f6061ac_fk_fees_payment_id FOREIGN KEY (payment_id) REFERENCES public.fees_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_refund
    ADD CONSTRAINT fees_refund_shift_id_31a447e9_fk_fees_shift_id FOREIGN KEY (shift_id) REFERENCES public.fees_shift(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_series
    ADD CONSTRAINT fees_series_body_id_1fc07e30_fk_organisations_agency_id FOREIGN KEY (body_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_series
    ADD CONSTRAINT fees_series_unit_id_9b22bac9_fk_organisations_agency_id FOREIGN KEY (unit_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fees_shift
    ADD CONSTRAINT fees_shift_unit_id_e53e7c0d_fk_organisations_agency_id FOREIGN KEY (unit_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_cosigner
    ADD CONSTRAINT filings_cosigner_draft_id_31bd5820_fk_filings_filingdraft_id FOREIGN KEY (draft_id) REFERENCES public.filings_filingdraft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_cosigner
    ADD CONSTRAINT filings_cosigner_person_id_3d92b14e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_draftfile
    ADD CONSTRAINT filings_draftfile_draft_id_9b57a4bd_fk_filings_filingdraft_id FOREIGN KEY (draft_id) REFERENCES public.filings_filingdraft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_draftfile
    ADD CONSTRAINT filings_draftfile_file_id_a917cd0c_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_draftfile
    ADD CONSTRAINT filings_draftfile_required_id_a52e038c_fk_procedure FOREIGN KEY (required_id) REFERENCES public.procedures_requireddocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_draftfile
    ADD CONSTRAINT filings_draftfile_vault_document_id_81b3a28d_fk_documents FOREIGN KEY (vault_document_id) REFERENCES public.documents_vaultdocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_applicant_entity_id_4773acd3_fk_people_le FOREIGN KEY (applicant_entity_id) REFERENCES public.people_legalentity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_applicant_person_id_7160c4db_fk_people_pe FOREIGN KEY (applicant_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_competence_place_id_746929dc_fk_places_pl FOREIGN KEY (competence_place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_dossier_id_05ef2779_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_person_id_e564ca99_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_unit_id_eb42f4db_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.filings_filingdraft
    ADD CONSTRAINT filings_filingdraft_version_id_f2161252_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.legal_texts_legaltext
    ADD CONSTRAINT legal_texts_legaltex_replaced_by_id_a6f06279_fk_legal_tex FOREIGN KEY (replaced_by_id) REFERENCES public.legal_texts_legaltext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mirrors_mirror
    ADD CONSTRAINT mirrors_mirror_agency_id_f8e0d557_fk_organisations_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mirrors_mirror
    ADD CONSTRAINT mirrors_mirror_applicant_entity_id_058a28a7_fk_people_le FOREIGN KEY (applicant_entity_id) REFERENCES public.people_legalentity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mirrors_mirror
    ADD CONSTRAINT mirrors_mirror_applicant_person_id_3c74054a_fk_people_person_id FOREIGN KEY (applicant_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mirrors_mirror
    ADD CONSTRAINT mirrors_mirror_procedure_id_ed69778d_fk_procedures_procedure_id FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mirrors_mirror
    ADD CONSTRAINT mirrors_mirror_unit_id_9159af25_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.national_portal_portalfiling
    ADD CONSTRAINT national_portal_port_dossier_id_c3377729_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.national_portal_portalreport
    ADD CONSTRAINT national_portal_port_dossier_id_f958f62a_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.national_portal_portalfiling
    ADD CONSTRAINT national_portal_port_held_id_22d42d96_fk_routing_h FOREIGN KEY (held_id) REFERENCES public.routing_heldfiling(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_agencyalias
    ADD CONSTRAINT organisations_agency_agency_id_3051fc71_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_agencyidentifier
    ADD CONSTRAINT organisations_agency_agency_id_40a8c87e_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_agencyterm
    ADD CONSTRAINT organisations_agency_agency_id_daeea2ab_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_agencyterm
    ADD CONSTRAINT organisations_agency_kind_id_99a19b78_fk_organisat FOREIGN KEY (kind_id) REFERENCES public.organisations_agencykind(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_agencyterm
    ADD CONSTRAINT organisations_agency_parent_id_0b22b60b_fk_organisat FOREIGN KEY (parent_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_agencyterm
    ADD CONSTRAINT organisations_agencyterm_place_id_96282c32_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_delegation
    ADD CONSTRAINT organisations_delega_giver_id_ac6d5fa8_fk_organisat FOREIGN KEY (giver_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_delegation
    ADD CONSTRAINT organisations_delega_receiver_id_19fe386e_fk_organisat FOREIGN KEY (receiver_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_leave
    ADD CONSTRAINT organisations_leave_covered_by_id_38783f58_fk_organisat FOREIGN KEY (covered_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_leave
    ADD CONSTRAINT organisations_leave_officer_id_faec6aae_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_onestopunit
    ADD CONSTRAINT organisations_onesto_agency_id_30d9f321_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_onestopscope
    ADD CONSTRAINT organisations_onesto_agency_id_b6113bd8_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_onestopscope
    ADD CONSTRAINT organisations_onesto_unit_id_ac2f57c1_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_agency_id_4f13f5fd_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_postholding
    ADD CONSTRAINT organisations_postho_leave_id_ffccea85_fk_organisat FOREIGN KEY (leave_id) REFERENCES public.organisations_leave(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_postholding
    ADD CONSTRAINT organisations_postho_officer_id_fa86f7fa_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_postholding
    ADD CONSTRAINT organisations_postho_post_id_8b2d8182_fk_organisat FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_postholding
    ADD CONSTRAINT organisations_postho_successor_id_2ff206ad_fk_organisat FOREIGN KEY (successor_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_postrole
    ADD CONSTRAINT organisations_postro_post_id_61fe706d_fk_organisat FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_succession
    ADD CONSTRAINT organisations_succes_new_id_4bf043cf_fk_organisat FOREIGN KEY (new_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisations_succession
    ADD CONSTRAINT organisations_succes_old_id_f8a1026f_fk_organisat FOREIGN KEY (old_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.packs_packupload
    ADD CONSTRAINT packs_packupload_file_id_660df50d_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_apartmark
    ADD CONSTRAINT people_apartmark_one_id_ccfcb41b_fk_people_person_id FOREIGN KEY (one_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_apartmark
    ADD CONSTRAINT people_apartmark_other_id_67623c72_fk_people_person_id FOREIGN KEY (other_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_correction
    ADD CONSTRAINT people_correction_person_id_e4afaa6f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_legalentity
    ADD CONSTRAINT people_legalentity_owner_id_61f189aa_fk_people_person_id FOREIGN KEY (owner_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_legalentity
    ADD CONSTRAINT people_legalentity_place_id_faa4086c_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_merge
    ADD CONSTRAINT people_merge_kept_id_d4ee6e06_fk_people_person_id FOREIGN KEY (kept_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_merge
    ADD CONSTRAINT people_merge_merged_id_87dce616_fk_people_person_id FOREIGN KEY (merged_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_merged_into_id_138bbee4_fk_people_person_id FOREIGN KEY (merged_into_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_place_id_2a869a80_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_representation
    ADD CONSTRAINT people_representatio_entity_id_05a2fd73_fk_people_le FOREIGN KEY (entity_id) REFERENCES public.people_legalentity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_representation
    ADD CONSTRAINT people_representatio_representative_id_8d3318ad_fk_people_pe FOREIGN KEY (representative_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_representation
    ADD CONSTRAINT people_representation_person_id_2de0fa49_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_place
    ADD CONSTRAINT places_place_parent_id_593054a7_fk_places_place_id FOREIGN KEY (parent_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_placesuccession
    ADD CONSTRAINT places_placesuccessi_change_id_09e09ea5_fk_places_pl FOREIGN KEY (change_id) REFERENCES public.places_placechange(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_placesuccession
    ADD CONSTRAINT places_placesuccession_new_id_8f7c0f6e_fk_places_place_id FOREIGN KEY (new_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_placesuccession
    ADD CONSTRAINT places_placesuccession_old_id_549cf35c_fk_places_place_id FOREIGN KEY (old_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_assignment
    ADD CONSTRAINT plans_assignment_ended_by_id_14d89ceb_fk_plans_plan_id FOREIGN KEY (ended_by_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_assignment
    ADD CONSTRAINT plans_assignment_lead_id_c0948123_fk_organisations_agency_id FOREIGN KEY (lead_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_assignment
    ADD CONSTRAINT plans_assignment_line_id_fe5f55b2_fk_plans_draftline_id FOREIGN KEY (line_id) REFERENCES public.plans_draftline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_assignment
    ADD CONSTRAINT plans_assignment_parent_id_97aaa186_fk_plans_assignment_id FOREIGN KEY (parent_id) REFERENCES public.plans_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_assignment
    ADD CONSTRAINT plans_assignment_plan_id_be4979f9_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_assignmentagency
    ADD CONSTRAINT plans_assignmentagen_agency_id_59073430_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_assignmentagency
    ADD CONSTRAINT plans_assignmentagen_assignment_id_c03f3af7_fk_plans_ass FOREIGN KEY (assignment_id) REFERENCES public.plans_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_assignmentmilestone
    ADD CONSTRAINT plans_assignmentmile_assignment_id_fe739c84_fk_plans_ass FOREIGN KEY (assignment_id) REFERENCES public.plans_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_awaitedevent
    ADD CONSTRAINT plans_awaitedevent_plan_id_eea53e7c_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_documentintake
    ADD CONSTRAINT plans_documentintake_file_id_06e34391_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_documentintake
    ADD CONSTRAINT plans_documentintake_reading_id_fd4babea_fk_plans_pla FOREIGN KEY (reading_id) REFERENCES public.plans_planreading(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_draftline
    ADD CONSTRAINT plans_draftline_reading_id_09949b7b_fk_plans_planreading_id FOREIGN KEY (reading_id) REFERENCES public.plans_planreading(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_figure_id_edd3b95f_fk_plans_targetfigure_id FOREIGN KEY (figure_id) REFERENCES public.plans_targetfigure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_file_id_fbe8fa07_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_report_id_2abb5134_fk_plans_progressreport_id FOREIGN KEY (report_id) REFERENCES public.plans_progressreport(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_evidence
    ADD CONSTRAINT plans_evidence_submission_id_62e825d5_fk_plans_submission_id FOREIGN KEY (submission_id) REFERENCES public.plans_submission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_extensionrequest
    ADD CONSTRAINT plans_extensionreque_assignment_id_2132608e_fk_plans_ass FOREIGN KEY (assignment_id) REFERENCES public.plans_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_reading_id_f60c7239_fk_plans_planreading_id FOREIGN KEY (reading_id) REFERENCES public.plans_planreading(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planlink
    ADD CONSTRAINT plans_planlink_earlier_id_6a7cdd33_fk_plans_plan_id FOREIGN KEY (earlier_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planlink
    ADD CONSTRAINT plans_planlink_later_id_8a1486b4_fk_plans_plan_id FOREIGN KEY (later_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planreading
    ADD CONSTRAINT plans_planreading_file_id_5d61e7dd_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planreport
    ADD CONSTRAINT plans_planreport_docx_id_5a76f169_fk_files_storedfile_id FOREIGN KEY (docx_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planreport
    ADD CONSTRAINT plans_planreport_pdf_id_b7a0be74_fk_files_storedfile_id FOREIGN KEY (pdf_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planreport
    ADD CONSTRAINT plans_planreport_plan_id_a3db71b5_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_progressreport
    ADD CONSTRAINT plans_progressreport_assignment_id_be6d0ab8_fk_plans_ass FOREIGN KEY (assignment_id) REFERENCES public.plans_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_reminder
    ADD CONSTRAINT plans_reminder_assignment_id_b84db2d5_fk_plans_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.plans_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_reminder
    ADD CONSTRAINT plans_reminder_step_id_0622972e_fk_plans_reminderstep_id FOREIGN KEY (step_id) REFERENCES public.plans_reminderstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_submission
    ADD CONSTRAINT plans_submission_assignment_id_da86d1b3_fk_plans_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.plans_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_ended_by_id_d5e30829_fk_plans_plan_id FOREIGN KEY (ended_by_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_line_id_575fc1a7_fk_plans_draftline_id FOREIGN KEY (line_id) REFERENCES public.plans_draftline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_plan_id_a89da703_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_watcher_id_a923328f_fk_organisations_agency_id FOREIGN KEY (watcher_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_targetbinding
    ADD CONSTRAINT plans_targetbinding_agency_id_31c63dfe_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_targetbinding
    ADD CONSTRAINT plans_targetbinding_target_id_f0df458c_fk_plans_target_id FOREIGN KEY (target_id) REFERENCES public.plans_target(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_targetfigure
    ADD CONSTRAINT plans_targetfigure_agency_id_25b2f894_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_targetfigure
    ADD CONSTRAINT plans_targetfigure_corrects_id_2bafb48b_fk_plans_tar FOREIGN KEY (corrects_id) REFERENCES public.plans_targetfigure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_targetfigure
    ADD CONSTRAINT plans_targetfigure_target_id_a1de95bd_fk_plans_target_id FOREIGN KEY (target_id) REFERENCES public.plans_target(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_datarequest
    ADD CONSTRAINT privacy_datarequest_document_id_204eda0d_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_vaultdocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_datarequest
    ADD CONSTRAINT privacy_datarequest_person_id_e709717d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_doubt
    ADD CONSTRAINT procedures_doubt_mended_by_id_c1f04de1_fk_procedure FOREIGN KEY (mended_by_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_doubt
    ADD CONSTRAINT procedures_doubt_version_id_807fdcec_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_feerule
    ADD CONSTRAINT procedures_feerule_case_id_cfd8fa04_fk_procedure FOREIGN KEY (case_id) REFERENCES public.procedures_procedurecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_feerule
    ADD CONSTRAINT procedures_feerule_legal_text_id_01eeff1c_fk_legal_tex FOREIGN KEY (legal_text_id) REFERENCES public.legal_texts_legaltext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_feerule
    ADD CONSTRAINT procedures_feerule_version_id_f75db4cf_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_formspec
    ADD CONSTRAINT procedures_formspec_version_id_19332245_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_legalbasis
    ADD CONSTRAINT procedures_legalbasi_legal_text_id_99adcf36_fk_legal_tex FOREIGN KEY (legal_text_id) REFERENCES public.legal_texts_legaltext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_legalbasis
    ADD CONSTRAINT procedures_legalbasi_version_id_003f34db_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_procedureversion
    ADD CONSTRAINT procedures_procedure_procedure_id_8362303d_fk_procedure FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_procedurecase
    ADD CONSTRAINT procedures_procedure_version_id_300ee6e7_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_requireddocument
    ADD CONSTRAINT procedures_requiredd_case_id_6cf3ee58_fk_procedure FOREIGN KEY (case_id) REFERENCES public.procedures_procedurecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_requireddocument
    ADD CONSTRAINT procedures_requiredd_version_id_81a13771_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_searchcard
    ADD CONSTRAINT procedures_searchcar_procedure_id_865df486_fk_procedure FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_searchcard
    ADD CONSTRAINT procedures_searchcar_version_id_08110019_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_sourcerecord
    ADD CONSTRAINT procedures_sourcerec_procedure_id_2d582c49_fk_procedure FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_timelimit
    ADD CONSTRAINT procedures_timelimit_case_id_9eb8489f_fk_procedure FOREIGN KEY (case_id) REFERENCES public.procedures_procedurecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_timelimit
    ADD CONSTRAINT procedures_timelimit_legal_text_id_1fc6bc20_fk_legal_tex FOREIGN KEY (legal_text_id) REFERENCES public.legal_texts_legaltext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procedures_timelimit
    ADD CONSTRAINT procedures_timelimit_version_id_8ebd79e0_fk_procedure FOREIGN KEY (version_id) REFERENCES public.procedures_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.reports_lateline
    ADD CONSTRAINT reports_lateline_agency_id_c342aebb_fk_organisations_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_lateline
    ADD CONSTRAINT reports_lateline_late_list_id_4ee51127_fk_reports_latelist_id FOREIGN KEY (late_list_id) REFERENCES public.reports_latelist(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_heldfile
    ADD CONSTRAINT routing_heldfile_file_id_20bf2361_fk_files_storedfile_id FOREIGN KEY (file_id) REFERENCES public.files_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_heldfile
    ADD CONSTRAINT routing_heldfile_held_id_e9e09349_fk_routing_heldfiling_id FOREIGN KEY (held_id) REFERENCES public.routing_heldfiling(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_heldfiling
    ADD CONSTRAINT routing_heldfiling_applicant_entity_id_4344ff4d_fk_people_le FOREIGN KEY (applicant_entity_id) REFERENCES public.people_legalentity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_heldfiling
    ADD CONSTRAINT routing_heldfiling_applicant_person_id_fba4c71d_fk_people_pe FOREIGN KEY (applicant_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_heldfiling
    ADD CONSTRAINT routing_heldfiling_dossier_id_14432bde_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_heldfiling
    ADD CONSTRAINT routing_heldfiling_procedure_id_1a6401e3_fk_procedure FOREIGN KEY (procedure_id) REFERENCES public.procedures_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_heldfiling
    ADD CONSTRAINT routing_heldfiling_unit_id_11e6085b_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transfers_transfer
    ADD CONSTRAINT transfers_transfer_agency_id_8a60db47_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transfers_transfer
    ADD CONSTRAINT transfers_transfer_unit_id_940cbab8_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_onestopunit(agency_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transfers_transferline
    ADD CONSTRAINT transfers_transferli_dossier_id_c645b1d0_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transfers_transferline
    ADD CONSTRAINT transfers_transferli_transfer_id_b339379b_fk_transfers FOREIGN KEY (transfer_id) REFERENCES public.transfers_transfer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_run
    ADD CONSTRAINT workflow_run_place_id_412795aa_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_run
    ADD CONSTRAINT workflow_run_process_id_dbedddf2_fk_workflow_process_id FOREIGN KEY (process_id) REFERENCES public.workflow_process(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_task
    ADD CONSTRAINT workflow_task_agency_id_3433ead4_fk_organisations_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisations_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_task
    ADD CONSTRAINT workflow_task_post_id_2087e3a4_fk_organisations_post_id FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_task
    ADD CONSTRAINT workflow_task_run_id_650b5cad_fk_workflow_run_id FOREIGN KEY (run_id) REFERENCES public.workflow_run(id) DEFERRABLE INITIALLY DEFERRED;


SET LOCAL search_path = public;
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0002_chain', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0003_watched_anew', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('access', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('access', '0002_cache', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('access', '0003_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('accounts', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0002_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0003_alter_emailaddress_create_unique_verified_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0004_alter_emailaddress_drop_unique_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0005_emailaddress_idx_upper_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0006_emailaddress_lower', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0007_emailaddress_idx_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0008_emailaddress_unique_primary_email_fixup', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0009_emailaddress_unique_primary_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('accounts', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('audit', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('audit', '0002_append_only', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0002_remove_content_type_name', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0002_alter_permission_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0003_alter_user_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0004_alter_user_username_opts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0005_alter_user_last_login_null', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0006_require_contenttypes_0002', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0007_alter_validators_add_error_messages', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0008_alter_user_username_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0009_alter_user_last_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0010_alter_group_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0011_update_proxy_permissions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0012_alter_user_first_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0002_auto_20151217_2044', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0003_auto_20160322_0929', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0004_auto_20181024_1538', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0005_remove_accessattempt_trusted', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0006_remove_accesslog_trusted', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0007_alter_accessattempt_unique_together', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0008_accessfailurelog', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0009_add_session_hash', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('axes', '0010_accessattemptexpiration', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('places', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('places', '0002_parents_cover', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('legal_texts', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('calendars', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('calendars', '0002_watch', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0004_told_of_the_past', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0005_watched_states_are_planned', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0006_states_by_the_callers_path', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0007_many_told_at_once', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0008_told_of_the_past_faster', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0009_ends_of_chains_are_named', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0010_heads_are_looked_up', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('events', '0011_heads_grow_in_place', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('people', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('people', '0002_indexes_together_and_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('people', '0003_representation_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('people', '0004_who_they_are_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('legal_texts', '0002_watch', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0002_published_stays', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0003_codes_may_change', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0004_parts_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0005_everyday_names', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0006_stamp', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0007_more_doubts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0008_records_repeated', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0009_codes_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisations', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisations', '0002_parents_cover_and_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisations', '0003_successors', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisations', '0004_kinds_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('organisations', '0005_codes_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('files', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('files', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0002_papers_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0003_vaults', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('documents', '0004_vaults_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contacts', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contacts', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0003_pauses_and_warnings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0004_watched_more', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0005_extensions_and_redatings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0006_redating_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0007_whole_follows_its_parts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0008_swept_early', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('deadlines', '0009_redated_by_several_hands', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('places', '0003_watched_more', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('places', '0004_changes_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0003_course_of_a_dossier', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0004_watched_more', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0005_code_backwards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0006_waiting_apologies_and_stops', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0007_first_day_of_each', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0008_joint_dossiers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0009_joint_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0010_moving_to_new_processes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0011_moving_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0012_running_due', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0013_no_index_twice', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0014_late_apologies', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0015_lists_walk_indexes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0016_swept_early', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0017_helped_elsewhere', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0018_filing_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0019_found_by_due', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0020_vault_mark', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('dossiers', '0021_found_by_due_everywhere', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('feedback', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('fees', '0002_guarded_and_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('files', '0003_scan', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('filings', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('filings', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('filings', '0003_from_vaults', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('indices', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('indices', '0002_more_facts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('indices', '0003_weighted_indices', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('indices', '0004_parameters_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('indices', '0005_day_cells', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('indices', '0006_what_came_online', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('indices', '0007_cells_of_the_province', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('legal_texts', '0003_titles_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0002_authenticator_timestamps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0003_authenticator_type_uniq', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mirrors', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mirrors', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mirrors', '0003_codes_and_slips', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('national_portal', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('national_portal', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('neighbours', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('neighbours', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0003_in_the_house', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0004_noted', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('notices', '0005_told_once_by_one_index', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('once', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('packs', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('packs', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0003_following', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0004_following_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0005_reports', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0006_reports_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0007_intakes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0008_measuring', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0009_measuring_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0010_targets_end', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('plans', '0011_ended_as', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('privacy', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('privacy', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0010_filing_portals', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0011_portals_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0012_abolished_papers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procedures', '0013_abolished_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0002_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0003_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0004_drop_procrastinate_version_table', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0005_fix_procrastinate_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0006_fix_trigger_status_events_insert', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0007_add_queueing_lock_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0008_close_fetch_job_race_condition', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0009_add_defer_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0010_add_procrastinate_periodic_defers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0011_add_foreign_key_index', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0012_add_locks_to_periodic_defer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0015_add_trigger_on_job_deletion', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0016_delete_finished_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0017_add_checks_to_finish_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0018_add_checks_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0019_fix_finish_job_compat_issue', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0020_add_index_on_procrastinate_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0022_null_locks_excluded', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0023_remove_old_finish_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0024_job_id_bigint', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0025_add_models', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0026_add_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0027_add_periodic_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0028_add_cancel_states', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0029_add_additional_params_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0030_alter_procrastinateevent_options', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0031_add_indexes_for_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0032_pre_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0033_post_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0034_pre_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0035_post_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0036_add_worker_model', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0037_pre_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0038_post_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0039_pre_priority_lock_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0040_pre_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0041_post_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('reports', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('reports', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('reports', '0003_what_lacks', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('sessions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0002_token_max_lengths', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0003_extra_data_default_dict', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0004_app_provider_id_settings', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0005_socialtoken_nullable_app', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('socialaccount', '0006_alter_socialaccount_extra_data', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('transfers', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('transfers', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('transfers', '0003_both_ways', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0002_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0003_waiting_and_reasons', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0004_watched_more', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0005_work_done_and_sent_back', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0006_branching_ways', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0007_runs_watched', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0008_no_index_twice', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0009_lists_walk_indexes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workflow', '0010_swept_early', now());
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('role', 'access_role', 'id', 'concat_ws(''|'', code, name, array_to_string(rights, ''+''), everywhere)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('token', 'access_token', 'id', 'concat_ws(''|'', post_id, array_to_string(scopes, ''+''), encode(digest, ''hex''),
    extract(epoch from expires_at)::bigint, extract(epoch from revoked_at)::bigint)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('account', 'accounts_account', 'id', 'concat_ws(''|'', login, kind, is_active)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('day_rule', 'calendars_dayrule', 'id', 'concat_ws(''|'', day, kind, spans, replaces, withdrawn_at is null)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('office_hours', 'calendars_officehours', 'id', 'concat_ws(''|'', week, valid_from, valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('calendar_year', 'calendars_calendaryear', 'id', 'concat_ws(''|'', year, announced)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('representation', 'people_representation', 'id', 'concat_ws(''|'', representative_id, person_id, entity_id, kind, valid_from, valid_to,
    md5(concat_ws(''|'', matter, paper)))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('person', 'people_person', 'id', 'concat_ws(''; '', merged_into_id, account_id, left(md5(concat_ws(''|'', id, full_name, birth_year,
    birth_month, birth_day, gender, nationality, place_id, encode(personal_id_index, ''hex''))), 8))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('legal_entity', 'people_legalentity', 'id', 'concat_ws(''; '', tax_code, account_id, left(md5(concat_ws(''|'', id, name, kind, owner_id,
    place_id)), 8))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('consent', 'documents_consent', 'id', 'concat_ws(''|'', person_id, text_id, subject_kind,
  subject_id, extract(epoch from given_at)::bigint, given_by,
  ''w'' || extract(epoch from withdrawn_at)::bigint)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('procedure', 'procedures_procedure', 'id', E'concat_ws('':'', code, kind, (
  select md5(string_agg(md5(concat_ws('':'', v.source, v.number, v.state, v.valid_from, v.valid_to, v.content_digest, v.name, v.repealed, v.online_level,
    v.online_only, v.competent_kind, v.authority_place, v.requirements, v.results, v.steps, v.exemptions,
    v.processes,
    (select md5(string_agg(concat_ws(''|'', number, code, name), E''\\n'' order by number)) from procedures_procedurecase where version_id = v.id),
    (select md5(string_agg(concat_ws(''|'', position, case_id, name, handling, need, condition, originals, copies, form_key), E''\\n'' order by position)) from procedures_requireddocument where version_id = v.id),
    (select md5(string_agg(concat_ws(''|'', position, case_id, channel, quantity, unit, cut_off_hour, legal_quantity, legal_unit, text), E''\\n'' order by position)) from procedures_timelimit where version_id = v.id),
    (select md5(string_agg(concat_ws(''|'', position, case_id, channel, kind, name, amount_kind, amount, scale, text), E''\\n'' order by position)) from procedures_feerule where version_id = v.id),
    (select md5(string_agg(concat_ws(''|'', position, number, title, article), E''\\n'' order by position)) from procedures_legalbasis where version_id = v.id),
    (select md5(string_agg(concat_ws(''|'', position, key, title, form), E''\\n'' order by position)) from procedures_formspec where version_id = v.id))), '','' order by v.source, v.number))
  from procedures_procedureversion v where v.procedure_id = procedures_procedure.id))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('post', 'organisations_post', 'id', '
  concat_ws(''; '', agency_id, valid_from, valid_to,
    (select string_agg(concat_ws('' '', r.role, r.valid_from, r.valid_to), '', '' order by r.id)
      from organisations_postrole r where r.post_id = organisations_post.id),
    (select string_agg(
        concat_ws('' '', d.receiver_id, array_to_string(d.roles, ''+''), d.valid_from, d.valid_to),
        '', '' order by d.id)
      from organisations_delegation d where d.giver_id = organisations_post.id))
');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('officer', 'organisations_officer', 'id', '
  concat_ws(''; '', account_id,
    (select string_agg(concat_ws('' '', h.post_id, h.standing, h.valid_from, h.valid_to), '', '' order by h.id)
      from organisations_postholding h where h.officer_id = organisations_officer.id))
');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('agency_kind', 'organisations_agencykind', 'id', 'concat_ws(''|'', code, name, rank, receives, alone_at)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('agency_class', 'organisations_agencyclass', 'id', 'concat_ws(''|'', code, name,
  array_to_string(keys, '';''), array_to_string(kinds, '';''), array_to_string(levels, '';''))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('agency', 'organisations_agency', 'id', 'concat_ws(''; '', code, (select md5(string_agg(
      concat_ws('' '', t.id, t.name, t.kind_id, t.parent_id, t.valid_from, t.valid_to), '','' order by t.id))
    from organisations_agencyterm t where t.agency_id = organisations_agency.id))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('papers', 'documents_papers', 'id', 'fingerprint');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('reuse', 'documents_reuse', 'id', 'concat_ws(''|'', document_id, submitted_id, subject_kind,
  subject_id, consent_id, extract(epoch from reused_at)::bigint, reused_by)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('vault_removal', 'documents_vaultremoval', 'id', 'concat_ws(''|'', document_id, extract(epoch from removed_at)::bigint, removed_by)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('consent_text', 'documents_consenttext', 'id', 'concat_ws(''|'', code, md5(title), md5(words), md5(words_en), md5(source), valid_from, ''u'' || valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('paper_type', 'documents_papertype', 'id', 'concat_ws(''|'', code, md5(name),
  md5(array_to_string(names, '';'')), array_to_string(codes, '';''), months, md5(source), valid_from,
  ''u'' || valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('contact_point', 'contacts_contactpoint', 'id', 'concat_ws(''|'', person_id, channel,
  encode(address_index, ''hex''), state, extract(epoch from asked_at)::bigint, asked_by,
  ''c'' || extract(epoch from confirmed_at)::bigint, ''a'' || consent_id,
  ''e'' || extract(epoch from ended_at)::bigint)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('promise', 'deadlines_promise', 'id', 'state || ''|'' || coalesce(extract(epoch from due_at)::bigint::text, '''') || case when original_due_at is distinct from due_at then ''|'' || extract(epoch from original_due_at)::bigint::text else '''' end');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('redating', 'deadlines_redating', 'id', 'state || ''|'' || first_day || ''|'' || last_day');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('place', 'places_place', 'id', 'concat_ws(''|'', code, level, kind, name, parent_id, post_code, valid_from, valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('place_change', 'places_placechange', 'id', '
  concat_ws(''|'', code, day, title, decision, mark,
  (select md5(string_agg(concat_ws('' '', s.old_id, s.new_id, s.whole), '','' order by s.old_id, s.new_id))
    from places_placesuccession s where s.change_id = places_placechange.id))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('file', 'files_storedfile', 'id', 'concat_ws(''|'', sha256, size, kind, is_active, scan)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('legal_text', 'legal_texts_legaltext', 'id', 'concat_ws(''|'', number_key, year, in_force_from, in_force_to, replaced_by_id,
    number, kind, issued_on, issuer, title)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('moving', 'dossiers_moving', 'id', 'state');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('dossier', 'dossiers_dossier', 'id', 'concat_ws(''|'',
  state, coalesce(code, ''''), extract(epoch from due_at)::bigint,
  case when entered_at is not null then concat_ws(''|'',
    version_id, case_number, coalesce(applicant_person_id, applicant_entity_id), reception_unit_id,
    decision_agency_id, return_unit_id, extract(epoch from entered_at)::bigint,
    ''s'' || submitter_id, ''c'' || competence_place_id, ''h'' || help_unit_id,
    ''v'' || channel || '' '' || return_way || '' '' || sets, ''t'' || extract(epoch from submitted_at)::bigint,
    ''a'' || extract(epoch from accepted_at)::bigint, ''r'' || extract(epoch from resolved_at)::bigint,
    ''e'' || extract(epoch from ended_at)::bigint, ''p'' || reprints,
    ''o'' || extract(epoch from original_due_at)::bigint, ''b'' || book_year || '' '' || book_number,
    ''n'' || submission_id) end,
  ''w'' || whole_id,
  case when joint then (
    select string_agg(concat_ws('' '', key, state, dossier_id, agency_id), '','' order by position)
    from dossiers_dossierpart p where p.whole_id = dossiers_dossier.id) end)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('rating', 'feedback_rating', 'id', 'concat_ws(''|'', steps, changes, agency_id, unit_id, way,
  md5(concat(id, dossier_id)), ''g'' || extract(epoch from given_at)::bigint,
  ''c'' || extract(epoch from changed_at)::bigint, (
    select string_agg(concat_ws('' '', e.number, e.steps), '','' order by e.number)
    from feedback_earlierrating e where e.rating_id = feedback_rating.id))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('feedback', 'feedback_feedback', 'id', 'concat_ws(''|'', state, code, kind, channel,
  ''y'' || agency_id, ''h'' || dossier_id, ''r'' || repeats_id, ''f'' || extract(epoch from filed_at)::bigint,
  ''n'' || extract(epoch from counted_from)::bigint, ''d'' || extract(epoch from due_at)::bigint,
  ''l'' || extract(epoch from late_since)::bigint, ''t'' || extract(epoch from taken_at)::bigint, taken_by,
  ''a'' || extract(epoch from answered_at)::bigint, ''e'' || extract(epoch from ended_at)::bigint,
  ''s'' || satisfied, ''q'' || md5(question), ''w'' || md5(answer))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('feedback_limit', 'feedback_feedbacklimit', 'id', 'concat_ws(''|'', code, quantity, unit, source, valid_from, ''u'' || valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('charge', 'fees_charge', 'id', 'concat_ws(''|'', state, amount, outlived)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('receipt', 'fees_receipt', 'id', 'concat_ws(''|'', state, series_id, number, amount, shift_id)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('receipt_series', 'fees_series', 'id', 'concat_ws(''|'', unit_id, form, symbol, first, final)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('shift', 'fees_shift', 'id', 'concat_ws(''|'', opening, extract(epoch from closed_at)::bigint, expected, counted)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('filing_draft', 'filings_filingdraft', 'id', 'concat_ws(''|'', state, person_id,
  ''p'' || applicant_person_id, ''e'' || applicant_entity_id, version_id, ''h'' || dossier_id,
  ''b'' || extract(epoch from begun_at)::bigint, ''o'' || extract(epoch from over_at)::bigint, (
    select string_agg(concat_ws('' '', c.id, c.person_id, c.signed_edition,
      ''s'' || extract(epoch from c.signed_at)::bigint, ''d'' || extract(epoch from c.declined_at)::bigint),
      '','' order by c.id)
    from filings_cosigner c where c.draft_id = filings_filingdraft.id))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('eligibility', 'filings_eligibilityset', 'id', 'concat_ws(''|'', code, md5(questions::text), valid_from, ''u'' || valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('index_component', 'indices_indexcomponent', 'id', 'concat_ws(''|'', coalesce(most::text, ''''), threshold, array_to_string(numerator, '',''), array_to_string(denominator, '',''), is_rest, factor, reach, valid_from, valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('weighted_index', 'indices_weightedindex', 'id', 'concat_ws(''|'', lacking_rule, levels, valid_from, valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('mirror', 'mirrors_mirror', 'id', 'concat_ws(''|'', state, year, number, unit_id, agency_id, central_number, title, coalesce(applicant_person_id, applicant_entity_id), ''d'' || extract(epoch from due_at)::bigint, ''h'' || extract(epoch from heard_at)::bigint, ''r'' || extract(epoch from resolved_at)::bigint, result_number, ''g'' || extract(epoch from handed_at)::bigint, code, ''p'' || reprints)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('held_filing', 'routing_heldfiling', 'id', 'concat_ws(''|'', state, number, unit_id, dossier_id, md5(why))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('portal_filing', 'national_portal_portalfiling', 'id', 'concat_ws(''|'', number, state, dossier_id, held_id)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('neighbour', 'neighbours_neighbour', 'id', 'concat_ws(''|'', name, ''f'' || extract(epoch from failing_since)::bigint)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('notice', 'notices_notice', 'id', 'state');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('pack', 'packs_pack', 'id', 'digest');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('pack_upload', 'packs_packupload', 'id', 'state');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('plan_reading', 'plans_planreading', 'id', 'concat_ws(''|'', state, version, number, signed_on, year, issuer)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('plan', 'plans_plan', 'id', 'concat_ws(''|'', state, number, signed_on, year)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('request_limit', 'privacy_requestlimit', 'id', 'concat_ws(''|'', code, hours, md5(source), valid_from, ''u'' || valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('reminder_step', 'plans_reminderstep', 'id', 'concat_ws(''|'', code, audience, days, valid_from, valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('recurrence_rule', 'plans_recurrencerule', 'id', 'concat_ws(''|'', every, day, valid_from, valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('awaited_event', 'plans_awaitedevent', 'id', 'concat_ws(''|'', plan_id, words, happened_on, due_on)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('plan_report', 'plans_planreport', 'id', 'concat_ws(''|'', plan_id, number, as_of, digest, md5(figures::text))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('target_binding', 'plans_targetbinding', 'id', 'concat_ws(''|'', target_id, how, indicator,
  ''l'' || level, ''g'' || "group", ''a'' || agency_id, ''p'' || procedure, ''f'' || field, ''c'' || channel,
  since, until)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('target_figure', 'plans_targetfigure', 'id', 'concat_ws(''|'', target_id, ''a'' || agency_id,
  period, ''v'' || value, ''w'' || words, ''m'' || met, ''c'' || corrects_id)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('target_words', 'plans_targetwords', 'id', 'concat_ws(''|'', indicator, phrases::text, never::text, valid_from, valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('target', 'plans_target', 'id', 'concat_ws(''|'', plan_id, op, value, unit, period, ''e'' || ended_by_id)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('assignment', 'plans_assignment', 'id', 'concat_ws(''|'', state, plan_id, lead_id, term,
  due_on, ''o'' || original_due_on, ''d'' || done_on, ''h'' || handed_in_on, ''p'' || nullif(period, ''''),
  ''e'' || ended_by_id, ''w'' || nullif(ended_as, ''''))');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('data_request', 'privacy_datarequest', 'id', 'concat_ws(''|'', person_id, wish,
  ''d'' || document_id, state, extract(epoch from asked_at)::bigint, asked_by,
  ''u'' || extract(epoch from due_at)::bigint, ''e'' || extract(epoch from ended_at)::bigint, ended_by)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('filing_portal', 'procedures_filingportal', 'id', 'concat_ws(''|'', code, name, address, source, valid_from, ''u'' || valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('abolished_paper', 'procedures_abolishedpaper', 'id', 'concat_ws(''|'', code, name, array_to_string(phrases, '';''), source, valid_from, ''u'' || valid_to)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('late_list', 'reports_latelist', 'id', 'concat_ws(''|'', state, month, edition, received, resolved, resolved_late, open_late, digest)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('transfer', 'transfers_transfer', 'id', 'concat_ws(''|'', number, unit_id, agency_id,
  extract(epoch from received_at)::bigint, (
    select md5(string_agg(concat_ws('' '', dossier_id, received), '','' order by l.id))
    from transfers_transferline l where l.transfer_id = transfers_transfer.id), way)');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('task', 'workflow_task', 'id', 'state || ''|'' || step || ''|'' || coalesce(holder_id::text, '''') || case when waits_since is not null then ''|'' || extract(epoch from waits_since)::bigint::text else '''' end');
INSERT INTO public.events_subject (kind, table_name, id_column, state_sql) VALUES ('run', 'workflow_run', 'id', 'state || ''|'' || process_id::text ||
  case when arrived <> ''[]''::jsonb then ''|'' || arrived::text else '''' end');
INSERT INTO public.procedures_proceduresstamp (token) VALUES (gen_random_uuid());
