-- Every situation that a story can come to under a workflow. A fault is shown by the acts that lead to it, and where none is
-- found, that is a proof.

-- What decides which acts are possible, and what they lead to.
CREATE TYPE newsdesk.situation AS (
  stage newsdesk.stage,
  publication newsdesk.publication_state,
  -- Whether there are any, which some sign-offs depend on.
  pictures boolean,
  -- Headline, text, captions and credits are there.
  complete boolean,
  -- Of each kind of sign-off, copy, picture and legal: how many second persons have given it for what the story holds now. 99
  -- where whoever wrote it gave it.
  given smallint[]
);

CREATE TYPE newsdesk.workflow_step AS (
  -- 0 before the story was begun.
  source integer,
  act newsdesk.action,
  target integer,
  -- By which the target is reached in as few acts as there can be.
  is_shortest boolean,
  departure newsdesk.situation,
  arrival newsdesk.situation
);

-- How many people must give each kind, for a story with pictures or without.
CREATE FUNCTION newsdesk.people_needed(needs newsdesk.required_sign_off[], with_pictures boolean) RETURNS smallint[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT array_agg(
    coalesce(
      (
        SELECT n.people
        FROM unnest(needs) AS n
        WHERE n.kind = k AND (n.required = 'always' OR n.required = 'with_pictures' AND with_pictures)
      ),
      0
    )::smallint
    ORDER BY k
  )
  FROM unnest(enum_range(NULL::newsdesk.sign_off_kind)) AS k
$$;

-- What an act makes of a situation, whoever does it; nothing where its rules forbid it. What acts do beside what their rows
-- say is here what it is in newsdesk.act and newsdesk.save_story: an edit voids the sign-offs of what it changes, an approval
-- that leaves some missing leads to review, and a correction that is dropped brings back what is out.
CREATE FUNCTION newsdesk.outcomes(
  was newsdesk.situation, t newsdesk.transition, needs newsdesk.required_sign_off[], needed smallint[]
) RETURNS SETOF newsdesk.situation
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s newsdesk.situation := was;
  is_own boolean;
BEGIN
  IF 'complete' = ANY (t.rules) AND NOT was.complete
    OR 'signed_off' = ANY (t.rules) AND NOT newsdesk.is_enough(was.given, needed)
  THEN
    RETURN;
  END IF;
  s.stage := t.to_stage;
  s.publication := t.to_publication;
  IF t.action IN ('edit_text', 'edit_pictures') THEN
    -- Whatever it changes may come or go, and whoever saves a text may save pictures with it.
    FOR s.pictures, s.complete IN SELECT p, c FROM unnest('{t,f}'::boolean[]) AS p, unnest('{t,f}'::boolean[]) AS c LOOP
      s.given := ARRAY[CASE WHEN t.action = 'edit_pictures' THEN was.given[1] ELSE 0 END, 0, 0]::smallint[];
      RETURN NEXT s;
      IF t.action = 'edit_text' AND s.pictures = was.pictures THEN
        s.given[2] := was.given[2];
        RETURN NEXT s;
      END IF;
    END LOOP;
  ELSIF t.action = 'approve' THEN
    -- People give whatever of the required kinds their roles allow, which may be any of those that the row's roles do.
    FOREACH is_own IN ARRAY CASE WHEN 'second_person' = ANY (t.rules) THEN '{f}' ELSE '{f,t}' END::boolean[] LOOP
      FOR s.given IN
        SELECT array_agg(
          CASE
            WHEN mask >> (k.number - 1)::integer & 1 = 0 THEN was.given[k.number]
            WHEN is_own THEN 99
            ELSE least(was.given[k.number] + 1, greatest(was.given[k.number], needed[k.number]))
          END::smallint
          ORDER BY k.number
        )
        FROM generate_series(0, 7) AS mask
        CROSS JOIN unnest(enum_range(NULL::newsdesk.sign_off_kind)) WITH ORDINALITY AS k (kind, number)
        GROUP BY mask
        -- Who has nothing to give approves only what needs nothing more.
        HAVING (mask > 0 OR newsdesk.is_enough(was.given, needed)) AND bool_and(
          mask >> (k.number - 1)::integer & 1 = 0
          OR needed[k.number] > 0
            AND EXISTS (SELECT FROM unnest(needs) AS n WHERE n.kind = k.kind AND n.roles && t.roles)
        )
      LOOP
        s.stage := CASE WHEN newsdesk.is_enough(s.given, needed) THEN t.to_stage ELSE 'in_review' END;
        RETURN NEXT s;
      END LOOP;
    END LOOP;
  ELSIF t.action = 'withdraw' THEN
    -- One person takes back all that they gave, which may be any of what is given.
    FOR s.given IN
      SELECT array_agg(
        CASE
          WHEN mask >> (k.number - 1)::integer & 1 = 0 THEN k.given
          WHEN k.given = 99 THEN 0
          ELSE k.given - 1
        END::smallint
        ORDER BY k.number
      )
      FROM generate_series(1, 7) AS mask
      CROSS JOIN unnest(was.given) WITH ORDINALITY AS k (given, number)
      GROUP BY mask
      HAVING bool_and(mask >> (k.number - 1)::integer & 1 = 0 OR k.given > 0)
    LOOP
      RETURN NEXT s;
    END LOOP;
  ELSE
    -- No sign-off goes along to another desk.
    IF t.action = 'move' THEN
      s.given := '{0,0,0}';
    END IF;
    RETURN NEXT s;
    IF t.action = 'spike' AND t.to_stage = 'closed' THEN
      s.complete := true;
      s.given := '{0,0,0}';
      FOREACH s.pictures IN ARRAY '{t,f}'::boolean[] LOOP
        RETURN NEXT s;
      END LOOP;
    END IF;
  END IF;
END
$$;

CREATE FUNCTION newsdesk.is_enough(given smallint[], needed smallint[]) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
  SELECT given[1] >= needed[1] AND given[2] >= needed[2] AND given[3] >= needed[3]
$$;

-- Every act in every situation that a story can come to. An undo leads back to where the story was, or to review where it was
-- approved and no longer is; newsdesk.undo refuses it where the workflow knows no such place, so it adds none.
CREATE FUNCTION newsdesk.workflow_steps(rows newsdesk.transition[], needs newsdesk.required_sign_off[])
RETURNS SETOF newsdesk.workflow_step
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  -- In the order in which they are found, so that a shorter way to one comes before a longer.
  known newsdesk.situation[] := ARRAY(
    SELECT ROW('draft', 'unpublished', p, c, '{0,0,0}')::newsdesk.situation
    FROM unnest('{f,t}'::boolean[]) AS p, unnest('{t,f}'::boolean[]) AS c
  );
  steps newsdesk.workflow_step[] := ARRAY(
    SELECT ROW(0, 'create', NULL, NULL, NULL, k)::newsdesk.workflow_step FROM unnest(known) AS k
  );
  found newsdesk.workflow_step[];
  expanded integer := 0;
  needed_without constant smallint[] := newsdesk.people_needed(needs, false);
  needed_with constant smallint[] := newsdesk.people_needed(needs, true);
BEGIN
  WHILE expanded < cardinality(known) LOOP
    found := ARRAY(
      SELECT ROW(expanded + k.number, t.action, NULL, NULL, x.at, o)::newsdesk.workflow_step
      FROM unnest(known[expanded + 1:]) WITH ORDINALITY AS k (stage, publication, pictures, complete, given, number)
      CROSS JOIN LATERAL (
        SELECT ROW(k.stage, k.publication, k.pictures, k.complete, k.given)::newsdesk.situation
      ) AS x (at)
      JOIN unnest(rows) AS t ON t.from_stage = k.stage AND t.from_publication = k.publication
      CROSS JOIN LATERAL newsdesk.outcomes(
        x.at, t, needs, CASE WHEN k.pictures THEN needed_with ELSE needed_without END
      ) AS o
      ORDER BY k.number, t.action
    );
    expanded := cardinality(known);
    steps := steps || found;
    known := known || ARRAY(
      SELECT f.arrival
      FROM unnest(found) WITH ORDINALITY AS f (source, act, target, is_shortest, departure, arrival, number)
      WHERE f.arrival NOT IN (SELECT k FROM unnest(known) AS k)
      GROUP BY f.arrival
      ORDER BY min(f.number)
    );
  END LOOP;
  RETURN QUERY
    SELECT
      s.source, s.act, k.number::integer,
      row_number() OVER (PARTITION BY k.number ORDER BY s.source, s.act) = 1,
      s.departure, s.arrival
    FROM unnest(steps) AS s
    JOIN unnest(known) WITH ORDINALITY AS k (stage, publication, pictures, complete, given, number)
      ON s.arrival = ROW(k.stage, k.publication, k.pictures, k.complete, k.given)::newsdesk.situation;
END
$$;
