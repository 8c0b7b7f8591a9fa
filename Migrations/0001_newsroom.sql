-- The newsroom, its desks, its people and what each may do. People are PostgreSQL login roles: whoever logs in is the actor.
--
-- Every function that is more than one expression runs with search_path pinned, and those that write are SECURITY DEFINER:
-- they belong to a role that nobody can log in as. Inside them current_user is that owner, so the actor is always session_user.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TYPE newsdesk.role AS ENUM (
  'reporter', 'editor', 'photo_editor', 'legal', 'publisher', 'administrator',
  -- No person's: the program that publishes what is scheduled and delivers what is out. It reads what is out, and no more.
  'worker'
);

CREATE TABLE newsdesk.newsroom (
  singleton boolean NOT NULL DEFAULT true,
  name text NOT NULL,
  time_zone text NOT NULL,
  founded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT newsroom_pkey PRIMARY KEY (singleton),
  CONSTRAINT newsroom_is_only_one CHECK (singleton),
  CONSTRAINT newsroom_name_is_short CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT newsroom_time_zone_is_short CHECK (length(time_zone) BETWEEN 1 AND 64)
);

CREATE TABLE newsdesk.person (
  id integer GENERATED ALWAYS AS IDENTITY,
  login text NOT NULL,
  name text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  disabled_at timestamptz,
  -- Whether this newsroom made the login. The password of one that was there before is not its administrators' to reset.
  made_here boolean NOT NULL DEFAULT false,
  -- Set while a one-time password is out: it opens nothing but the door to choosing one's own.
  must_choose_password boolean NOT NULL DEFAULT false,
  password_set_at timestamptz,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_login_key UNIQUE (login),
  -- ASCII, because Cyrillic and Latin "anna" look alike and are two roles; 63 bytes, because PostgreSQL cuts silently.
  CONSTRAINT person_login_is_plain CHECK (login ~ '^[a-z][a-z0-9_.-]{0,62}$' AND login !~ '^(pg_|newsdesk_)'),
  CONSTRAINT person_name_is_short CHECK (length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]')
);

CREATE TABLE newsdesk.desk (
  id integer GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT desk_pkey PRIMARY KEY (id),
  CONSTRAINT desk_name_key UNIQUE (name),
  CONSTRAINT desk_name_is_plain CHECK (name ~ '^[a-z][a-z0-9-]{0,39}$')
);

CREATE TABLE newsdesk.role_grant (
  person_id integer NOT NULL,
  -- NULL: on every desk of the newsroom.
  desk_id integer,
  role newsdesk.role NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT role_grant_key UNIQUE NULLS NOT DISTINCT (person_id, desk_id, role),
  CONSTRAINT role_grant_person_fkey FOREIGN KEY (person_id) REFERENCES newsdesk.person (id),
  CONSTRAINT role_grant_desk_fkey FOREIGN KEY (desk_id) REFERENCES newsdesk.desk (id),
  -- People are administered for the whole newsroom, never for one desk; and what is out is delivered for all of them.
  CONSTRAINT role_grant_is_newsroom_wide CHECK (role NOT IN ('administrator', 'worker') OR desk_id IS NULL)
);

-- What was done to people, desks and roles. Append-only and chained, like the history of a story.
CREATE TABLE newsdesk.staff_history (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  act text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  previous_digest bytea,
  digest bytea NOT NULL,
  CONSTRAINT staff_history_pkey PRIMARY KEY (id),
  CONSTRAINT staff_history_digest_key UNIQUE (digest),
  -- Each entry has one successor: a chain can't fork.
  CONSTRAINT staff_history_is_one_chain UNIQUE NULLS NOT DISTINCT (previous_digest)
);

-- The person who logged in; NULL where the login belongs to nobody here, to somebody who has left, or to somebody who has
-- yet to replace the password that an administrator gave them.
CREATE FUNCTION newsdesk.current_person() RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT id FROM newsdesk.person
    WHERE login = session_user AND disabled_at IS NULL AND NOT must_choose_password
  );
END
$$;

-- The person who logged in, or a refusal. Also refuses to answer from an old snapshot: a transaction that was begun in
-- REPEATABLE READ and kept open would have roles that were taken away since.
CREATE FUNCTION newsdesk.require_person() RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := (
    SELECT p.id
    FROM newsdesk.person AS p
    WHERE p.login = session_user
      AND p.disabled_at IS NULL
      AND NOT p.must_choose_password
      AND current_setting('transaction_isolation') IN ('read committed', 'read uncommitted')
  );
BEGIN
  IF me IS NOT NULL THEN
    RETURN me;
  ELSIF newsdesk.current_person() IS NOT NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDISO',
      MESSAGE = format('a %s transaction sees the newsroom as it was, not as it is', current_setting('transaction_isolation')),
      HINT = 'Begin the transaction with READ COMMITTED.';
  END IF;
  PERFORM newsdesk.turn_away();
  RETURN NULL;
END
$$;

-- Desks on which the person who logged in holds one of these roles; every desk where a role is held newsroom-wide.
CREATE FUNCTION newsdesk.holds_role(person integer, desk integer, roles newsdesk.role[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT
    FROM newsdesk.role_grant AS g
    JOIN newsdesk.person AS p ON p.id = g.person_id
    WHERE g.person_id = person
      AND p.disabled_at IS NULL
      AND (g.desk_id = desk OR g.desk_id IS NULL)
      AND g.role = ANY (roles)
  );
END
$$;

-- The roles that this person holds on this desk, those for the whole newsroom among them; NULL where there are none, or where
-- the person has left.
CREATE FUNCTION newsdesk.roles_on(person integer, desk integer) RETURNS newsdesk.role[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT array_agg(g.role)
    FROM newsdesk.role_grant AS g
    JOIN newsdesk.person AS p ON p.id = g.person_id
    WHERE g.person_id = person AND p.disabled_at IS NULL AND (g.desk_id = desk OR g.desk_id IS NULL)
  );
END
$$;

-- Everybody who could act: "Ben Okafor (metro editor)", by name. One person is named once, with one of the roles.
CREATE FUNCTION newsdesk.people_with_role(desk integer, roles newsdesk.role[], but_not integer[] DEFAULT '{}')
RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(array_agg(format('%s (%s)', who.name, who.title) ORDER BY who.name, who.login), '{}')
  FROM (
    SELECT DISTINCT ON (p.id)
      p.name,
      p.login,
      coalesce(d.name || ' ', '') || replace(g.role::text, '_', ' ') AS title
    FROM newsdesk.role_grant AS g
    JOIN newsdesk.person AS p ON p.id = g.person_id
    LEFT JOIN newsdesk.desk AS d ON d.id = g.desk_id
    WHERE p.disabled_at IS NULL
      AND (g.desk_id = desk OR g.desk_id IS NULL)
      AND g.role = ANY (roles)
      AND p.id <> ALL (but_not)
    ORDER BY p.id, array_position(roles, g.role)
  ) AS who
$$;
