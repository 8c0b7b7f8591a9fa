-- Giving desks a workflow: all of them in one transaction, with no story left where the new one has no place for it.

-- A stored version as the document that makes it; without a number the newest.
CREATE FUNCTION newsdesk.workflow_definition(name text, version integer DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
BEGIN
  PERFORM newsdesk.require_person();
  RETURN newsdesk.definition_of(newsdesk.workflow_named(name, version));
END
$$;

-- The people who hold one of these roles on a desk.
CREATE FUNCTION newsdesk.holders(desk integer, roles newsdesk.role[]) RETURNS integer[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT p.id), '{}')
  FROM newsdesk.role_grant AS g
  JOIN newsdesk.person AS p ON p.id = g.person_id
  WHERE p.disabled_at IS NULL AND (g.desk_id = desk OR g.desk_id IS NULL) AND g.role = ANY (roles)
$$;

-- What a workflow asks for that nobody on the desk can do. A desk where nobody works yet has nobody who could be stuck.
CREATE FUNCTION newsdesk.staffing_faults(definition jsonb, desk text) RETURNS SETOF newsdesk.workflow_fault
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  d newsdesk.desk := newsdesk.desk_named(desk);
  writers constant integer[] := newsdesk.holders(
    d.id,
    ARRAY(
      SELECT r FROM unnest(newsdesk.words(definition -> 'begin')::newsdesk.role[]) AS r
      UNION
      SELECT r FROM newsdesk.defined_transitions(definition) AS t, unnest(t.roles) AS r
      WHERE t.action IN ('edit_text', 'edit_pictures')
    )
  );
BEGIN
  IF NOT EXISTS (
    SELECT FROM newsdesk.role_grant AS g
    JOIN newsdesk.person AS p ON p.id = g.person_id
    WHERE g.desk_id = d.id AND p.disabled_at IS NULL
  ) THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT
      'nobody_may',
      format('%s on the %s desk', replace(a.action, '_', ' '), d.name),
      format('nobody there is %s', newsdesk.either(a.roles)),
      NULL::jsonb
    FROM (
      SELECT DISTINCT t.action::text, t.roles FROM newsdesk.defined_transitions(definition) AS t
      UNION
      SELECT 'begin', newsdesk.words(definition -> 'begin')::newsdesk.role[]
    ) AS a
    WHERE newsdesk.holders(d.id, a.roles) = '{}'
    ORDER BY a.action;
  RETURN QUERY
    SELECT
      'nobody_may',
      format('%s sign-off on the %s desk', n.kind, d.name),
      format(
        'it takes %s other than the writer (%s), and there %s',
        CASE n.people WHEN 1 THEN 'one person' ELSE n.people || ' people' END,
        newsdesk.either(n.roles),
        CASE cardinality(h.people) WHEN 0 THEN 'is nobody' WHEN 1 THEN 'is one' ELSE 'are ' || cardinality(h.people) END
      ),
      NULL::jsonb
    FROM newsdesk.defined_sign_offs(definition) AS n
    CROSS JOIN LATERAL newsdesk.holders(d.id, n.roles) AS h (people)
    WHERE n.required <> 'never'
      -- Whoever writes can't sign off: some writer has to leave enough others.
      AND cardinality(h.people) - (writers <@ h.people)::integer < n.people
    ORDER BY n.kind;
END
$$;

-- Every fault of a workflow, and of giving it to these desks; none where it could be applied. For everybody who works here.
CREATE FUNCTION newsdesk.check_workflow(definition jsonb, desks text[] DEFAULT '{}') RETURNS SETOF newsdesk.workflow_fault
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
  me integer := newsdesk.require_person();
  faults constant newsdesk.workflow_fault[] := ARRAY(SELECT f FROM newsdesk.workflow_faults(definition) AS f);
BEGIN
  RETURN QUERY SELECT * FROM unnest(faults);
  -- Who may do what is no question to a document that can't be read.
  IF NOT EXISTS (SELECT FROM unnest(faults) AS f WHERE f.code = 'malformed') THEN
    RETURN QUERY SELECT f.* FROM unnest(desks) AS d, newsdesk.staffing_faults(definition, d) AS f;
  END IF;
END
$$;

-- What applying a workflow answers.
CREATE TYPE newsdesk.workflow_receipt AS (
  workflow text,
  version integer,
  -- done; already: it was so.
  outcome text,
  is_new boolean,
  -- The desks that follow it from now on, and did not before.
  desks text[]
);

-- Refuses a change that would leave stories where the workflow of their desk has no place for them, or approved without the
-- sign-offs that it asks for. The desks follow it already. A confidential story is counted to whoever may not read it.
CREATE FUNCTION newsdesk.refuse_stranded_stories(w newsdesk.workflow, desks integer[], me integer) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  places constant text[] := ARRAY(
    SELECT DISTINCT (s.arrival).stage || ' ' || (s.arrival).publication
    FROM newsdesk.workflow_steps(
      ARRAY(SELECT t FROM newsdesk.transition AS t WHERE t.workflow_id = w.id),
      ARRAY(SELECT n FROM newsdesk.required_sign_off AS n WHERE n.workflow_id = w.id)
    ) AS s
  ) || 'closed killed'::text;
  reasons jsonb;
  total bigint;
  hidden bigint;
BEGIN
  WITH stranded AS (
    SELECT s, NULL::text AS missing
    FROM newsdesk.story AS s
    WHERE s.desk_id = ANY (desks) AND s.stage || ' ' || s.publication <> ALL (places)
    UNION ALL
    SELECT s, m.kinds
    FROM newsdesk.story AS s
    CROSS JOIN LATERAL (
      SELECT string_agg(x.subject, ', ') FROM unnest(newsdesk.missing_sign_offs(s, newsdesk.sign_offs(s))) AS x
    ) AS m (kinds)
    WHERE s.desk_id = ANY (desks) AND s.pending AND s.stage = 'approved' AND m.kinds IS NOT NULL
      AND s.stage || ' ' || s.publication = ANY (places)
  ),
  listed AS (
    SELECT x.*, newsdesk.may_read(x.s, me) IS TRUE AS is_readable FROM stranded AS x
  )
  SELECT
    count(*),
    count(*) FILTER (WHERE NOT l.is_readable),
    jsonb_agg(
      jsonb_build_object(
        'code', 'story',
        'subject', (l.s).id || ' ' || (l.s).slug,
        'message', CASE
          WHEN l.missing IS NULL THEN
            format(
              'it is %s, which the workflow has no place for',
              replace(newsdesk.state((l.s).stage, (l.s).publication), '_', ' ')
            )
          ELSE format('it is approved, and would lack its sign-off: %s', l.missing)
        END
      ) ORDER BY (l.s).id
    ) FILTER (WHERE l.is_readable)
  INTO total, hidden, reasons
  FROM listed AS l;
  IF total = 0 THEN
    RETURN;
  END IF;
  reasons := coalesce(reasons, '[]');
  RAISE EXCEPTION USING
    ERRCODE = 'NDWFL',
    MESSAGE = format('the workflow %s was not applied: %s under way would have no place in it', w.name,
      CASE total WHEN 1 THEN '1 story' ELSE total || ' stories' END),
    DETAIL = jsonb_build_object(
      'workflow', w.name, 'stories', total, 'hidden', hidden,
      'reasons', jsonb_path_query_array(reasons, '$[0 to 199]')
    )::text,
    HINT = 'Move them on or send them back first, then apply it again.';
END
$$;

-- Makes a workflow the newest version of its name, and gives it to the desks: to those named, or to all that follow an older
-- version of it. For administrators; and nobody, administrators included, applies what fails the check.
CREATE FUNCTION newsdesk.apply_workflow(definition jsonb, desks text[] DEFAULT NULL) RETURNS newsdesk.workflow_receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
-- Behind a transaction that goes on and on, everybody's acts would wait for this one.
SET lock_timeout = '5s'
AS $$
DECLARE
  me integer := newsdesk.require_administrator();
  wanted constant integer[] := ARRAY(
    SELECT (newsdesk.desk_named(n)).id FROM unnest(desks) AS n
  );
  written record;
  w newsdesk.workflow;
  moving integer[];
  receipt newsdesk.workflow_receipt;
  faults newsdesk.workflow_fault[];
BEGIN
  SELECT * INTO written FROM newsdesk.write_workflow(definition, session_user);
  w := written.w;
  moving := ARRAY(
    SELECT d.id
    FROM newsdesk.desk AS d
    JOIN newsdesk.workflow AS x ON x.id = d.workflow_id
    WHERE d.workflow_id <> w.id AND CASE WHEN desks IS NULL THEN x.name = w.name ELSE d.id = ANY (wanted) END
    ORDER BY d.id
  );
  receipt.workflow := w.name;
  receipt.version := w.version;
  receipt.is_new := written.is_new;
  receipt.desks := ARRAY(SELECT d.name FROM newsdesk.desk AS d WHERE d.id = ANY (moving) ORDER BY d.name);
  receipt.outcome := CASE WHEN written.is_new OR moving <> '{}' THEN 'done' ELSE 'already' END;
  IF receipt.outcome = 'already' THEN
    RETURN receipt;
  END IF;

  -- What a desk can't do as it is, a change does not have to mend.
  faults := ARRAY(
    SELECT f
    FROM newsdesk.desk AS d
    JOIN newsdesk.workflow AS before ON before.id = d.workflow_id
    CROSS JOIN LATERAL newsdesk.staffing_faults(definition, d.name) AS f
    WHERE d.id = ANY (moving)
      AND f.subject NOT IN (SELECT x.subject FROM newsdesk.staffing_faults(newsdesk.definition_of(before), d.name) AS x)
    ORDER BY d.name, f.subject
  );
  IF cardinality(faults) > 0 THEN
    PERFORM newsdesk.refuse_workflow(w.name, faults);
  END IF;
  IF moving <> '{}' THEN
    -- Every act locks a story's row and so holds ROW SHARE on the table: those under way are waited for, and those that come
    -- later wait, then read the new rows. It costs the acts nothing, and who only reads is not held up.
    LOCK TABLE newsdesk.story IN EXCLUSIVE MODE;
    UPDATE newsdesk.desk AS d SET workflow_id = w.id WHERE d.id = ANY (moving);
    PERFORM newsdesk.refuse_stranded_stories(w, moving, me);
  END IF;
  PERFORM newsdesk.record_staff_act(
    'apply workflow', w.name,
    jsonb_build_object('version', w.version, 'digest', encode(w.digest, 'hex'), 'desks', to_jsonb(receipt.desks))
  );
  RETURN receipt;
END
$$;
