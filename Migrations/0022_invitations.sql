-- How a person comes by a password that nobody else knows: an administrator hands out a one-time password, and it opens
-- nothing but the door to choosing one's own. Passwords reach the server as SCRAM verifiers only.

-- An administrator's wish to reset the password of somebody who has one. Another administrator has to share it.
CREATE TABLE newsdesk.reset_request (
  person_id integer NOT NULL,
  asked_by integer NOT NULL,
  asked_at timestamptz NOT NULL,
  CONSTRAINT reset_request_pkey PRIMARY KEY (person_id),
  CONSTRAINT reset_request_person_fkey FOREIGN KEY (person_id) REFERENCES newsdesk.person (id),
  CONSTRAINT reset_request_administrator_fkey FOREIGN KEY (asked_by) REFERENCES newsdesk.person (id)
);

ALTER TABLE newsdesk.reset_request ENABLE ROW LEVEL SECURITY;

-- Whether the administrator needs another to reset this person's password; if so and none has asked, writes the wish down.
-- Whoever resets a password can log in as its owner until the owner notices, so no administrator does it alone where there
-- are two besides that person.
CREATE FUNCTION newsdesk.awaits_consent(p newsdesk.person, me integer) RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  asked newsdesk.reset_request;
BEGIN
  IF NOT EXISTS (
    SELECT
    FROM newsdesk.role_grant AS g
    JOIN newsdesk.person AS x ON x.id = g.person_id
    WHERE g.role = 'administrator' AND x.disabled_at IS NULL AND x.id NOT IN (me, p.id)
  ) THEN
    RETURN false;
  END IF;
  DELETE FROM newsdesk.reset_request AS q WHERE q.person_id = p.id RETURNING q.* INTO asked;
  IF asked.asked_by <> me
    AND asked.asked_at > clock_timestamp() - interval '1 day'
    AND newsdesk.holds_role(asked.asked_by, NULL, '{administrator}')
  THEN
    RETURN false;
  END IF;
  INSERT INTO newsdesk.reset_request (person_id, asked_by, asked_at) VALUES (p.id, me, clock_timestamp());
  PERFORM newsdesk.record_staff_act('ask for password reset', p.login, '{}');
  RETURN true;
END
$$;

-- Gives a person a one-time password without asking who asks: for the function below, and for whoever sets the newsroom up.
CREATE FUNCTION newsdesk.give_one_time_password(p newsdesk.person, verifier text, hours integer) RETURNS timestamptz
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  has_own_password boolean := p.password_set_at IS NOT NULL AND NOT p.must_choose_password;
  valid_until timestamptz;
BEGIN
  IF hours IS NULL OR hours NOT BETWEEN 1 AND 168 THEN
    PERFORM newsdesk.bad_data('a one-time password is good for 1 to 168 hours');
  ELSIF p.disabled_at IS NOT NULL THEN
    PERFORM newsdesk.bad_data(format('%s is disabled', p.login), format('First: newsdesk user enable %s', p.login));
  ELSIF NOT p.made_here THEN
    PERFORM newsdesk.bad_data(
      format('the login "%s" was there before the newsroom, and its password is not the newsroom''s to reset', p.login),
      format('Whoever operates the server sets it, in psql: \password %s', p.login)
    );
  END IF;
  valid_until := date_trunc('second', clock_timestamp()) + make_interval(hours => hours);
  PERFORM newsdesk.set_verifier(p.login, verifier, valid_until);
  UPDATE newsdesk.person AS x SET must_choose_password = true WHERE x.id = p.id;
  DELETE FROM newsdesk.reset_request AS q WHERE q.person_id = p.id;
  PERFORM newsdesk.record_staff_act(
    CASE WHEN has_own_password THEN 'reset password' ELSE 'invite person' END,
    p.login,
    jsonb_build_object('valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
  );
  -- Whoever has the old password has no use for it any more.
  PERFORM newsdesk.end_sessions(p.login);
  RETURN valid_until;
END
$$;

-- Gives a person a one-time password, for their first login or because they have lost theirs. The outcome is "invited", or
-- "waiting" until another administrator asks for the same.
CREATE FUNCTION newsdesk.invite(login text, verifier text, hours integer DEFAULT 24)
RETURNS TABLE (outcome text, valid_until timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_administrator();
  p newsdesk.person := newsdesk.person_named(login);
BEGIN
  IF p.id = me THEN
    PERFORM newsdesk.bad_data('nobody invites themselves', 'Choose another password: newsdesk login');
  END IF;
  IF p.password_set_at IS NOT NULL AND NOT p.must_choose_password AND p.made_here AND p.disabled_at IS NULL
    AND newsdesk.awaits_consent(p, me)
  THEN
    outcome := 'waiting';
  ELSE
    outcome := 'invited';
    valid_until := newsdesk.give_one_time_password(p, verifier, hours);
  END IF;
  RETURN NEXT;
END
$$;

-- Says that the person who logged in has set their password (ALTER ROLE CURRENT_USER PASSWORD), in the same transaction: it
-- stays good, and they can work. Takes no lock that anybody else's work needs. True where it replaced a one-time password.
CREATE FUNCTION newsdesk.password_was_set() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  p newsdesk.person;
BEGIN
  SELECT * INTO p FROM newsdesk.person AS x
  WHERE x.login = session_user AND x.disabled_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    PERFORM newsdesk.turn_away();
  END IF;
  IF p.must_choose_password THEN
    PERFORM newsdesk.keep_password(p.login);
  END IF;
  UPDATE newsdesk.person AS x
  SET must_choose_password = false, password_set_at = clock_timestamp()
  WHERE x.id = p.id;
  RETURN p.must_choose_password;
END
$$;

-- How the person who logged in stands here: working, disabled, invited (a one-time password is to be replaced) or a stranger;
-- since when, for those who are not at work, and by whom; who last gave them a one-time password, and when; and who can help.
-- A stranger is told nothing.
CREATE FUNCTION newsdesk.standing()
RETURNS TABLE (
  login text, standing text, since timestamptz, by_whom text,
  invited_at timestamptz, invited_by text, password_set_at timestamptz, administrators text[], time_zone text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  p newsdesk.person;
BEGIN
  login := session_user;
  SELECT * INTO p FROM newsdesk.person AS x WHERE x.login = session_user;
  standing := CASE
    WHEN NOT FOUND THEN 'stranger'
    WHEN p.disabled_at IS NOT NULL THEN 'disabled'
    WHEN p.must_choose_password THEN 'invited'
    ELSE 'working'
  END;
  administrators := '{}';
  IF standing <> 'stranger' THEN
    password_set_at := p.password_set_at;
    time_zone := (SELECT n.time_zone FROM newsdesk.newsroom AS n);
    administrators := newsdesk.people_with_role(NULL, '{administrator}');
    SELECT h.at, coalesce(x.name, h.actor) INTO invited_at, invited_by
    FROM newsdesk.staff_history AS h
    LEFT JOIN newsdesk.person AS x ON x.login = h.actor
    WHERE h.subject = p.login AND h.act IN ('invite person', 'reset password')
    ORDER BY h.id DESC LIMIT 1;
    IF standing = 'disabled' THEN
      since := p.disabled_at;
      by_whom := (
        SELECT coalesce(x.name, h.actor)
        FROM newsdesk.staff_history AS h
        LEFT JOIN newsdesk.person AS x ON x.login = h.actor
        WHERE h.subject = p.login AND h.act = 'disable person'
        ORDER BY h.id DESC LIMIT 1
      );
    END IF;
  END IF;
  RETURN NEXT;
END
$$;

-- Refuses whoever does not work here, or not now, and says who can mend it.
CREATE FUNCTION newsdesk.turn_away() RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s record;
BEGIN
  SELECT * INTO s FROM newsdesk.standing();
  RAISE EXCEPTION USING
    ERRCODE = 'NDWHO',
    MESSAGE = CASE s.standing
      WHEN 'disabled' THEN format('"%s" was disabled and works here no more', session_user)
      WHEN 'invited' THEN format('"%s" has yet to choose a password', session_user)
      ELSE format('"%s" is not a working member of this newsroom', session_user)
    END,
    DETAIL = jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object(
      'code', s.standing,
      'message', CASE s.standing
        WHEN 'disabled' THEN 'you were disabled'
        WHEN 'invited' THEN 'you log in with a one-time password'
        ELSE 'you do not work here'
      END,
      'who', to_jsonb(s.administrators)
    )))::text,
    HINT = CASE s.standing
      WHEN 'disabled' THEN 'An administrator lets people back in: newsdesk user enable ' || session_user
      WHEN 'invited' THEN 'Choose one: newsdesk login'
      ELSE 'An administrator adds people: newsdesk user add ' || session_user || ' --name "..." --desk ... --role ...'
    END;
END
$$;
