-- Whether the guards still stand: what `doctor` asks. All of it is in PostgreSQL's catalogue, which a superuser or the owner
-- can change past every rule of ours; this finds what was changed and not hidden.

-- What is open. A hole lets somebody past the workflow, or past who may read what; the rest bounds the harm that people can do
-- to the server, and is open where whoever set the newsroom up was no superuser.
CREATE FUNCTION newsdesk.weak_points() RETURNS TABLE (is_hole boolean, guard text, finding text, fix text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  owner oid := 'newsdesk_owner'::regrole;
  registrar oid := 'newsdesk_registrar'::regrole;
  staff oid := 'newsdesk_staff'::regrole;
  here pg_database;
BEGIN
  IF NOT pg_has_role(session_user, owner, 'MEMBER') THEN
    PERFORM newsdesk.require_person();
  END IF;
  SELECT * INTO here FROM pg_database AS d WHERE d.datname = current_database();

  RETURN QUERY
  -- Roles and people.
  SELECT true, 'roles', format('%s has more power than it needs', r.rolname),
    format('ALTER ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOREPLICATION NOCREATEDB%s', r.rolname,
      CASE WHEN r.oid = registrar THEN '' ELSE ' NOCREATEROLE' END)
  FROM pg_roles AS r
  WHERE r.oid IN (owner, registrar, staff)
    AND (r.rolcanlogin OR r.rolsuper OR r.rolbypassrls OR r.rolreplication OR r.rolcreatedb
      OR (r.rolcreaterole AND r.oid <> registrar))
  UNION ALL
  SELECT true, 'people', format('%s is above the workflow: %s', p.login,
      CASE WHEN r.rolsuper THEN 'a superuser' WHEN m.roleid IS NULL THEN 'a role with powers of the server''s'
      ELSE 'a member of ' || m.roleid::regrole END),
    CASE WHEN m.roleid IS NOT NULL THEN format('REVOKE %s FROM %I', m.roleid::regrole, p.login)
      ELSE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION', p.login) END
  FROM newsdesk.person AS p
  JOIN pg_roles AS r ON r.rolname = p.login
  LEFT JOIN pg_auth_members AS m ON m.member = r.oid AND m.roleid <> staff
  WHERE p.disabled_at IS NULL
    AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR m.roleid IS NOT NULL)
  UNION ALL
  SELECT false, 'people', format('%s was disabled and can still connect', p.login),
    format('REVOKE CONNECT ON DATABASE %I FROM %I', here.datname, p.login)
  FROM newsdesk.person AS p
  JOIN pg_roles AS r ON r.rolname = p.login
  WHERE p.disabled_at IS NOT NULL AND r.rolcanlogin AND has_database_privilege(r.oid, here.oid, 'CONNECT')
  UNION ALL
  SELECT false, 'people', format('%s works here and can''t connect', p.login),
    format('GRANT CONNECT ON DATABASE %I TO %I', here.datname, p.login)
  FROM newsdesk.person AS p
  JOIN pg_roles AS r ON r.rolname = p.login
  WHERE p.disabled_at IS NULL AND NOT (r.rolcanlogin AND has_database_privilege(r.oid, here.oid, 'CONNECT'))

  -- Tables, views and what watches over them.
  UNION ALL
  SELECT true, 'tables', format('%s is not under row-level security', c.oid::regclass),
    format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.oid::regclass)
  FROM pg_class AS c
  WHERE c.relnamespace = 'newsdesk'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity
    AND c.relname <> 'migration'
  UNION ALL
  SELECT true, 'tables', format('the view %s reads with its owner''s rights', c.oid::regclass),
    format('ALTER VIEW %s SET (security_invoker = true)', c.oid::regclass)
  FROM pg_class AS c
  WHERE c.relnamespace = 'newsdesk'::regnamespace AND c.relkind = 'v'
    AND 'security_invoker=true' <> ALL (coalesce(c.reloptions, '{}'))
  UNION ALL
  SELECT true, 'tables', format('a trigger of %s is switched off: %s', t.tgrelid::regclass, t.tgname),
    format('ALTER TABLE %s ENABLE TRIGGER %I', t.tgrelid::regclass, t.tgname)
  FROM pg_trigger AS t
  JOIN pg_class AS c ON c.oid = t.tgrelid
  WHERE c.relnamespace = 'newsdesk'::regnamespace AND t.tgenabled NOT IN ('O', 'A')
  UNION ALL
  SELECT true, 'tables', format('a guard is gone: the trigger %s', x.name), 'restore it from Migrations/'
  FROM unnest(ARRAY[
    'agency_alias_is_not_truncated', 'agency_alias_is_only_ended', 'agency_is_not_truncated', 'agency_shipment_is_append_only',
    'channel_is_not_deleted', 'delivery_attempt_is_append_only', 'delivery_is_not_deleted', 'delivery_keeps_its_message',
    'edition_is_append_only', 'history_is_append_only', 'import_is_append_only', 'lease_is_not_deleted',
    'lease_is_only_ended', 'live_is_searchable', 'outbox_is_append_only', 'person_is_not_deleted',
    'picture_file_is_append_only', 'picture_is_append_only', 'picture_rights_is_append_only',
    'required_sign_off_is_append_only', 'rights_grant_end_is_append_only', 'rights_grant_is_append_only',
    'rights_reliance_is_append_only',
    'required_sign_off_is_written_in_time', 'revision_is_append_only',
    'revision_picture_is_append_only', 'seal_is_append_only', 'sealed_story_is_append_only', 'sign_off_is_not_deleted',
    'sign_off_is_only_voided', 'source_is_append_only', 'source_keeper_is_append_only', 'staff_history_is_append_only',
    'story_is_not_deleted', 'story_is_searchable_as_it_stands', 'story_is_searchable_when_new',
    'story_reader_is_not_deleted', 'story_reader_is_only_removed', 'transition_is_append_only',
    'transition_is_written_in_time', 'workflow_is_append_only', 'workflow_is_sound'
  ]) AS x (name)
  WHERE NOT EXISTS (
    SELECT FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
    WHERE t.tgname = x.name AND c.relnamespace = 'newsdesk'::regnamespace
  )
  UNION ALL
  SELECT true, 'tables', 'a story can disagree with its history: story_agrees_with_history is gone', 'restore it from Migrations/'
  WHERE NOT EXISTS (
    SELECT FROM pg_constraint AS k
    WHERE k.conrelid = 'newsdesk.story'::regclass AND k.conname = 'story_agrees_with_history' AND k.convalidated
  )
  UNION ALL
  -- Policies add up: one more lets more be read. Each of ours asks a function or another table; only so many do.
  SELECT true, 'tables', format('the policy %s of %s is not the newsroom''s', p.polname, p.polrelid::regclass),
    format('DROP POLICY %I ON %s', p.polname, p.polrelid::regclass)
  FROM pg_policy AS p
  JOIN pg_class AS c ON c.oid = p.polrelid
  WHERE c.relnamespace = 'newsdesk'::regnamespace
    AND (
      p.polcmd <> 'r'
      OR p.polname !~ ('^' || c.relname || '_is_read_(by_colleagues|by_all_when_out|by_its_desk_or_by_name|with_its_[a-z]+)$')
      OR pg_get_expr(p.polqual, p.polrelid) !~ 'SELECT|^newsdesk\.may_read_picture\(id\)$'
    )
  UNION ALL
  SELECT true, 'tables', format('%s may %s %s', CASE a.grantee WHEN 0 THEN 'everybody' ELSE a.grantee::regrole::text END,
      lower(a.privilege_type), c.oid::regclass),
    format('REVOKE ALL ON %s FROM %s', c.oid::regclass,
      CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
  FROM pg_class AS c
  CROSS JOIN LATERAL aclexplode(c.relacl) AS a
  WHERE c.relnamespace = 'newsdesk'::regnamespace AND c.relkind <> 'i'
    AND a.grantee <> owner AND NOT (a.grantee = staff AND a.privilege_type = 'SELECT')

  -- Functions.
  UNION ALL
  SELECT true, 'functions', format('%s belongs to %s', f.oid::regprocedure, f.proowner::regrole),
    'find out who changed it, and restore it from Migrations/'
  FROM pg_proc AS f
  WHERE f.pronamespace = 'newsdesk'::regnamespace AND f.proowner NOT IN (owner, registrar)
  UNION ALL
  SELECT true, 'functions', format('%s runs with its owner''s rights and whatever search_path it is called with',
      f.oid::regprocedure),
    format('ALTER FUNCTION %s SET search_path = pg_catalog, pg_temp', f.oid::regprocedure)
  FROM pg_proc AS f
  WHERE f.prosecdef AND f.pronamespace = 'newsdesk'::regnamespace
    AND 'search_path=pg_catalog, pg_temp' <> ALL (coalesce(f.proconfig, '{}'))
  UNION ALL
  SELECT true, 'functions', format('%s runs with the rights of %s, and is not the newsroom''s', f.oid::regprocedure,
      f.proowner::regrole),
    format('DROP FUNCTION %s', f.oid::regprocedure)
  FROM pg_proc AS f
  WHERE f.prosecdef AND f.pronamespace NOT IN ('newsdesk'::regnamespace, 'pg_catalog'::regnamespace)
    AND has_function_privilege(staff, f.oid, 'EXECUTE')
    AND has_schema_privilege(staff, f.pronamespace, 'USAGE')
  UNION ALL
  SELECT true, 'functions', format('%s may call %s', CASE a.grantee WHEN 0 THEN 'everybody' ELSE a.grantee::regrole::text END,
      f.oid::regprocedure),
    format('REVOKE ALL ON FUNCTION %s FROM %s', f.oid::regprocedure,
      CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
  FROM pg_proc AS f
  CROSS JOIN LATERAL aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) AS a
  WHERE f.pronamespace = 'newsdesk'::regnamespace
    AND (a.grantee NOT IN (owner, registrar, staff) OR (a.grantee = staff AND f.proowner = registrar))

  -- What everybody may do in this database, and on this server.
  UNION ALL
  SELECT a.privilege_type <> 'CONNECT', 'database', format('everybody may %s', CASE a.privilege_type
      WHEN 'TEMPORARY' THEN 'make temporary objects' WHEN 'CREATE' THEN 'make schemas' ELSE 'connect' END),
    format('REVOKE %s ON DATABASE %I FROM PUBLIC', a.privilege_type, here.datname)
  FROM aclexplode(coalesce(here.datacl, acldefault('d', here.datdba))) AS a WHERE a.grantee = 0
  UNION ALL
  SELECT true, 'database', format('everybody may make things in the schema %s', n.nspname),
    format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', n.nspname)
  FROM pg_namespace AS n
  CROSS JOIN LATERAL aclexplode(n.nspacl) AS a
  WHERE a.grantee IN (0, staff) AND a.privilege_type = 'CREATE'
  UNION ALL
  -- What is trusted not to tell what it compares runs before the policies, and EXPLAIN ANALYZE counts what comes through.
  SELECT true, 'server', 'by EXPLAIN ANALYZE people can learn whether a text that they guess is in a story that they may not read',
    'as a superuser, again: newsdesk init --server'
  WHERE EXISTS (
    SELECT FROM pg_proc AS f
    WHERE f.proleakproof AND f.pronamespace = 'pg_catalog'::regnamespace
      AND f.proargtypes::oid[] && '{text,varchar,bpchar,bytea}'::regtype[]::oid[]
  )
  UNION ALL
  SELECT false, 'server', 'everybody may use ' || string_agg(x.name, ', ' ORDER BY x.name),
    'as a superuser, again: newsdesk init --server'
  FROM (
    SELECT 'the language ' || l.lanname AS name FROM pg_language AS l
    WHERE l.lanname IN ('sql', 'plpgsql') AND has_language_privilege('public', l.oid, 'USAGE')
    UNION ALL
    SELECT x.name FROM (
      VALUES ('large objects', 'lo_create(oid)'), ('advisory locks', 'pg_advisory_lock(bigint)'),
        ('messages in the write-ahead log', 'pg_logical_emit_message(boolean, text, text)'),
        ('the counters of tables', 'pg_stat_get_tuples_inserted(oid)')
    ) AS x (name, function)
    -- Later versions have other arguments.
    WHERE has_function_privilege('public', to_regprocedure('pg_catalog.' || x.function), 'EXECUTE')
  ) AS x
  HAVING count(*) > 0
  UNION ALL
  SELECT false, 'server', 'everybody with a login may connect to ' || string_agg(d.datname, ', ' ORDER BY d.datname),
    string_agg(format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', d.datname), '; ' ORDER BY d.datname)
  FROM pg_database AS d
  WHERE d.datname IN ('postgres', 'template1') AND d.oid <> here.oid
    AND EXISTS (
      SELECT FROM aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) AS a
      WHERE a.grantee = 0 AND a.privilege_type = 'CONNECT'
    )
  HAVING count(*) > 0
  UNION ALL
  SELECT false, 'limits', 'prepared transactions are allowed, which keep their locks when whoever prepared them has left',
    'max_prepared_transactions = 0 in postgresql.conf'
  WHERE current_setting('max_prepared_transactions')::integer > 0
  UNION ALL
  SELECT false, 'limits', 'no default for ' || string_agg(x.name, ', ' ORDER BY x.name),
    'as a superuser, again: newsdesk init --server'
  FROM (
    VALUES ('statement_timeout'), ('lock_timeout'), ('idle_in_transaction_session_timeout'), ('idle_session_timeout'),
      ('temp_file_limit')
  ) AS x (name)
  WHERE NOT EXISTS (
    SELECT FROM pg_db_role_setting AS s
    WHERE s.setdatabase = here.oid AND s.setrole = 0
      AND EXISTS (SELECT FROM unnest(s.setconfig) AS c WHERE starts_with(c, x.name || '='))
  )
  HAVING count(*) > 0;
END
$$;
