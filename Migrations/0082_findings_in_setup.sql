-- What the acts are judged by: workflows, desks, roles and people are as the staff's history left them. And what is out is what
-- was published last.

-- Each version of a workflow holds what its digest says, and has the digest that was recorded when a desk was given it.
CREATE FUNCTION newsdesk.find_in_workflows() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT
      'edited', 'workflow', NULL::bigint, NULL::integer, format('%s, version %s', w.name, w.version), NULL::bigint, told.id
    FROM newsdesk.workflow AS w
    LEFT JOIN LATERAL (
      SELECT h.id, h.detail ->> 'digest' AS digest
      FROM newsdesk.staff_history AS h
      WHERE h.act IN ('add desk', 'apply workflow')
        AND coalesce(h.detail ->> 'workflow', h.subject) = w.name
        AND h.detail ->> 'version' = w.version::text
        AND h.detail ->> 'digest' IS NOT NULL
      ORDER BY h.id
      LIMIT 1
    ) AS told ON true
    WHERE told.digest <> encode(w.digest, 'hex')
      OR w.digest IS DISTINCT FROM newsdesk.workflow_digest(
        w.name, w.about, w.create_roles,
        ARRAY(SELECT t FROM newsdesk.transition AS t WHERE t.workflow_id = w.id),
        ARRAY(SELECT n FROM newsdesk.required_sign_off AS n WHERE n.workflow_id = w.id)
      );
END
$$;

-- Each desk was opened, and follows the workflow that it was given last.
CREATE FUNCTION newsdesk.find_in_desks() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH given (id, desk, workflow, version) AS (
      SELECT h.id, h.subject, h.detail ->> 'workflow', h.detail ->> 'version'
      FROM newsdesk.staff_history AS h
      WHERE h.act = 'add desk'
      UNION ALL
      SELECT h.id, d.name #>> '{}', h.subject, h.detail ->> 'version'
      FROM newsdesk.staff_history AS h
      -- Lax: a detail that somebody has spoilt is found in the history itself.
      CROSS JOIN LATERAL jsonb_path_query(h.detail, 'lax $.desks[*]') AS d (name)
      WHERE h.act = 'apply workflow'
    ),
    told AS (
      SELECT DISTINCT ON (g.desk) g.* FROM given AS g ORDER BY g.desk, g.id DESC
    ),
    stored AS (
      SELECT d.name AS desk, w.name AS workflow, w.version::text AS version
      FROM newsdesk.desk AS d
      LEFT JOIN newsdesk.workflow AS w ON w.id = d.workflow_id
    )
    SELECT
      CASE WHEN d.desk IS NULL THEN 'deleted' WHEN t.desk IS NULL THEN 'inserted' ELSE 'edited' END,
      'desk', NULL::bigint, NULL::integer, coalesce(d.desk, t.desk), NULL::bigint, t.id
    FROM stored AS d
    FULL JOIN told AS t ON t.desk = d.desk
    WHERE (d.desk, d.workflow, d.version) IS DISTINCT FROM (t.desk, t.workflow, t.version);
END
$$;

-- Each check has the level that its desk was given last.
CREATE FUNCTION newsdesk.find_in_checks() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH told AS (
      SELECT DISTINCT ON (h.subject, h.detail ->> 'desk')
        h.id, h.subject AS code, h.detail ->> 'desk' AS desk, h.detail ->> 'level' AS level
      FROM newsdesk.staff_history AS h
      WHERE h.act = 'set check'
      ORDER BY h.subject, h.detail ->> 'desk', h.id DESC
    ),
    stored AS (
      SELECT c.code, coalesce(d.name, '?') AS desk, c.level::text AS level
      FROM newsdesk.desk_check AS c
      LEFT JOIN newsdesk.desk AS d ON d.id = c.desk_id
    )
    SELECT
      CASE WHEN c.code IS NULL THEN 'deleted' WHEN t.code IS NULL THEN 'inserted' ELSE 'edited' END,
      'check', NULL::bigint, NULL::integer, format('%s on %s', coalesce(c.code, t.code), coalesce(c.desk, t.desk)),
      NULL::bigint, t.id
    FROM stored AS c
    FULL JOIN told AS t ON t.code = c.code AND t.desk = c.desk
    WHERE c.level IS DISTINCT FROM t.level;
END
$$;

-- Each role was granted and not revoked since.
CREATE FUNCTION newsdesk.find_in_roles() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH told AS (
      SELECT DISTINCT ON (h.subject, h.detail ->> 'role', h.detail ->> 'desk')
        h.id, h.act = 'grant role' AS is_held, h.subject AS login, h.detail ->> 'role' AS role, h.detail ->> 'desk' AS desk
      FROM newsdesk.staff_history AS h
      WHERE h.act IN ('grant role', 'revoke role')
      ORDER BY h.subject, h.detail ->> 'role', h.detail ->> 'desk', h.id DESC
    ),
    stored AS (
      SELECT p.login, g.role::text AS role, d.name AS desk, g.desk_id
      FROM newsdesk.role_grant AS g
      LEFT JOIN newsdesk.person AS p ON p.id = g.person_id
      LEFT JOIN newsdesk.desk AS d ON d.id = g.desk_id
    )
    SELECT
      CASE WHEN g.role IS NULL THEN 'deleted' ELSE 'inserted' END,
      'role', NULL::bigint, NULL::integer,
      format(
        '%s, %s on %s', coalesce(g.login, t.login, '?'), replace(coalesce(g.role, t.role), '_', ' '),
        coalesce(g.desk, t.desk, CASE WHEN g.desk_id IS NULL THEN 'every desk' ELSE '?' END)
      ),
      NULL::bigint, t.id
    FROM stored AS g
    FULL JOIN told AS t
      ON t.login = g.login AND t.role = g.role AND coalesce(t.desk, '') = coalesce(g.desk, g.desk_id::text, '')
    WHERE (g.role IS NOT NULL) IS DISTINCT FROM coalesce(t.is_held, false);
END
$$;

-- Each person was added under that name, and works here unless they were disabled.
CREATE FUNCTION newsdesk.find_in_people() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH added AS (
      SELECT DISTINCT ON (h.subject) h.id, h.subject AS login, h.detail ->> 'name' AS name
      FROM newsdesk.staff_history AS h
      WHERE h.act = 'add person'
      ORDER BY h.subject, h.id
    ),
    switched AS (
      SELECT DISTINCT ON (h.subject) h.id, h.subject AS login, h.act = 'disable person' AS is_disabled
      FROM newsdesk.staff_history AS h
      WHERE h.act IN ('disable person', 'enable person')
      ORDER BY h.subject, h.id DESC
    ),
    told AS (
      SELECT a.login, a.name, coalesce(s.is_disabled, false) AS is_disabled, coalesce(s.id, a.id) AS id
      FROM added AS a
      LEFT JOIN switched AS s ON s.login = a.login
    )
    SELECT
      CASE WHEN p.login IS NULL THEN 'deleted' WHEN t.login IS NULL THEN 'inserted' ELSE 'edited' END,
      'colleague', NULL::bigint, NULL::integer,
      coalesce(p.login, t.login) || CASE
        WHEN p.login IS NULL OR t.login IS NULL THEN ''
        WHEN (p.disabled_at IS NOT NULL) = t.is_disabled THEN ', under another name'
        WHEN t.is_disabled THEN ', who works here'
        ELSE ', who is disabled'
      END,
      NULL::bigint, t.id
    FROM newsdesk.person AS p
    FULL JOIN told AS t ON t.login = p.login
    WHERE (p.login, p.name, p.disabled_at IS NOT NULL) IS DISTINCT FROM (t.login, t.name, t.is_disabled);
END
$$;

-- What colleagues of other desks see is the newest edition of what was published and not killed since.
CREATE FUNCTION newsdesk.find_in_live(low bigint, high bigint) RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH edition AS MATERIALIZED (
      SELECT e.story_id, e.number, e.version, e.revision, e.published_at, min(e.published_at) OVER chain AS first_published_at
      FROM newsdesk.edition AS e
      WHERE e.story_id BETWEEN low AND high
        AND NOT EXISTS (
          SELECT FROM newsdesk.history AS k WHERE k.story_id = e.story_id AND k.action = 'kill' AND k.version > e.version
        )
      WINDOW chain AS (PARTITION BY e.story_id)
    ),
    newest AS (
      SELECT DISTINCT ON (e.story_id) e.* FROM edition AS e ORDER BY e.story_id, e.number DESC
    ),
    told AS (
      SELECT n.*, h.desk_id, r.slug, r.headline
      FROM newest AS n
      LEFT JOIN newsdesk.history AS h ON h.story_id = n.story_id AND h.version = n.version
      LEFT JOIN newsdesk.revision AS r ON r.story_id = n.story_id AND r.number = n.revision
    ),
    stored AS (
      SELECT * FROM newsdesk.live AS x WHERE x.story_id BETWEEN low AND high
    )
    SELECT
      CASE WHEN l.story_id IS NULL THEN 'deleted' WHEN t.story_id IS NULL THEN 'inserted' ELSE 'edited' END,
      'live', coalesce(l.story_id, t.story_id), t.version, coalesce(t.number, l.edition)::text, NULL::bigint, NULL::bigint
    FROM stored AS l
    FULL JOIN told AS t ON t.story_id = l.story_id
    WHERE (l.story_id, l.desk_id, l.edition, l.revision, l.slug, l.headline, l.first_published_at, l.published_at)
      IS DISTINCT FROM
      (t.story_id, t.desk_id, t.number, t.revision, t.slug, t.headline, t.first_published_at, t.published_at);
END
$$;

-- Whether the names are as they were shipped, and as the staff's history left the newsroom's own.
CREATE FUNCTION newsdesk.find_in_agencies() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO'
AS $$
BEGIN
  RETURN QUERY
    SELECT 'edited', 'alias', NULL::bigint, NULL::integer, 'of those shipped', NULL::bigint, NULL::bigint
    WHERE newsdesk.shipped_agencies_digest() IS DISTINCT FROM coalesce(
      (SELECT s.rows_digest FROM newsdesk.agency_shipment AS s ORDER BY s.id DESC LIMIT 1), sha256('')
    );
  RETURN QUERY
    WITH told AS (
      SELECT
        h.subject AS alias, h.detail ->> 'agency' AS agency, h.detail ->> 'since' AS since,
        (array_agg(h.detail ->> 'until' ORDER BY h.id DESC))[1] AS until, max(h.id) AS id,
        (array_agg(h.actor ORDER BY h.id))[1] AS added_by, count(*) FILTER (WHERE h.act = 'add alias') AS times
      FROM newsdesk.staff_history AS h
      WHERE h.act IN ('add alias', 'end alias')
      GROUP BY h.subject, h.detail ->> 'agency', h.detail ->> 'since'
    ),
    stored AS (
      SELECT x.alias, a.name AS agency, x.since::text, (array_agg(x.until::text ORDER BY x.id DESC))[1] AS until,
        (array_agg(x.added_by ORDER BY x.id))[1] AS added_by, count(*) AS times
      FROM newsdesk.agency_alias AS x
      JOIN newsdesk.agency AS a ON a.id = x.agency_id
      WHERE x.origin = 'newsroom'
      GROUP BY x.alias, a.name, x.since
    )
    SELECT
      CASE WHEN s.alias IS NULL THEN 'deleted' WHEN t.alias IS NULL THEN 'inserted' ELSE 'edited' END,
      'alias', NULL::bigint, NULL::integer, format('%s of %s', coalesce(s.alias, t.alias), coalesce(s.agency, t.agency)),
      NULL::bigint, t.id
    FROM stored AS s
    FULL JOIN told AS t ON t.alias = s.alias AND t.agency = s.agency AND coalesce(t.since, '') = coalesce(s.since, '')
    WHERE (s.alias, s.added_by, s.times) IS DISTINCT FROM (t.alias, t.added_by, t.times)
      OR (s.times = 1 AND s.until IS DISTINCT FROM t.until);
END
$$;
