-- Why an act would be refused. One function gives every reason at once; the acts enforce it and `explain` prints it.

-- The first step on the shortest way to a state in which the act is possible; NULL where there is none. Nobody is told to
-- take up again what is approved, or to publish it so that it can be approved again.
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
    WHERE from_stage = s.stage AND from_publication = s.publication AND action <> 'reopen'
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
  WHERE s.stage <> 'approved' OR act NOT IN ('submit', 'review', 'approve')
  ORDER BY w.depth, w.first
  LIMIT 1
$$;

-- Whether anything is missing from the story itself.
CREATE FUNCTION newsdesk.is_incomplete(s newsdesk.story) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN NOT EXISTS (
    SELECT
    FROM newsdesk.revision AS r
    WHERE r.story_id = s.id AND r.number = s.revision AND NOT newsdesk.is_blank(r.headline) AND NOT newsdesk.is_blank(r.body)
  ) OR EXISTS (
    SELECT
    FROM newsdesk.revision_picture AS p
    WHERE p.story_id = s.id AND p.revision = s.revision
      AND (newsdesk.is_blank(p.caption) OR cardinality(p.creators || p.agencies || p.via) = 0)
  );
END
$$;

-- What is missing, part by part.
CREATE FUNCTION newsdesk.incomplete_parts(s newsdesk.story) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT ROW(missing.code, missing.subject, missing.message, missing.fix, '{}')::newsdesk.reason
    FROM newsdesk.revision AS r
    CROSS JOIN LATERAL (
      SELECT 'headline' AS code, 'headline' AS subject, 'there is no headline' AS message,
        format('newsdesk draft edit %s --headline "..."', s.id) AS fix
      WHERE newsdesk.is_blank(r.headline)
      UNION ALL
      SELECT 'body', 'text', 'there is no text', format('newsdesk draft edit %s --body-file FILE', s.id)
      WHERE newsdesk.is_blank(r.body)
    ) AS missing
    WHERE r.story_id = s.id AND r.number = s.revision
  ) || ARRAY(
    SELECT ROW(missing.code, missing.subject, missing.message, missing.fix, '{}')::newsdesk.reason
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
    ORDER BY p.number
  );
END
$$;

-- Why the act is not possible from where the story stands, and the first step on the way there.
CREATE FUNCTION newsdesk.out_of_place(s newsdesk.story, act newsdesk.action, mine newsdesk.role[]) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  step newsdesk.action := newsdesk.step_towards(s, act);
  who text[] := coalesce(
    (
      SELECT newsdesk.people_who_can(
        s,
        t.roles,
        CASE WHEN 'second_person' = ANY (t.rules) THEN newsdesk.authors_of_all(newsdesk.sign_offs(s)) ELSE '{}' END
      )
      FROM newsdesk.transition AS t
      JOIN newsdesk.desk AS d ON d.workflow_id = t.workflow_id
      WHERE d.id = s.desk_id
        AND t.action = step AND t.from_stage = s.stage AND t.from_publication = s.publication
    ),
    '{}'
  );
  reasons newsdesk.reason[];
BEGIN
  reasons := ARRAY[ROW(
    'stage',
    replace(newsdesk.state(s.stage, s.publication), '_', ' '),
    format('it is %s', newsdesk.state_in_words(s.stage, s.publication)),
    -- Where no step leads there, nobody can be let in who takes it.
    CASE WHEN step IS NOT NULL THEN newsdesk.fix_for(s, newsdesk.command(step, s.id), who) END,
    who
  )::newsdesk.reason];
  IF act IN ('publish', 'schedule') AND s.pending THEN
    reasons := reasons || newsdesk.missing_sign_offs(s, newsdesk.sign_offs(s)) || newsdesk.incomplete_parts(s)
      || newsdesk.rights_obstacles(s);
    IF newsdesk.embargo_holds(s.embargo) THEN
      reasons := reasons || newsdesk.embargo_reason(s, mine);
    END IF;
  END IF;
  RETURN reasons;
END
$$;

-- The row that leads on from where the story stands by this act; all NULL where there is none.
CREATE FUNCTION newsdesk.transition_of(s newsdesk.story, act newsdesk.action) RETURNS newsdesk.transition
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  t newsdesk.transition;
BEGIN
  SELECT x.* INTO t
  FROM newsdesk.desk AS d
  JOIN newsdesk.transition AS x ON x.workflow_id = d.workflow_id
  WHERE d.id = s.desk_id AND x.action = act AND x.from_stage = s.stage AND x.from_publication = s.publication;
  RETURN t;
END
$$;

-- That the act takes one of these roles.
CREATE FUNCTION newsdesk.role_needed(s newsdesk.story, roles newsdesk.role[]) RETURNS newsdesk.reason
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ROW(
    'role',
    newsdesk.either(roles),
    format(
      'that takes the role of %s on the %s desk, which you do not hold', newsdesk.either(roles),
      (SELECT d.name FROM newsdesk.desk AS d WHERE d.id = s.desk_id)
    ),
    newsdesk.fix_for(s, NULL, newsdesk.people_who_can(s, roles)),
    newsdesk.people_who_can(s, roles)
  )::newsdesk.reason;
END
$$;

-- That no role of theirs does this, wherever a story of the desk stands; no reason where one does.
CREATE FUNCTION newsdesk.no_role_for(s newsdesk.story, act newsdesk.action, mine newsdesk.role[])
RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  roles newsdesk.role[] := ARRAY(
    SELECT DISTINCT r
    FROM newsdesk.transition AS t
    JOIN newsdesk.desk AS d ON d.workflow_id = t.workflow_id
    CROSS JOIN unnest(t.roles) AS r
    WHERE d.id = s.desk_id AND t.action = act
    ORDER BY r
  );
BEGIN
  RETURN CASE WHEN (roles && mine) IS TRUE THEN '{}' ELSE ARRAY[newsdesk.role_needed(s, roles)] END;
END
$$;

-- What this person's doing this to this story now comes to: the reasons against it, where there are any; else where it leads
-- and what it signs off. `why` is the note that they gave.
CREATE TYPE newsdesk.verdict AS (
  reasons newsdesk.reason[],
  to_stage newsdesk.stage,
  to_publication newsdesk.publication_state,
  given newsdesk.sign_off_kind[]
);

CREATE FUNCTION newsdesk.judge(
  s newsdesk.story, act newsdesk.action, t newsdesk.transition, me integer, mine newsdesk.role[], why text
) RETURNS newsdesk.verdict
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  standing newsdesk.sign_off_standing[];
  tally newsdesk.sign_off_tally;
  reasons newsdesk.reason[] := '{}';
BEGIN
  IF t.action IS NULL THEN
    -- What is approved already is so for those who may approve.
    IF act = 'approve' AND s.stage = 'approved' AND newsdesk.kinds_asked(s.id, me) = '{}' THEN
      reasons := newsdesk.no_role_for(s, act, mine);
    END IF;
    RETURN ROW(
      CASE WHEN reasons = '{}' THEN newsdesk.out_of_place(s, act, mine) ELSE reasons END, NULL, NULL, NULL
    )::newsdesk.verdict;
  END IF;
  IF act IN ('approve', 'withdraw') OR t.rules && '{second_person,signed_off}'::newsdesk.rule[] THEN
    standing := newsdesk.sign_offs(s);
    tally := newsdesk.tally(standing, me, mine);
  END IF;
  IF 'second_person' = ANY (t.rules) AND tally.is_own_work THEN
    reasons := reasons || newsdesk.own_work(s, me, standing);
  END IF;
  -- Whoever was asked for a sign-off needs no role on the desk to give it, or to take it back.
  IF (mine && t.roles) IS NOT TRUE
    AND NOT (act IN ('approve', 'withdraw') AND EXISTS (SELECT FROM unnest(standing) AS o WHERE me = ANY (o.asked)))
  THEN
    reasons := reasons || newsdesk.role_needed(s, t.roles);
  ELSIF act = 'approve' AND NOT tally.is_own_work AND tally.to_give = '{}' THEN
    reasons := reasons || newsdesk.for_others(s, standing, tally, mine);
  ELSIF act IN ('edit_text', 'edit_pictures') THEN
    reasons := reasons || newsdesk.locked_by_another(s, me);
  ELSIF act = 'withdraw' AND NOT tally.has_given THEN
    reasons := reasons || ROW(
      'sign_off', 'sign-off', 'you have given no sign-off that counts now', NULL,
      -- NULL where nobody has: no role would help.
      (
        SELECT array_agg(format('%s (%s)', p.name, o.kind) ORDER BY p.name, p.login, o.kind)
        FROM unnest(standing) AS o
        JOIN newsdesk.person AS p ON p.id = ANY (o.given_by) AND p.disabled_at IS NULL
      )
    )::newsdesk.reason;
  END IF;
  IF 'note' = ANY (t.rules) AND newsdesk.is_blank(coalesce(why, '')) THEN
    reasons := reasons || ROW(
      'note', 'note', 'it does not say why', newsdesk.command(act, s.id), '{}'
    )::newsdesk.reason;
  END IF;
  IF 'signed_off' = ANY (t.rules) AND NOT tally.is_complete THEN
    reasons := reasons || newsdesk.missing_sign_offs(s, standing);
  END IF;
  IF 'complete' = ANY (t.rules) AND newsdesk.is_incomplete(s) THEN
    reasons := reasons || newsdesk.incomplete_parts(s);
  END IF;
  IF act = 'submit' THEN
    reasons := reasons || newsdesk.failed_checks(s, t);
  -- Whatever the workflow's rows say, and whoever asks.
  ELSIF act IN ('publish', 'schedule') THEN
    reasons := reasons || newsdesk.rights_obstacles(s);
    -- One that ends is held against the time that is asked for: see newsdesk.schedule.
    IF s.embargo IS NOT NULL AND newsdesk.embargo_holds(s.embargo)
      AND (act = 'publish' OR newsdesk.embargo_until(s.embargo) IS NULL)
    THEN
      reasons := reasons || newsdesk.embargo_reason(s, mine);
    END IF;
  ELSIF act = 'deschedule' AND s.schedule IS NULL THEN
    reasons := reasons || ROW('schedule', 'schedule', 'it is not scheduled', NULL, '{}')::newsdesk.reason;
  END IF;
  IF act IN ('publish', 'schedule') AND EXISTS (
    SELECT FROM newsdesk.edition AS e WHERE e.story_id = s.id AND e.revision = s.revision
  ) THEN
    reasons := reasons || ROW(
      'nothing_new', 'text', 'nothing has changed since it was last published',
      newsdesk.command('edit_text', s.id), '{}'
    )::newsdesk.reason;
  END IF;
  RETURN ROW(
    reasons,
    CASE WHEN act = 'approve' AND NOT tally.would_be_complete THEN 'in_review' ELSE t.to_stage END,
    t.to_publication,
    CASE WHEN act = 'approve' THEN tally.to_give ELSE '{}' END
  )::newsdesk.verdict;
END
$$;

-- Every reason why this person can't do this to this story now; none where they can.
CREATE FUNCTION newsdesk.obstacles(s newsdesk.story, act newsdesk.action, me integer, why text)
RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (newsdesk.judge(s, act, newsdesk.transition_of(s, act), me, newsdesk.roles_on(me, s.desk_id), why)).reasons;
END
$$;
