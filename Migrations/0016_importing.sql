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
  PERFORM newsdesk.kept_source(bytes, me);
  RETURN sha256(bytes);
END
$$;

-- The number of the bytes, which are this person's from now on.
CREATE FUNCTION newsdesk.kept_source(bytes bytea, me integer) RETURNS bigint
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  known bytea := sha256(bytes);
  number bigint;
BEGIN
  INSERT INTO newsdesk.source AS s (digest, bytes) VALUES (known, kept_source.bytes) ON CONFLICT (digest) DO NOTHING
  RETURNING s.id INTO number;
  IF number IS NULL THEN
    SELECT s.id INTO STRICT number FROM newsdesk.source AS s WHERE s.digest = known;
  END IF;
  INSERT INTO newsdesk.source_keeper (source_id, person_id) VALUES (number, me) ON CONFLICT DO NOTHING;
  RETURN number;
END
$$;

-- Whether one version that a source gave comes before another: -1, 0 or 1; NULL where nothing says so. Numbers, and instants in
-- RFC 3339's form in UTC, have an order.
CREATE FUNCTION newsdesk.version_order(a text, b text) RETURNS integer
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  instant text := '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$';
BEGIN
  RETURN CASE
    WHEN a = b THEN 0
    WHEN a ~ '^[0-9]{1,18}$' AND b ~ '^[0-9]{1,18}$' THEN sign(a::bigint - b::bigint)
    WHEN a ~ instant AND b ~ instant THEN CASE WHEN rtrim(a, 'Z') COLLATE "C" < rtrim(b, 'Z') COLLATE "C" THEN -1 ELSE 1 END
  END;
END
$$;

-- Of these imports the newest that is this desk's and whose story this person may read. One that they may not is none that they
-- could be pointed to. Asked one by one, and only where there is any: a join could begin with all stories there are.
CREATE FUNCTION newsdesk.newest_import(candidates newsdesk.import[], d integer, me integer) RETURNS newsdesk.import
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  newest newsdesk.import;
BEGIN
  IF candidates <> '{}' THEN
    SELECT c.* INTO newest
    FROM unnest(candidates) AS c
    WHERE c.desk_id = d AND (SELECT newsdesk.may_read(s, me) FROM newsdesk.story AS s WHERE s.id = c.story_id)
    ORDER BY c.imported_at DESC, c.story_id DESC, c.revision DESC
    LIMIT 1;
  END IF;
  RETURN newest;
END
$$;

-- What a desk has already of what its source calls so.
CREATE FUNCTION newsdesk.known_import(d integer, external_id text, me integer) RETURNS newsdesk.import
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN newsdesk.newest_import(
    ARRAY(
      SELECT i FROM newsdesk.import AS i
      WHERE lower(i.external_id) = lower(known_import.external_id) AND i.external_id = known_import.external_id
    ),
    d, me
  );
END
$$;

-- Takes in one story, for a person who may begin stories on this desk. `about` says where it came from: source, item, name,
-- external id and version, and what was left out.
--
-- The outcome is "done" where a story was begun; "unchanged" where the desk has the content already; and where it has another
-- version of the same thing "older", "differs" or, where newer ones are to be taken in, "updated".
CREATE FUNCTION newsdesk.take_in(
  d newsdesk.desk, me integer, content jsonb, about newsdesk.import, on_duplicate text, embargo text
) RETURNS newsdesk.receipt
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r newsdesk.revision := newsdesk.new_text(content);
  pictures newsdesk.revision_picture[] := newsdesk.listed_pictures(NULL, coalesce(content -> 'pictures', '[]'));
  slug text := r.slug;
  known newsdesk.import;
  of_versions integer;
  outcome text;
  receipt newsdesk.receipt;
BEGIN
  r.slug := '';
  about.content_digest := sha256(newsdesk.text_digest(r) || newsdesk.picture_digest(pictures));
  r.slug := slug;
  -- Two imports of one thing at the same moment take turns, so that the second finds what the first has made.
  IF about.external_id IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('newsdesk.import ' || d.id || ' id ' || about.external_id, 0));
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('newsdesk.import ' || d.id || encode(about.content_digest, 'hex'), 0));

  IF about.external_id IS NOT NULL THEN
    known := newsdesk.known_import(d.id, about.external_id, me);
  END IF;
  IF known.story_id IS NOT NULL THEN
    of_versions := newsdesk.version_order(about.external_version, known.external_version);
    outcome := CASE
      WHEN known.content_digest = about.content_digest THEN 'unchanged'
      WHEN of_versions < 0 THEN 'older'
      WHEN of_versions > 0 THEN 'differs'
      -- Nothing says which is newer. What came in before has been followed by what is known.
      WHEN EXISTS (
        SELECT FROM newsdesk.import AS i
        WHERE i.story_id = known.story_id AND i.content_digest = about.content_digest
      ) THEN 'unchanged'
      ELSE 'differs'
    END;
  ELSE
    known := newsdesk.newest_import(
      ARRAY(
        SELECT i FROM newsdesk.import AS i WHERE encode(i.content_digest, 'hex') = encode(about.content_digest, 'hex')
      ),
      d.id, me
    );
    IF known.story_id IS NOT NULL THEN
      outcome := 'unchanged';
    END IF;
  END IF;

  IF outcome IS NOT NULL AND on_duplicate = 'fail' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDDUP',
      MESSAGE = (
        SELECT format('%s %s is here already', s.id, s.slug) FROM newsdesk.story AS s WHERE s.id = known.story_id
      );
  ELSIF outcome = 'differs' AND on_duplicate = 'update' THEN
    receipt := newsdesk.take_in_newer(known, me, content, about.external_version, embargo);
  ELSIF outcome IS NOT NULL THEN
    RETURN (
      SELECT newsdesk.receipt_of(h, outcome, NULL)
      FROM newsdesk.history AS h WHERE h.story_id = known.story_id ORDER BY h.version DESC LIMIT 1
    );
  ELSE
    receipt := newsdesk.begin_story(d, me, r, pictures, NULL, NULL, embargo);
  END IF;

  IF receipt.outcome <> 'unchanged' THEN
    INSERT INTO newsdesk.import (
      story_id, revision, desk_id, source_id, item, name, external_id, external_version, content_digest, removed, imported_by,
      imported_at
    )
    VALUES (
      receipt.story, receipt.revision, d.id, about.source_id, about.item, about.name, about.external_id,
      about.external_version, about.content_digest, about.removed, me, receipt.at
    );
  END IF;
  RETURN receipt;
END
$$;

-- Begins a story from the given item of a kept file, held by the embargo that its line names: see embargo_read. The outcome is
-- "unchanged" where this desk has the content already.
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
  about newsdesk.import;
BEGIN
  -- First of all: whether a desk has this content already is its own business.
  PERFORM newsdesk.require_begin_role(d, me);
  SELECT x.id INTO about.source_id
  FROM newsdesk.source AS x
  JOIN newsdesk.source_keeper AS k ON k.source_id = x.id AND k.person_id = me
  WHERE x.digest = source_digest;
  IF NOT FOUND THEN
    PERFORM newsdesk.bad_data('the file that the story came from was not kept for you');
  END IF;
  about.item := item;
  about.name := name;
  about.removed := removed;
  RETURN newsdesk.take_in(d, me, content, about, 'skip', newsdesk.embargo_read(embargo));
END
$$;
