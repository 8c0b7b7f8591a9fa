-- The rights of pictures and the grants are as the staff's history was told, digest by digest.

CREATE FUNCTION newsdesk.find_in_rights() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH told AS MATERIALIZED (
      SELECT h.id, h.act, h.actor, h.detail FROM newsdesk.staff_history AS h
      WHERE h.act IN ('state rights', 'grant rights', 'end grant', 'rely on grants', 'set territories')
    ),
    -- As text, because a detail that somebody has spoilt may hold anything.
    stored (part, act, name, digest, actor) AS (
      SELECT 'rights', 'state rights', format('of picture %s, version %s', r.picture_id, r.version),
        CASE WHEN r.digest = newsdesk.rights_digest(r) THEN encode(r.digest, 'hex') END, r.actor
      FROM newsdesk.picture_rights AS r
      UNION ALL
      SELECT 'grant', 'grant rights', format('%s', g.id),
        CASE WHEN g.digest = newsdesk.grant_digest(g) THEN encode(g.digest, 'hex') END, g.actor
      FROM newsdesk.rights_grant AS g
      UNION ALL
      SELECT 'grant', 'end grant', format('%s, the end of it', e.grant_id),
        CASE WHEN e.digest = newsdesk.grant_end_digest(e) THEN encode(e.digest, 'hex') END, e.actor
      FROM newsdesk.rights_grant_end AS e
      UNION ALL
      SELECT 'grant', 'rely on grants', format('%s, relied on', y.grant_id), encode(h.digest, 'hex'), h.actor
      FROM newsdesk.rights_reliance AS y
      LEFT JOIN newsdesk.history AS h ON h.story_id = y.story_id AND h.version = y.version
    ),
    expected (id, part, act, name, digest, actor) AS (
      SELECT t.id, 'rights', t.act,
        format('of picture %s, version %s', t.detail ->> 'picture', t.detail ->> 'version'), t.detail ->> 'digest', t.actor
      FROM told AS t WHERE t.act = 'state rights'
      UNION ALL
      SELECT t.id, 'grant', t.act,
        (t.detail ->> 'grant') || CASE t.act WHEN 'end grant' THEN ', the end of it' ELSE '' END, t.detail ->> 'digest', t.actor
      FROM told AS t WHERE t.act IN ('grant rights', 'end grant')
      UNION ALL
      SELECT t.id, 'grant', t.act, (y.number #>> '{}') || ', relied on', t.detail ->> 'entry', t.actor
      FROM told AS t
      CROSS JOIN LATERAL jsonb_path_query(t.detail, 'lax $.grants[*]') AS y (number)
      WHERE t.act = 'rely on grants'
    )
    SELECT
      CASE WHEN s.name IS NULL THEN 'deleted' WHEN e.name IS NULL THEN 'inserted' ELSE 'edited' END,
      coalesce(s.part, e.part), NULL::bigint, NULL::integer, coalesce(s.name, e.name), NULL::bigint, e.id
    FROM stored AS s
    FULL JOIN expected AS e
      ON e.act = s.act AND e.name = s.name AND (s.act <> 'rely on grants' OR e.digest = s.digest)
    WHERE (s.digest, s.actor) IS DISTINCT FROM (e.digest, e.actor) OR s.name IS NULL OR e.name IS NULL
    UNION ALL
    SELECT 'edited', 'territory', NULL, NULL, coalesce(nullif(array_to_string(n.territories, ' '), ''), 'none'), NULL, t.id
    FROM newsdesk.newsroom AS n
    LEFT JOIN LATERAL (
      SELECT x.id, x.detail FROM told AS x WHERE x.act = 'set territories' ORDER BY x.id DESC LIMIT 1
    ) AS t ON true
    WHERE to_jsonb(n.territories) IS DISTINCT FROM coalesce(t.detail -> 'territories', '[]');
END
$$;
