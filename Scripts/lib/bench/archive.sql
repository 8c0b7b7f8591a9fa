-- Fills the newsroom: stories :low to :high, one in ten of them pending, over all desks. As superuser and set by set, with the
-- triggers and foreign keys off that a million single acts would have fired; each row agrees with the others as they would
-- demand. What is no more than filling: the digests, which nothing measured here computes again.
--
-- One story in a hundred says "zeppelin", one in ten thousand "quokka", one in five "council".

SET session_replication_role = replica;
SET synchronous_commit = off;
SET work_mem = '256MB';

SELECT
  coalesce(string_agg(', ' || a.attname, '' ORDER BY a.attnum), '') AS history_columns,
  coalesce(string_agg(CASE a.attname WHEN 'desk_id' THEN ', d.id' ELSE ', 0' END, '' ORDER BY a.attnum), '')
    AS history_values
FROM pg_attribute AS a
WHERE a.attrelid = 'newsdesk.history'::regclass AND a.attname IN ('desk_id', 'transaction_id') \gset
BEGIN;

-- The road to each place that a story may be in. Stories take them in turn: nine out of ten were published.
CREATE TEMP TABLE road (place integer, version integer, act newsdesk.action, stage newsdesk.stage,
  publication newsdesk.publication_state) ON COMMIT DROP;
INSERT INTO road
SELECT p.place, step.version, step.act::newsdesk.action, t.stage::newsdesk.stage,
  t.publication::newsdesk.publication_state
FROM (
  VALUES
    (0, '{create}'::text[]),
    (1, '{create,submit}'),
    (2, '{create,submit,review}'),
    (3, '{create,submit,request_changes}'),
    (4, '{create,submit,approve}'),
    (5, '{create,submit,approve,publish}')
) AS p (place, acts)
CROSS JOIN LATERAL unnest(p.acts) WITH ORDINALITY AS step (act, version)
JOIN (
  VALUES
    ('create', 'draft', 'unpublished'),
    ('submit', 'submitted', 'unpublished'),
    ('review', 'in_review', 'unpublished'),
    ('request_changes', 'changes_requested', 'unpublished'),
    ('approve', 'approved', 'unpublished'),
    ('publish', 'closed', 'published')
) AS t (act, stage, publication) USING (act);

CREATE TEMP TABLE desks ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY d.id) - 1 AS turn, d.id, count(*) OVER () AS count FROM newsdesk.desk AS d;

CREATE TEMP TABLE fresh ON COMMIT DROP AS
SELECT
  :'first'::bigint + n - 1 AS id,
  CASE WHEN n % 10 = 0 THEN (n / 10 % 5)::integer ELSE 5 END AS place,
  -- The last desk is a small one, where all that there is is pending.
  CASE
    WHEN n % 20000 = 10 THEN (SELECT max(d.turn) FROM desks AS d)
    ELSE n / 7 % (SELECT max(d.turn) FROM desks AS d)
  END AS turn,
  -- Pending ones are due around now; one in fifty has no time.
  CASE WHEN n % 500 > 0 THEN date_trunc('second', now()) + (random() * 40 - 10) * interval '1 day' END AS due_at,
  now() - random() * interval '2000 days' AS created_at,
  'Filling ' || substr(md5(n::text), 1, 12) || CASE WHEN n % 5 = 0 THEN ' council' ELSE '' END AS headline,
  CASE WHEN n % 100 = 50 THEN 'A zeppelin came in. ' ELSE '' END
    || CASE WHEN n % 10000 = 5000 THEN 'It brought a quokka. ' ELSE '' END
    || (
      SELECT string_agg('word' || (4000 * random() * random())::integer, ' ')
      FROM generate_series(1, 40) AS word
      -- So that each story has words of its own.
      WHERE n > 0
    ) AS body,
  sha256(int8send(n)) AS digest
FROM generate_series(:low::bigint, :high::bigint) AS n;

INSERT INTO newsdesk.story (
  id, desk_id, slug, version, stage, publication, revision, author_id, assignee_id, due_at, created_at, updated_at, pending
) OVERRIDING SYSTEM VALUE
SELECT
  f.id, d.id, 'filling-' || f.id, r.version, r.stage, r.publication, 1, p.id,
  CASE WHEN r.stage = 'in_review' THEN p.id END, f.due_at, f.created_at, f.created_at + interval '1 hour',
  r.stage NOT IN ('closed', 'spiked')
FROM fresh AS f
JOIN desks AS d USING (turn)
JOIN (SELECT DISTINCT ON (place) * FROM road ORDER BY place, version DESC) AS r USING (place)
JOIN newsdesk.person AS p ON p.login = 'ana';

INSERT INTO newsdesk.revision (
  story_id, number, slug, headline, body, byline, language, text_digest, picture_digest, changed_text, changed_pictures,
  edited_by, edited_at
)
SELECT
  f.id, 1, 'filling-' || f.id, f.headline, f.body, 'Ana Souza', 'en', f.digest, f.digest, true, false, p.id, f.created_at
FROM fresh AS f
JOIN newsdesk.person AS p ON p.login = 'ana';

INSERT INTO newsdesk.history (
  story_id, version:history_columns, action, stage, publication, revision, text_digest, picture_digest, sign_offs_given,
  note, actor_id, actor, at, previous_digest, digest
)
SELECT
  f.id, r.version:history_values, r.act, r.stage, r.publication, 1, f.digest, f.digest,
  CASE WHEN r.act = 'approve' THEN '{copy}' ELSE '{}' END::newsdesk.sign_off_kind[],
  CASE WHEN r.act = 'request_changes' THEN 'Who pays?' END, p.id, p.login, f.created_at + r.version * interval '10 minutes',
  CASE WHEN r.version > 1 THEN sha256(f.digest || int4send(r.version - 1)) END, sha256(f.digest || int4send(r.version))
FROM fresh AS f
JOIN desks AS d USING (turn)
JOIN road AS r USING (place)
JOIN newsdesk.person AS p ON p.login = CASE WHEN r.act IN ('create', 'submit') THEN 'ana' ELSE 'all' END;

INSERT INTO newsdesk.sign_off (story_id, version, kind, digest, given_by, given_at)
SELECT f.id, 3, 'copy', f.digest, p.id, f.created_at + interval '30 minutes'
FROM fresh AS f
JOIN newsdesk.person AS p ON p.login = 'all'
WHERE f.place IN (4, 5);

INSERT INTO newsdesk.edition (story_id, number, version, revision, text_digest, picture_digest, published_at)
SELECT f.id, 1, 4, 1, f.digest, f.digest, f.created_at + interval '40 minutes' FROM fresh AS f WHERE f.place = 5;

INSERT INTO newsdesk.outbox (story_id, edition, event, queued_at)
SELECT f.id, 1, 'publish', f.created_at + interval '40 minutes' FROM fresh AS f WHERE f.place = 5;

SELECT to_regclass('newsdesk.live') IS NOT NULL AS has_live, to_regclass('newsdesk.searchable') IS NOT NULL AS has_search \gset
\if :has_live
INSERT INTO newsdesk.live (story_id, desk_id, edition, revision, slug, headline, first_published_at, published_at)
SELECT
  f.id, d.id, 1, 1, 'filling-' || f.id, f.headline, f.created_at + interval '40 minutes',
  f.created_at + interval '40 minutes'
FROM fresh AS f
JOIN desks AS d USING (turn)
WHERE f.place = 5;
\endif
\if :has_search
INSERT INTO newsdesk.search_language VALUES ('english') ON CONFLICT DO NOTHING;
INSERT INTO newsdesk.searchable (story_id, revision, is_current, is_live, desk_id, confidential, config, words)
SELECT
  f.id, 1, true, f.place = 5, d.id, false, 'english',
  setweight(to_tsvector('english', f.headline), 'A') || to_tsvector('english', f.body)
FROM fresh AS f
JOIN desks AS d USING (turn);
\endif

SELECT setval('newsdesk.story_id_seq', greatest(:'first'::bigint + :high, nextval('newsdesk.story_id_seq')));
COMMIT;
