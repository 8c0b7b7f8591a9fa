-- Beginning a story, and editing its text, its captions and its credits. Content arrives as JSON: a key that is absent
-- leaves what it names as it is; an unknown key is refused, because a misspelt one would lose what somebody wrote.

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

CREATE FUNCTION newsdesk.write_revision(r newsdesk.revision, pictures newsdesk.revision_picture[]) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO newsdesk.revision SELECT r.*;
  INSERT INTO newsdesk.revision_picture (
    story_id, revision, number, position, reference, caption, alt_text, credit, creators, agencies, via, flags, licence,
    credit_is_ambiguous, taken_on, place
  )
  SELECT
    r.story_id, r.number, p.number, p.position, p.reference, p.caption, p.alt_text, p.credit, p.creators, p.agencies,
    p.via, p.flags, p.licence, p.credit_is_ambiguous, p.taken_on, p.place
  FROM unnest(pictures) AS p;
END
$$;

CREATE FUNCTION newsdesk.desk_named(wanted text, me integer) RETURNS newsdesk.desk
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  d newsdesk.desk;
BEGIN
  SELECT * INTO d FROM newsdesk.desk AS x WHERE x.name = wanted;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'NDNFD', MESSAGE = format('there is no desk "%s"', coalesce(wanted, ''));
  END IF;
  RETURN d;
END
$$;

CREATE FUNCTION newsdesk.require_begin_role(d newsdesk.desk, me integer) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  begin_roles newsdesk.role[];
BEGIN
  SELECT w.create_roles INTO STRICT begin_roles FROM newsdesk.workflow AS w WHERE w.id = d.workflow_id;
  IF newsdesk.holds_role(me, d.id, begin_roles) IS NOT TRUE THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDROL',
      MESSAGE = format('a story on the %s desk is begun by its %s', d.name, newsdesk.either(begin_roles)),
      DETAIL = jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object(
        'code', 'role', 'subject', newsdesk.either(begin_roles),
        'message', format('that takes the role of %s on the %s desk, which you do not hold',
          newsdesk.either(begin_roles), d.name),
        'who', to_jsonb(newsdesk.people_with_role(d.id, begin_roles))
      )))::text;
  END IF;
END
$$;

-- Begins a story on a desk. Content: see patched_text and listed_pictures.
CREATE FUNCTION newsdesk.create_story(
  desk text, content jsonb, due timestamptz DEFAULT NULL, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  d newsdesk.desk := newsdesk.desk_named(desk, me);
  s newsdesk.story;
  r newsdesk.revision;
  pictures newsdesk.revision_picture[];
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{create}', NULL, me);
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.require_begin_role(d, me);

  r.headline := '';
  r.body := '';
  r.language := 'en';
  r := newsdesk.patched_text(r, content);
  pictures := newsdesk.listed_pictures(NULL, coalesce(content -> 'pictures', '[]'));

  s.updated_at := clock_timestamp();
  INSERT INTO newsdesk.story AS x (
    desk_id, slug, version, stage, publication, revision, author_id, due_at, created_at, updated_at
  )
  VALUES (d.id, coalesce(r.slug, ''), 1, 'draft', 'unpublished', 1, me, due, s.updated_at, s.updated_at)
  RETURNING x.* INTO s;

  r.story_id := s.id;
  r.number := 1;
  r.slug := coalesce(r.slug, '');
  r.text_digest := newsdesk.text_digest(r);
  r.picture_digest := newsdesk.picture_digest(pictures);
  r.changed_text := true;
  r.changed_pictures := cardinality(pictures) > 0;
  r.edited_by := me;
  r.edited_at := s.updated_at;
  PERFORM newsdesk.write_revision(r, pictures);
  RETURN newsdesk.receipt_of(
    newsdesk.append_history(s, 'create', me, '{}', '{}', NULL, request_id), 'done', NULL
  );
END
$$;

-- Saves what the content names as a new revision. Sign-offs of what it changes are voided, and no others.
CREATE FUNCTION newsdesk.save_story(
  story bigint, expected_version integer, content jsonb, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  before newsdesk.revision;
  r newsdesk.revision;
  pictures newsdesk.revision_picture[];
  act newsdesk.action;
  reasons newsdesk.reason[];
  voided newsdesk.sign_off_kind[];
  was text := newsdesk.state(s.stage, s.publication);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{edit_text,edit_pictures}', s.id, me);
  entry newsdesk.history;
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  -- Somebody who may edit no part of it learns nothing from what they send, not even whether it would change anything.
  act := CASE
    WHEN content ?| '{slug,headline,body,byline,dateline,contributor_line,editor_note,copyright_notice,language}'
      THEN 'edit_text'
    ELSE 'edit_pictures'
  END;
  reasons := ARRAY(SELECT o FROM newsdesk.obstacles(s, act, me, NULL) AS o);
  IF cardinality(reasons) > 0
    AND (act = 'edit_pictures' OR EXISTS (SELECT FROM newsdesk.obstacles(s, 'edit_pictures', me, NULL)))
  THEN
    PERFORM newsdesk.refuse(s, act, reasons);
  END IF;
  SELECT * INTO STRICT before FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = s.revision;
  r := newsdesk.patched_text(before, content);
  r.text_digest := newsdesk.text_digest(r);
  IF content ? 'pictures' THEN
    pictures := newsdesk.listed_pictures(s.id, content -> 'pictures');
    r.picture_digest := newsdesk.picture_digest(pictures);
  ELSE
    pictures := ARRAY(
      SELECT p FROM newsdesk.revision_picture AS p
      WHERE p.story_id = s.id AND p.revision = s.revision ORDER BY p.position
    );
  END IF;
  r.changed_text := r.text_digest <> before.text_digest;
  r.changed_pictures := r.picture_digest <> before.picture_digest;

  -- A photo editor may send the whole story along with its pictures: what counts is what changes.
  IF r.changed_pictures AND NOT r.changed_text THEN
    act := 'edit_pictures';
  ELSIF r.changed_text THEN
    act := 'edit_text';
  END IF;
  reasons := ARRAY(SELECT o FROM newsdesk.obstacles(s, act, me, NULL) AS o);
  IF r.changed_text AND r.changed_pictures THEN
    reasons := reasons || ARRAY(
      SELECT o FROM newsdesk.obstacles(s, 'edit_pictures', me, NULL) AS o WHERE o.code <> 'stage'
    );
  END IF;
  IF cardinality(reasons) > 0 THEN
    PERFORM newsdesk.refuse(s, act, reasons);
  END IF;
  IF NOT r.changed_text AND NOT r.changed_pictures THEN
    SELECT * INTO STRICT entry FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.version = s.version;
    RETURN newsdesk.receipt_of(entry, 'unchanged', was);
  END IF;

  voided := ARRAY(
    SELECT DISTINCT o.kind
    FROM newsdesk.sign_off AS o
    WHERE o.story_id = s.id AND o.voided_in IS NULL
      AND o.digest <> newsdesk.covered_digest(o.kind, r.text_digest, r.picture_digest)
    ORDER BY o.kind
  );
  s := newsdesk.next_version(s);
  SELECT t.to_stage, t.to_publication INTO STRICT s.stage, s.publication
  FROM newsdesk.transition AS t
  JOIN newsdesk.desk AS d ON d.workflow_id = t.workflow_id
  WHERE d.id = s.desk_id AND t.action = act AND t.from_stage = s.stage AND t.from_publication = s.publication;
  s.revision := coalesce((SELECT max(x.number) FROM newsdesk.revision AS x WHERE x.story_id = s.id), 0) + 1;
  s.slug := r.slug;
  r.number := s.revision;
  r.edited_by := me;
  r.edited_at := s.updated_at;
  PERFORM newsdesk.write_revision(r, pictures);
  entry := newsdesk.append_history(s, act, me, '{}', voided, NULL, request_id);
  UPDATE newsdesk.sign_off AS o
  SET voided_in = s.version
  WHERE o.story_id = s.id AND o.voided_in IS NULL AND o.kind = ANY (voided)
    AND o.digest <> newsdesk.covered_digest(o.kind, r.text_digest, r.picture_digest);
  PERFORM newsdesk.write_story(s);
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;
