-- What waits, as `newsdesk pending` asks for it: filtered, a page at a time, now or as it stood at a moment in the past.

-- A filter as it comes, read once. NULL leaves a question open.
CREATE TYPE newsdesk.pending_filter AS (
  desks text[],
  states text[],
  -- Lying untouched since before then.
  untouched_since timestamptz,
  assignee integer,
  is_unassigned boolean,
  waits_on_person integer,
  waits_on_role newsdesk.role,
  -- Due before now, or meant to go out before now.
  is_late boolean,
  due_before timestamptz,
  -- A sign-off of one of these kinds is required and missing.
  needs newsdesk.sign_off_kind[],
  is_mine boolean,
  -- An embargo that holds now, and is over by then.
  embargo_before timestamptz,
  -- Whoever asks looks after the times themselves: what waits for its time counts as waiting for somebody.
  is_untimed boolean,
  -- The moment that it is all asked for.
  now timestamptz
);

-- Who asks: what they may read, and what may wait for them.
CREATE TYPE newsdesk.pending_reader AS (
  -- NULL where no question is about them.
  id integer,
  name text,
  desks integer[],
  -- The stories that they read by name.
  named bigint[],
  -- What they were asked to sign off and have not.
  asked bigint[],
  -- The desks on which they publish, and on which they sign off.
  publishing integer[],
  signing integer[]
);

CREATE TYPE newsdesk.pending_story AS (
  id bigint,
  desk text,
  state text,
  due_at timestamptz,
  -- A person's name, or "any metro editor".
  waiting_on text,
  slug text,
  author_login text,
  author text,
  assignee_login text,
  assignee text,
  version integer,
  updated_at timestamptz,
  confidential boolean,
  embargo text,
  -- Until its time has come, it is that which it waits on.
  schedule text
);

-- So many seconds from then; NULL where the filter has none.
CREATE FUNCTION newsdesk.filtered_seconds(filter jsonb, field text) RETURNS interval
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF filter -> field IS NULL OR jsonb_typeof(filter -> field) = 'null' THEN
    RETURN NULL;
  ELSIF jsonb_typeof(filter -> field) <> 'number' OR (filter ->> field)::numeric NOT BETWEEN 0 AND 10000000000 THEN
    PERFORM newsdesk.bad_data(format('%s must be a number of seconds', field));
  END IF;
  RETURN make_interval(secs => (filter ->> field)::double precision);
END
$$;

-- {"desks": ["metro"], "states": ["submitted"], "older_than": 86400, "assignee": "ben", "unassigned": true,
-- "waiting_on": {"person": "ben"} or {"role": "editor"}, "late": true, "due_within": 7200, "needs": ["legal"], "mine": true,
-- "embargo_within": 86400, "untimed": true}. Each is asked beside the others; of a list, any will do. Times are seconds.
CREATE FUNCTION newsdesk.read_pending_filter(filter jsonb, now timestamptz) RETURNS newsdesk.pending_filter
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  f newsdesk.pending_filter;
BEGIN
  f.now := now;
  -- Most lists are asked for with no filter.
  IF filter IS NULL OR filter = '{}' THEN
    RETURN f;
  END IF;
  PERFORM newsdesk.refuse_unknown_keys(
    filter,
    '{desks,states,older_than,assignee,unassigned,waiting_on,late,due_within,needs,mine,embargo_within,untimed}',
    'a filter'
  );
  f.desks := nullif(newsdesk.clean_list(filter -> 'desks', 'desks'), '{}');
  f.states := nullif(newsdesk.clean_list(filter -> 'states', 'states'), '{}');
  f.untouched_since := now - newsdesk.filtered_seconds(filter, 'older_than');
  f.assignee := CASE WHEN filter ->> 'assignee' IS NOT NULL THEN (newsdesk.person_named(filter ->> 'assignee')).id END;
  f.is_unassigned := (filter ->> 'unassigned')::boolean;
  f.is_late := (filter ->> 'late')::boolean;
  f.due_before := now + newsdesk.filtered_seconds(filter, 'due_within');
  f.is_untimed := (filter ->> 'untimed')::boolean;
  f.needs := nullif(newsdesk.clean_list(filter -> 'needs', 'needs'), '{}')::newsdesk.sign_off_kind[];
  f.is_mine := (filter ->> 'mine')::boolean;
  f.embargo_before := now + newsdesk.filtered_seconds(filter, 'embargo_within');
  IF filter #>> '{waiting_on,person}' IS NOT NULL THEN
    f.waits_on_person := (newsdesk.person_named(filter #>> '{waiting_on,person}')).id;
  END IF;
  f.waits_on_role := (filter #>> '{waiting_on,role}')::newsdesk.role;
  RETURN f;
EXCEPTION WHEN invalid_text_representation THEN
  PERFORM newsdesk.bad_data('the filter holds a value that is none: ' || SQLERRM);
END
$$;

-- The kinds of sign-off that a story needs and that are not given for what it holds, as sign_offs() has it, with a few look-ups
-- instead of a whole account. A story as it stood before is answered for as it stood: by what came up to its version.
CREATE FUNCTION newsdesk.missing_kinds(s newsdesk.story) RETURNS newsdesk.sign_off_kind[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT k.kind
    FROM newsdesk.desk AS d
    JOIN newsdesk.required_sign_off AS k ON k.workflow_id = d.workflow_id
    WHERE d.id = s.desk_id
      AND (
        k.required = 'always'
        OR (
          k.required = 'with_pictures'
          AND EXISTS (SELECT FROM newsdesk.revision_picture AS p WHERE p.story_id = s.id AND p.revision = s.revision)
        )
      )
      AND k.people > (
        SELECT count(*)
        FROM newsdesk.sign_off AS o
        JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
        WHERE o.story_id = s.id
          AND o.kind = k.kind
          AND o.version <= s.version
          AND (o.voided_in IS NULL OR o.voided_in > s.version)
          AND o.digest = newsdesk.covered_digest(k.kind, r.text_digest, r.picture_digest)
          AND NOT newsdesk.has_worked_on(s, k.kind, o.given_by)
      )
    ORDER BY k.kind
  );
END
$$;

-- Whether a person changed what this kind of sign-off covers since the last edition.
CREATE FUNCTION newsdesk.has_worked_on(s newsdesk.story, kind newsdesk.sign_off_kind, person integer) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT
    FROM newsdesk.revision AS x
    WHERE x.story_id = s.id
      AND x.number <= s.revision
      AND x.edited_by = person
      AND ((x.changed_text AND kind <> 'picture') OR (x.changed_pictures AND kind <> 'copy'))
      AND x.number > coalesce(
        (SELECT max(e.revision) FROM newsdesk.edition AS e WHERE e.story_id = s.id AND e.version <= s.version), 0
      )
  );
END
$$;

-- Whether a story waits for this person's sign-off: one is missing that their roles on its desk give, of what they have no
-- hand in, and nobody who could give it has claimed the review.
CREATE FUNCTION newsdesk.awaits_sign_off(s newsdesk.story, person integer) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT
    FROM newsdesk.desk AS d
    JOIN newsdesk.required_sign_off AS k ON k.workflow_id = d.workflow_id
    WHERE d.id = s.desk_id
      AND k.kind = ANY (newsdesk.missing_kinds(s))
      AND newsdesk.holds_role(person, s.desk_id, k.roles)
      AND NOT newsdesk.has_worked_on(s, k.kind, person)
      AND (
        s.assignee_id IS NULL
        OR newsdesk.holds_role(s.assignee_id, s.desk_id, k.roles) IS NOT TRUE
        OR newsdesk.has_worked_on(s, k.kind, s.assignee_id)
      )
      AND NOT EXISTS (
        SELECT
        FROM newsdesk.sign_off AS o
        WHERE o.story_id = s.id AND o.kind = k.kind AND o.given_by = person
          AND o.version <= s.version AND (o.voided_in IS NULL OR o.voided_in > s.version)
      )
  );
END
$$;

-- The conditions that a filter sets, on stories called x. Only what is asked for is in the statement, which is planned for it: $1
-- is the filter, $2 who asks.
CREATE FUNCTION newsdesk.pending_conditions(f newsdesk.pending_filter) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN concat(
    CASE WHEN f.states IS NOT NULL THEN ' AND newsdesk.state(x.stage, x.publication) = ANY (($1).states)' END,
    CASE WHEN f.untouched_since IS NOT NULL THEN ' AND x.updated_at < ($1).untouched_since' END,
    CASE WHEN f.assignee IS NOT NULL THEN ' AND x.assignee_id = ($1).assignee' END,
    CASE WHEN f.is_unassigned THEN ' AND x.assignee_id IS NULL' END,
    CASE WHEN f.is_late THEN ' AND (x.due_at < ($1).now OR newsdesk.schedule_at(x.schedule) < ($1).now)' END,
    CASE WHEN f.due_before IS NOT NULL THEN ' AND x.due_at < ($1).due_before' END,
    CASE WHEN f.embargo_before IS NOT NULL THEN
      ' AND newsdesk.embargo_until(x.embargo) > ($1).now AND newsdesk.embargo_until(x.embargo) <= ($1).embargo_before'
    END,
    CASE WHEN f.is_untimed IS NOT TRUE AND (f.is_mine OR f.waits_on_person IS NOT NULL OR f.waits_on_role IS NOT NULL) THEN
      ' AND (x.schedule IS NULL OR newsdesk.schedule_at(x.schedule) <= ($1).now)'
    END,
    CASE WHEN f.waits_on_person IS NOT NULL THEN
      ' AND CASE
        WHEN x.id = ANY (($2).asked) THEN ($2).id
        WHEN x.assignee_id IS NOT NULL THEN x.assignee_id
        WHEN x.stage IN (''draft'', ''changes_requested'') THEN x.author_id
      END = ($1).waits_on_person'
    END,
    CASE WHEN f.waits_on_role IS NOT NULL THEN
      ' AND x.id <> ALL (($2).asked)
      AND x.assignee_id IS NULL
      AND x.stage NOT IN (''draft'', ''changes_requested'')
      AND EXISTS (
        SELECT FROM newsdesk.turns() AS t
        WHERE t.desk_id = x.desk_id
          AND ($1).waits_on_role = ANY (CASE WHEN x.stage = ''approved'' THEN t.publish_roles ELSE t.sign_off_roles END)
      )'
    END,
    CASE WHEN f.is_mine THEN
      ' AND (
        x.id = ANY (($2).asked)
        OR x.assignee_id = ($2).id
        OR (x.assignee_id IS NULL AND x.stage IN (''draft'', ''changes_requested'') AND x.author_id = ($2).id)
        OR (x.assignee_id IS NULL AND x.stage = ''approved'' AND x.desk_id = ANY (($2).publishing))
        OR (x.stage IN (''submitted'', ''in_review'') AND x.desk_id = ANY (($2).signing) AND newsdesk.awaits_sign_off(x, ($2).id))
      )'
    END,
    CASE WHEN f.needs IS NOT NULL THEN ' AND newsdesk.missing_kinds(x) && ($1).needs' END
  );
END
$$;
