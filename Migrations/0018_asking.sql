-- Asking a colleague for a sign-off, and what waits for whom.

-- Whether a person gives this kind of sign-off on some desk.
CREATE FUNCTION newsdesk.gives_kind(person integer, wanted newsdesk.sign_off_kind) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT
    FROM newsdesk.role_grant AS g
    JOIN newsdesk.person AS p ON p.id = g.person_id
    JOIN newsdesk.desk AS d ON d.id = g.desk_id OR g.desk_id IS NULL
    JOIN newsdesk.required_sign_off AS k ON k.workflow_id = d.workflow_id AND k.kind = wanted
    WHERE g.person_id = person AND p.disabled_at IS NULL AND g.role = ANY (k.roles)
  );
END
$$;

-- The sign-offs of this story that a person was asked for and may still give: a role that is lost ends it.
CREATE FUNCTION newsdesk.kinds_asked(story bigint, person integer) RETURNS newsdesk.sign_off_kind[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT r.asked_for
    FROM newsdesk.story_reader AS r
    WHERE r.story_id = story AND r.person_id = person AND r.asked_for IS NOT NULL AND r.removed_in IS NULL
      AND newsdesk.gives_kind(person, r.asked_for)
  );
END
$$;

-- Everybody who gives this kind of sign-off somewhere: "Lea Kahn (metro legal)", by name, each once.
CREATE FUNCTION newsdesk.people_who_give(wanted newsdesk.sign_off_kind, but_not integer[]) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(array_agg(format('%s (%s)', who.name, who.title) ORDER BY who.name, who.login), '{}')
  FROM (
    SELECT DISTINCT ON (p.id)
      p.name, p.login, coalesce(d.name || ' ', '') || replace(g.role::text, '_', ' ') AS title
    FROM newsdesk.role_grant AS g
    JOIN newsdesk.person AS p ON p.id = g.person_id
    LEFT JOIN newsdesk.desk AS d ON d.id = g.desk_id
    WHERE p.id <> ALL (but_not)
      AND newsdesk.gives_kind(p.id, wanted)
      AND EXISTS (SELECT FROM newsdesk.required_sign_off AS k WHERE k.kind = wanted AND g.role = ANY (k.roles))
    ORDER BY p.id, d.name
  ) AS who
$$;

-- Asks a colleague, of whichever desk, for a sign-off that their roles give somewhere. They may then read the story, and
-- give that sign-off, until it goes out.
CREATE FUNCTION newsdesk.ask(
  story bigint, expected_version integer, login text, kind newsdesk.sign_off_kind, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{ask}', s.id, me);
  colleague newsdesk.person;
  contributors integer[];
  reasons newsdesk.reason[];
  reason newsdesk.reason;
  entry newsdesk.history;
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  colleague := newsdesk.working_person(login);
  IF kind IS NULL OR NOT EXISTS (
    SELECT FROM newsdesk.required_sign_off AS k
    JOIN newsdesk.desk AS d ON d.workflow_id = k.workflow_id
    WHERE d.id = s.desk_id AND k.kind = ask.kind
  ) THEN
    PERFORM newsdesk.bad_data(format('there is no %s sign-off on that desk', coalesce(kind::text, 'NULL')));
  ELSIF colleague.id = me THEN
    PERFORM newsdesk.bad_data('nobody asks themselves for a sign-off', 'Name a colleague.');
  END IF;

  reasons := newsdesk.circle_obstacles(s, 'ask', me);
  contributors := (SELECT o.contributors FROM unnest(newsdesk.sign_offs(s)) AS o WHERE o.kind = ask.kind);
  IF NOT newsdesk.gives_kind(colleague.id, kind) THEN
    reason.code := 'role';
    reason.subject := kind::text;
    reason.message := format('%s holds no role that gives the %s sign-off', colleague.name, kind);
    reason.who := newsdesk.people_who_give(kind, ARRAY[me]);
    reasons := reasons || reason;
  ELSIF colleague.id = ANY (contributors) THEN
    reason.code := 'second_person';
    reason.subject := kind::text;
    reason.message := format('%s wrote or edited what the %s sign-off covers', colleague.name, kind);
    reason.who := newsdesk.people_who_give(kind, contributors || me);
    reasons := reasons || reason;
  END IF;
  IF cardinality(reasons) = 0 AND EXISTS (
    SELECT FROM newsdesk.story_reader AS r
    WHERE r.story_id = s.id AND r.person_id = colleague.id AND r.asked_for = kind AND r.removed_in IS NULL
  ) THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  IF cardinality(reasons) > 0 THEN
    PERFORM newsdesk.refuse(s, 'ask', reasons);
  END IF;

  s := newsdesk.write_story(s);
  entry := newsdesk.append_history(
    s, 'ask', me, '{}', '{}', format('%s (%s): %s', colleague.name, colleague.login, kind), request_id
  );
  INSERT INTO newsdesk.story_reader (story_id, person_id, asked_for, added_in)
  VALUES (s.id, colleague.id, kind, entry.version);
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;

-- What the person who logged in was asked to sign off and has not.
CREATE FUNCTION newsdesk.asked_of_me() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT DISTINCT r.story_id
    FROM newsdesk.person AS p
    JOIN newsdesk.story_reader AS r ON r.person_id = p.id
    WHERE p.login = session_user
      AND p.disabled_at IS NULL
      AND NOT p.must_choose_password
      AND r.removed_in IS NULL
      AND r.asked_for IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM newsdesk.sign_off AS o
        WHERE o.story_id = r.story_id AND o.kind = r.asked_for AND o.given_by = p.id AND o.voided_in IS NULL
      )
  );
END
$$;

-- Whose turn it is: a person's name, or "any metro editor", where these are the roles that sign off and that publish.
CREATE FUNCTION newsdesk.waiting_on(
  stage newsdesk.stage, desk text, author text, assignee text, sign_off_roles text, publish_roles text
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN assignee IS NOT NULL THEN assignee
    WHEN stage IN ('draft', 'changes_requested') THEN author
    WHEN stage = 'approved' THEN 'any ' || desk || ' ' || publish_roles
    ELSE 'any ' || desk || ' ' || sign_off_roles
  END
$$;

-- What a list says of a story that is held; nothing of an embargo that is over.
CREATE FUNCTION newsdesk.embargo_mark(embargo text) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN CASE WHEN newsdesk.embargo_holds(embargo) THEN '; ' || newsdesk.embargo_in_words(embargo) ELSE '' END;
END
$$;
