-- What people read: tables and views under row-level security. A desk's unpublished stories are its own; what is published
-- is everybody's, but for the text of a correction that is not out yet.

-- The desks whose stories the person who logged in may read. Called once for each statement, as (SELECT ...).
CREATE FUNCTION newsdesk.readable_desks() RETURNS integer[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.current_person();
BEGIN
  IF EXISTS (SELECT FROM newsdesk.role_grant AS g WHERE g.person_id = me AND g.desk_id IS NULL) THEN
    RETURN ARRAY(SELECT d.id FROM newsdesk.desk AS d);
  END IF;
  RETURN ARRAY(SELECT DISTINCT g.desk_id FROM newsdesk.role_grant AS g WHERE g.person_id = me);
END
$$;

CREATE FUNCTION newsdesk.is_colleague() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN newsdesk.current_person() IS NOT NULL;
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
ALTER TABLE newsdesk.revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.revision_picture ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.history ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.sign_off ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.edition ENABLE ROW LEVEL SECURITY;
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

CREATE POLICY story_is_read_by_its_desk ON newsdesk.story FOR SELECT
  USING (desk_id = ANY ((SELECT newsdesk.readable_desks())::integer[]));
CREATE POLICY story_is_read_by_all_when_published ON newsdesk.story FOR SELECT
  USING (publication = 'published' AND (SELECT newsdesk.is_colleague()));

CREATE POLICY revision_is_read_by_its_desk ON newsdesk.revision FOR SELECT
  USING (
    EXISTS (
      SELECT FROM newsdesk.story AS s
      WHERE s.id = story_id AND s.desk_id = ANY ((SELECT newsdesk.readable_desks())::integer[])
    )
  );
CREATE POLICY revision_is_read_by_all_when_published ON newsdesk.revision FOR SELECT
  USING (
    EXISTS (
      SELECT
      FROM newsdesk.edition AS e
      JOIN newsdesk.story AS s ON s.id = e.story_id
      WHERE e.story_id = revision.story_id AND e.revision = revision.number AND s.publication = 'published'
    )
  );
CREATE POLICY revision_picture_is_read_with_its_revision ON newsdesk.revision_picture FOR SELECT
  USING (
    EXISTS (
      SELECT FROM newsdesk.revision AS r
      WHERE r.story_id = revision_picture.story_id AND r.number = revision_picture.revision
    )
  );

CREATE POLICY history_is_read_by_its_desk ON newsdesk.history FOR SELECT
  USING (
    EXISTS (
      SELECT FROM newsdesk.story AS s
      WHERE s.id = story_id AND s.desk_id = ANY ((SELECT newsdesk.readable_desks())::integer[])
    )
  );
CREATE POLICY sign_off_is_read_by_its_desk ON newsdesk.sign_off FOR SELECT
  USING (
    EXISTS (
      SELECT FROM newsdesk.story AS s
      WHERE s.id = story_id AND s.desk_id = ANY ((SELECT newsdesk.readable_desks())::integer[])
    )
  );
CREATE POLICY edition_is_read_with_its_story ON newsdesk.edition FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));
CREATE POLICY import_is_read_by_its_desk ON newsdesk.import FOR SELECT
  USING (desk_id = ANY ((SELECT newsdesk.readable_desks())::integer[]));
CREATE POLICY source_is_read_with_its_import ON newsdesk.source FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.import AS i WHERE i.source_id = source.id));

-- Everything that waits for somebody.
CREATE VIEW newsdesk.pending
WITH (security_invoker = true)
AS
SELECT
  s.id,
  d.name AS desk,
  newsdesk.state(s.stage, s.publication) AS state,
  s.due_at,
  CASE
    WHEN s.stage IN ('draft', 'changes_requested') THEN author.name
    WHEN s.stage = 'in_review' AND s.assignee_id IS NOT NULL THEN assignee.name
    WHEN s.stage = 'approved' THEN format('any %s publisher', d.name)
    ELSE format('any %s editor', d.name)
  END AS waiting_on,
  s.slug,
  author.name AS author,
  s.version,
  s.updated_at
FROM newsdesk.story AS s
JOIN newsdesk.desk AS d ON d.id = s.desk_id
JOIN newsdesk.person AS author ON author.id = s.author_id
LEFT JOIN newsdesk.person AS assignee ON assignee.id = s.assignee_id
-- A correction of another desk's published story is that desk's work, though its row can be read.
WHERE s.pending AND s.desk_id = ANY ((SELECT newsdesk.readable_desks())::integer[])
ORDER BY s.due_at NULLS LAST, s.id;

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
  SELECT * INTO s FROM newsdesk.story AS x WHERE x.id = story;
  IF NOT FOUND OR newsdesk.may_read(s, me) IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = 'NDNFS', MESSAGE = format('there is no story %s', coalesce(story::text, 'NULL'));
  END IF;
  RETURN QUERY
    SELECT a.action, o.code, o.subject, o.message, o.fix, o.who
    FROM (
      SELECT t.action
      FROM newsdesk.transition AS t
      JOIN newsdesk.desk AS d ON d.workflow_id = t.workflow_id
      WHERE d.id = s.desk_id AND t.from_stage = s.stage AND t.from_publication = s.publication
        -- Not what moves nothing on; and a sign-off is taken back only by who has given one.
        AND t.action NOT IN ('assign', 'ask', 'restrict', 'unrestrict')
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
