-- Lays :count stories of metro, by ana, at the end of :road, whose steps are parted by commas, in our schema and in the naive one:
-- as superuser and set by set, with the triggers and foreign keys off that a million single acts would have fired. Each row
-- agrees with the others as they would demand. What is no more than filling: the digests of history, which chain nothing
-- that could be verified. Prints the first id of either schema.

SET session_replication_role = replica;
SET synchronous_commit = off;

BEGIN;

CREATE TEMP TABLE road ON COMMIT DROP AS
SELECT step.act::newsdesk.action AS action, step.version::integer AS version, t.stage, t.publication
FROM unnest(string_to_array(:'road', ',')) WITH ORDINALITY AS step (act, version)
JOIN (
  VALUES
    ('create', 'draft', 'unpublished'),
    ('submit', 'submitted', 'unpublished'),
    ('request_changes', 'changes_requested', 'unpublished')
) AS t (act, stage, publication) USING (act);

CREATE TEMP TABLE fresh ON COMMIT DROP AS
SELECT nextval('newsdesk.story_id_seq') AS id, number
FROM generate_series(1, :count) AS number;

INSERT INTO newsdesk.story (
  id, desk_id, slug, version, stage, publication, revision, author_id, due_at, created_at, updated_at,
  pending
) OVERRIDING SYSTEM VALUE
SELECT
  f.id, d.id, 'harbour-wall-' || f.id, last.version, last.stage::newsdesk.stage,
  last.publication::newsdesk.publication_state, 1, p.id, clock_timestamp() + random() * interval '10 days',
  clock_timestamp(), clock_timestamp(), true
FROM fresh AS f
CROSS JOIN (SELECT * FROM road ORDER BY version DESC LIMIT 1) AS last
CROSS JOIN newsdesk.desk AS d
CROSS JOIN newsdesk.person AS p
WHERE d.name = 'metro' AND p.login = 'ana';

-- One text under many slugs would have many digests, and publishing computes them again: so these are true.
CREATE TEMP TABLE text ON COMMIT DROP AS SELECT r.* FROM newsdesk.revision AS r LIMIT 0;
INSERT INTO text (
  story_id, number, slug, headline, body, byline, language, text_digest, picture_digest, changed_text, changed_pictures,
  edited_by, edited_at
)
SELECT
  s.id, 1, s.slug, 'Council votes to mend the harbour wall',
  repeat('The council voted on Tuesday to mend the harbour wall before the autumn storms set in. ', 8),
  'Ana Souza', 'en', '', newsdesk.picture_digest('{}'), true, false, s.author_id, s.created_at
FROM newsdesk.story AS s
JOIN fresh AS f USING (id);
UPDATE text AS t SET text_digest = newsdesk.text_digest(ROW(t.*)::newsdesk.revision);
INSERT INTO newsdesk.revision SELECT * FROM text;

INSERT INTO newsdesk.history (
  story_id, version, desk_id, action, stage, publication, revision, text_digest, picture_digest, note, actor_id, actor, at,
  previous_digest, digest, transaction_id
)
SELECT
  t.story_id, road.version, d.id, road.action, road.stage::newsdesk.stage, road.publication::newsdesk.publication_state, 1,
  t.text_digest, t.picture_digest, CASE WHEN road.action = 'request_changes' THEN 'Who pays?' END, t.edited_by, 'ana',
  t.edited_at, CASE WHEN road.version > 1 THEN sha256(int8send(t.story_id) || int4send(road.version - 1)) END,
  sha256(int8send(t.story_id) || int4send(road.version)), 0
FROM text AS t
CROSS JOIN road
JOIN newsdesk.desk AS d ON d.name = 'metro';

CREATE TEMP TABLE naive_fresh ON COMMIT DROP AS
SELECT nextval('naive.story_id_seq') AS naive_id, s.*
FROM newsdesk.story AS s
JOIN fresh AS f ON f.id = s.id;

INSERT INTO naive.story (
  id, desk_id, slug, state, revision, author_id, due_at, created_at, updated_at
) OVERRIDING SYSTEM VALUE
SELECT n.naive_id, n.desk_id, n.slug, n.stage, 1, n.author_id, n.due_at, n.created_at, n.updated_at FROM naive_fresh AS n;

INSERT INTO naive.history (story_id, state, note, actor, detail)
SELECT n.naive_id, road.stage, NULL, 'ana', sha256(int8send(n.id))
FROM naive_fresh AS n
CROSS JOIN road;

SELECT (SELECT min(id) FROM fresh), (SELECT min(naive_id) FROM naive_fresh);
COMMIT;
