-- Who may do what: the least that works. newsdesk_owner owns everything, newsdesk_registrar the functions that change
-- logins, and nobody can log in as either. People are members of newsdesk_staff; which of its rows and acts are theirs, policies and functions say.

REVOKE ALL ON ALL TABLES IN SCHEMA newsdesk FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA newsdesk FROM PUBLIC;

GRANT USAGE, CREATE ON SCHEMA newsdesk TO newsdesk_registrar;
ALTER FUNCTION newsdesk.require_plain_login(text) OWNER TO newsdesk_registrar;
ALTER FUNCTION newsdesk.is_known_elsewhere(oid) OWNER TO newsdesk_registrar;
ALTER FUNCTION newsdesk.make_login(text) OWNER TO newsdesk_registrar;
ALTER FUNCTION newsdesk.set_verifier(text, text, timestamptz) OWNER TO newsdesk_registrar;
ALTER FUNCTION newsdesk.keep_password(text) OWNER TO newsdesk_registrar;
ALTER FUNCTION newsdesk.switch_login(text, boolean) OWNER TO newsdesk_registrar;
REVOKE CREATE ON SCHEMA newsdesk FROM newsdesk_registrar;
GRANT EXECUTE ON FUNCTION
  newsdesk.make_login(text),
  newsdesk.set_verifier(text, text, timestamptz),
  newsdesk.keep_password(text),
  newsdesk.switch_login(text, boolean)
TO newsdesk_owner;

GRANT USAGE ON SCHEMA newsdesk TO newsdesk_staff;

GRANT SELECT ON
  newsdesk.newsroom,
  newsdesk.desk,
  newsdesk.person,
  newsdesk.role_grant,
  newsdesk.staff_history,
  newsdesk.workflow,
  newsdesk.transition,
  newsdesk.required_sign_off,
  newsdesk.editorial_check,
  newsdesk.desk_check,
  newsdesk.story,
  newsdesk.revision,
  newsdesk.revision_picture,
  newsdesk.picture,
  newsdesk.picture_rights,
  newsdesk.rights_grant,
  newsdesk.rights_grant_end,
  newsdesk.rights_reliance,
  newsdesk.history,
  newsdesk.sign_off,
  newsdesk.edition,
  newsdesk.missed_schedule,
  newsdesk.channel,
  newsdesk.delivery,
  newsdesk.delivery_attempt,
  newsdesk.channel_test,
  newsdesk.worker,
  newsdesk.lease,
  newsdesk.draft_lock,
  newsdesk.live,
  newsdesk.story_reader,
  newsdesk.source,
  newsdesk.import,
  newsdesk.pending,
  newsdesk.seal,
  newsdesk.sealed_story,
  newsdesk.migration
TO newsdesk_staff;

GRANT EXECUTE ON FUNCTION
  newsdesk.create_story(text, jsonb, timestamptz, uuid),
  newsdesk.save_story(bigint, integer, jsonb, uuid),
  newsdesk.restore_story(bigint, integer, integer, uuid),
  newsdesk.lock_draft(bigint, integer),
  newsdesk.unlock_draft(bigint),
  newsdesk.break_lock(bigint, text),
  newsdesk.act(bigint, newsdesk.action, integer, text, uuid),
  newsdesk.undo(bigint, integer, text, uuid),
  newsdesk.assign(bigint, integer, text, text, uuid),
  newsdesk.move_story(bigint, integer, text, text, uuid),
  newsdesk.explain(bigint),
  newsdesk.restrict_story(bigint, integer, text[], uuid),
  newsdesk.unrestrict_story(bigint, integer, uuid),
  newsdesk.ask(bigint, integer, text, newsdesk.sign_off_kind, uuid),
  newsdesk.search(text, text, text, integer),
  newsdesk.stories_called(text),
  newsdesk.first_pending(jsonb, integer, timestamptz),
  newsdesk.count_pending(jsonb, timestamptz),
  newsdesk.throughput_steps(timestamptz, timestamptz, text[]),
  newsdesk.throughput_desks(timestamptz, timestamptz, text[]),
  newsdesk.throughput_days(timestamptz, timestamptz, text[]),
  newsdesk.correction_report(timestamptz, timestamptz, text[]),
  newsdesk.correction_rates(timestamptz, timestamptz, text[]),
  newsdesk.watch(text),
  newsdesk.unwatch(text),
  newsdesk.asked_of_me(),
  newsdesk.waiting_on(newsdesk.stage, text, text, text, text, text),
  newsdesk.readable_stories(),
  newsdesk.keep_source(bytea),
  newsdesk.import_story(text, jsonb, bytea, integer, text, jsonb, jsonb),
  newsdesk.embargo(bigint, integer, timestamptz, text, text, uuid),
  newsdesk.lift(bigint, integer, text, uuid),
  newsdesk.schedule(bigint, integer, timestamptz, text, text, uuid),
  newsdesk.schedule_at(text),
  newsdesk.publish_due(integer),
  newsdesk.next_due(),
  newsdesk.add_channel(text, jsonb, bytea),
  newsdesk.set_channel_secret(text, bytea),
  newsdesk.pause_channel(text, boolean),
  newsdesk.remove_channel(text),
  newsdesk.resend(text, bigint),
  newsdesk.skip_deliveries(text, bigint, text),
  newsdesk.test_channel(text),
  newsdesk.worker_is_here(uuid, text, text, boolean),
  newsdesk.channels_to_serve(),
  newsdesk.claim_deliveries(integer, integer, interval, text),
  newsdesk.finish_deliveries(jsonb),
  newsdesk.next_delivery(integer),
  newsdesk.cancellations(bigint[]),
  newsdesk.withheld(bigint[]),
  newsdesk.backlog(),
  newsdesk.channel_changed_at(integer),
  newsdesk.pictures_withdrawn(bigint),
  newsdesk.take_tests(integer),
  newsdesk.end_test(bigint, text),
  newsdesk.embargo_until(text),
  newsdesk.embargo_holds(text),
  newsdesk.embargo_in_words(text),
  newsdesk.embargo_mark(text),
  newsdesk.add_picture(bytea, jsonb),
  newsdesk.may_read_picture(bigint),
  newsdesk.picture_file(bigint),
  newsdesk.places_of_picture(bigint),
  newsdesk.is_ai_made(text),
  newsdesk.preferred_text(jsonb),
  newsdesk.set_rights(bigint, integer, jsonb, text, integer),
  newsdesk.grant_rights(bigint, integer, text, timestamptz, text, boolean),
  newsdesk.end_grant(bigint, text),
  newsdesk.rights_of(bigint, integer),
  newsdesk.story_rights(bigint),
  newsdesk.credit_report(text, interval),
  newsdesk.set_territories(text[]),
  newsdesk.known_restrictions(),
  newsdesk.import_stories(text, jsonb[], jsonb[], bytea[], text),
  newsdesk.imported_as(text, text),
  newsdesk.enter(),
  newsdesk.wall_clock(timestamptz),
  newsdesk.add_person(text, text),
  newsdesk.grant_role(text, text, newsdesk.role),
  newsdesk.revoke_role(text, text, newsdesk.role),
  newsdesk.add_desk(text, text),
  newsdesk.set_person_disabled(text, boolean),
  newsdesk.workflow_definition(text, integer),
  newsdesk.check_workflow(jsonb, text[]),
  newsdesk.apply_workflow(jsonb, text[]),
  newsdesk.check_levels(text),
  newsdesk.set_check(text, text, newsdesk.check_level),
  newsdesk.check_story(bigint, integer),
  newsdesk.check_content(text, jsonb),
  newsdesk.invite(text, text, integer),
  newsdesk.password_was_set(),
  newsdesk.standing(),
  newsdesk.weak_points(),
  newsdesk.readable_desks(),
  newsdesk.is_colleague(),
  newsdesk.state(newsdesk.stage, newsdesk.publication_state),
  newsdesk.covered_digest(newsdesk.sign_off_kind, bytea, bytea),
  newsdesk.digest_field(text),
  newsdesk.digest_list(text[]),
  newsdesk.text_digest(newsdesk.revision),
  newsdesk.picture_digest(newsdesk.revision_picture[]),
  newsdesk.translation_fields(jsonb),
  newsdesk.picture_record_digest(newsdesk.picture),
  newsdesk.history_digest(newsdesk.history),
  newsdesk.seal_history(),
  newsdesk.stories_digest(newsdesk.sealed_story[]),
  newsdesk.seal_digest(newsdesk.seal),
  newsdesk.staff_digest(newsdesk.staff_history),
  newsdesk.verify_stories(bigint, integer),
  newsdesk.verify_seals(bigint, integer),
  newsdesk.verify_staff(),
  newsdesk.verify_pictures(bigint, integer)
TO newsdesk_staff;

-- EXPLAIN estimates from statistics of rows that a policy hides, and would tell whether a headline is among them. Where a
-- plan needs none, none are kept.
DO $$
DECLARE
  target record;
BEGIN
  FOR target IN
    SELECT c.relname, a.attname
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'newsdesk'::regnamespace
      AND c.relname IN (
        'story', 'revision', 'revision_picture', 'history', 'sign_off', 'edition', 'lease', 'import', 'source', 'story_reader',
        'picture', 'picture_rights', 'rights_grant', 'rights_grant_end', 'rights_reliance'
      )
      AND a.attname NOT IN (
        'id', 'story_id', 'source_id', 'desk_id', 'number', 'version', 'revision', 'stage', 'publication', 'pending', 'due_at'
      )
  LOOP
    EXECUTE format('ALTER TABLE newsdesk.%I ALTER COLUMN %I SET STATISTICS 0', target.relname, target.attname);
  END LOOP;
  -- What an index computes has statistics of its own, and the planner uses them for lower(slug) = 'a guess'.
  FOR target IN
    SELECT c.relname, a.attnum
    FROM pg_catalog.pg_index AS i
    JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND i.indkey[a.attnum - 1] = 0
    WHERE c.relnamespace = 'newsdesk'::regnamespace
  LOOP
    EXECUTE format('ALTER INDEX newsdesk.%I ALTER COLUMN %s SET STATISTICS 0', target.relname, target.attnum);
  END LOOP;
END
$$;
