-- What is to be looked after in pictures, credits and rights: for `newsdesk report credits`.

-- Of the stories that this person may read and that are on their way or out. What expires counts within the given time.
CREATE FUNCTION newsdesk.credit_report(desk text DEFAULT NULL, within interval DEFAULT '7 days') RETURNS TABLE (
  -- blocked, expiring, granted, proposed, ambiguous, unused.
  kind text, story bigint, number integer, slug text, on_desk text, finding text, due_at timestamptz, fix text, who text[]
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
  me integer := newsdesk.require_person();
  desks integer[] := newsdesk.readable_desks();
  named bigint[] := newsdesk.readable_stories();
  now timestamptz := clock_timestamp();
BEGIN
  RETURN QUERY
    WITH mine AS MATERIALIZED (
      SELECT s, d.name AS desk
      FROM newsdesk.story AS s
      JOIN newsdesk.desk AS d ON d.id = s.desk_id
      WHERE ((s.desk_id = ANY (desks) AND NOT s.confidential) OR s.id = ANY (named))
        AND (s.pending OR s.publication = 'published')
        AND (credit_report.desk IS NULL OR d.name = credit_report.desk)
        AND EXISTS (
          SELECT FROM newsdesk.revision_picture AS p WHERE p.story_id = s.id AND p.revision = s.revision
        )
    ),
    blocks AS MATERIALIZED (
      SELECT m.s, m.desk, b
      FROM mine AS m
      CROSS JOIN LATERAL newsdesk.picture_blocks(m.s, now) AS b
    ),
    found AS (
      SELECT 'blocked' AS kind, k.s, k.desk, (k.b).number, (k.b).message || CASE
          WHEN (k.s).pending THEN '' ELSE ', and it is published' END AS finding,
        (k.b).due_at,
        -- What is out is taken back by a correction; a grant would only say that it may stay.
        newsdesk.rights_fix(k.s, k.b) AS fix,
        newsdesk.people_who_can(k.s, newsdesk.granting_roles(), newsdesk.interested_in(k.s, (k.b).picture_id)) AS who
      FROM blocks AS k
      WHERE (k.b).is_due AND (k.b).grant_id IS NULL
      UNION ALL
      SELECT 'expiring', k.s, k.desk, (k.b).number, (k.b).message, (k.b).due_at,
        format('newsdesk photo rights set %s/%s --expires TIME --note "..."', (k.s).id, (k.b).number),
        newsdesk.people_who_can(k.s, '{photo_editor}')
      FROM blocks AS k
      WHERE NOT (k.b).is_due AND (k.b).due_at <= now + within
      UNION ALL
      SELECT 'granted', k.s, k.desk, (k.b).number,
        format('%s: lifted by %s, grant %s: %s', (k.b).message, p.name, g.id, g.reason), g.until,
        'newsdesk photo rights revoke ' || g.id,
        newsdesk.people_who_can(k.s, newsdesk.granting_roles())
      FROM blocks AS k
      JOIN newsdesk.rights_grant AS g ON g.id = (k.b).grant_id
      JOIN newsdesk.person AS p ON p.id = g.granted_by
      UNION ALL
      SELECT 'proposed', m.s, m.desk, p.number,
        format('photo %s: its file rules out %s, and nobody has said what holds', p.number,
          array_to_string((newsdesk.rights_now(x)).restrictions, ', ')),
        NULL,
        format('newsdesk photo rights set %s/%s --restrictions ...', (m.s).id, p.number),
        newsdesk.people_who_can(m.s, '{photo_editor}')
      FROM mine AS m
      JOIN newsdesk.revision_picture AS p ON p.story_id = (m.s).id AND p.revision = (m.s).revision
      JOIN newsdesk.picture AS x ON x.id = p.picture_id
      WHERE NOT EXISTS (SELECT FROM newsdesk.picture_rights AS r WHERE r.picture_id = x.id)
        AND newsdesk.proposed_restrictions(newsdesk.terms_in(x.metadata)) <> '{}'
      UNION ALL
      SELECT 'ambiguous', m.s, m.desk, p.number, format('photo %s: who is credited is not clear: %s', p.number, p.credit),
        NULL, format('newsdesk photo credit %s/%s "Name / Agency"', (m.s).id, p.number),
        newsdesk.people_who_can(m.s, (
          SELECT array_agg(DISTINCT r)
          FROM newsdesk.desk AS d
          JOIN newsdesk.transition AS t ON t.workflow_id = d.workflow_id AND t.action = 'edit_pictures'
          CROSS JOIN unnest(t.roles) AS r
          WHERE d.id = (m.s).desk_id
        ))
      FROM mine AS m
      JOIN newsdesk.revision_picture AS p ON p.story_id = (m.s).id AND p.revision = (m.s).revision
      WHERE p.credit_is_ambiguous
    )
    SELECT f.kind, (f.s).id, f.number::integer, (f.s).slug, f.desk, f.finding, f.due_at, f.fix, f.who
    FROM found AS f
    UNION ALL
    -- Pictures that this person added, or that were in a story that they may read, and that are in none now.
    SELECT 'unused', last.story_id, last.number::integer, last.slug, last.desk,
      format('picture %s%s is in no story now', x.id, coalesce(' (' || x.name || ')', '')), NULL,
      CASE WHEN last.story_id IS NOT NULL THEN format('newsdesk draft restore %s --revision %s', last.story_id, last.revision) END,
      ARRAY(SELECT p.name FROM newsdesk.person AS p WHERE p.id = x.added_by AND p.disabled_at IS NULL)
    FROM newsdesk.picture AS x
    LEFT JOIN LATERAL (
      SELECT p.story_id, p.revision, p.number, s.slug, d.name AS desk
      FROM newsdesk.revision_picture AS p
      JOIN newsdesk.story AS s ON s.id = p.story_id
      JOIN newsdesk.desk AS d ON d.id = s.desk_id
      WHERE p.picture_id IS NOT NULL AND p.picture_id + 0 = x.id
        AND ((s.desk_id = ANY (desks) AND NOT s.confidential) OR s.id = ANY (named))
      ORDER BY p.story_id DESC, p.revision DESC
      LIMIT 1
    ) AS last ON true
    WHERE (x.added_by = me OR last.story_id IS NOT NULL)
      AND (credit_report.desk IS NULL OR last.desk = credit_report.desk)
      AND NOT EXISTS (
        SELECT
        FROM newsdesk.revision_picture AS p
        JOIN newsdesk.story AS s ON s.id = p.story_id AND s.revision = p.revision
        WHERE p.picture_id IS NOT NULL AND p.picture_id + 0 = x.id
      )
    ORDER BY 7 NULLS LAST, 1, 2, 3;
END
$$;
