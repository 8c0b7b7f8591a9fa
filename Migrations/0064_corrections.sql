-- What had to be put right after it was out: for `newsdesk report corrections`. Of stories that the person who asks may read as
-- they stand, by the desk that they were on.

-- Each correction that went out in a period, and each kill.
CREATE FUNCTION newsdesk.correction_report(since timestamptz, until timestamptz, on_desks text[] DEFAULT NULL)
RETURNS TABLE (
  at timestamptz,
  -- correction, kill.
  kind text,
  story bigint, slug text, desk text,
  -- Which edition it made, or took back.
  edition integer,
  -- Since the edition before it went out, and since the first did.
  after interval, after_first interval,
  -- How many corrections of this story that makes; NULL for a kill.
  ordinal integer,
  -- Who opened the correction or killed the story, and who sent it out.
  by_login text, by_name text, published_by text,
  -- Public for a correction; of a kill, the reason.
  note text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
SET enable_seqscan = off
AS $$
BEGIN
  RETURN QUERY
    SELECT
      h.at,
      CASE WHEN h.action = 'kill' THEN 'kill' ELSE 'correction' END,
      h.story_id, r.slug, d.name, e.number, h.at - coalesce(before.published_at, e.published_at), h.at - first.published_at,
      CASE WHEN h.action = 'publish' THEN e.number - 1 END,
      who.login, who.name, CASE WHEN h.action = 'publish' THEN sender.name END,
      CASE WHEN h.action = 'kill' THEN h.note ELSE e.note END
    FROM newsdesk.stories_touched(since, until, on_desks) AS t (story_id)
    JOIN newsdesk.history AS h ON h.story_id = t.story_id AND h.action IN ('publish', 'kill') AND h.at >= since AND h.at < until
    JOIN newsdesk.desk AS d ON d.id = h.desk_id
    JOIN newsdesk.revision AS r ON r.story_id = h.story_id AND r.number = h.revision
    JOIN newsdesk.person AS sender ON sender.id = h.actor_id
    -- The newest edition as of the act: the one that it made, or the one that was out.
    JOIN LATERAL (
      SELECT x.* FROM newsdesk.edition AS x
      WHERE x.story_id = h.story_id AND x.version <= h.version
      ORDER BY x.number DESC LIMIT 1
    ) AS e ON true
    JOIN newsdesk.edition AS first ON first.story_id = h.story_id AND first.number = 1
    LEFT JOIN newsdesk.edition AS before
      ON before.story_id = h.story_id AND before.number = e.number - 1 AND h.action = 'publish'
    LEFT JOIN LATERAL (
      SELECT c.actor_id FROM newsdesk.history AS c
      WHERE c.story_id = h.story_id AND c.action = 'correct' AND c.version < h.version AND h.action = 'publish'
      ORDER BY c.version DESC LIMIT 1
    ) AS opened ON true
    JOIN newsdesk.person AS who ON who.id = coalesce(opened.actor_id, h.actor_id)
    WHERE h.action = 'kill' OR e.number > 1
    ORDER BY h.at DESC, h.story_id;
END
$$;

-- How often that was: of the stories that first went out in a period, those that were corrected or killed since, up to its end;
-- and what was corrected and killed in it, whenever it went out. The desk of NULL is all of them together.
CREATE FUNCTION newsdesk.correction_rates(since timestamptz, until timestamptz, on_desks text[] DEFAULT NULL)
RETURNS TABLE (
  desk text, published bigint, published_and_put_right bigint, corrections bigint, corrected bigint,
  -- Stories whose second correction, or a later one, went out in the period.
  corrected_again bigint,
  killed bigint
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
BEGIN
  RETURN QUERY
    WITH report AS MATERIALIZED (
      SELECT * FROM newsdesk.correction_report(since, until, on_desks)
    ),
    event AS (
      SELECT p.desk, p.story_id AS story, 'first' AS kind, NULL::integer AS ordinal
      FROM newsdesk.passages(since, until, on_desks) AS p
      WHERE p.published_at >= since AND NOT p.is_correction
      UNION ALL
      SELECT r.desk, r.story, r.kind, r.ordinal FROM report AS r
    )
    SELECT
      e.desk,
      count(*) FILTER (WHERE e.kind = 'first'),
      count(*) FILTER (WHERE e.kind = 'first' AND EXISTS (SELECT FROM report AS r WHERE r.story = e.story)),
      count(*) FILTER (WHERE e.kind = 'correction'),
      count(DISTINCT e.story) FILTER (WHERE e.kind = 'correction'),
      count(DISTINCT e.story) FILTER (WHERE e.ordinal > 1),
      count(*) FILTER (WHERE e.kind = 'kill')
    FROM event AS e
    GROUP BY GROUPING SETS ((e.desk), ())
    HAVING count(*) > 0
    ORDER BY e.desk NULLS LAST;
END
$$;
