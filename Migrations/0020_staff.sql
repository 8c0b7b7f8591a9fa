-- People, desks and roles: changed by administrators, each change recorded. Administering people gives no right to
-- approve or publish.

-- SHA-256 over an entry of the staff's history, the digest of the entry before it included. Fields as in 0003_story.sql.
CREATE FUNCTION newsdesk.staff_digest(entry newsdesk.staff_history) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(newsdesk.digest_list(ARRAY[
    'newsdesk.staff.1', (extract(epoch FROM entry.at) * 1000000)::bigint::text, entry.actor, entry.act, entry.subject,
    entry.detail::text, encode(entry.previous_digest, 'hex')
  ]));
END
$$;

CREATE FUNCTION newsdesk.record_staff_act(act text, subject text, detail jsonb) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  entry newsdesk.staff_history;
BEGIN
  -- One after another: the chain has one end.
  PERFORM FROM newsdesk.newsroom FOR NO KEY UPDATE;
  entry.at := clock_timestamp();
  entry.actor := session_user;
  entry.previous_digest := (SELECT h.digest FROM newsdesk.staff_history AS h ORDER BY h.id DESC LIMIT 1);
  entry.act := act;
  entry.subject := subject;
  entry.detail := detail;
  entry.digest := newsdesk.staff_digest(entry);
  INSERT INTO newsdesk.staff_history (at, actor, act, subject, detail, previous_digest, digest)
  VALUES (entry.at, entry.actor, entry.act, entry.subject, entry.detail, entry.previous_digest, entry.digest);
  -- Who may read what, and whose turn it is, may be others now.
  PERFORM newsdesk.notify_watchers('newsdesk_changes');
END
$$;

-- Administrators take turns, so that two who dismiss each other at the same moment don't both succeed.
CREATE FUNCTION newsdesk.require_administrator() RETURNS integer
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
BEGIN
  PERFORM FROM newsdesk.newsroom FOR NO KEY UPDATE;
  IF newsdesk.holds_role(me, NULL, '{administrator}') IS NOT TRUE THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDROL',
      MESSAGE = 'people, desks and roles are changed by an administrator',
      DETAIL = jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object(
        'code', 'role', 'subject', 'administrator', 'message', 'that takes an administrator',
        'who', to_jsonb(newsdesk.people_with_role(NULL, '{administrator}'))
      )))::text;
  END IF;
  RETURN me;
END
$$;

CREATE FUNCTION newsdesk.person_named(wanted text) RETURNS newsdesk.person
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  p newsdesk.person;
BEGIN
  SELECT * INTO p FROM newsdesk.person AS x WHERE x.login = wanted;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'NDNFP', MESSAGE = format('there is no person "%s"', coalesce(wanted, ''));
  END IF;
  RETURN p;
END
$$;

-- The newsroom's own facts. For whoever sets it up, once.
CREATE FUNCTION newsdesk.found_newsroom(newsroom_name text, zone text) RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_timezone_names AS z WHERE z.name = zone) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDBAD',
      MESSAGE = format('there is no time zone "%s"', zone),
      HINT = 'Name one of the IANA database, such as Europe/London.';
  END IF;
  INSERT INTO newsdesk.newsroom (name, time_zone) VALUES (newsroom_name, zone) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    PERFORM newsdesk.record_staff_act('found', newsroom_name, jsonb_build_object('time_zone', zone));
  END IF;
  RETURN FOUND;
END
$$;

-- Adds a person without asking who asks: for the functions below, and for whoever sets the newsroom up.
CREATE FUNCTION newsdesk.enrol(login text, display_name text) RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  shown text := btrim(normalize(display_name, NFC));
  is_new boolean;
  is_added boolean;
BEGIN
  IF coalesce(shown, '') = '' OR shown ~ '[[:cntrl:]]' OR length(shown) > 200 THEN
    PERFORM newsdesk.bad_data('a name is 1 to 200 characters, with no control characters');
  END IF;
  IF EXISTS (SELECT FROM newsdesk.person AS p WHERE p.login = enrol.login AND p.disabled_at IS NOT NULL) THEN
    RETURN false;
  END IF;
  is_new := newsdesk.make_login(login);
  INSERT INTO newsdesk.person AS p (login, name, made_here) VALUES (login, shown, is_new)
  ON CONFLICT ON CONSTRAINT person_login_key DO NOTHING;
  is_added := FOUND;
  PERFORM newsdesk.admit(login);
  IF NOT is_added THEN
    -- On a server that the newsroom was moved to, without its logins.
    UPDATE newsdesk.person AS p SET made_here = true WHERE p.login = enrol.login AND is_new;
    RETURN false;
  END IF;
  PERFORM newsdesk.record_staff_act('add person', login, jsonb_build_object('name', shown));
  RETURN true;
END
$$;

CREATE FUNCTION newsdesk.enrol_in_role(login text, desk text, role newsdesk.role) RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  p newsdesk.person := newsdesk.person_named(login);
  d newsdesk.desk;
BEGIN
  IF desk IS NOT NULL THEN
    d := newsdesk.desk_named(desk);
  END IF;
  IF role IN ('administrator', 'worker') AND desk IS NOT NULL THEN
    PERFORM newsdesk.bad_data(format('%s is a role for the whole newsroom, not for a desk', role));
  END IF;
  INSERT INTO newsdesk.role_grant AS g (person_id, desk_id, role) VALUES (p.id, d.id, role) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM newsdesk.record_staff_act('grant role', login, jsonb_build_object('role', role, 'desk', desk));
  RETURN true;
END
$$;

-- Opens a desk, which follows the newest version of the named workflow.
CREATE FUNCTION newsdesk.open_desk(desk text, workflow text DEFAULT 'standard') RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  w newsdesk.workflow := newsdesk.workflow_named(workflow);
BEGIN
  IF desk !~ '^[a-z][a-z0-9-]{0,39}$' THEN
    PERFORM newsdesk.bad_data(
      format('"%s" can''t be the name of a desk', desk), 'Use lower-case letters, digits and hyphens, a letter first.'
    );
  END IF;
  INSERT INTO newsdesk.desk AS d (name, workflow_id) VALUES (desk, w.id)
  ON CONFLICT ON CONSTRAINT desk_name_key DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM newsdesk.record_staff_act(
    'add desk', desk, jsonb_build_object('workflow', w.name, 'version', w.version, 'digest', encode(w.digest, 'hex'))
  );
  RETURN true;
END
$$;

-- For administrators -----------------------------------------------------------------------------------------------------

-- Each answers true where it changed something, false where it was so already.

CREATE FUNCTION newsdesk.add_person(login text, name text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
BEGIN
  PERFORM newsdesk.require_administrator();
  RETURN newsdesk.enrol(login, name);
END
$$;

CREATE FUNCTION newsdesk.grant_role(login text, desk text, role newsdesk.role) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
BEGIN
  PERFORM newsdesk.require_administrator();
  RETURN newsdesk.enrol_in_role(login, desk, role);
END
$$;

CREATE FUNCTION newsdesk.revoke_role(login text, desk text, role newsdesk.role) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  p newsdesk.person;
  d newsdesk.desk;
BEGIN
  PERFORM newsdesk.require_administrator();
  p := newsdesk.person_named(login);
  IF desk IS NOT NULL THEN
    d := newsdesk.desk_named(desk);
  END IF;
  DELETE FROM newsdesk.role_grant AS g
  WHERE g.person_id = p.id AND g.desk_id IS NOT DISTINCT FROM d.id AND g.role = revoke_role.role;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF newsdesk.people_with_role(NULL, '{administrator}') = '{}' THEN
    PERFORM newsdesk.bad_data('the newsroom would have no administrator', 'Make somebody else an administrator first.');
  END IF;
  PERFORM newsdesk.record_staff_act('revoke role', login, jsonb_build_object('role', role, 'desk', desk));
  RETURN true;
END
$$;

CREATE FUNCTION newsdesk.add_desk(desk text, workflow text DEFAULT 'standard') RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
BEGIN
  PERFORM newsdesk.require_administrator();
  RETURN newsdesk.open_desk(desk, workflow);
END
$$;

-- A person who leaves is disabled, never deleted: what they did stays theirs. They can't connect any more, and whoever is
-- connected is thrown out. Asked again it ends whatever connected in the moment before.
CREATE FUNCTION newsdesk.set_person_disabled(login text, disabled boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer;
  p newsdesk.person;
BEGIN
  -- Before anything is locked: whoever holds a lock can't put their own dismissal off with it.
  IF disabled AND login IS DISTINCT FROM session_user
    AND newsdesk.holds_role(newsdesk.require_person(), NULL, '{administrator}')
    AND EXISTS (SELECT FROM newsdesk.person AS x WHERE x.login = set_person_disabled.login)
  THEN
    PERFORM newsdesk.end_sessions(login);
  END IF;
  me := newsdesk.require_administrator();
  IF disabled AND login = session_user THEN
    -- It would end the session that asks, before an answer. And so there's always an administrator left.
    PERFORM newsdesk.bad_data(
      'nobody disables themselves',
      coalesce(
        'Somebody else has to: '
          || nullif(array_to_string(newsdesk.people_with_role(NULL, '{administrator}', ARRAY[me]), ', '), ''),
        'Make somebody else an administrator first, who then can.'
      )
    );
  END IF;
  IF disabled IS NULL THEN
    PERFORM newsdesk.bad_data('whether a person is disabled is true or false, not NULL');
  END IF;
  p := newsdesk.person_named(login);
  IF (p.disabled_at IS NOT NULL) = disabled THEN
    RETURN false;
  END IF;
  UPDATE newsdesk.person AS x
  SET disabled_at = CASE WHEN disabled THEN clock_timestamp() END
  WHERE x.id = p.id;
  IF disabled THEN
    PERFORM newsdesk.dismiss(login, p.made_here);
    PERFORM newsdesk.end_sessions(login);
  ELSE
    IF p.made_here THEN
      PERFORM newsdesk.switch_login(login, true);
    END IF;
    PERFORM newsdesk.admit(login);
  END IF;
  PERFORM newsdesk.record_staff_act(CASE WHEN disabled THEN 'disable person' ELSE 'enable person' END, login, '{}');
  RETURN true;
END
$$;
