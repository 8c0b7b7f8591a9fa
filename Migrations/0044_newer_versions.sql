-- Newer versions of stories that came in before: each the next revision of its story, by the rules of any edit.

-- The pictures of a newer version, with the numbers of those that the story has already: told by what they are called, or else
-- by their captions.
CREATE FUNCTION newsdesk.numbered_pictures(list jsonb, before newsdesk.revision_picture[]) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  item jsonb;
  number integer;
  taken integer[] := '{}';
  numbered jsonb := '[]';
BEGIN
  IF jsonb_typeof(list) IS DISTINCT FROM 'array' THEN
    RETURN list;
  END IF;
  FOR item IN SELECT value FROM jsonb_array_elements(list) LOOP
    number := NULL;
    IF jsonb_typeof(item) = 'object' THEN
      SELECT p.number INTO number FROM unnest(before) AS p
      WHERE p.number <> ALL (taken) AND (p.reference = item ->> 'reference' OR p.caption = item ->> 'caption')
      ORDER BY (p.reference = item ->> 'reference') IS TRUE DESC, p.position
      LIMIT 1;
      IF number IS NOT NULL THEN
        taken := taken || number;
        -- The file that somebody has put to it since stays with it.
        item := jsonb_strip_nulls(item - 'number') || jsonb_build_object('number', number);
      END IF;
    END IF;
    numbered := numbered || jsonb_build_array(item);
  END LOOP;
  RETURN numbered;
END
$$;

-- Makes a newer version of what is known the next revision of its story: an edit as any other, by the same rules. What the desk
-- has changed since is not written over.
CREATE FUNCTION newsdesk.take_in_newer(known newsdesk.import, me integer, content jsonb, version text, embargo text)
RETURNS newsdesk.receipt
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s newsdesk.story := newsdesk.lock_story(known.story_id, me);
  before newsdesk.revision;
  came newsdesk.revision;
  own newsdesk.revision;
  pictures newsdesk.revision_picture[];
  receipt newsdesk.receipt;
  entry newsdesk.history;
BEGIN
  PERFORM newsdesk.require_edit_role(s, 'edit_text', me);
  SELECT * INTO STRICT before FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = s.revision;
  SELECT * INTO STRICT came FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = known.revision;
  own := before;
  own.slug := came.slug;
  IF before.picture_digest <> came.picture_digest OR newsdesk.text_digest(own) <> came.text_digest THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDVER',
      MESSAGE = format('%s %s was edited here since it came in, and a newer version would write over that', s.id, s.slug),
      DETAIL = (
        SELECT jsonb_build_object(
          'story', s.id, 'slug', s.slug, 'version', s.version, 'action', 'edit_text', 'by', p.name, 'at', before.edited_at
        )::text
        FROM newsdesk.person AS p WHERE p.id = before.edited_by
      );
  END IF;
  pictures := newsdesk.pictures_of(s.id, s.revision);
  receipt := newsdesk.save_revision(
    s, me, before, newsdesk.patched_text(before, content - 'slug'),
    newsdesk.listed_pictures(s.id, newsdesk.numbered_pictures(coalesce(content -> 'pictures', '[]'), pictures)),
    'A newer version came in' || coalesce(': ' || version, '') || '.', NULL
  );
  IF receipt.outcome = 'done' THEN
    -- A source may hold what it has sent. What an editor has decided of it, nobody's later version undoes.
    SELECT * INTO STRICT s FROM newsdesk.story AS x WHERE x.id = s.id;
    IF embargo IS NOT NULL AND s.embargo IS NULL AND NOT EXISTS (
      SELECT FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.action IN ('embargo', 'lift')
    ) THEN
      s.embargo := embargo;
      s := newsdesk.write_story(s);
      entry := newsdesk.append_history(s, 'embargo', me, '{}', '{}', 'As its source says.', NULL);
      receipt := newsdesk.receipt_of(entry, 'done', NULL);
    END IF;
    receipt.outcome := 'updated';
  END IF;
  RETURN receipt;
END
$$;
