-- A workflow as one JSON document: what a newsroom writes, checks and applies. Here it is read; the files that follow
-- prove that it keeps the newsroom's promises.
--
--   {"workflow": "standard", "about": "…", "begin": ["reporter", "editor"],
--    "sign_offs": {"copy": {"required": "always", "people": 1, "by": ["editor"]}},
--    "acts": [{"act": "submit", "from": ["draft"], "while": ["unpublished", "published"], "to": "submitted",
--              "by": ["reporter", "editor"], "rules": ["complete"]},
--             {"act": "publish", "from": ["approved"], "while": ["unpublished"], "to": "closed", "becomes": "published", …}]}
--
-- An entry of `acts` stands for each of its stages in each of its publication states. Without `to` the act leaves the stage
-- alone, without `becomes` the publication state.

CREATE TYPE newsdesk.workflow_fault AS (
  -- Stable, for programs: malformed, duplicate, contradictory, misused_act, administrator, worker, nobody_may, unreachable,
  -- no_way_out, never_publishes, cannot_kill, approved_unsigned, publishes_unsigned, publishes_incomplete, weak_sign_off.
  code text,
  -- What it is about: "acts[3].from", "publish from approved".
  subject text,
  -- A clause without a full stop.
  message text,
  -- The acts that lead there, from the beginning: [{"act": "create", "state": "draft"}, …]. NULL where it takes none.
  path jsonb
);

CREATE FUNCTION newsdesk.malformed(place text, problem text) RETURNS newsdesk.workflow_fault
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ROW('malformed', place, left(problem, 400), NULL)::newsdesk.workflow_fault
$$;

CREATE FUNCTION newsdesk.unknown_fields(value jsonb, known text[], place text) RETURNS SETOF newsdesk.workflow_fault
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT newsdesk.malformed(place, format('there is no field "%s"; fields: %s', left(k, 60), array_to_string(known, ', ')))
  FROM jsonb_object_keys(value) AS k
  WHERE k <> ALL (known)
  LIMIT 10
$$;

-- A value that must be one of the known words.
CREATE FUNCTION newsdesk.unknown_word(value jsonb, known text[], place text) RETURNS SETOF newsdesk.workflow_fault
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT newsdesk.malformed(place, CASE
    WHEN value IS NULL THEN format('it is missing; it is one of %s', array_to_string(known, ', '))
    ELSE format('%s is not one of %s', left(value::text, 60), array_to_string(known, ', '))
  END)
  WHERE (jsonb_typeof(value) = 'string' AND value #>> '{}' = ANY (known)) IS NOT TRUE
$$;

-- A list of known words, each of them once.
CREATE FUNCTION newsdesk.unknown_words(list jsonb, known text[], place text, may_be_empty boolean DEFAULT false)
RETURNS SETOF newsdesk.workflow_fault
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF jsonb_typeof(list) IS DISTINCT FROM 'array' THEN
    RETURN NEXT newsdesk.malformed(place, CASE WHEN list IS NULL THEN 'it is missing' ELSE 'it must be a list' END);
    RETURN;
  ELSIF list = '[]' AND NOT may_be_empty THEN
    RETURN NEXT newsdesk.malformed(place, 'it names nothing');
  END IF;
  RETURN QUERY
    SELECT f.* FROM jsonb_array_elements(list) AS word, newsdesk.unknown_word(word, known, place) AS f LIMIT 10;
  RETURN QUERY
    SELECT 'duplicate', place, format('%s is there twice', left(word::text, 60)), NULL::jsonb
    FROM jsonb_array_elements(list) AS word
    GROUP BY word
    HAVING count(*) > 1
    LIMIT 10;
END
$$;

CREATE FUNCTION newsdesk.ill_formed_sign_offs(sign_offs jsonb) RETURNS SETOF newsdesk.workflow_fault
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  kind text;
  entry jsonb;
BEGIN
  IF jsonb_typeof(sign_offs) IS DISTINCT FROM 'object' THEN
    RETURN NEXT newsdesk.malformed('sign_offs', 'it must name the sign-offs and who gives them');
    RETURN;
  END IF;
  RETURN QUERY SELECT * FROM newsdesk.unknown_fields(
    sign_offs, enum_range(NULL::newsdesk.sign_off_kind)::text[], 'sign_offs'
  );
  FOR kind, entry IN SELECT * FROM jsonb_each(sign_offs) LOOP
    IF jsonb_typeof(entry) <> 'object' THEN
      RETURN NEXT newsdesk.malformed('sign_offs.' || left(kind, 60), 'it must have the fields required, people and by');
      CONTINUE;
    END IF;
    kind := 'sign_offs.' || left(kind, 60);
    RETURN QUERY SELECT * FROM newsdesk.unknown_fields(entry, '{required,people,by}', kind);
    RETURN QUERY SELECT * FROM newsdesk.unknown_word(
      entry -> 'required', enum_range(NULL::newsdesk.requirement)::text[], kind || '.required'
    );
    IF entry ? 'people' AND (entry -> 'people')::text !~ '^[1-9]$' THEN
      RETURN NEXT newsdesk.malformed(kind || '.people', 'it must be a number of people, 1 to 9');
    END IF;
    RETURN QUERY SELECT * FROM newsdesk.unknown_words(
      entry -> 'by', enum_range(NULL::newsdesk.role)::text[], kind || '.by', true
    );
  END LOOP;
END
$$;

-- What keeps a document from being read as a workflow at all.
CREATE FUNCTION newsdesk.ill_formed_workflow(definition jsonb) RETURNS SETOF newsdesk.workflow_fault
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  entry jsonb;
  number bigint;
  place text;
  stages constant text[] := enum_range(NULL::newsdesk.stage)::text[];
  publications constant text[] := enum_range(NULL::newsdesk.publication_state)::text[];
  roles constant text[] := enum_range(NULL::newsdesk.role)::text[];
BEGIN
  IF jsonb_typeof(definition) IS DISTINCT FROM 'object' THEN
    RETURN NEXT newsdesk.malformed('the workflow', 'it must be a JSON object');
    RETURN;
  ELSIF octet_length(definition::text) > 131072 OR jsonb_typeof(definition -> 'acts') IS DISTINCT FROM 'array'
    OR jsonb_array_length(definition -> 'acts') > 300
  THEN
    RETURN NEXT newsdesk.malformed('acts', 'it must be a list of at most 300 entries, in at most 128 KiB');
    RETURN;
  END IF;
  RETURN QUERY SELECT * FROM newsdesk.unknown_fields(definition, '{workflow,about,begin,sign_offs,acts}', 'the workflow');
  IF (definition ->> 'workflow' ~ '^[a-z][a-z0-9-]{0,39}$') IS NOT TRUE THEN
    RETURN NEXT newsdesk.malformed('workflow', 'a name is lower-case letters, digits and hyphens, a letter first, at most 40');
  END IF;
  IF jsonb_typeof(definition -> 'about') NOT IN ('string', 'null')
    OR length(definition ->> 'about') > 200 OR definition ->> 'about' ~ '[[:cntrl:]]'
  THEN
    RETURN NEXT newsdesk.malformed('about', 'it must be one line of at most 200 characters');
  END IF;
  RETURN QUERY SELECT * FROM newsdesk.unknown_words(definition -> 'begin', roles, 'begin', true);
  RETURN QUERY SELECT * FROM newsdesk.ill_formed_sign_offs(definition -> 'sign_offs');
  FOR entry, number IN SELECT * FROM jsonb_array_elements(definition -> 'acts') WITH ORDINALITY LOOP
    place := format('acts[%s]', number);
    IF jsonb_typeof(entry) <> 'object' THEN
      RETURN NEXT newsdesk.malformed(place, 'it must have the fields act, from, while and by');
      CONTINUE;
    END IF;
    RETURN QUERY SELECT * FROM newsdesk.unknown_fields(entry, '{act,from,while,to,becomes,by,rules}', place);
    RETURN QUERY SELECT * FROM newsdesk.unknown_word(
      entry -> 'act',
      -- Those of embargoes have a rule of their own.
      ARRAY(
        SELECT a FROM unnest(enum_range(NULL::newsdesk.action)::text[]) AS a WHERE a NOT IN ('create', 'embargo', 'lift')
      ),
      place || '.act'
    );
    RETURN QUERY SELECT * FROM newsdesk.unknown_words(entry -> 'from', stages, place || '.from');
    RETURN QUERY SELECT * FROM newsdesk.unknown_words(entry -> 'while', publications, place || '.while');
    RETURN QUERY SELECT * FROM newsdesk.unknown_words(entry -> 'by', roles, place || '.by', true);
    IF entry ? 'to' THEN
      RETURN QUERY SELECT * FROM newsdesk.unknown_word(entry -> 'to', stages, place || '.to');
    END IF;
    IF entry ? 'becomes' THEN
      RETURN QUERY SELECT * FROM newsdesk.unknown_word(entry -> 'becomes', publications, place || '.becomes');
    END IF;
    IF entry ? 'rules' THEN
      RETURN QUERY SELECT * FROM newsdesk.unknown_words(
        entry -> 'rules', enum_range(NULL::newsdesk.rule)::text[], place || '.rules', true
      );
    END IF;
  END LOOP;
END
$$;

CREATE FUNCTION newsdesk.words(list jsonb) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ARRAY(SELECT jsonb_array_elements_text(coalesce(list, '[]')))
$$;

-- The rows that a well-formed document stands for, of a workflow that has no number yet.
CREATE FUNCTION newsdesk.defined_transitions(definition jsonb) RETURNS SETOF newsdesk.transition
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT
    0,
    (a.entry ->> 'act')::newsdesk.action,
    s.stage::newsdesk.stage,
    p.publication::newsdesk.publication_state,
    coalesce(a.entry ->> 'to', s.stage)::newsdesk.stage,
    coalesce(a.entry ->> 'becomes', p.publication)::newsdesk.publication_state,
    newsdesk.words(a.entry -> 'by')::newsdesk.role[],
    -- In one order: what follows from the rules doesn't follow from theirs.
    ARRAY(SELECT r::newsdesk.rule FROM unnest(newsdesk.words(a.entry -> 'rules')) AS r ORDER BY 1)
  FROM jsonb_array_elements(definition -> 'acts') AS a (entry)
  CROSS JOIN LATERAL jsonb_array_elements_text(a.entry -> 'from') AS s (stage)
  CROSS JOIN LATERAL jsonb_array_elements_text(a.entry -> 'while') AS p (publication)
$$;

CREATE FUNCTION newsdesk.defined_sign_offs(definition jsonb) RETURNS SETOF newsdesk.required_sign_off
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT
    0,
    k.kind::newsdesk.sign_off_kind,
    (k.entry ->> 'required')::newsdesk.requirement,
    coalesce(k.entry ->> 'people', '1')::smallint,
    newsdesk.words(k.entry -> 'by')::newsdesk.role[]
  FROM jsonb_each(definition -> 'sign_offs') AS k (kind, entry)
$$;
