-- The same for the seals, and for what was done to people, desks and roles.

-- Each seal follows from the one before, and holds what its rows say.
CREATE FUNCTION newsdesk.find_in_seals(low bigint, high bigint) RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH chain AS MATERIALIZED (
      SELECT
        s.number, s.digest, s.previous_digest, s.first_entry, s.staff_entry, s.staff_digest,
        coalesce(lag(s.number) OVER chain, 0) AS number_before,
        lag(s.digest) OVER chain AS digest_before,
        lag(s.first_entry + s.entries) OVER chain AS entries_before,
        s.digest IS NOT DISTINCT FROM newsdesk.seal_digest(s) AS is_true,
        (s.stories, s.entries, s.stories_digest) IS NOT DISTINCT FROM (
          SELECT (
            cardinality(x.parts)::bigint,
            (SELECT coalesce(sum(p.version - p.first_version + 1), 0) FROM unnest(x.parts) AS p)::bigint,
            newsdesk.stories_digest(x.parts)
          )
          FROM (
            SELECT ARRAY(SELECT p FROM newsdesk.sealed_story AS p WHERE p.seal = s.number) AS parts
          ) AS x
        ) AS holds_its_rows
      FROM newsdesk.seal AS s
      -- The one before, too: it is what the first of these follows from.
      WHERE s.number BETWEEN low AND high OR s.number = (SELECT max(x.number) FROM newsdesk.seal AS x WHERE x.number < low)
      WINDOW chain AS (ORDER BY s.number)
    )
    SELECT
      CASE
        WHEN c.number <> c.number_before + 1 THEN 'deleted'
        WHEN NOT c.is_true OR NOT c.holds_its_rows THEN 'edited'
        ELSE 'rewritten'
      END,
      'seal', NULL::bigint, NULL::integer, NULL::text,
      CASE
        WHEN c.number <> c.number_before + 1 THEN c.number_before + 1
        WHEN NOT c.is_true OR NOT c.holds_its_rows THEN c.number
        ELSE greatest(c.number - 1, 1)
      END,
      NULL::bigint
    FROM chain AS c
    WHERE c.number >= low
      AND (
        NOT c.is_true OR NOT c.holds_its_rows
        OR c.number <> c.number_before + 1
        OR c.previous_digest IS DISTINCT FROM c.digest_before
        OR c.first_entry IS DISTINCT FROM coalesce(c.entries_before, 1)
      )
    UNION ALL
    -- Parts of a seal that is not there.
    SELECT 'deleted', 'seal', NULL, NULL, NULL, x.seal, NULL
    FROM (
      SELECT DISTINCT p.seal FROM newsdesk.sealed_story AS p WHERE p.seal BETWEEN low AND high
    ) AS x
    WHERE NOT EXISTS (SELECT FROM newsdesk.seal AS s WHERE s.number = x.seal)
    UNION ALL
    -- A story's parts follow one another.
    SELECT 'edited', 'seal', p.story_id, p.first_version, NULL, p.seal, NULL
    FROM newsdesk.sealed_story AS p
    WHERE p.seal BETWEEN low AND high
      AND p.first_version <> 1 + coalesce((
        SELECT max(x.version) FROM newsdesk.sealed_story AS x WHERE x.story_id = p.story_id AND x.version < p.version
      ), 0)
    UNION ALL
    -- What it holds of the staff's history is still there.
    SELECT CASE WHEN h.id IS NOT NULL THEN 'rewritten'
        WHEN EXISTS (SELECT FROM newsdesk.staff_history AS x WHERE x.id > c.staff_entry) THEN 'deleted' ELSE 'truncated' END,
      'staff', NULL, NULL, NULL, c.number, c.staff_entry
    FROM chain AS c
    LEFT JOIN newsdesk.staff_history AS h ON h.id = c.staff_entry
    WHERE c.number >= low AND c.staff_entry IS NOT NULL AND h.digest IS DISTINCT FROM c.staff_digest;
END
$$;

-- Entries that claim to be older than they can be. What a seal doesn't hold was written by its oldest transaction or a later
-- one; if an earlier seal was made before any of these began, the entry can't be older than that seal. Five minutes are
-- allowed for a clock that is set right.
CREATE FUNCTION newsdesk.find_backdated(low bigint, high bigint) RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT 'inserted', 'entry', h.story_id, h.version, 'backdated', s.number, NULL::bigint
    FROM newsdesk.seal AS s
    JOIN newsdesk.seal AS before ON before.number = s.number - 1
    CROSS JOIN LATERAL (
      SELECT x.sealed_at
      FROM newsdesk.seal AS x
      WHERE x.number < s.number AND x.next_transaction <= before.oldest_transaction AND x.server = before.server
      ORDER BY x.number DESC LIMIT 1
    ) AS earlier
    JOIN newsdesk.sealed_story AS p ON p.seal = s.number
    JOIN newsdesk.history AS h ON h.story_id = p.story_id AND h.version BETWEEN p.first_version AND p.version
    WHERE s.number BETWEEN low AND high AND h.at < earlier.sealed_at - interval '5 minutes';
END
$$;

-- The staff's chain: the first entry that is not as it was written.
CREATE FUNCTION newsdesk.find_in_staff_history() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH chain AS MATERIALIZED (
      SELECT
        h.id, h.digest, h.previous_digest,
        h.digest IS NOT DISTINCT FROM newsdesk.staff_digest(h) AS is_true,
        lag(h.id) OVER chain AS id_before,
        lag(h.digest) OVER chain AS digest_before,
        lag(h.digest, 2) OVER chain AS digest_before_that
      FROM newsdesk.staff_history AS h
      WINDOW chain AS (ORDER BY h.id)
    )
    SELECT
      CASE
        WHEN c.previous_digest IS NOT DISTINCT FROM c.digest_before THEN 'edited'
        WHEN c.previous_digest = c.digest_before_that THEN 'inserted'
        WHEN c.previous_digest IS NULL OR EXISTS (SELECT FROM chain AS x WHERE x.digest = c.previous_digest) THEN 'reordered'
        ELSE 'deleted'
      END,
      'staff', NULL::bigint, NULL::integer, NULL::text, NULL::bigint,
      CASE
        WHEN c.previous_digest IS DISTINCT FROM c.digest_before AND c.previous_digest = c.digest_before_that THEN c.id_before
        ELSE c.id
      END
    FROM chain AS c
    WHERE NOT c.is_true OR c.previous_digest IS DISTINCT FROM c.digest_before
    ORDER BY c.id
    LIMIT 1;
END
$$;
