-- Stories that came from a file. The bytes are kept as they came, and the same content is not imported twice.

-- Keeps a file's bytes, once, and who brought them. The answer is the same whether they were known or not.
CREATE FUNCTION newsdesk.keep_source(bytes bytea) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
BEGIN
  IF NOT EXISTS (
    SELECT FROM newsdesk.role_grant AS g
    JOIN newsdesk.desk AS d ON g.desk_id = d.id OR g.desk_id IS NULL
    JOIN newsdesk.workflow AS w ON w.id = d.workflow_id
    WHERE g.person_id = me AND g.role = ANY (w.create_roles)
  ) THEN
    RAISE EXCEPTION USING ERRCODE = 'NDROL', MESSAGE = 'you may begin stories on no desk, so you can''t import any';
  END IF;
  INSERT INTO newsdesk.source (digest, bytes) VALUES (sha256(bytes), bytes) ON CONFLICT (digest) DO NOTHING;
  INSERT INTO newsdesk.source_keeper (source_id, person_id)
  SELECT s.id, me FROM newsdesk.source AS s WHERE s.digest = sha256(keep_source.bytes)
  ON CONFLICT DO NOTHING;
  RETURN sha256(bytes);
END
$$;

-- Begins a story from the given item of a kept file, held by the embargo that its line names: see embargo_read. The outcome is "unchanged" where this desk has the content already.
CREATE FUNCTION newsdesk.import_story(
  desk text, content jsonb, source_digest bytea, item integer, name text, removed jsonb DEFAULT '[]',
  embargo jsonb DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  d newsdesk.desk := newsdesk.desk_named(desk);
  r newsdesk.revision;
  digest bytea;
  known bigint;
  entry newsdesk.history;
  receipt newsdesk.receipt;
  source bigint;
BEGIN
  -- First of all: whether a desk has this content already is its own business.
  PERFORM newsdesk.require_begin_role(d, me);
  SELECT x.id INTO source
  FROM newsdesk.source AS x
  JOIN newsdesk.source_keeper AS k ON k.source_id = x.id AND k.person_id = me
  WHERE x.digest = source_digest;
  IF NOT FOUND THEN
    PERFORM newsdesk.bad_data('the file that the story came from was not kept for you');
  END IF;
  r.headline := '';
  r.body := '';
  r.language := 'en';
  r := newsdesk.patched_text(r, content);
  r.slug := '';
  digest := sha256(
    newsdesk.text_digest(r)
    || newsdesk.picture_digest(newsdesk.listed_pictures(NULL, coalesce(content -> 'pictures', '[]')))
  );
  -- Two imports of one file at the same moment take turns, so that the second finds what the first has made.
  PERFORM pg_advisory_xact_lock(hashtextextended('newsdesk.import ' || d.id || encode(digest, 'hex'), 0));
  -- A story that this person may not read is none that they could be pointed to.
  SELECT i.story_id INTO known
  FROM newsdesk.import AS i
  JOIN newsdesk.story AS s ON s.id = i.story_id
  WHERE i.desk_id = d.id AND i.content_digest = digest AND newsdesk.may_read(s, me)
  ORDER BY i.story_id
  LIMIT 1;
  IF FOUND THEN
    SELECT * INTO STRICT entry FROM newsdesk.history AS h WHERE h.story_id = known ORDER BY h.version DESC LIMIT 1;
    RETURN newsdesk.receipt_of(entry, 'unchanged', NULL);
  END IF;
  receipt := newsdesk.begin_story(desk, content, NULL, NULL, newsdesk.embargo_read(embargo));
  INSERT INTO newsdesk.import (
    story_id, desk_id, source_id, item, name, content_digest, removed, imported_by, imported_at
  )
  VALUES (receipt.story, d.id, source, item, name, digest, removed, me, receipt.at);
  RETURN receipt;
END
$$;
