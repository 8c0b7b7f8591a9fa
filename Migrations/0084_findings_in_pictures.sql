-- Whether pictures' records and files are those that were added, and whether stories hold the pictures that they say. Files
-- are large: they are read in parts of their own.

CREATE FUNCTION newsdesk.find_in_pictures(low bigint, high bigint) RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    -- The records, each computed again, and their files.
    SELECT
      CASE WHEN p.file_digest IS NOT NULL AND f.digest IS NULL THEN 'deleted' ELSE 'edited' END,
      'picture', NULL::bigint, NULL::integer, p.id::text, NULL::bigint, NULL::bigint
    FROM newsdesk.picture AS p
    LEFT JOIN newsdesk.picture_file AS f ON f.digest = p.file_digest
    WHERE p.id BETWEEN low AND high
      AND (
        p.digest IS DISTINCT FROM newsdesk.picture_record_digest(p)
        OR p.file_digest IS DISTINCT FROM sha256(f.bytes)
        OR p.size IS DISTINCT FROM octet_length(f.bytes)
      )
    UNION ALL
    -- Places: each names a picture by its number and by its digest, and the digest is what the story's history binds. Of the
    -- revisions that hold a picture that isn't theirs, the first of each story.
    SELECT
      CASE WHEN x.is_there THEN 'edited' ELSE 'deleted' END, CASE WHEN x.is_there THEN 'pictures' ELSE 'picture' END,
      x.story_id,
      (
        SELECT min(h.version) FROM newsdesk.history AS h WHERE h.story_id = x.story_id AND h.revision = x.revision
      ),
      CASE WHEN x.is_there THEN x.revision::text ELSE x.picture_id::text END, NULL, NULL
    FROM (
      SELECT DISTINCT ON (o.story_id, o.picture_id)
        o.story_id, o.revision, o.picture_id, p.id IS NOT NULL AS is_there
      FROM newsdesk.revision_picture AS o
      LEFT JOIN newsdesk.picture AS p ON p.id = o.picture_id
      WHERE o.picture_id IS NOT NULL AND o.picture_id + 0 BETWEEN low AND high
        AND p.digest IS DISTINCT FROM o.record_digest
      ORDER BY o.story_id, o.picture_id, o.revision
    ) AS x;
END
$$;

-- Verifies some pictures, those that follow on the given one in the order of their numbers: one row, or none at the end.
CREATE FUNCTION newsdesk.verify_pictures(after bigint, width integer DEFAULT 20)
RETURNS TABLE (last_picture bigint, pictures bigint, findings jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
  low bigint;
BEGIN
  PERFORM newsdesk.require_person();
  low := least(
    (SELECT min(x.id) FROM newsdesk.picture AS x WHERE x.id > after),
    (
      SELECT x.picture_id + 0
      FROM newsdesk.revision_picture AS x
      WHERE x.picture_id IS NOT NULL AND x.picture_id + 0 > after
      ORDER BY x.picture_id + 0 LIMIT 1
    )
  );
  IF low IS NULL THEN
    RETURN;
  END IF;
  last_picture := low + greatest(1, least(width, 1000)) - 1;
  pictures := (SELECT count(*) FROM newsdesk.picture AS x WHERE x.id BETWEEN low AND last_picture);
  findings := (SELECT coalesce(jsonb_agg(f), '[]') FROM newsdesk.find_in_pictures(low, last_picture) AS f);
  RETURN NEXT;
END
$$;
