-- Why an act would be refused. One function gives every reason at once; the acts enforce it and `explain` prints it.

-- Who changed what a sign-off of this kind covers, since the last edition. They can't give it.
CREATE FUNCTION newsdesk.contributors(s newsdesk.story, sign_off newsdesk.sign_off_kind) RETURNS integer[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT r.edited_by), '{}')
  FROM newsdesk.revision AS r
  WHERE r.story_id = s.id
    AND r.number > (SELECT coalesce(max(e.revision), 0) FROM newsdesk.edition AS e WHERE e.story_id = s.id)
    AND CASE sign_off
      WHEN 'copy' THEN r.changed_text
      WHEN 'picture' THEN r.changed_pictures
      WHEN 'legal' THEN r.changed_text OR r.changed_pictures
    END
$$;

-- Every kind of sign-off: whether this story needs it, who gave it for exactly what the story holds now, who still could.
CREATE FUNCTION newsdesk.sign_offs(s newsdesk.story)
RETURNS TABLE (
  kind newsdesk.sign_off_kind,
  required boolean,
  people_needed integer,
  roles newsdesk.role[],
  given_by integer[],
  contributors integer[]
)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT
    k.kind,
    CASE k.required
      WHEN 'always' THEN true
      WHEN 'never' THEN false
      WHEN 'with_pictures' THEN EXISTS (
        SELECT FROM newsdesk.revision_picture AS p WHERE p.story_id = s.id AND p.revision = s.revision
      )
    END,
    k.people::integer,
    k.roles,
    coalesce(
      (
        SELECT array_agg(DISTINCT o.given_by)
        FROM newsdesk.sign_off AS o
        WHERE o.story_id = s.id
          AND o.kind = k.kind
          AND o.voided_in IS NULL
          AND o.digest = newsdesk.covered_digest(k.kind, r.text_digest, r.picture_digest)
          -- Whoever has since written it themselves gave no second person's word.
          AND o.given_by <> ALL (newsdesk.contributors(s, k.kind))
      ),
      '{}'
    ),
    newsdesk.contributors(s, k.kind)
  FROM newsdesk.desk AS d
  JOIN newsdesk.required_sign_off AS k ON k.workflow_id = d.workflow_id
  JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
  WHERE d.id = s.desk_id
$$;

-- The first step on the shortest way to a state in which the act is possible; NULL where there is none.
CREATE FUNCTION newsdesk.step_towards(s newsdesk.story, act newsdesk.action) RETURNS newsdesk.action
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH RECURSIVE steps AS (
    SELECT t.*
    FROM newsdesk.transition AS t
    JOIN newsdesk.desk AS d ON d.workflow_id = t.workflow_id
    WHERE d.id = s.desk_id
      AND t.action IN ('submit', 'review', 'approve', 'publish', 'correct', 'unspike', 'reopen')
  ),
  way (first, stage, publication, depth) AS (
    SELECT action, to_stage, to_publication, 1
    FROM steps
    WHERE from_stage = s.stage AND from_publication = s.publication
    UNION
    SELECT w.first, n.to_stage, n.to_publication, w.depth + 1
    FROM way AS w
    JOIN steps AS n ON n.from_stage = w.stage AND n.from_publication = w.publication
    WHERE w.depth < 5
  )
  SELECT w.first
  FROM way AS w
  JOIN newsdesk.desk AS d ON d.id = s.desk_id
  JOIN newsdesk.transition AS t
    ON t.workflow_id = d.workflow_id
    AND t.action = act
    AND t.from_stage = w.stage
    AND t.from_publication = w.publication
  ORDER BY w.depth, w.first
  LIMIT 1
$$;

-- Whether a reader would see nothing: white space of any script, and what has no width. An E string, here and wherever
-- there is a backslash: it reads the same whatever a client sets standard_conforming_strings to.
CREATE FUNCTION newsdesk.is_blank(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT value !~ E'[^\\s\\u0080-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]'
$$;

-- What is missing from the story itself.
CREATE FUNCTION newsdesk.incomplete_parts(s newsdesk.story) RETURNS SETOF newsdesk.reason
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'headline', 'headline', 'there is no headline', format('newsdesk draft edit %s --headline "..."', s.id), '{}'::text[]
  FROM newsdesk.revision AS r
  WHERE r.story_id = s.id AND r.number = s.revision AND newsdesk.is_blank(r.headline)
  UNION ALL
  SELECT 'body', 'text', 'there is no text', format('newsdesk draft edit %s --body-file FILE', s.id), '{}'
  FROM newsdesk.revision AS r
  WHERE r.story_id = s.id AND r.number = s.revision AND newsdesk.is_blank(r.body)
  UNION ALL
  SELECT missing.code, missing.subject, missing.message, missing.fix, '{}'::text[]
  FROM newsdesk.revision_picture AS p
  CROSS JOIN LATERAL (
    SELECT 'caption' AS code, 'caption for photo ' || p.number AS subject,
      format('photo %s has no caption', p.number) AS message,
      format('newsdesk caption edit %s/%s "..."', s.id, p.number) AS fix
    WHERE newsdesk.is_blank(p.caption)
    UNION ALL
    SELECT 'credit', 'credit for photo ' || p.number, format('nobody is credited for photo %s', p.number),
      format('newsdesk photo credit %s/%s "Name / Agency"', s.id, p.number)
    WHERE cardinality(p.creators || p.agencies || p.via) = 0
  ) AS missing
  WHERE p.story_id = s.id AND p.revision = s.revision
$$;

-- Required sign-offs that are not given for what the story holds now.
CREATE FUNCTION newsdesk.missing_sign_offs(s newsdesk.story) RETURNS SETOF newsdesk.reason
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT
    'sign_off',
    o.kind::text,
    CASE
      WHEN EXISTS (
        SELECT FROM newsdesk.sign_off AS gone
        WHERE gone.story_id = s.id AND gone.kind = o.kind AND gone.voided_in IS NOT NULL
      ) THEN format('the %s sign-off was voided by an edit and not given again', o.kind)
      WHEN cardinality(o.given_by) > 0 THEN
        format('the %s sign-off is given by %s of %s people', o.kind, cardinality(o.given_by), o.people_needed)
      ELSE format('the %s sign-off is not given', o.kind)
    END,
    newsdesk.command('approve', s.id),
    newsdesk.people_with_role(s.desk_id, o.roles, o.contributors || o.given_by)
  FROM newsdesk.sign_offs(s) AS o
  WHERE o.required AND cardinality(o.given_by) < o.people_needed
  ORDER BY o.kind
$$;

-- Whether somebody may judge the story: a reason where everything that they could still sign off is their own work.
CREATE FUNCTION newsdesk.second_person(s newsdesk.story, me integer) RETURNS SETOF newsdesk.reason
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH required AS (
    SELECT o.*, cardinality(o.given_by) < o.people_needed AS is_open
    FROM newsdesk.sign_offs(s) AS o
    WHERE o.required
  ),
  -- What is still to be signed off; everything, where nothing is left: approving is a judgement even then.
  asked AS (
    SELECT * FROM required WHERE is_open OR NOT EXISTS (SELECT FROM required WHERE is_open)
  )
  SELECT
    'second_person',
    string_agg(a.kind::text, ', ' ORDER BY a.kind),
    format(
      'you %s, and %s stories need a second person',
      CASE WHEN s.author_id = me THEN 'wrote it' ELSE 'edited it' END,
      (SELECT d.name FROM newsdesk.desk AS d WHERE d.id = s.desk_id)
    ),
    NULL,
    newsdesk.people_with_role(
      s.desk_id,
      (SELECT array_agg(DISTINCT r) FROM asked AS x, unnest(x.roles) AS r),
      (SELECT array_agg(DISTINCT c) FROM asked AS x, unnest(x.contributors) AS c)
    )
  FROM asked AS a
  WHERE me = ANY (a.contributors) OR newsdesk.holds_role(me, s.desk_id, a.roles)
  HAVING bool_and(me = ANY (a.contributors))
$$;

-- Every reason why this person can't do this to this story now; none where they can. `why` is the note that they gave.
CREATE FUNCTION newsdesk.obstacles(s newsdesk.story, act newsdesk.action, me integer, why text)
RETURNS SETOF newsdesk.reason
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  t newsdesk.transition;
  desk newsdesk.desk;
  step newsdesk.action;
  is_own boolean := false;
BEGIN
  SELECT * INTO STRICT desk FROM newsdesk.desk AS d WHERE d.id = s.desk_id;
  SELECT * INTO t
  FROM newsdesk.transition AS x
  WHERE x.workflow_id = desk.workflow_id
    AND x.action = act
    AND x.from_stage = s.stage
    AND x.from_publication = s.publication;

  IF NOT FOUND THEN
    step := newsdesk.step_towards(s, act);
    RETURN NEXT ROW(
      'stage',
      replace(newsdesk.state(s.stage, s.publication), '_', ' '),
      format('it is %s', newsdesk.state_in_words(s.stage, s.publication)),
      newsdesk.command(step, s.id),
      coalesce(
        (
          SELECT newsdesk.people_with_role(s.desk_id, x.roles)
          FROM newsdesk.transition AS x
          WHERE x.workflow_id = desk.workflow_id
            AND x.action = step AND x.from_stage = s.stage AND x.from_publication = s.publication
        ),
        '{}'
      )
    )::newsdesk.reason;
    IF act = 'publish' AND s.pending THEN
      RETURN QUERY SELECT * FROM newsdesk.missing_sign_offs(s);
      RETURN QUERY SELECT * FROM newsdesk.incomplete_parts(s);
    END IF;
    RETURN;
  END IF;

  IF 'second_person' = ANY (t.rules) THEN
    RETURN QUERY SELECT * FROM newsdesk.second_person(s, me);
    is_own := FOUND;
  END IF;
  IF newsdesk.holds_role(me, s.desk_id, t.roles) IS NOT TRUE THEN
    RETURN NEXT ROW(
      'role',
      newsdesk.either(t.roles),
      format('that takes the role of %s on the %s desk, which you do not hold', newsdesk.either(t.roles), desk.name),
      NULL,
      newsdesk.people_with_role(s.desk_id, t.roles)
    )::newsdesk.reason;
  ELSIF act = 'approve' AND NOT is_own AND newsdesk.sign_offs_to_give(s, me) = '{}' THEN
    -- Theirs are given, or are not asked for: what is missing is for others to give.
    RETURN QUERY SELECT * FROM newsdesk.missing_sign_offs(s);
  END IF;
  IF 'note' = ANY (t.rules) AND newsdesk.is_blank(coalesce(why, '')) THEN
    RETURN NEXT ROW(
      'note', 'note', 'it does not say why', newsdesk.command(act, s.id), '{}'::text[]
    )::newsdesk.reason;
  END IF;
  IF 'signed_off' = ANY (t.rules) THEN
    RETURN QUERY SELECT * FROM newsdesk.missing_sign_offs(s);
  END IF;
  IF 'complete' = ANY (t.rules) THEN
    RETURN QUERY SELECT * FROM newsdesk.incomplete_parts(s);
  END IF;
  IF act = 'publish' AND EXISTS (
    SELECT FROM newsdesk.edition AS e WHERE e.story_id = s.id AND e.revision = s.revision
  ) THEN
    RETURN NEXT ROW(
      'nothing_new', 'text', 'nothing has changed since it was last published',
      newsdesk.command('edit_text', s.id), '{}'::text[]
    )::newsdesk.reason;
  END IF;
END
$$;
