-- Who reads a story beside its desk: people who were asked for a sign-off, and of a confidential story the people who are
-- named, instead of the desk. To be named gives no role: it lets somebody read, and do what their roles allow.

CREATE TABLE newsdesk.story_reader (
  story_id bigint NOT NULL,
  person_id integer NOT NULL,
  -- What they are to sign off; NULL for somebody who is named.
  asked_for newsdesk.sign_off_kind,
  -- The acts that let them read and that ended it.
  added_in integer NOT NULL,
  removed_in integer,
  CONSTRAINT story_reader_key UNIQUE NULLS NOT DISTINCT (story_id, person_id, asked_for, added_in),
  CONSTRAINT story_reader_person_fkey FOREIGN KEY (person_id) REFERENCES newsdesk.person (id),
  CONSTRAINT story_reader_adding_fkey FOREIGN KEY (story_id, added_in) REFERENCES newsdesk.history (story_id, version),
  CONSTRAINT story_reader_removing_fkey FOREIGN KEY (story_id, removed_in)
    REFERENCES newsdesk.history (story_id, version),
  CONSTRAINT story_reader_is_removed_later CHECK (removed_in > added_in)
);

CREATE UNIQUE INDEX story_reader_current_key ON newsdesk.story_reader (story_id, person_id, asked_for)
  NULLS NOT DISTINCT WHERE removed_in IS NULL;
CREATE INDEX story_reader_by_person ON newsdesk.story_reader (person_id) INCLUDE (story_id) WHERE removed_in IS NULL;

ALTER TABLE newsdesk.story_reader ENABLE ROW LEVEL SECURITY;
CREATE POLICY story_reader_is_read_with_its_story ON newsdesk.story_reader FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));

CREATE FUNCTION newsdesk.allow_removing_only() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF OLD.removed_in IS NULL AND NEW.removed_in IS NOT NULL
    AND (NEW.story_id, NEW.person_id, NEW.asked_for, NEW.added_in)
      IS NOT DISTINCT FROM (OLD.story_id, OLD.person_id, OLD.asked_for, OLD.added_in)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'NDAPP', MESSAGE = 'a reader can be removed once, and not changed';
END
$$;

CREATE TRIGGER story_reader_is_not_deleted BEFORE DELETE OR TRUNCATE ON newsdesk.story_reader
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();
CREATE TRIGGER story_reader_is_only_removed BEFORE UPDATE ON newsdesk.story_reader
  FOR EACH ROW EXECUTE FUNCTION newsdesk.allow_removing_only();

-- Nobody who is named works here any more.
CREATE FUNCTION newsdesk.is_left_behind(s newsdesk.story) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN s.confidential AND NOT EXISTS (
    SELECT FROM newsdesk.story_reader AS r
    JOIN newsdesk.person AS p ON p.id = r.person_id
    WHERE r.story_id = s.id AND r.removed_in IS NULL AND r.asked_for IS NULL AND p.disabled_at IS NULL
  );
END
$$;

-- Why somebody may not say who reads a story, or which desk does. Beyond the workflow's rows: a reporter says it of their own story
-- only, and to ask somebody about a confidential story is to let one more person in.
CREATE FUNCTION newsdesk.circle_obstacles(s newsdesk.story, act newsdesk.action, me integer, why text DEFAULT NULL)
RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  reasons newsdesk.reason[] := newsdesk.obstacles(s, act, me, why);
  t newsdesk.transition := newsdesk.transition_of(
    s, CASE WHEN act = 'ask' AND s.confidential THEN 'restrict' ELSE act END
  );
  above newsdesk.role[] := array_remove(t.roles, 'reporter');
BEGIN
  IF reasons <> '{}' OR t.action NOT IN ('move', 'restrict', 'unrestrict')
    OR (newsdesk.roles_on(me, s.desk_id) && CASE WHEN s.author_id = me THEN t.roles ELSE above END) IS TRUE
  THEN
    RETURN reasons;
  END IF;
  RETURN ARRAY[ROW(
    'role',
    newsdesk.either(above),
    format(
      'that takes its author or the role of %s on the %s desk', newsdesk.either(above),
      (SELECT d.name FROM newsdesk.desk AS d WHERE d.id = s.desk_id)
    ),
    NULL,
    newsdesk.people_who_can(s, above)
  )::newsdesk.reason];
END
$$;

-- A colleague who works here, by login.
CREATE FUNCTION newsdesk.working_person(login text) RETURNS newsdesk.person
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  p newsdesk.person := newsdesk.person_named(login);
BEGIN
  IF p.disabled_at IS NOT NULL THEN
    PERFORM newsdesk.bad_data(format('%s (%s) does not work here any more', p.name, p.login));
  END IF;
  RETURN p;
END
$$;

-- Ends what readers have that an act leaves out, and lets in those whom it names. `circle` NULL: nobody is named.
CREATE FUNCTION newsdesk.set_circle(entry newsdesk.history, circle integer[]) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE newsdesk.story_reader AS r
  SET removed_in = entry.version
  WHERE r.story_id = entry.story_id
    AND r.removed_in IS NULL
    AND CASE WHEN circle IS NULL THEN r.asked_for IS NULL ELSE r.person_id <> ALL (circle) END;
  INSERT INTO newsdesk.story_reader (story_id, person_id, added_in)
  SELECT entry.story_id, c.id, entry.version
  FROM unnest(circle) AS c (id)
  WHERE NOT EXISTS (
    SELECT FROM newsdesk.story_reader AS r
    WHERE r.story_id = entry.story_id AND r.person_id = c.id AND r.asked_for IS NULL AND r.removed_in IS NULL
  );
END
$$;

-- Makes a story confidential, or changes who may read one: exactly the people who are named, whoever names them, and its
-- author. Those who were asked for a sign-off and are not among them read it no longer.
CREATE FUNCTION newsdesk.restrict_story(
  story bigint, expected_version integer, logins text[], request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{restrict}', s.id, me);
  reasons newsdesk.reason[];
  circle integer[];
  entry newsdesk.history;
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  ELSIF cardinality(logins) > 50 THEN
    PERFORM newsdesk.bad_data('a confidential story names at most 50 people');
  END IF;
  reasons := newsdesk.circle_obstacles(s, 'restrict', me);
  circle := ARRAY(
    SELECT (newsdesk.working_person(l)).id FROM unnest(logins) AS l
    UNION SELECT me
    UNION SELECT p.id FROM newsdesk.person AS p WHERE p.id = s.author_id AND p.disabled_at IS NULL
    ORDER BY 1
  );
  IF s.confidential AND cardinality(reasons) = 0 AND circle = ARRAY(
    SELECT r.person_id FROM newsdesk.story_reader AS r
    WHERE r.story_id = s.id AND r.removed_in IS NULL AND r.asked_for IS NULL
    ORDER BY 1
  ) AND NOT EXISTS (
    -- Whoever was asked for a sign-off since reads it too.
    SELECT FROM newsdesk.story_reader AS r
    WHERE r.story_id = s.id AND r.removed_in IS NULL AND r.person_id <> ALL (circle)
  ) THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  IF cardinality(reasons) > 0 THEN
    PERFORM newsdesk.refuse(s, 'restrict', reasons);
  END IF;

  s.confidential := true;
  -- A review that somebody can't read any more is nobody's.
  s.assignee_id := CASE WHEN s.assignee_id = ANY (circle) THEN s.assignee_id END;
  s := newsdesk.write_story(s);
  entry := newsdesk.append_history(
    s, 'restrict', me, '{}', '{}',
    (
      SELECT string_agg(left(p.name, 30) || ' (' || p.login || ')', ', ' ORDER BY p.name, p.login)
      FROM newsdesk.person AS p WHERE p.id = ANY (circle)
    ),
    request_id
  );
  PERFORM newsdesk.set_circle(entry, circle);
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;

-- Gives a confidential story back to its desk. Where nobody who is named works here any more, those who could have done it
-- may, unseen and at whatever version: else it would be lost to everybody.
CREATE FUNCTION newsdesk.unrestrict_story(story bigint, expected_version integer, request_id uuid DEFAULT NULL)
RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story;
  was text;
  is_left_behind boolean;
  receipt newsdesk.receipt;
  reasons newsdesk.reason[];
  entry newsdesk.history;
BEGIN
  SELECT * INTO s FROM newsdesk.story AS x
  WHERE x.id = unrestrict_story.story
    AND newsdesk.is_left_behind(x)
    AND newsdesk.circle_obstacles(x, 'unrestrict', me) = '{}'
  FOR NO KEY UPDATE;
  is_left_behind := FOUND;
  IF NOT is_left_behind THEN
    s := newsdesk.lock_story(story, me);
  END IF;
  was := newsdesk.state(s.stage, s.publication);
  receipt := newsdesk.replay(request_id, '{unrestrict}', s.id, me);
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  reasons := newsdesk.circle_obstacles(s, 'unrestrict', me);
  IF NOT s.confidential AND cardinality(reasons) = 0 THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  IF NOT is_left_behind THEN
    PERFORM newsdesk.require_version(s, expected_version);
  END IF;
  IF cardinality(reasons) > 0 THEN
    PERFORM newsdesk.refuse(s, 'unrestrict', reasons);
  END IF;

  s.confidential := false;
  s := newsdesk.write_story(s);
  entry := newsdesk.append_history(
    s, 'unrestrict', me, '{}', '{}',
    CASE WHEN is_left_behind THEN 'nobody who was named works here any more' END, request_id
  );
  PERFORM newsdesk.set_circle(entry, NULL);
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;
