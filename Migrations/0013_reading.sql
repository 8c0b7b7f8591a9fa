-- What people read: tables and views under row-level security. A story as it stands at its desk is read by the desk, by
-- newsroom-wide roles and by those who were asked for a sign-off; a confidential one by named people only. What is out is
-- everybody's, as it went out: a correction on its way is the desk's.
--
-- Policies call no function for a row: what depends on the person is asked once for each statement, as (SELECT ...), and in
-- one query each, because a function that calls another with settings of its own costs four times as much. Who counts as
-- being at work is said as in current_person().

-- The desks whose stories the person who logged in may read.
CREATE FUNCTION newsdesk.readable_desks() RETURNS integer[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT DISTINCT d.id
    FROM newsdesk.person AS p
    JOIN newsdesk.role_grant AS g ON g.person_id = p.id AND g.role <> 'worker'
    JOIN newsdesk.desk AS d ON d.id = g.desk_id OR g.desk_id IS NULL
    WHERE p.login = session_user AND p.disabled_at IS NULL AND NOT p.must_choose_password
  );
END
$$;

-- The stories that the person who logged in reads by name: confidential ones, and those that they were asked about.
CREATE FUNCTION newsdesk.readable_stories() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT DISTINCT r.story_id
    FROM newsdesk.person AS p
    JOIN newsdesk.story_reader AS r ON r.person_id = p.id
    WHERE p.login = session_user AND p.disabled_at IS NULL AND NOT p.must_choose_password AND r.removed_in IS NULL
  );
END
$$;

CREATE FUNCTION newsdesk.is_colleague() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM newsdesk.person AS p
    WHERE p.login = session_user AND p.disabled_at IS NULL AND NOT p.must_choose_password
  );
END
$$;

-- What is out: the newest edition of each published story, as its readers have it.
CREATE TABLE newsdesk.live (
  story_id bigint NOT NULL,
  desk_id integer NOT NULL,
  edition integer NOT NULL,
  revision integer NOT NULL,
  slug text NOT NULL,
  headline text NOT NULL,
  first_published_at timestamptz NOT NULL,
  published_at timestamptz NOT NULL,
  CONSTRAINT live_pkey PRIMARY KEY (story_id)
);

CREATE INDEX live_by_slug ON newsdesk.live (lower(slug) text_pattern_ops);
CREATE INDEX import_by_source ON newsdesk.import (source_id);

-- An edition has gone out: from now on it is what colleagues of other desks see. Whoever was asked about it has answered.
-- One statement, because each is made ready anew for every act.
CREATE FUNCTION newsdesk.put_out(s newsdesk.story, entry newsdesk.history) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  WITH answered AS (
    UPDATE newsdesk.story_reader AS r
    SET removed_in = entry.version
    WHERE r.story_id = s.id AND r.asked_for IS NOT NULL AND r.removed_in IS NULL
  )
  INSERT INTO newsdesk.live AS l (
    story_id, desk_id, edition, revision, slug, headline, first_published_at, published_at
  )
  SELECT s.id, s.desk_id, e.number, r.number, r.slug, r.headline, e.published_at, e.published_at
  FROM newsdesk.edition AS e
  JOIN newsdesk.revision AS r ON r.story_id = e.story_id AND r.number = e.revision
  WHERE e.story_id = s.id AND e.revision = entry.revision
  ON CONFLICT ON CONSTRAINT live_pkey DO UPDATE
  SET desk_id = excluded.desk_id, edition = excluded.edition, revision = excluded.revision, slug = excluded.slug,
    headline = excluded.headline, published_at = excluded.published_at;
END
$$;

CREATE FUNCTION newsdesk.take_off(entry newsdesk.history) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  WITH answered AS (
    UPDATE newsdesk.story_reader AS r
    SET removed_in = entry.version
    WHERE r.story_id = entry.story_id AND r.asked_for IS NOT NULL AND r.removed_in IS NULL
  )
  DELETE FROM newsdesk.live AS l WHERE l.story_id = entry.story_id;
END
$$;

-- Whether a person may read a story as it stands at its desk. The policies say the same.
-- VOLATILE, so that whoever waited for the row's lock is asked about as it is then.
CREATE FUNCTION newsdesk.may_read(s newsdesk.story, me integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN NOT s.confidential AND EXISTS (
    SELECT FROM newsdesk.role_grant AS g
    WHERE g.person_id = me AND (g.desk_id = s.desk_id OR g.desk_id IS NULL) AND g.role <> 'worker'
  ) OR EXISTS (
    SELECT FROM newsdesk.story_reader AS r
    WHERE r.story_id = s.id AND r.person_id = me AND r.removed_in IS NULL
  );
END
$$;

-- To somebody who may read what is out of a story and no more, or nothing of it. It says the same whether a correction is
-- on its way or not, and to those whom a confidential story leaves out.
CREATE FUNCTION newsdesk.refuse_outsider(story bigint, me integer) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  out newsdesk.live;
  desk newsdesk.desk;
  reason newsdesk.reason;
BEGIN
  SELECT * INTO out FROM newsdesk.live AS l WHERE l.story_id = story;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'NDNFS', MESSAGE = format('there is no story %s', coalesce(story::text, 'NULL'));
  END IF;
  SELECT * INTO STRICT desk FROM newsdesk.desk AS d WHERE d.id = out.desk_id;
  reason.code := 'role';
  reason.subject := desk.name;
  reason.message := format('it is the %s desk''s, and you may read what is published of it and no more', desk.name);
  reason.who := newsdesk.people_with_role(desk.id, '{editor,publisher}', ARRAY[me]);
  RAISE EXCEPTION USING
    ERRCODE = 'NDROL',
    MESSAGE = format('%s %s: %s', out.story_id, out.slug, reason.message),
    DETAIL = jsonb_build_object(
      'story', out.story_id, 'slug', out.slug, 'reasons', jsonb_build_array(to_jsonb(reason))
    )::text;
END
$$;

ALTER TABLE newsdesk.newsroom ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.desk ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.person ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.role_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.workflow ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.transition ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.required_sign_off ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.staff_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.story ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.picture ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.revision_picture ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.history ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.sign_off ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.edition ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.live ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.source ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.source_keeper ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.import ENABLE ROW LEVEL SECURITY;

CREATE POLICY newsroom_is_read_by_colleagues ON newsdesk.newsroom FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY desk_is_read_by_colleagues ON newsdesk.desk FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY person_is_read_by_colleagues ON newsdesk.person FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY role_grant_is_read_by_colleagues ON newsdesk.role_grant FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY workflow_is_read_by_colleagues ON newsdesk.workflow FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY transition_is_read_by_colleagues ON newsdesk.transition FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY required_sign_off_is_read_by_colleagues ON newsdesk.required_sign_off FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY staff_history_is_read_by_colleagues ON newsdesk.staff_history FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));

CREATE POLICY story_is_read_by_its_desk_or_by_name ON newsdesk.story FOR SELECT
  USING (
    (desk_id = ANY ((SELECT newsdesk.readable_desks())::integer[]) AND NOT confidential)
    OR id = ANY ((SELECT newsdesk.readable_stories())::bigint[])
  );

-- A policy sees other tables as the person does: where the story's row is read, so is what belongs to it.
CREATE POLICY revision_is_read_with_its_story ON newsdesk.revision FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));
CREATE POLICY revision_is_read_by_all_when_out ON newsdesk.revision FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.edition AS e WHERE e.story_id = revision.story_id AND e.revision = revision.number));
CREATE POLICY revision_picture_is_read_with_its_revision ON newsdesk.revision_picture FOR SELECT
  USING (
    EXISTS (
      SELECT FROM newsdesk.revision AS r
      WHERE r.story_id = revision_picture.story_id AND r.number = revision_picture.revision
    )
  );
CREATE POLICY history_is_read_with_its_story ON newsdesk.history FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));
CREATE POLICY sign_off_is_read_with_its_story ON newsdesk.sign_off FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));
CREATE POLICY edition_is_read_with_its_story ON newsdesk.edition FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));
CREATE POLICY edition_is_read_by_all_when_out ON newsdesk.edition FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.live AS l WHERE l.story_id = edition.story_id));
CREATE POLICY live_is_read_by_colleagues ON newsdesk.live FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY import_is_read_with_its_story ON newsdesk.import FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));
CREATE POLICY source_is_read_with_its_import ON newsdesk.source FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.import AS i WHERE i.source_id = source.id));

-- For each act that leads on from where the story stands: whether the person who asks may do it, and every reason why not.
CREATE FUNCTION newsdesk.explain(story bigint)
RETURNS TABLE (action newsdesk.action, code text, subject text, message text, fix text, who text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story;
BEGIN
  SELECT * INTO s FROM newsdesk.story AS x WHERE x.id = story AND newsdesk.may_read(x, me);
  IF NOT FOUND THEN
    PERFORM newsdesk.refuse_outsider(story, me);
  END IF;
  RETURN QUERY
    SELECT a.action, o.code, o.subject, o.message, o.fix, o.who
    FROM (
      SELECT t.action
      FROM newsdesk.transition AS t
      JOIN newsdesk.desk AS d ON d.workflow_id = t.workflow_id
      WHERE d.id = s.desk_id AND t.from_stage = s.stage AND t.from_publication = s.publication
        -- Not what moves nothing on; and a sign-off is taken back only by who has given one.
        AND t.action NOT IN ('assign', 'move', 'ask', 'restrict', 'unrestrict')
        AND (t.action <> 'deschedule' OR s.schedule IS NOT NULL)
        AND (t.action <> 'withdraw' OR newsdesk.sign_offs_of(s.id, me) <> '{}')
      UNION
      SELECT 'publish'::newsdesk.action WHERE s.pending
    ) AS a
    LEFT JOIN LATERAL unnest(newsdesk.obstacles(s, a.action, me, '-')) AS o ON true
    ORDER BY a.action;
END
$$;

-- What a client asks first, in one question: is this database of my version, do I work here, and what does the clock on the
-- newsroom's wall say? The session's own zone becomes the newsroom's. To a stranger it tells the version and no more.
CREATE FUNCTION newsdesk.enter()
RETURNS TABLE (version integer, login text, name text, time_zone text, now timestamptz, wall_clock text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  now := clock_timestamp();
  login := session_user;
  -- One statement: what a cold session pays for is planning.
  SELECT v.number, p.name, p.time_zone INTO version, name, time_zone
  FROM (SELECT max(m.number) AS number FROM newsdesk.migration AS m) AS v
  LEFT JOIN (
    SELECT x.name, n.time_zone
    FROM newsdesk.person AS x
    CROSS JOIN newsdesk.newsroom AS n
    WHERE x.login = session_user AND x.disabled_at IS NULL AND NOT x.must_choose_password
  ) AS p ON true;
  IF name IS NOT NULL THEN
    PERFORM set_config('TimeZone', time_zone, false);
    wall_clock := newsdesk.wall_clock(now);
  END IF;
  RETURN NEXT;
END
$$;

-- "2026-11-24 14:32:07 2 0 GMT": the day, the time, the day of the week from 1 for Monday, seconds east of Greenwich, and the
-- zone's letters, all in the session's zone.
CREATE FUNCTION newsdesk.wall_clock(at timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT to_char(at, 'YYYY-MM-DD HH24:MI:SS ID ') || extract(timezone FROM at)::integer || to_char(at, ' TZ')
$$;
