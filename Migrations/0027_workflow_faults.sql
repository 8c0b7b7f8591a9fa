-- What is wrong with a workflow, each fault with the acts that lead to it.

-- The shortest way to a situation, and one act more.
CREATE FUNCTION newsdesk.path_to(
  steps newsdesk.workflow_step[], situation integer, act newsdesk.action DEFAULT NULL,
  arrival newsdesk.situation DEFAULT NULL
) RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH RECURSIVE way AS (
    SELECT s.source, s.act, s.arrival, 1 AS back
    FROM unnest(steps) AS s
    WHERE s.target = situation AND s.is_shortest
    UNION ALL
    SELECT s.source, s.act, s.arrival, w.back + 1
    FROM way AS w
    JOIN unnest(steps) AS s ON s.target = w.source AND s.is_shortest
  ),
  acts AS (
    SELECT w.act, w.arrival, w.back FROM way AS w
    UNION ALL
    SELECT act, arrival, 0 WHERE act IS NOT NULL
  )
  SELECT jsonb_agg(
    jsonb_build_object(
      'act', a.act, 'state', newsdesk.state((a.arrival).stage, (a.arrival).publication)
    ) ORDER BY a.back DESC
  )
  FROM acts AS a
$$;

-- The situations from which one of the others can be reached.
CREATE FUNCTION newsdesk.leading_to(steps newsdesk.workflow_step[], goals integer[]) RETURNS SETOF integer
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH RECURSIVE source (situation) AS (
    SELECT unnest(goals)
    UNION
    SELECT s.source FROM source AS x JOIN unnest(steps) AS s ON s.target = x.situation
  )
  SELECT situation FROM source
$$;

CREATE FUNCTION newsdesk.either_act(acts newsdesk.action[]) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT regexp_replace(replace(array_to_string(acts, ', '), '_', ' '), ', ([^,]+)$', E' or \\1')
$$;

-- What only the search shows. Of several ways into one fault the shortest is told.
CREATE FUNCTION newsdesk.search_faults(rows newsdesk.transition[], needs newsdesk.required_sign_off[])
RETURNS SETOF newsdesk.workflow_fault
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  steps constant newsdesk.workflow_step[] := ARRAY(SELECT s FROM newsdesk.workflow_steps(rows, needs) AS s);
  publishing constant integer[] := ARRAY(
    SELECT s.source FROM unnest(steps) AS s
    WHERE (s.arrival).publication = 'published' AND (s.departure).publication <> 'published'
  );
  needed_without constant smallint[] := newsdesk.people_needed(needs, false);
  needed_with constant smallint[] := newsdesk.people_needed(needs, true);
  killed constant integer[] := ARRAY(SELECT s.target FROM unnest(steps) AS s WHERE (s.arrival).publication = 'killed');
BEGIN
  -- Whatever puts something before readers does it with every sign-off given, by second persons, for what the story holds then.
  RETURN QUERY
    SELECT DISTINCT ON (x.code, s.act, (s.departure).stage, (s.departure).publication)
      x.code,
      format('%s from %s', replace(s.act::text, '_', ' '), newsdesk.words_for((s.departure).stage, (s.departure).publication)),
      x.message,
      newsdesk.path_to(steps, s.source, s.act, s.arrival)
    FROM unnest(steps) AS s
    LEFT JOIN unnest(rows) AS t
      ON t.action = s.act AND t.from_stage = (s.departure).stage AND t.from_publication = (s.departure).publication
    CROSS JOIN LATERAL (SELECT CASE WHEN (s.departure).pictures THEN needed_with ELSE needed_without END) AS n (needed)
    CROSS JOIN LATERAL (
      SELECT 'publishes_unsigned', 'it publishes without every required sign-off of what the story holds then', 0
      WHERE NOT newsdesk.is_enough((s.departure).given, n.needed)
      UNION ALL
      SELECT 'publishes_unsigned', 'it has not the rule "signed_off"', 1
      WHERE 'signed_off' <> ALL (t.rules)
      UNION ALL
      SELECT 'publishes_incomplete', 'it publishes without a headline, text, captions or credits', 0
      WHERE NOT (s.departure).complete
      UNION ALL
      SELECT 'publishes_incomplete', 'it has not the rule "complete"', 1
      WHERE 'complete' <> ALL (t.rules)
      UNION ALL
      -- The floor: a workflow that asks for nobody's word would keep every rule and no promise.
      SELECT 'weak_sign_off', 'it publishes a text that no second person has signed off', 0
      WHERE (s.departure).given[1] = 0 AND n.needed[1] = 0
    ) AS x (code, message, severity)
    WHERE s.act = 'publish' OR s.source = ANY (publishing) AND (s.arrival).publication = 'published'
    ORDER BY x.code, s.act, (s.departure).stage, (s.departure).publication, x.severity, s.source;

  -- "Approved" means that it is.
  RETURN QUERY
    SELECT DISTINCT ON (s.act, (s.departure).stage, (s.departure).publication)
      'approved_unsigned',
      format('%s from %s', replace(s.act::text, '_', ' '), newsdesk.words_for((s.departure).stage, (s.departure).publication)),
      'it leaves a story approved without a required sign-off of what it holds then',
      newsdesk.path_to(steps, s.source, s.act, s.arrival)
    FROM unnest(steps) AS s
    CROSS JOIN LATERAL (
      SELECT
        newsdesk.is_enough(
          (s.departure).given, CASE WHEN (s.departure).pictures THEN needed_with ELSE needed_without END
        ),
        newsdesk.is_enough((s.arrival).given, CASE WHEN (s.arrival).pictures THEN needed_with ELSE needed_without END)
    ) AS signed (before, after)
    -- What came to be approved unsigned earlier is told once, where it did.
    WHERE (s.arrival).stage = 'approved' AND NOT signed.after
      AND ((s.departure).stage <> 'approved' OR signed.before)
    ORDER BY s.act, (s.departure).stage, (s.departure).publication, s.source;

  -- A second person's word, and nobody's own.
  RETURN QUERY
    SELECT DISTINCT ON ((s.departure).stage, (s.departure).publication)
      'weak_sign_off',
      format('approve from %s', newsdesk.words_for((s.departure).stage, (s.departure).publication)),
      'it has not the rule "second_person": people may sign off what they wrote',
      newsdesk.path_to(steps, s.source, s.act, s.arrival)
    FROM unnest(steps) AS s
    JOIN unnest(rows) AS t
      ON t.action = s.act AND t.from_stage = (s.departure).stage AND t.from_publication = (s.departure).publication
    WHERE s.act = 'approve' AND 'second_person' <> ALL (t.rules)
    ORDER BY (s.departure).stage, (s.departure).publication, s.source;

  RETURN QUERY
    SELECT
      'unreachable',
      newsdesk.words_for(t.from_stage, t.from_publication),
      format('no story comes there, so nobody can do %s', newsdesk.either_act(array_agg(DISTINCT t.action))),
      NULL::jsonb
    FROM unnest(rows) AS t
    WHERE NOT EXISTS (
      SELECT FROM unnest(steps) AS s
      WHERE (s.arrival).stage = t.from_stage AND (s.arrival).publication = t.from_publication
    )
    GROUP BY t.from_stage, t.from_publication
    ORDER BY t.from_publication, t.from_stage;

  IF publishing = '{}' THEN
    RETURN NEXT ROW('never_publishes', 'publish', 'no story is ever published', NULL)::newsdesk.workflow_fault;
  ELSE
    RETURN QUERY
      SELECT DISTINCT ON ((s.arrival).stage, (s.arrival).publication)
        'no_way_out',
        newsdesk.words_for((s.arrival).stage, (s.arrival).publication),
        CASE
          WHEN EXISTS (
            SELECT FROM unnest(rows) AS t
            WHERE t.from_stage = (s.arrival).stage AND t.from_publication = (s.arrival).publication
              AND (t.to_stage, t.to_publication) <> (t.from_stage, t.from_publication)
          ) THEN 'what can be done there never leads to publication'
          ELSE 'nothing leads out of it'
        END,
        newsdesk.path_to(steps, s.target)
      FROM unnest(steps) AS s
      WHERE (s.arrival).publication IN ('unpublished', 'scheduled')
        AND s.target NOT IN (SELECT newsdesk.leading_to(steps, publishing))
      ORDER BY (s.arrival).stage, (s.arrival).publication, s.target;
  END IF;

  -- What is out can be taken back, whatever is done to it meanwhile.
  RETURN QUERY
    SELECT DISTINCT ON ((s.arrival).stage, (s.arrival).publication)
      'cannot_kill',
      newsdesk.words_for((s.arrival).stage, (s.arrival).publication),
      'readers have it, and nothing that can be done there leads to killing it',
      newsdesk.path_to(steps, s.target)
    FROM unnest(steps) AS s
    WHERE (s.arrival).publication = 'published'
      AND s.target NOT IN (SELECT newsdesk.leading_to(steps, killed))
    ORDER BY (s.arrival).stage, (s.arrival).publication, s.target;
END
$$;

-- Every fault of a workflow; none where it keeps the newsroom's promises.
CREATE FUNCTION newsdesk.workflow_faults(definition jsonb) RETURNS SETOF newsdesk.workflow_fault
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
-- Compiling the queries would take twenty times as long as the search.
SET jit = off
AS $$
DECLARE
  rows newsdesk.transition[];
  needs newsdesk.required_sign_off[];
BEGIN
  RETURN QUERY SELECT * FROM newsdesk.ill_formed_workflow(definition);
  IF FOUND THEN
    -- What can't be read can't be searched.
    RETURN;
  END IF;
  rows := ARRAY(SELECT t FROM newsdesk.defined_transitions(definition) AS t);
  needs := ARRAY(SELECT n FROM newsdesk.defined_sign_offs(definition) AS n);
  RETURN QUERY SELECT * FROM newsdesk.row_faults(newsdesk.words(definition -> 'begin')::newsdesk.role[], rows, needs);
  RETURN QUERY SELECT * FROM newsdesk.search_faults(rows, needs);
END
$$;
