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
  newsdesk.story,
  newsdesk.revision,
  newsdesk.revision_picture,
  newsdesk.history,
  newsdesk.sign_off,
  newsdesk.edition,
  newsdesk.lease,
  newsdesk.draft_lock,
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
  newsdesk.explain(bigint),
  newsdesk.keep_source(bytea),
  newsdesk.import_story(text, jsonb, bytea, integer, text, jsonb),
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
  newsdesk.history_digest(newsdesk.history),
  newsdesk.seal_history(),
  newsdesk.stories_digest(newsdesk.sealed_story[]),
  newsdesk.seal_digest(newsdesk.seal),
  newsdesk.staff_digest(newsdesk.staff_history),
  newsdesk.verify_stories(bigint, integer),
  newsdesk.verify_seals(bigint, integer),
  newsdesk.verify_staff()
TO newsdesk_staff;
