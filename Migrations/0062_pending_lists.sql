-- The lists themselves: a page of what waits, how many there are, and both for a moment in the past.

-- Whose turn it is on each desk: the roles that sign off and those that publish, and both in words. Worded once for each desk,
-- not for each story.
CREATE FUNCTION newsdesk.turns() RETURNS TABLE (
  desk_id integer, name text, sign_off_roles newsdesk.role[], publish_roles newsdesk.role[], sign_off_words text,
  publish_words text
)
LANGUAGE plpgsql STABLE ROWS 10
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT t.*, newsdesk.either(t.sign_off_roles), newsdesk.either(t.publish_roles)
    FROM (
      SELECT
        k.id,
        k.name,
        (
          SELECT array_agg(DISTINCT r)
          FROM newsdesk.required_sign_off AS o
          CROSS JOIN unnest(o.roles) AS r
          WHERE o.workflow_id = k.workflow_id AND o.required = 'always'
        ) AS sign_off_roles,
        (
          SELECT t.roles FROM newsdesk.transition AS t
          WHERE t.workflow_id = k.workflow_id AND t.action = 'publish' AND t.from_publication = 'unpublished' LIMIT 1
        ) AS publish_roles
      FROM newsdesk.desk AS k
    ) AS t;
END
$$;

-- Stories as they stood at a moment, by their histories: those of them that waited then and that may be read now. A story that
-- doesn't wait now and was not touched since didn't wait then either, so that only these are looked at. Whoever wrote it, and
-- when it is due, is said when it is begun and never changes.
CREATE FUNCTION newsdesk.stories_as_of(moment timestamptz, desks integer[], named bigint[]) RETURNS SETOF newsdesk.story
LANGUAGE plpgsql STABLE ROWS 1000
SET search_path = pg_catalog, pg_temp
-- Without statistics of times, PostgreSQL takes the index of them for useless.
SET enable_seqscan = off
AS $$
BEGIN
  RETURN QUERY
    SELECT
      s.id, h.desk_id, r.slug, h.version, h.stage, h.publication, h.revision, s.author_id, h.assignee_id, s.confidential,
      s.due_at, h.embargo, h.schedule, s.created_at, h.at, true
    FROM (
      SELECT x.id
      FROM newsdesk.story AS x
      WHERE x.pending AND ((x.desk_id = ANY (desks) AND NOT x.confidential) OR x.id = ANY (named))
      UNION
      SELECT y.story_id FROM newsdesk.history AS y WHERE y.at > moment
    ) AS touched
    JOIN newsdesk.story AS s ON s.id = touched.id
    CROSS JOIN LATERAL (
      SELECT x.*
      FROM newsdesk.history AS x
      WHERE x.story_id = s.id AND x.at <= moment
      ORDER BY x.version DESC
      LIMIT 1
    ) AS h
    JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = h.revision
    WHERE s.created_at <= moment
      AND ((s.desk_id = ANY (desks) AND NOT s.confidential) OR s.id = ANY (named))
      AND h.stage NOT IN ('closed', 'spiked');
END
$$;

-- What a person was asked to sign off and had not, at a moment: as asked_of_me() has it for now.
CREATE FUNCTION newsdesk.asked_as_of(moment timestamptz, person integer) RETURNS bigint[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT DISTINCT r.story_id
    FROM newsdesk.story_reader AS r
    JOIN newsdesk.history AS added ON added.story_id = r.story_id AND added.version = r.added_in
    LEFT JOIN newsdesk.history AS removed ON removed.story_id = r.story_id AND removed.version = r.removed_in
    WHERE r.person_id = person
      AND r.asked_for IS NOT NULL
      AND added.at <= moment
      AND (removed.at IS NULL OR removed.at > moment)
      AND NOT EXISTS (
        SELECT
        FROM newsdesk.sign_off AS o
        LEFT JOIN newsdesk.history AS voided ON voided.story_id = o.story_id AND voided.version = o.voided_in
        WHERE o.story_id = r.story_id AND o.kind = r.asked_for AND o.given_by = person AND o.given_at <= moment
          AND (voided.at IS NULL OR voided.at > moment)
      )
  );
END
$$;

-- The person who logged in, as whoever asks for what waits. What no question needs is not looked up.
CREATE FUNCTION newsdesk.pending_reader(f newsdesk.pending_filter, as_of timestamptz) RETURNS newsdesk.pending_reader
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r newsdesk.pending_reader;
BEGIN
  r.desks := newsdesk.readable_desks();
  r.named := newsdesk.readable_stories();
  -- Whoever was asked for a sign-off reads the story by name.
  r.asked := '{}';
  IF r.named = '{}' AND as_of IS NULL AND f.is_mine IS NULL THEN
    RETURN r;
  END IF;
  SELECT p.id, p.name INTO r.id, r.name FROM newsdesk.person AS p WHERE p.id = newsdesk.current_person();
  r.asked := CASE WHEN as_of IS NULL THEN newsdesk.asked_of_me() ELSE newsdesk.asked_as_of(as_of, r.id) END;
  IF f.is_mine THEN
    r.publishing := ARRAY(
      SELECT t.desk_id FROM newsdesk.turns() AS t WHERE newsdesk.holds_role(r.id, t.desk_id, t.publish_roles)
    );
    r.signing := ARRAY(
      SELECT d.id
      FROM newsdesk.desk AS d
      JOIN newsdesk.required_sign_off AS k ON k.workflow_id = d.workflow_id
      WHERE k.required <> 'never' AND newsdesk.holds_role(r.id, d.id, k.roles)
    );
  END IF;
  RETURN r;
END
$$;

-- The stories that wait, what is due first at the top. Each desk's are read in their order from an index, so that a page costs a
-- page however many stories wait on other desks, which a policy alone can't bring about. Its one way is good for every page, and
-- looking for another takes as long as going it; only what conditions are set for is planned each time.
CREATE FUNCTION newsdesk.pending_page(
  f newsdesk.pending_filter, who newsdesk.pending_reader, at_most integer, as_of timestamptz
) RETURNS SETOF newsdesk.story
LANGUAGE plpgsql STABLE ROWS 50
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
-- How many stories a condition lets through can't be known, and would be asked of all of them before they are sorted.
SET enable_sort = off
AS $$
DECLARE
  conditions text := newsdesk.pending_conditions(f);
BEGIN
  IF as_of IS NOT NULL THEN
    RETURN QUERY EXECUTE
      'SELECT x.* FROM newsdesk.stories_as_of($4, ($2).desks, ($2).named) AS x
      JOIN newsdesk.desk AS d ON d.id = x.desk_id
      WHERE (($1).desks IS NULL OR d.name = ANY (($1).desks)) ' || conditions || '
      ORDER BY x.due_at, x.id
      LIMIT $3'
      USING f, who, at_most, as_of;
  ELSIF conditions = '' THEN
    RETURN QUERY
      SELECT own.*
      FROM newsdesk.desk AS d
      CROSS JOIN LATERAL (
        SELECT x.*
        FROM newsdesk.story AS x
        WHERE x.desk_id = d.id AND x.pending AND (NOT x.confidential OR x.id = ANY (who.named))
        ORDER BY x.due_at, x.id
        LIMIT at_most
      ) AS own
      WHERE d.id = ANY (who.desks) AND (f.desks IS NULL OR d.name = ANY (f.desks))
      UNION ALL
      SELECT x.*
      FROM newsdesk.story AS x
      JOIN newsdesk.desk AS d ON d.id = x.desk_id
      WHERE x.id = ANY (who.named)
        AND x.pending
        AND x.desk_id <> ALL (who.desks)
        AND (f.desks IS NULL OR d.name = ANY (f.desks))
      ORDER BY due_at, id
      LIMIT at_most;
  ELSE
    RETURN QUERY EXECUTE format(
      'SELECT own.*
      FROM newsdesk.desk AS d
      CROSS JOIN LATERAL (
        SELECT x.*
        FROM newsdesk.story AS x
        WHERE x.desk_id = d.id AND x.pending AND (NOT x.confidential OR x.id = ANY (($2).named)) %1$s
        ORDER BY x.due_at, x.id
        LIMIT $3
      ) AS own
      WHERE d.id = ANY (($2).desks) AND (($1).desks IS NULL OR d.name = ANY (($1).desks))
      UNION ALL
      SELECT x.*
      FROM newsdesk.story AS x
      JOIN newsdesk.desk AS d ON d.id = x.desk_id
      WHERE x.id = ANY (($2).named)
        AND x.pending
        AND x.desk_id <> ALL (($2).desks)
        AND (($1).desks IS NULL OR d.name = ANY (($1).desks)) %1$s
      ORDER BY due_at, id
      LIMIT $3',
      conditions
    ) USING f, who, at_most;
  END IF;
END
$$;

-- The first of what waits, what is due first at the top. A filter as read_pending_filter has it; `as_of` for how it stood then.
CREATE FUNCTION newsdesk.first_pending(
  filter jsonb DEFAULT '{}', at_most integer DEFAULT NULL, as_of timestamptz DEFAULT NULL
) RETURNS SETOF newsdesk.pending_story
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  f newsdesk.pending_filter := newsdesk.read_pending_filter(filter, coalesce(as_of, clock_timestamp()));
  who newsdesk.pending_reader := newsdesk.pending_reader(f, as_of);
BEGIN
  RETURN QUERY
    WITH turn AS MATERIALIZED (SELECT * FROM newsdesk.turns())
    SELECT
      s.id, d.name, newsdesk.state(s.stage, s.publication), s.due_at,
      CASE
        WHEN s.id = ANY (who.asked) THEN who.name
        ELSE newsdesk.waiting_on(s.stage, d.name, author.name, assignee.name, d.sign_off_words, d.publish_words)
      END,
      s.slug, author.login, author.name, assignee.login, assignee.name, s.version, s.updated_at, s.confidential, s.embargo,
      s.schedule
    FROM newsdesk.pending_page(f, who, at_most, as_of) AS s
    JOIN turn AS d ON d.desk_id = s.desk_id
    JOIN newsdesk.person AS author ON author.id = s.author_id
    LEFT JOIN newsdesk.person AS assignee ON assignee.id = s.assignee_id
    ORDER BY s.due_at, s.id;
END
$$;

-- How many of them there are, and how many are late, by desk and state.
CREATE FUNCTION newsdesk.count_pending(filter jsonb DEFAULT '{}', as_of timestamptz DEFAULT NULL)
RETURNS TABLE (desk text, state text, stories bigint, late bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  f newsdesk.pending_filter := newsdesk.read_pending_filter(filter, coalesce(as_of, clock_timestamp()));
BEGIN
  RETURN QUERY
    SELECT d.name, newsdesk.state(s.stage, s.publication), count(*),
      count(*) FILTER (WHERE s.due_at < f.now OR newsdesk.schedule_at(s.schedule) < f.now)
    FROM newsdesk.pending_page(f, newsdesk.pending_reader(f, as_of), NULL, as_of) AS s
    JOIN newsdesk.desk AS d ON d.id = s.desk_id
    GROUP BY d.name, s.stage, s.publication
    ORDER BY d.name, s.publication, s.stage;
END
$$;

-- Everything that waits for somebody, in no order: a view with an order of its own is worked out whole before a page of it. For
-- people with SQL: it words whose turn it is for the desk that most are, and newsdesk.first_pending as each desk's workflow has it.
CREATE VIEW newsdesk.pending
WITH (security_invoker = true)
AS
SELECT
  s.id,
  d.name AS desk,
  newsdesk.state(s.stage, s.publication) AS state,
  s.due_at,
  CASE
    WHEN newsdesk.schedule_at(s.schedule) > clock_timestamp() THEN 'its time'
    WHEN s.id = ANY ((SELECT newsdesk.asked_of_me())::bigint[]) THEN
      (SELECT p.name FROM newsdesk.person AS p WHERE p.login = session_user)
    ELSE newsdesk.waiting_on(s.stage, d.name, author.name, assignee.name, 'editor', 'publisher')
  END || CASE WHEN s.embargo IS NULL THEN '' ELSE newsdesk.embargo_mark(s.embargo) END AS waiting_on,
  s.slug,
  author.name AS author,
  s.version,
  s.updated_at,
  s.confidential
FROM newsdesk.story AS s
JOIN newsdesk.desk AS d ON d.id = s.desk_id
JOIN newsdesk.person AS author ON author.id = s.author_id
LEFT JOIN newsdesk.person AS assignee ON assignee.id = s.assignee_id
WHERE s.pending;
