-- How fast stories go through, worked out from their histories: for `newsdesk report throughput`. Of stories that the person who
-- asks may read as they stand, by the desk that they were on.

-- The stories of the given desks, or of all, that this person may read and that something was done on in a period.
CREATE FUNCTION newsdesk.stories_touched(since timestamptz, until timestamptz, on_desks text[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 1000
SET search_path = pg_catalog, pg_temp
-- Without statistics of times, PostgreSQL takes the index of them for useless.
SET enable_seqscan = off
AS $$
DECLARE
  desks integer[] := newsdesk.readable_desks();
  named bigint[] := newsdesk.readable_stories();
BEGIN
  RETURN QUERY
    SELECT s.id
    FROM (SELECT DISTINCT h.story_id FROM newsdesk.history AS h WHERE h.at >= since AND h.at < until) AS touched
    JOIN newsdesk.story AS s ON s.id = touched.story_id
    WHERE ((s.desk_id = ANY (desks) AND NOT s.confidential) OR s.id = ANY (named))
      AND (on_desks IS NULL OR s.desk_id IN (SELECT d.id FROM newsdesk.desk AS d WHERE d.name = ANY (on_desks)));
END
$$;

-- A story's way to its readers, once for the story and once for each correction. Its milestones, NULL where it didn't come to one.
CREATE TYPE newsdesk.passage AS (
  story_id bigint,
  desk text,
  is_correction boolean,
  begun_at timestamptz,
  -- For the first time.
  submitted_at timestamptz,
  -- The first of its sign-offs.
  signed_off_at timestamptz,
  -- For the last time, and for good where it was published.
  approved_at timestamptz,
  published_at timestamptz,
  -- How often, before that approval, changes were requested, it was rejected, or a sign-off that was given on the way was voided.
  setbacks integer
);

-- The ways on which something was done in a period, as far as they went by its end. What was undone doesn't count, and a story
-- that was taken off the spike begins anew.
CREATE FUNCTION newsdesk.passages(since timestamptz, until timestamptz, on_desks text[]) RETURNS SETOF newsdesk.passage
LANGUAGE plpgsql STABLE ROWS 1000
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
BEGIN
  RETURN QUERY
    WITH entry AS (
      SELECT
        h.story_id, h.version, h.desk_id, h.action, h.stage, h.sign_offs_given, h.sign_offs_voided, h.at,
        lead(h.action) OVER chain AS next_action
      FROM newsdesk.stories_touched(since, until, on_desks) AS t (story_id)
      JOIN newsdesk.history AS h ON h.story_id = t.story_id
      WHERE h.at < until
      WINDOW chain AS (PARTITION BY h.story_id ORDER BY h.version)
    ),
    lasting AS (
      SELECT e.*, lag(e.stage) OVER chain AS stage_before,
        count(*) FILTER (WHERE e.action IN ('create', 'correct')) OVER chain AS passage
      FROM entry AS e
      WHERE e.action <> 'undo' AND e.next_action IS DISTINCT FROM 'undo'
      WINDOW chain AS (PARTITION BY e.story_id ORDER BY e.version)
    ),
    begun AS (
      SELECT l.*, max(l.at) FILTER (WHERE l.action IN ('create', 'correct', 'unspike')) OVER way AS begun_at,
        max(l.at) FILTER (WHERE l.stage = 'approved' AND l.stage_before IS DISTINCT FROM 'approved') OVER way AS approved_at,
        min(l.at) FILTER (WHERE l.sign_offs_given <> '{}') OVER way AS first_signed_off_at
      FROM lasting AS l
      WINDOW way AS (PARTITION BY l.story_id, l.passage)
    )
    SELECT
      b.story_id,
      (SELECT d.name FROM newsdesk.desk AS d WHERE d.id = (array_agg(b.desk_id ORDER BY b.version DESC))[1]),
      bool_or(b.action = 'correct'),
      b.begun_at,
      min(b.at) FILTER (WHERE b.action = 'submit' AND b.at >= b.begun_at),
      min(b.at) FILTER (WHERE b.sign_offs_given <> '{}' AND b.at >= b.begun_at),
      CASE WHEN b.approved_at >= b.begun_at THEN b.approved_at END,
      min(b.at) FILTER (WHERE b.action = 'publish'),
      (count(*) FILTER (
        WHERE b.at <= b.approved_at
          AND (
            b.action IN ('request_changes', 'reject')
            -- A correction voids what the edition before had, which is no fault of its own.
            OR (b.sign_offs_voided <> '{}' AND b.at > b.first_signed_off_at)
          )
      ))::integer
    FROM begun AS b
    GROUP BY b.story_id, b.passage, b.begun_at, b.approved_at
    HAVING max(b.at) >= since;
END
$$;

-- The steps of those ways that were finished in a period, and how long they took. The desk of NULL is all of them together.
CREATE FUNCTION newsdesk.throughput_steps(since timestamptz, until timestamptz, on_desks text[] DEFAULT NULL)
RETURNS TABLE (desk text, step text, stories bigint, median interval, ninth_decile interval)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
BEGIN
  RETURN QUERY
    SELECT
      p.desk, s.step, count(*),
      percentile_cont(0.5) WITHIN GROUP (ORDER BY s.done - s.begun),
      percentile_cont(0.9) WITHIN GROUP (ORDER BY s.done - s.begun)
    FROM newsdesk.passages(since, until, on_desks) AS p
    CROSS JOIN LATERAL (
      VALUES
        (1, 'draft', p.begun_at, p.submitted_at),
        (2, 'review', p.submitted_at, p.signed_off_at),
        (3, 'approval', p.signed_off_at, p.approved_at),
        (4, 'publication', p.approved_at, p.published_at),
        (5, 'whole', p.begun_at, p.published_at)
    ) AS s (place, step, begun, done)
    WHERE s.done >= since AND s.done < until AND s.done >= s.begun
    GROUP BY GROUPING SETS ((p.desk, s.place, s.step), (s.place, s.step))
    ORDER BY p.desk NULLS LAST, s.place;
END
$$;

-- What each desk got done in a period.
CREATE FUNCTION newsdesk.throughput_desks(since timestamptz, until timestamptz, on_desks text[] DEFAULT NULL)
RETURNS TABLE (
  desk text, begun bigint, submitted bigint, approved bigint,
  -- With no setback on the way.
  approved_at_once bigint,
  published bigint, corrected bigint
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
BEGIN
  RETURN QUERY
    SELECT
      p.desk,
      count(*) FILTER (WHERE p.begun_at >= since AND NOT p.is_correction),
      count(*) FILTER (WHERE p.submitted_at >= since),
      count(*) FILTER (WHERE p.approved_at >= since),
      count(*) FILTER (WHERE p.approved_at >= since AND p.setbacks = 0),
      count(*) FILTER (WHERE p.published_at >= since AND NOT p.is_correction),
      count(*) FILTER (WHERE p.published_at >= since AND p.is_correction)
    FROM newsdesk.passages(since, until, on_desks) AS p
    GROUP BY GROUPING SETS ((p.desk), ())
    -- No desk at all makes a row of nothing.
    HAVING count(*) > 0
    ORDER BY p.desk NULLS LAST;
END
$$;

-- How many stories went out each day of the newsroom's calendar, corrections apart; 0 too, for each desk that published any.
CREATE FUNCTION newsdesk.throughput_days(since timestamptz, until timestamptz, on_desks text[] DEFAULT NULL)
RETURNS TABLE (day date, desk text, published bigint, corrected bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
  zone text := (SELECT n.time_zone FROM newsdesk.newsroom AS n);
BEGIN
  RETURN QUERY
    WITH out AS MATERIALIZED (
      SELECT p.desk, p.is_correction, (p.published_at AT TIME ZONE zone)::date AS day
      FROM newsdesk.passages(since, until, on_desks) AS p
      WHERE p.published_at >= since
    )
    SELECT
      c.day::date, d.desk, count(o.day) FILTER (WHERE NOT o.is_correction), count(o.day) FILTER (WHERE o.is_correction)
    FROM generate_series(
      (since AT TIME ZONE zone)::date::timestamp, ((until - interval '1 microsecond') AT TIME ZONE zone)::date::timestamp, '1 day'
    ) AS c (day)
    CROSS JOIN (SELECT DISTINCT x.desk FROM out AS x) AS d
    LEFT JOIN out AS o ON o.day = c.day::date AND o.desk = d.desk
    GROUP BY c.day, d.desk
    ORDER BY c.day, d.desk;
END
$$;
