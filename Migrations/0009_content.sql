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
  cleaned := normalize(replace(replace(value #>> '{}', E'\r\n', E'\n'), E'\r', E'\n'), NFC);
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
    'slug', 'headline', 'body', 'byline', 'dateline', 'contributor_line', 'editor_note', 'copyright_notice',
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

-- The pictures that the content lists, in its order. A picture without a number is a new one and gets the next number
-- that this story never used.
CREATE FUNCTION newsdesk.listed_pictures(s_id bigint, list jsonb) RETURNS newsdesk.revision_picture[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  item jsonb;
  p newsdesk.revision_picture;
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
      'number', 'reference', 'caption', 'alt_text', 'credit', 'creators', 'agencies', 'via', 'flags', 'licence',
      'is_ambiguous', 'taken_on', 'place'
    ], 'a picture');
    p := NULL;
    p.number := item ->> 'number';
    IF p.number IS NULL THEN
      highest := highest + 1;
      p.number := highest;
    ELSIF p.number > highest OR p.number < 1 OR EXISTS (SELECT FROM unnest(pictures) AS x WHERE x.number = p.number) THEN
      PERFORM newsdesk.bad_data(format('the story has no photo %s to keep', p.number));
    END IF;
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
