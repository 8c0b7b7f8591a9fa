-- What is wrong with a workflow as its rows stand, without a search: words used twice, acts used for what they are not.

-- What a stage and a publication state mean together: what is closed is out or was killed, what is out is not spiked, and only
-- what is approved waits for its time.
CREATE FUNCTION newsdesk.is_possible(stage newsdesk.stage, publication newsdesk.publication_state) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
  SELECT CASE stage
    WHEN 'closed' THEN publication IN ('published', 'killed')
    WHEN 'spiked' THEN publication = 'unpublished'
    WHEN 'approved' THEN publication <> 'killed'
    ELSE publication NOT IN ('killed', 'scheduled')
  END
$$;

CREATE FUNCTION newsdesk.words_for(stage newsdesk.stage, publication newsdesk.publication_state) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE
    -- A state that no story has needs more than one word.
    WHEN newsdesk.is_possible(stage, publication) THEN replace(newsdesk.state(stage, publication), '_', ' ')
    ELSE format('%s and %s', replace(stage::text, '_', ' '), publication)
  END
$$;

-- Acts do what their names say. What newsdesk.act does beside moving the story would be wrong elsewhere: publishing makes an
-- edition, a correction needs its note, and a dropped correction brings back what is out.
CREATE FUNCTION newsdesk.misuse(t newsdesk.transition) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE
    WHEN NOT newsdesk.is_possible(t.to_stage, t.to_publication) THEN
      format('no story can be %s', newsdesk.words_for(t.to_stage, t.to_publication))
    WHEN t.from_publication = 'killed' AND t.action NOT IN ('restrict', 'unrestrict') THEN 'what was killed stays killed'
    WHEN t.action = 'publish' AND (t.to_stage, t.to_publication) <> ('closed', 'published') THEN
      'it has to lead to "closed" and "published"'
    WHEN t.action = 'publish' AND t.from_stage <> 'approved' THEN 'only what is approved is published'
    WHEN t.action = 'kill' AND (t.from_publication <> 'published' OR t.to_publication <> 'killed') THEN
      'it takes back what is published, and makes it "killed"'
    WHEN t.to_publication = 'scheduled' AND t.action <> 'schedule' AND t.from_publication <> 'scheduled' THEN
      'only "schedule" sets a time'
    WHEN t.action = 'schedule' AND (t.from_stage <> 'approved' OR NOT t.rules @> '{signed_off,complete}') THEN
      'only what is approved is scheduled, by the rules "signed_off" and "complete"'
    WHEN t.action = 'schedule' AND (t.to_stage <> 'approved' OR t.to_publication = 'unpublished') THEN
      'it leaves the story approved, and what is unpublished "scheduled"'
    WHEN t.action = 'deschedule' AND (t.from_stage <> 'approved' OR t.to_stage <> 'approved' OR t.to_publication = 'scheduled')
      THEN 'it leaves the story approved, and what is scheduled "unpublished"'
    WHEN t.action NOT IN ('publish', 'kill') AND t.to_publication <> t.from_publication
      AND NOT (t.from_publication IN ('unpublished', 'scheduled') AND t.to_publication IN ('unpublished', 'scheduled'))
    THEN 'only publishing and killing change what readers have'
    WHEN t.to_stage = 'closed' AND t.from_stage <> 'closed' AND t.action NOT IN ('publish', 'kill', 'spike') THEN
      'only publishing, killing and dropping a correction close a story'
    WHEN t.from_stage = 'closed' AND t.to_stage <> 'closed' AND t.action <> 'correct' THEN
      'what is out is changed by way of "correct", which tells its readers why'
    WHEN t.action IN ('edit_text', 'edit_pictures') AND t.from_stage IN ('closed', 'spiked') THEN
      'a story is edited while a desk works on it'
    WHEN t.action = 'correct' AND (t.from_stage <> 'closed' OR 'note' <> ALL (t.rules)) THEN
      'it opens what is published, and has the rule "note"'
    WHEN t.action IN ('undo', 'assign', 'ask', 'restrict', 'unrestrict') AND t.to_stage <> t.from_stage THEN
      'it leaves the story where it is'
    WHEN t.action = 'move' AND (t.from_publication = 'published' OR t.to_publication <> 'unpublished') THEN
      'what is out stays with the desk that published it'
    WHEN t.action = 'move' AND t.to_stage <> 'draft' THEN
      'it comes to the other desk as a draft, to be handed in by the rules there'
  END
$$;

-- What can be seen from the rows, without a search.
CREATE FUNCTION newsdesk.row_faults(
  begin_roles newsdesk.role[], rows newsdesk.transition[], needs newsdesk.required_sign_off[]
) RETURNS SETOF newsdesk.workflow_fault
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH line AS (
    SELECT
      t.*,
      format('%s from %s', replace(t.action::text, '_', ' '), newsdesk.words_for(t.from_stage, t.from_publication)) AS subject
    FROM unnest(rows) AS t
  ),
  role_list (subject, roles) AS (
    SELECT 'begin', begin_roles
    UNION ALL
    SELECT r.subject, r.roles FROM line AS r
    UNION ALL
    SELECT format('%s sign-off', n.kind), n.roles FROM unnest(needs) AS n
  )
  SELECT
    CASE
      WHEN count(DISTINCT (r.to_stage, r.to_publication, r.roles, r.rules)) = 1 THEN 'duplicate'
      ELSE 'contradictory'
    END,
    r.subject,
    CASE
      WHEN count(DISTINCT (r.to_stage, r.to_publication, r.roles, r.rules)) = 1 THEN 'it is there twice'
      ELSE 'it is there twice, and the two differ'
    END,
    NULL::jsonb
  FROM line AS r
  GROUP BY r.subject, r.action, r.from_stage, r.from_publication
  HAVING count(*) > 1
  UNION ALL
  SELECT DISTINCT 'misused_act', r.subject, newsdesk.misuse((
    0, r.action, r.from_stage, r.from_publication, r.to_stage, r.to_publication, r.roles, r.rules
  )::newsdesk.transition), NULL::jsonb
  FROM line AS r
  WHERE newsdesk.misuse((
    0, r.action, r.from_stage, r.from_publication, r.to_stage, r.to_publication, r.roles, r.rules
  )::newsdesk.transition) IS NOT NULL
  UNION ALL
  SELECT DISTINCT 'nobody_may', l.subject, 'no role may do it', NULL::jsonb
  FROM role_list AS l
  WHERE l.roles = '{}'
  UNION ALL
  SELECT
    'nobody_may', format('%s sign-off', n.kind),
    format('%s may give it, and none of them may approve', newsdesk.either(n.roles)), NULL::jsonb
  FROM unnest(needs) AS n
  WHERE n.required <> 'never' AND n.roles <> '{}'
    AND NOT EXISTS (SELECT FROM line AS r WHERE r.action = 'approve' AND r.roles && n.roles)
  UNION ALL
  SELECT DISTINCT
    'administrator', l.subject, 'looking after people gives no right to do it: name another role', NULL::jsonb
  FROM role_list AS l
  WHERE 'administrator' = ANY (l.roles)
  UNION ALL
  SELECT DISTINCT 'worker', l.subject, 'a worker is no person: name another role', NULL::jsonb
  FROM role_list AS l
  WHERE 'worker' = ANY (l.roles)
$$;
