-- What people write, on its way in. Content arrives as JSON: a key that is absent leaves what it names as it is; an unknown
-- key is refused, because a misspelt one would lose what somebody wrote.

-- A piece of text as it is stored: in NFC, with line feeds for line ends, and no control characters but tab.
CREATE FUNCTION newsdesk.clean_text(value jsonb, field text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  cleaned text;
BEGIN
  IF value IS NULL OR jsonb_typeof(value) = 'null' THEN
    RETURN NULL;
  ELSIF jsonb_typeof(value) <> 'string' THEN
    PERFORM newsdesk.bad_data(format('%s must be text, not %s', field, jsonb_typeof(value)));
  END IF;
  cleaned := replace(replace(value #>> '{}', E'\r\n', E'\n'), E'\r', E'\n');
  -- Most text is composed already, which is found out faster than it is composed.
  IF cleaned IS NOT NFC NORMALIZED THEN
    cleaned := normalize(cleaned, NFC);
  END IF;
  IF cleaned ~ E'[\\x01-\\x08\\x0b-\\x1f\\x7f]' THEN
    PERFORM newsdesk.bad_data(format('%s holds a control character', field), 'Remove it, then save again.');
  END IF;
  RETURN cleaned;
END
$$;

CREATE FUNCTION newsdesk.clean_list(value jsonb, field text) RETURNS text[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  cleaned text[];
BEGIN
  IF value IS NULL OR jsonb_typeof(value) = 'null' THEN
    RETURN '{}';
  ELSIF jsonb_typeof(value) <> 'array' THEN
    PERFORM newsdesk.bad_data(format('%s must be a list, not %s', field, jsonb_typeof(value)));
  END IF;
  cleaned := ARRAY(
    SELECT btrim(newsdesk.clean_text(item, field), E' \t\n')
    FROM jsonb_array_elements(value) WITH ORDINALITY AS items (item, place)
    ORDER BY place
  );
  -- An empty name would count as somebody.
  IF EXISTS (SELECT FROM unnest(cleaned) AS x WHERE x IS NULL OR newsdesk.is_blank(x)) THEN
    PERFORM newsdesk.bad_data(format('%s holds an empty entry', field));
  END IF;
  RETURN cleaned;
END
$$;

CREATE FUNCTION newsdesk.refuse_unknown_keys(value jsonb, known text[], what text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  unknown text;
BEGIN
  IF jsonb_typeof(value) IS DISTINCT FROM 'object' THEN
    PERFORM newsdesk.bad_data(format('%s must be a JSON object', what));
  END IF;
  SELECT k INTO unknown FROM jsonb_object_keys(value) AS k WHERE k <> ALL (known) ORDER BY k LIMIT 1;
  IF FOUND THEN
    PERFORM newsdesk.bad_data(
      format('%s has no field "%s"', what, unknown), 'Fields: ' || array_to_string(known, ', ')
    );
  END IF;
END
$$;

-- The revision before, with the fields that the content names.
CREATE FUNCTION newsdesk.patched_text(r newsdesk.revision, content jsonb) RETURNS newsdesk.revision
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.refuse_unknown_keys(content, ARRAY[
    'slug', 'headline', 'body', 'byline', 'dateline', 'contributor_line', 'editor_note', 'copyright_notice', 'genre',
    'language', 'pictures'
  ], 'a story');
  IF content ? 'slug' THEN r.slug := coalesce(newsdesk.clean_text(content -> 'slug', 'slug'), ''); END IF;
  IF content ? 'headline' THEN
    r.headline := btrim(coalesce(newsdesk.clean_text(content -> 'headline', 'headline'), ''), E' \t\n');
  END IF;
  IF content ? 'body' THEN
    r.body := btrim(coalesce(newsdesk.clean_text(content -> 'body', 'body'), ''), E'\n');
  END IF;
  IF content ? 'byline' THEN r.byline := nullif(newsdesk.clean_text(content -> 'byline', 'byline'), ''); END IF;
  IF content ? 'dateline' THEN r.dateline := nullif(newsdesk.clean_text(content -> 'dateline', 'dateline'), ''); END IF;
  IF content ? 'contributor_line' THEN
    r.contributor_line := nullif(newsdesk.clean_text(content -> 'contributor_line', 'contributor_line'), '');
  END IF;
  IF content ? 'editor_note' THEN
    r.editor_note := nullif(newsdesk.clean_text(content -> 'editor_note', 'editor_note'), '');
  END IF;
  IF content ? 'genre' THEN
    r.genre := nullif(btrim(newsdesk.clean_text(content -> 'genre', 'genre'), E' \t\n'), '');
  END IF;
  IF content ? 'copyright_notice' THEN
    r.copyright_notice := nullif(newsdesk.clean_text(content -> 'copyright_notice', 'copyright_notice'), '');
  END IF;
  IF content ? 'language' THEN
    r.language := coalesce(newsdesk.clean_text(content -> 'language', 'language'), '');
  END IF;
  IF r.headline ~ E'[\n\t]' THEN
    PERFORM newsdesk.bad_data('headline must be one line');
  END IF;
  RETURN r;
END
$$;

-- Captions and alt texts in further languages. A language with neither is none.
CREATE FUNCTION newsdesk.clean_translations(value jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  language text;
  wording jsonb;
  caption text;
  alt_text text;
  cleaned jsonb := '{}';
BEGIN
  IF value IS NULL OR value = 'null' THEN
    RETURN cleaned;
  ELSIF jsonb_typeof(value) <> 'object' THEN
    PERFORM newsdesk.bad_data('translations must be an object of languages');
  END IF;
  FOR language, wording IN SELECT * FROM jsonb_each(value) LOOP
    IF language !~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' THEN
      PERFORM newsdesk.bad_data(format('"%s" is no language tag', language), 'Tags are as BCP 47 has them: en, ar, pt-BR.');
    END IF;
    PERFORM newsdesk.refuse_unknown_keys(wording, '{caption,alt_text}', 'a caption in another language');
    caption := nullif(btrim(newsdesk.clean_text(wording -> 'caption', 'caption'), E' \t\n'), '');
    alt_text := nullif(btrim(newsdesk.clean_text(wording -> 'alt_text', 'alt_text'), E' \t\n'), '');
    IF greatest(octet_length(caption), octet_length(alt_text)) > 16000 THEN
      PERFORM newsdesk.bad_data(format('the caption in %s is longer than 16,000 bytes', language));
    ELSIF coalesce(caption, alt_text) IS NOT NULL THEN
      cleaned := cleaned || jsonb_build_object(
        language, jsonb_strip_nulls(jsonb_build_object('caption', caption, 'alt_text', alt_text))
      );
    END IF;
  END LOOP;
  RETURN cleaned;
END
$$;

-- The digest of a picture's record; NULL for no picture. A picture that this person may not read is none: whoever guesses a
-- number learns nothing of it. Those that a story holds already are read with the story.
CREATE FUNCTION newsdesk.picture_record(wanted bigint) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  digest bytea;
BEGIN
  IF wanted IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT x.digest INTO digest FROM newsdesk.picture AS x WHERE x.id = wanted AND newsdesk.may_read_picture(x.id);
  IF NOT FOUND THEN
    PERFORM newsdesk.bad_data(
      format('there is no picture %s', wanted), 'Pictures are those that you added, and those of stories that you may read.'
    );
  END IF;
  RETURN digest;
END
$$;

-- The pictures that the content lists, in its order. A picture without a number is a new one and gets the next number
-- that this story never used.
CREATE FUNCTION newsdesk.listed_pictures(s_id bigint, list jsonb) RETURNS newsdesk.revision_picture[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  item jsonb;
  p newsdesk.revision_picture;
  before newsdesk.revision_picture;
  pictures newsdesk.revision_picture[] := '{}';
  highest integer := coalesce(
    (SELECT max(x.number) FROM newsdesk.revision_picture AS x WHERE x.story_id = s_id), 0
  );
BEGIN
  IF jsonb_typeof(list) IS DISTINCT FROM 'array' THEN
    PERFORM newsdesk.bad_data('pictures must be a list');
  ELSIF jsonb_array_length(list) > 500 THEN
    PERFORM newsdesk.bad_data('a story holds at most 500 pictures');
  END IF;
  FOR item IN SELECT value FROM jsonb_array_elements(list) LOOP
    PERFORM newsdesk.refuse_unknown_keys(item, ARRAY[
      'number', 'reference', 'picture', 'caption', 'alt_text', 'translations', 'credit', 'creators', 'agencies', 'via',
      'flags', 'licence', 'is_ambiguous', 'taken_on', 'place'
    ], 'a picture');
    p := NULL;
    p.number := item ->> 'number';
    IF p.number IS NULL THEN
      highest := highest + 1;
      p.number := highest;
    ELSIF p.number > highest OR p.number < 1 OR EXISTS (SELECT FROM unnest(pictures) AS x WHERE x.number = p.number) THEN
      PERFORM newsdesk.bad_data(format('the story has no photo %s to keep', p.number));
    END IF;
    -- A client that knows nothing of files and of other languages loses neither.
    before := NULL;
    IF item ? 'number' AND NOT (item ? 'picture' AND item ? 'translations') THEN
      SELECT x.* INTO before
      FROM newsdesk.revision_picture AS x
      JOIN newsdesk.story AS s ON s.id = x.story_id AND s.revision = x.revision
      WHERE x.story_id = s_id AND x.number = p.number;
    END IF;
    IF item ? 'picture' THEN
      p.picture_id := (item ->> 'picture')::bigint;
      p.record_digest := newsdesk.picture_record(p.picture_id);
    ELSE
      p.picture_id := before.picture_id;
      p.record_digest := before.record_digest;
    END IF;
    p.translations := CASE
      WHEN item ? 'translations' THEN newsdesk.clean_translations(item -> 'translations')
      ELSE coalesce(before.translations, '{}')
    END;
    p.position := cardinality(pictures) + 1;
    p.reference := nullif(newsdesk.clean_text(item -> 'reference', 'reference'), '');
    p.caption := btrim(coalesce(newsdesk.clean_text(item -> 'caption', 'caption'), ''), E' \t\n');
    p.alt_text := nullif(btrim(newsdesk.clean_text(item -> 'alt_text', 'alt_text'), E' \t\n'), '');
    p.credit := nullif(btrim(newsdesk.clean_text(item -> 'credit', 'credit'), E' \t\n'), '');
    p.creators := newsdesk.clean_list(item -> 'creators', 'creators');
    p.agencies := newsdesk.clean_list(item -> 'agencies', 'agencies');
    p.via := newsdesk.clean_list(item -> 'via', 'via');
    p.flags := newsdesk.clean_list(item -> 'flags', 'flags');
    p.licence := nullif(newsdesk.clean_text(item -> 'licence', 'licence'), '');
    -- What was read from a line is nothing without the line: it is the line that is printed.
    IF p.credit IS NULL AND cardinality(p.creators || p.agencies || p.via || p.flags) > 0 THEN
      PERFORM newsdesk.bad_data('a picture names somebody, and has no credit line');
    ELSIF NOT p.flags <@ '{file,pool,handout,illustration,courtesy,screengrab}' THEN
      PERFORM newsdesk.bad_data(
        'flags holds one that is not known', 'Flags: file, pool, handout, illustration, courtesy, screengrab'
      );
    END IF;
    p.credit_is_ambiguous := coalesce((item ->> 'is_ambiguous')::boolean, false);
    IF item ->> 'taken_on' IS NOT NULL AND item ->> 'taken_on' !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN
      PERFORM newsdesk.bad_data(format('"%s" is not a date as YYYY-MM-DD', item ->> 'taken_on'));
    END IF;
    p.taken_on := (item ->> 'taken_on')::date;
    p.place := nullif(newsdesk.clean_text(item -> 'place', 'place'), '');
    pictures := pictures || p;
  END LOOP;
  RETURN pictures;
EXCEPTION
  WHEN invalid_text_representation OR datetime_field_overflow OR numeric_value_out_of_range THEN
    PERFORM newsdesk.bad_data(format('a picture holds a value that can''t be read: %s', SQLERRM));
END
$$;

-- That a request which was carried out before brings the words that it brought then: others would be lost with nobody told.
-- Brought to the revision that it made, its own words change nothing. A slug is no word that is lost, and pictures may have numbers
-- by now: neither is compared.
CREATE FUNCTION newsdesk.require_same_words(receipt newsdesk.receipt, content jsonb, request uuid) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  saved newsdesk.revision;
BEGIN
  SELECT * INTO STRICT saved FROM newsdesk.revision AS r WHERE r.story_id = receipt.story AND r.number = receipt.revision;
  IF newsdesk.text_digest(newsdesk.patched_text(saved, content - 'slug')) <> newsdesk.text_digest(saved) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDREQ',
      MESSAGE = format('request %s was used for another text, of story %s', request, receipt.story),
      HINT = 'A request id belongs to one act. Use a new one.';
  END IF;
END
$$;
