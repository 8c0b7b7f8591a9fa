-- People's logins: making them, letting them in, their first passwords, and putting an end to them.
--
-- A role belongs to the whole server, and several newsrooms may share one. What is this newsroom's own is the right to connect
-- to its database, which each working person has by name. Taking it away shuts a person out here and nowhere else.

-- What newsdesk_registrar owns --------------------------------------------------------------------------------------------
--
-- No other code runs with CREATEROLE, which up to PostgreSQL 15 is nearly a superuser's. Only the owner's functions call
-- these, and each looks for itself whether the role is one that it may touch. On 16 and later the registrar can change the
-- logins that it made and no others.

CREATE FUNCTION newsdesk.require_plain_login(login text) RETURNS oid
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r pg_roles;
BEGIN
  IF login IS NULL OR login !~ '^[a-z][a-z0-9_.-]{0,62}$' OR login ~ '^(pg_|newsdesk_)'
    -- Words that PostgreSQL takes for something else than a role of that name, or that people would.
    OR login IN ('public', 'none', 'user', 'current_user', 'session_user', 'current_role')
  THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDBAD',
      MESSAGE = format('"%s" can''t be a login', login),
      HINT = 'A login is lower-case ASCII: a letter, then letters, digits, dots, hyphens and underscores, at most 63.';
  END IF;
  SELECT * INTO r FROM pg_roles WHERE rolname = login;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF r.rolsuper OR r.rolcreaterole OR r.rolreplication OR r.rolbypassrls OR r.rolcreatedb
    -- A member of the owner, or of a role that reads all data, is above the workflow whatever its own attributes.
    OR EXISTS (
      SELECT FROM pg_auth_members AS m WHERE m.member = r.oid AND m.roleid <> 'newsdesk_staff'::regrole
    )
  THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDBAD',
      MESSAGE = format('the database role "%s" exists already and is no plain login', login),
      HINT = 'Choose another login.';
  END IF;
  RETURN r.oid;
END
$$;

-- Whether the role owns or may do something outside of this newsroom, by name: in any database of the server.
CREATE FUNCTION newsdesk.is_known_elsewhere(role oid) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT EXISTS (
    SELECT
    FROM pg_shdepend AS d
    WHERE d.refclassid = 'pg_authid'::regclass
      AND d.refobjid = role
      AND d.classid <> 'pg_auth_members'::regclass
      AND NOT (
        d.classid = 'pg_database'::regclass
        AND d.objid = (SELECT b.oid FROM pg_database AS b WHERE b.datname = current_database())
      )
  )
$$;

-- Makes a login role that can do nothing but enter this newsroom, or adopts one that can do as little. True where it is new.
CREATE FUNCTION newsdesk.make_login(login text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  found_role oid := newsdesk.require_plain_login(login);
  is_new boolean := found_role IS NULL;
BEGIN
  IF is_new THEN
    BEGIN
      EXECUTE format(
        'CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT CONNECTION LIMIT %s',
        login,
        -- Nobody alone can use up the server.
        greatest(4, current_setting('max_connections')::integer / 4)
      );
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      -- Another newsroom on this server has just made it.
      is_new := false;
    END;
  ELSIF NOT (SELECT r.rolcanlogin FROM pg_roles AS r WHERE r.oid = found_role) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDBAD',
      MESSAGE = format('the database role "%s" exists already and is no plain login', login),
      HINT = 'Choose another login.';
  END IF;
  EXECUTE format('GRANT newsdesk_staff TO %I', login);
  BEGIN
    -- Whoever has a role's privileges may end its sessions.
    EXECUTE format(
      'GRANT %I TO newsdesk_registrar%s',
      login,
      CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN ' WITH INHERIT TRUE, SET FALSE' ELSE '' END
    );
  EXCEPTION WHEN insufficient_privilege THEN
    -- From 16 on, a login that somebody else made. See newsdesk.end_sessions.
    NULL;
  END;
  RETURN is_new;
END
$$;

-- Gives a login a one-time password, of which the server sees no more than what verifies it.
CREATE FUNCTION newsdesk.set_verifier(login text, verifier text, valid_until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  found_role oid := newsdesk.require_plain_login(login);
BEGIN
  IF valid_until IS NULL OR verifier IS NULL
    OR verifier !~ '^SCRAM-SHA-256\$[1-9][0-9]{3,6}:[A-Za-z0-9+/]{16,128}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'
  THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDBAD',
      MESSAGE = 'a password is sent as a SCRAM-SHA-256 verifier, never as it is',
      HINT = 'newsdesk user invite makes one.';
  END IF;
  IF found_role IS NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDBAD',
      MESSAGE = format('there is no login "%s" on this server', login),
      HINT = format('newsdesk user add %s --name "..." makes it again.', login);
  ELSIF newsdesk.is_known_elsewhere(found_role) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDBAD',
      MESSAGE = format('"%s" logs in to other databases of this server too', login),
      HINT = format('Whoever operates the server sets that password, in psql: \password %s', login);
  END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL %L', login, verifier, valid_until);
END
$$;

-- The password that a login has now stays good.
CREATE FUNCTION newsdesk.keep_password(login text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_plain_login(login);
  EXECUTE format('ALTER ROLE %I VALID UNTIL ''infinity''', login);
END
$$;

-- Opens or closes a login for the whole server. One that has a place in another database of it is not closed.
CREATE FUNCTION newsdesk.switch_login(login text, is_open boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  found_role oid := newsdesk.require_plain_login(login);
BEGIN
  IF found_role IS NOT NULL AND (is_open OR NOT newsdesk.is_known_elsewhere(found_role)) THEN
    EXECUTE format('ALTER ROLE %I %s', login, CASE WHEN is_open THEN 'LOGIN' ELSE 'NOLOGIN' END);
  END IF;
END
$$;

-- Coming and going ----------------------------------------------------------------------------------------------------

CREATE FUNCTION newsdesk.admit(login text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), login);
END
$$;

CREATE FUNCTION newsdesk.dismiss(login text, made_here boolean) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- A newsroom can have been moved to a server without its logins.
  IF NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = login) THEN
    RETURN;
  END IF;
  EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM %I', current_database(), login);
  IF made_here THEN
    PERFORM newsdesk.switch_login(login, false);
  END IF;
END
$$;

-- Lets in everybody who works here. Privileges on a database don't travel with a copy of it.
CREATE FUNCTION newsdesk.admit_everybody() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  people text := (
    SELECT string_agg(quote_ident(p.login), ', ')
    FROM newsdesk.person AS p
    JOIN pg_roles AS r ON r.rolname = p.login
    WHERE p.disabled_at IS NULL
  );
BEGIN
  IF people IS NOT NULL THEN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %s', current_database(), people);
  END IF;
END
$$;

-- Ends every session of a person in this newsroom; on the whole server, where the login is closed.
CREATE FUNCTION newsdesk.end_sessions(login text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  process integer;
BEGIN
  -- Within a transaction the list of sessions is kept as it was when it was first read.
  PERFORM pg_stat_clear_snapshot();
  FOR process IN
    SELECT a.pid
    FROM pg_stat_activity AS a
    JOIN pg_roles AS r ON r.oid = a.usesysid
    WHERE r.rolname = login
      AND (a.datname = current_database() OR NOT r.rolcanlogin)
      AND a.pid <> pg_backend_pid()
  LOOP
    BEGIN
      PERFORM pg_terminate_backend(process, 2000);
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE WARNING 'a session of "%" could not be ended, and can do nothing any more', login
        USING HINT = format('Whoever operates the server ends it: SELECT pg_terminate_backend(%s)', process);
    END;
  END LOOP;
END
$$;
