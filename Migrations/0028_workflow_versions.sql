-- Workflows as they are stored: in versions that never change, each checked as it is written, and each desk following one.

CREATE FUNCTION newsdesk.workflow_named(wanted text, wanted_version integer DEFAULT NULL) RETURNS newsdesk.workflow
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  w newsdesk.workflow;
BEGIN
  SELECT * INTO w
  FROM newsdesk.workflow AS x
  WHERE x.name = wanted AND x.version = coalesce(wanted_version, x.version)
  ORDER BY x.version DESC
  LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDNFW',
      MESSAGE = format('there is no workflow "%s"', coalesce(wanted, '') || coalesce(', version ' || wanted_version, ''));
  END IF;
  RETURN w;
END
$$;

-- The document that a stored version stands for, written in one way only: whoever applies it again changes nothing.
CREATE FUNCTION newsdesk.definition_of(w newsdesk.workflow) RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH line AS (
    SELECT
      t.action,
      -- Said where it is what the act is for.
      CASE
        WHEN t.to_stage <> t.from_stage OR t.action NOT IN (
          'edit_text', 'edit_pictures', 'withdraw', 'undo', 'assign', 'ask', 'restrict', 'unrestrict', 'schedule', 'deschedule'
        ) THEN t.to_stage
      END AS to_stage,
      CASE
        WHEN t.to_publication <> t.from_publication OR t.action IN ('publish', 'kill') THEN t.to_publication
      END AS to_publication,
      t.roles,
      t.rules,
      t.from_stage,
      array_agg(t.from_publication ORDER BY t.from_publication) AS publications
    FROM newsdesk.transition AS t
    WHERE t.workflow_id = w.id
    GROUP BY 1, 2, 3, 4, 5, 6
  ),
  entry AS (
    SELECT
      l.action, l.to_stage, l.to_publication, l.roles, l.rules, l.publications,
      array_agg(l.from_stage ORDER BY l.from_stage) AS stages
    FROM line AS l
    GROUP BY 1, 2, 3, 4, 5, 6
  )
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'workflow', w.name,
    'about', w.about,
    'begin', w.create_roles,
    'sign_offs', (
      SELECT coalesce(
        jsonb_object_agg(n.kind, jsonb_build_object('required', n.required, 'people', n.people, 'by', n.roles)), '{}'
      )
      FROM newsdesk.required_sign_off AS n
      WHERE n.workflow_id = w.id
    ),
    'acts', (
      SELECT jsonb_agg(
        jsonb_build_object(
          'act', e.action, 'from', e.stages, 'while', e.publications, 'to', e.to_stage, 'becomes', e.to_publication,
          'by', e.roles, 'rules', CASE WHEN e.rules <> '{}' THEN e.rules END
        ) ORDER BY e.action, e.stages, e.publications
      )
      FROM entry AS e
    )
  ))
$$;

-- SHA-256 over a workflow's rows. Fields as in 0003_story.sql; the order of roles counts, because people read it.
CREATE FUNCTION newsdesk.workflow_digest(
  name text, about text, begin_roles newsdesk.role[], rows newsdesk.transition[], needs newsdesk.required_sign_off[]
) RETURNS bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT sha256(
    newsdesk.digest_list(ARRAY['newsdesk.workflow.1', name, about])
    || newsdesk.digest_list(begin_roles::text[])
    || coalesce(
      (
        SELECT string_agg(
          newsdesk.digest_list(ARRAY[n.kind::text, n.required::text, n.people::text]) || newsdesk.digest_list(n.roles::text[]),
          ''::bytea ORDER BY n.kind
        )
        FROM unnest(needs) AS n
      ),
      ''
    )
    || coalesce(
      (
        SELECT string_agg(
          newsdesk.digest_list(ARRAY[
            t.action::text, t.from_stage::text, t.from_publication::text, t.to_stage::text, t.to_publication::text
          ]) || newsdesk.digest_list(t.roles::text[]) || newsdesk.digest_list(t.rules::text[]),
          ''::bytea ORDER BY t.action, t.from_stage, t.from_publication
        )
        FROM unnest(rows) AS t
      ),
      ''
    )
  )
$$;

CREATE FUNCTION newsdesk.refuse_workflow(name text, faults newsdesk.workflow_fault[]) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'NDCHK',
    MESSAGE = format(
      'the workflow %s fails its check: %s', left(name, 60),
      (SELECT string_agg(format('%s: %s', f.subject, f.message), '; ') FROM unnest(faults[:3]) AS f)
        || CASE WHEN cardinality(faults) > 3 THEN format('; and %s more', cardinality(faults) - 3) ELSE '' END
    ),
    DETAIL = jsonb_build_object('workflow', left(name, 60), 'reasons', to_jsonb(faults[:200]))::text,
    HINT = 'Every fault, with the acts that lead to it: newsdesk workflow check FILE';
END
$$;

-- Writes a checked workflow, unless its newest version is the same. The version's own row comes last and closes it.
CREATE FUNCTION newsdesk.write_workflow(definition jsonb, by_login text, OUT w newsdesk.workflow, OUT is_new boolean)
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
  faults constant newsdesk.workflow_fault[] := ARRAY(SELECT f FROM newsdesk.workflow_faults(definition) AS f);
  rows newsdesk.transition[];
  needs newsdesk.required_sign_off[];
  newest newsdesk.workflow;
BEGIN
  IF cardinality(faults) > 0 THEN
    PERFORM newsdesk.refuse_workflow(coalesce(definition ->> 'workflow', ''), faults);
  END IF;
  rows := ARRAY(SELECT t FROM newsdesk.defined_transitions(definition) AS t);
  needs := ARRAY(SELECT n FROM newsdesk.defined_sign_offs(definition) AS n);
  w.name := definition ->> 'workflow';
  w.about := nullif(btrim(definition ->> 'about'), '');
  w.create_roles := newsdesk.words(definition -> 'begin')::newsdesk.role[];
  w.digest := newsdesk.workflow_digest(w.name, w.about, w.create_roles, rows, needs);
  SELECT * INTO newest FROM newsdesk.workflow AS x WHERE x.name = w.name ORDER BY x.version DESC LIMIT 1;
  is_new := newest.digest IS DISTINCT FROM w.digest;
  IF NOT is_new THEN
    w := newest;
    RETURN;
  END IF;
  w.id := nextval(pg_get_serial_sequence('newsdesk.workflow', 'id'));
  w.version := coalesce(newest.version, 0) + 1;
  w.made_at := clock_timestamp();
  w.made_by := by_login;
  INSERT INTO newsdesk.required_sign_off SELECT w.id, n.kind, n.required, n.people, n.roles FROM unnest(needs) AS n;
  INSERT INTO newsdesk.transition
  SELECT w.id, t.action, t.from_stage, t.from_publication, t.to_stage, t.to_publication, t.roles, t.rules
  FROM unnest(rows) AS t;
  INSERT INTO newsdesk.workflow OVERRIDING SYSTEM VALUE SELECT w.*;
END
$$;

-- Whoever writes a version, by whatever way: it holds what its digest says and passes the check, or it isn't written.
CREATE FUNCTION newsdesk.refuse_unsound_workflow() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  faults newsdesk.workflow_fault[];
BEGIN
  IF NEW.digest IS DISTINCT FROM newsdesk.workflow_digest(
    NEW.name, NEW.about, NEW.create_roles,
    ARRAY(SELECT t FROM newsdesk.transition AS t WHERE t.workflow_id = NEW.id),
    ARRAY(SELECT n FROM newsdesk.required_sign_off AS n WHERE n.workflow_id = NEW.id)
  ) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDTAM', MESSAGE = format('workflow %s is not what its digest says', NEW.name);
  END IF;
  faults := ARRAY(SELECT f FROM newsdesk.workflow_faults(newsdesk.definition_of(NEW)) AS f);
  IF cardinality(faults) > 0 THEN
    PERFORM newsdesk.refuse_workflow(NEW.name, faults);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER workflow_is_sound AFTER INSERT ON newsdesk.workflow
  FOR EACH ROW EXECUTE FUNCTION newsdesk.refuse_unsound_workflow();

CREATE FUNCTION newsdesk.refuse_late_rows() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM newsdesk.workflow AS w WHERE w.id = NEW.workflow_id) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDAPP',
      MESSAGE = format('%s is append-only: that version of the workflow is closed', TG_TABLE_NAME);
  END IF;
  RETURN NEW;
END
$$;

DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['workflow', 'transition', 'required_sign_off'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$s_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.%1$I
       FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting()',
      target
    );
  END LOOP;
  FOREACH target IN ARRAY ARRAY['transition', 'required_sign_off'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$s_is_written_in_time BEFORE INSERT ON newsdesk.%1$I
       FOR EACH ROW EXECUTE FUNCTION newsdesk.refuse_late_rows()',
      target
    );
  END LOOP;
END
$$;
