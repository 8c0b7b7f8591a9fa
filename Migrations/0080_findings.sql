-- Whether what is stored is what happened. Everything is computed again, and what comes out is numbers and words of ours
-- alone, so that every colleague may look through the whole newsroom without reading a line of what isn't theirs.

CREATE TYPE newsdesk.finding AS (
  -- edited, deleted, inserted, reordered, truncated, or rewritten together with its digests.
  kind text,
  -- entry, person, story, revision, text, pictures, picture, sign_off, edition, outbox, live, seal, staff, workflow, desk, check,
  -- role, colleague, rights, grant, territory, alias,
  -- channel, delivery.
  part text,
  story_id bigint,
  version integer,
  -- Which, where there are several: revision 2, the copy sign-off, one of the versions 1 to 4.
  name text,
  seal bigint,
  staff_entry bigint
);

-- The chains of these stories: the first entry of each that is not as it was written, and the stories' rows themselves.
CREATE FUNCTION newsdesk.find_in_entries(low bigint, high bigint) RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH entry AS MATERIALIZED (
      SELECT
        h.story_id, h.version, h.digest, h.previous_digest, h.actor_id, h.actor,
        h.digest IS NOT DISTINCT FROM newsdesk.history_digest(h) AS is_true,
        coalesce(lag(h.version) OVER chain, 0) AS version_before,
        lag(h.digest) OVER chain AS digest_before,
        lag(h.digest, 2) OVER chain AS digest_before_that,
        lead(h.version) OVER chain AS version_after,
        lead(h.previous_digest) OVER chain AS link_after
      FROM newsdesk.history AS h
      WHERE h.story_id BETWEEN low AND high
      WINDOW chain AS (PARTITION BY h.story_id ORDER BY h.version)
    ),
    newest AS MATERIALIZED (
      SELECT e.story_id, max(e.version) AS version FROM entry AS e GROUP BY e.story_id
    ),
    found (rank, kind, part, story_id, version, name) AS (
      SELECT
        -- Of two that changed places, one looks as if the other had been put in.
        CASE x.kind WHEN 'reordered' THEN 0 ELSE 1 END,
        x.kind,
        'entry',
        e.story_id,
        CASE
          WHEN e.version <> e.version_before + 1 THEN e.version_before + 1
          -- Where this one is sound and follows from another, it is the one before that doesn't belong here.
          WHEN x.kind = 'rewritten' OR (x.kind = 'inserted' AND e.previous_digest IS DISTINCT FROM e.digest_before)
            THEN e.version_before
          ELSE e.version
        END,
        NULL
      FROM entry AS e
      CROSS JOIN LATERAL (
        SELECT CASE
          WHEN e.version <> e.version_before + 1 THEN 'deleted'
          WHEN e.previous_digest IS NOT DISTINCT FROM e.digest_before THEN
            -- The one after follows from the one before: this one came between them.
            CASE WHEN e.version_after IS NOT NULL AND e.link_after IS NOT DISTINCT FROM e.digest_before
              THEN 'inserted' ELSE 'edited' END
          WHEN e.previous_digest = e.digest_before_that THEN 'inserted'
          WHEN EXISTS (SELECT FROM entry AS o WHERE o.story_id = e.story_id AND o.digest = e.previous_digest) THEN 'reordered'
          WHEN e.is_true AND e.version_before > 0 THEN 'rewritten'
          ELSE 'edited'
        END AS kind
      ) AS x
      WHERE NOT e.is_true
        OR e.version <> e.version_before + 1
        OR e.previous_digest IS DISTINCT FROM e.digest_before
      UNION ALL
      SELECT 2, 'edited', 'person', e.story_id, e.version, e.actor
      FROM entry AS e
      LEFT JOIN newsdesk.person AS p ON p.id = e.actor_id
      WHERE p.login IS DISTINCT FROM e.actor
      UNION ALL
      -- What a seal holds and the history doesn't.
      SELECT
        3,
        CASE
          WHEN h.digest IS NOT NULL THEN 'rewritten'
          WHEN n.version > s.version OR n.version IS NULL THEN 'deleted'
          ELSE 'truncated'
        END,
        'entry',
        s.story_id,
        CASE
          WHEN h.digest IS NULL AND coalesce(n.version, 0) < s.version THEN coalesce(n.version, 0) + 1
          ELSE s.first_version
        END,
        -- One of these, or several.
        CASE WHEN h.digest IS NOT NULL AND s.first_version < s.version THEN s.first_version || ' to ' || s.version END
      FROM newsdesk.sealed_story AS s
      LEFT JOIN newsdesk.history AS h ON h.story_id = s.story_id AND h.version = s.version
      LEFT JOIN newest AS n ON n.story_id = s.story_id
      WHERE s.story_id BETWEEN low AND high AND h.digest IS DISTINCT FROM s.digest
      UNION ALL
      SELECT
        4,
        CASE
          WHEN s.id IS NULL OR n.version IS NULL THEN 'deleted'
          WHEN s.version > n.version THEN 'truncated'
          WHEN s.version < n.version THEN 'inserted'
          ELSE 'edited'
        END,
        CASE WHEN s.id IS NULL OR s.version = n.version THEN 'story' ELSE 'entry' END,
        coalesce(s.id, n.story_id),
        CASE
          WHEN s.id IS NULL OR n.version IS NULL THEN 1
          WHEN s.version = n.version THEN n.version
          ELSE least(s.version, n.version) + 1
        END,
        NULL
      FROM (SELECT * FROM newsdesk.story AS x WHERE x.id BETWEEN low AND high) AS s
      FULL JOIN newest AS n ON n.story_id = s.id
      LEFT JOIN newsdesk.history AS h ON h.story_id = s.id AND h.version = s.version
      LEFT JOIN newsdesk.history AS f ON f.story_id = s.id AND f.version = 1
      LEFT JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
      WHERE (
          n.version, h.desk_id, h.stage, h.publication, h.revision, h.assignee_id, h.embargo, h.schedule, h.stage NOT IN ('closed', 'spiked'), r.slug,
          f.actor_id, f.at,
          coalesce((
            SELECT x.action = 'restrict' FROM newsdesk.history AS x
            WHERE x.story_id = n.story_id AND x.action IN ('restrict', 'unrestrict') ORDER BY x.version DESC LIMIT 1
          ), false)
        ) IS DISTINCT FROM (
          s.version, s.desk_id, s.stage, s.publication, s.revision, s.assignee_id, s.embargo, s.schedule, s.pending, s.slug, s.author_id,
          s.created_at, s.confidential
        )
    )
    SELECT DISTINCT ON (f.story_id)
      f.kind, f.part, f.story_id, f.version, f.name, NULL::bigint, NULL::bigint
    FROM found AS f
    ORDER BY f.story_id, f.version, f.rank;
END
$$;

-- Revisions: the text and the pictures that the entries speak of, and who is said to have written them.
CREATE FUNCTION newsdesk.find_in_revisions(low bigint, high bigint) RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH entry AS MATERIALIZED (
      SELECT
        h.story_id, h.version, h.action, h.revision, h.text_digest, h.picture_digest, h.actor_id, h.at,
        lag(h.text_digest) OVER chain AS text_before,
        lag(h.picture_digest) OVER chain AS pictures_before,
        row_number() OVER (PARTITION BY h.story_id, h.revision ORDER BY h.version) = 1 AS is_first
      FROM newsdesk.history AS h
      WHERE h.story_id BETWEEN low AND high
      WINDOW chain AS (PARTITION BY h.story_id ORDER BY h.version)
    ),
    stored AS MATERIALIZED (
      SELECT
        r.story_id, r.number, r.text_digest, r.picture_digest, r.edited_by, r.edited_at, r.changed_text, r.changed_pictures,
        newsdesk.text_digest(r) AS true_text,
        coalesce(
          (
            SELECT newsdesk.picture_digest(array_agg(p))
            FROM newsdesk.revision_picture AS p
            WHERE p.story_id = r.story_id AND p.revision = r.number
            HAVING count(*) > 0
          ),
          no_pictures.digest
        ) AS true_pictures
      FROM newsdesk.revision AS r
      CROSS JOIN (SELECT newsdesk.picture_digest('{}') AS digest) AS no_pictures
      WHERE r.story_id BETWEEN low AND high
    )
    SELECT
      CASE WHEN r.number IS NULL THEN 'deleted' WHEN e.version IS NULL THEN 'inserted' ELSE 'edited' END,
      CASE
        WHEN r.number IS NULL OR e.version IS NULL THEN 'revision'
        WHEN r.true_text IS DISTINCT FROM e.text_digest OR r.text_digest IS DISTINCT FROM e.text_digest THEN 'text'
        WHEN r.true_pictures IS DISTINCT FROM e.picture_digest OR r.picture_digest IS DISTINCT FROM e.picture_digest
          THEN 'pictures'
        ELSE 'revision'
      END,
      coalesce(e.story_id, r.story_id), e.version, coalesce(e.revision, r.number)::text, NULL::bigint, NULL::bigint
    FROM (SELECT * FROM entry AS x WHERE x.is_first) AS e
    FULL JOIN stored AS r ON r.story_id = e.story_id AND r.number = e.revision
    WHERE (r.number, r.text_digest, r.picture_digest, r.true_text, r.true_pictures, r.edited_by, r.edited_at)
        IS DISTINCT FROM
        (e.revision, e.text_digest, e.picture_digest, e.text_digest, e.picture_digest, e.actor_id, e.at)
      -- Whoever changed a half can't sign it off, so these count as much as the text.
      OR (
        e.action IN ('edit_text', 'edit_pictures')
        AND (r.changed_text, r.changed_pictures)
          IS DISTINCT FROM (e.text_digest <> e.text_before, e.picture_digest <> e.pictures_before)
      )
    UNION ALL
    SELECT 'edited', 'revision', e.story_id, e.version, e.revision::text, NULL, NULL
    FROM entry AS e
    LEFT JOIN stored AS r ON r.story_id = e.story_id AND r.number = e.revision
    WHERE NOT e.is_first
      AND (r.text_digest, r.picture_digest) IS DISTINCT FROM (e.text_digest, e.picture_digest);
END
$$;

-- Sign-offs: each is of an entry that gave it, for what that entry held, and was voided by one that says so.
CREATE FUNCTION newsdesk.find_in_sign_offs(low bigint, high bigint) RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH stored AS MATERIALIZED (
      SELECT * FROM newsdesk.sign_off AS o WHERE o.story_id BETWEEN low AND high
    ),
    given AS MATERIALIZED (
      SELECT
        h.story_id, h.version, k.kind, newsdesk.covered_digest(k.kind, h.text_digest, h.picture_digest) AS digest,
        h.actor_id, h.at
      FROM newsdesk.history AS h
      CROSS JOIN LATERAL unnest(h.sign_offs_given) AS k (kind)
      WHERE h.story_id BETWEEN low AND high
    ),
    voiding AS MATERIALIZED (
      SELECT h.story_id, h.version, o.version AS given_in, o.kind
      FROM newsdesk.history AS h
      JOIN stored AS o ON o.story_id = h.story_id AND o.version < h.version AND o.kind = ANY (h.sign_offs_voided)
      WHERE h.story_id BETWEEN low AND high
        AND (
          (h.action IN ('withdraw', 'undo') AND o.given_by = h.actor_id)
          OR h.action = 'move'
          OR o.digest <> newsdesk.covered_digest(o.kind, h.text_digest, h.picture_digest)
        )
    )
    SELECT
      CASE WHEN o.kind IS NULL THEN 'deleted' WHEN g.kind IS NULL THEN 'inserted' ELSE 'edited' END,
      'sign_off', coalesce(o.story_id, g.story_id), coalesce(o.version, g.version), coalesce(o.kind, g.kind)::text,
      NULL::bigint, NULL::bigint
    FROM stored AS o
    FULL JOIN given AS g ON g.story_id = o.story_id AND g.version = o.version AND g.kind = o.kind
    WHERE (o.kind, o.digest, o.given_by, o.given_at) IS DISTINCT FROM (g.kind, g.digest, g.actor_id, g.at)
      OR o.voided_in IS DISTINCT FROM (
        SELECT min(v.version) FROM voiding AS v
        WHERE v.story_id = o.story_id AND v.given_in = o.version AND v.kind = o.kind
      );
END
$$;

-- What went out, and what the world is told of it: an edition for each publication, a message for each that and each kill.
CREATE FUNCTION newsdesk.find_in_publications(low bigint, high bigint) RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH act AS MATERIALIZED (
      SELECT
        h.story_id, h.version, h.action, h.revision, h.text_digest, h.picture_digest, h.at,
        count(*) FILTER (WHERE h.action = 'publish') OVER chain AS number,
        max(h.version) FILTER (WHERE h.action = 'publish') OVER (chain ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
          AS published_before
      FROM newsdesk.history AS h
      WHERE h.story_id BETWEEN low AND high AND h.action IN ('publish', 'kill')
      WINDOW chain AS (PARTITION BY h.story_id ORDER BY h.version)
    ),
    published AS MATERIALIZED (
      SELECT a.*, (
        SELECT c.note FROM newsdesk.history AS c
        WHERE c.story_id = a.story_id AND c.action = 'correct' AND c.version BETWEEN a.published_before AND a.version
        ORDER BY c.version DESC LIMIT 1
      ) AS note
      FROM act AS a
      WHERE a.action = 'publish'
    ),
    stored AS MATERIALIZED (
      SELECT * FROM newsdesk.edition AS e WHERE e.story_id BETWEEN low AND high
    ),
    queued AS MATERIALIZED (
      SELECT * FROM newsdesk.outbox AS o WHERE o.story_id BETWEEN low AND high
    )
    SELECT
      CASE WHEN e.number IS NULL THEN 'deleted' WHEN p.version IS NULL THEN 'inserted' ELSE 'edited' END,
      'edition', coalesce(e.story_id, p.story_id), coalesce(p.version, e.version), coalesce(e.number, p.number)::text,
      NULL::bigint, NULL::bigint
    FROM stored AS e
    FULL JOIN published AS p ON p.story_id = e.story_id AND p.number = e.number
    WHERE (e.number, e.version, e.revision, e.text_digest, e.picture_digest, e.note, e.published_at)
      IS DISTINCT FROM (p.number, p.version, p.revision, p.text_digest, p.picture_digest, p.note, p.at)
    UNION ALL
    SELECT
      CASE WHEN o.id IS NULL THEN 'deleted' WHEN a.version IS NULL THEN 'inserted' ELSE 'edited' END,
      'outbox', coalesce(o.story_id, a.story_id), a.version, coalesce(o.event::text, a.event), NULL, NULL
    FROM queued AS o
    FULL JOIN (
      SELECT x.*, CASE WHEN x.action = 'kill' THEN 'kill' WHEN x.number = 1 THEN 'publish' ELSE 'correct' END AS event
      FROM act AS x
    ) AS a ON a.story_id = o.story_id AND a.number = o.edition AND a.event = o.event::text
    WHERE (o.edition, o.queued_at) IS DISTINCT FROM (a.number, a.at);
END
$$;
