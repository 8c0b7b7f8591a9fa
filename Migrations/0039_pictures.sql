-- Pictures by themselves: what their files are, who may add one, who may read one.
--
-- `picture.metadata` is what the file says, out of XMP, IIM and EXIF, as one object. A key that the file has nothing for is
-- absent, or an empty list. Rights, checks and reports read these:
--
--   creators, keywords, persons_shown                      lists of texts
--   captions, alt_text, extended_description, title,
--   copyright_notice, usage_terms                          lists of {"language": "ar", "text": "…"}; x-default is a language
--   headline, caption_writer, job_title, credit_line, source, instructions, city, state, country, country_code,
--   sublocation, job_id, data_mining, supplier_image_id, guid, web_statement         texts
--   digital_source_type                                    a text, and a column of its own
--   created                                                {"text": "2026:03:03", "source": "iim", "year": 2026, "month": 3, …}
--   conflicts                                              list of {"field", "values": [{"source": "xmp", "text": "…"}, …]}
--   truncated                                              list of keys whose text may lack its end
--   problems                                               list of texts
--
-- `picture.raw` is all that was read: {"kind": "jpeg", "width": …, "tags": [{"key": "Iptc.Application2.Byline",
-- "values": ["…"]}, …], …}.

-- Whether a machine made the picture or a part of it, as its digital source type says: the terms that the IPTC's guidance on
-- synthetic media names, by http or https or bare, in any case.
CREATE FUNCTION newsdesk.is_ai_made(digital_source_type text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
  lower(regexp_replace(rtrim(digital_source_type, '/ '), '^.*/', '')) IN (
    'trainedalgorithmicmedia', 'compositewithtrainedalgorithmicmedia', 'algorithmicmedia', 'compositesynthetic'
  ),
  false
);

-- The text of a list of {"language", "text"} for somebody who asks for none: x-default, else the first. NULL for no text.
CREATE FUNCTION newsdesk.preferred_text(list jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
  jsonb_path_query_first(list, '$[*] ? (@.language == "x-default").text') #>> '{}',
  list #>> '{0,text}'
);

-- SHA-256 over a list of fields as in 0003_story.sql: what the record says the picture is. The two objects enter it as
-- PostgreSQL's own text of them, which no client has formatted: members in the order of their keys' length and then bytes,
-- each key once, ", " between members and ": " behind a key, strings with \" \\ \b \f \n \r \t and \u00xx for other control
-- characters and nothing else escaped, numbers in decimal.
CREATE FUNCTION newsdesk.picture_record_digest(p newsdesk.picture) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(newsdesk.digest_list(ARRAY[
    'newsdesk.picture.1', encode(p.file_digest, 'hex'), p.size::text, p.reference, p.name, p.media_type, p.width::text,
    p.height::text, p.metadata::text, p.raw::text
  ]));
END
$$;

-- Whether the person who logged in may read a picture: they added it, it stands in a revision of a story that they may read,
-- or in an edition of one that is out.
CREATE FUNCTION newsdesk.may_read_picture(wanted bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.current_person();
  desks integer[];
  stories bigint[];
BEGIN
  IF me IS NULL THEN
    RETURN false;
  ELSIF EXISTS (SELECT FROM newsdesk.picture AS p WHERE p.id = wanted AND p.added_by = me) THEN
    RETURN true;
  END IF;
  desks := newsdesk.readable_desks();
  stories := newsdesk.readable_stories();
  RETURN EXISTS (
    SELECT
    FROM newsdesk.revision_picture AS x
    JOIN newsdesk.story AS s ON s.id = x.story_id
    WHERE x.picture_id IS NOT NULL AND x.picture_id + 0 = wanted
      AND (
        (s.desk_id = ANY (desks) AND NOT s.confidential)
        OR s.id = ANY (stories)
        OR EXISTS (
          SELECT
          FROM newsdesk.live AS l
          JOIN newsdesk.edition AS e ON e.story_id = l.story_id
          WHERE l.story_id = x.story_id AND e.revision = x.revision
        )
      )
  );
END
$$;

ALTER TABLE newsdesk.picture_file ENABLE ROW LEVEL SECURITY;
-- A function for a row, because pictures are looked up by number; and none in a query of its own, whose part in a plan would
-- say whether a guess was right.
CREATE POLICY picture_is_read_with_its_story ON newsdesk.picture FOR SELECT USING (newsdesk.may_read_picture(id));

-- Keeps a picture: its file, where there is one, and its record. A record that says the same as one that this person may read
-- is that one; that somebody else has the same file is no business of theirs.
--
-- The record: {"reference", "name", "media_type", "width", "height", "metadata", "raw"}, each of them optional but that a
-- file has a media type, and that what has no file has a reference.
CREATE FUNCTION newsdesk.add_picture(file bytea, record jsonb)
RETURNS TABLE (picture bigint, record_digest bytea, is_new boolean)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  p newsdesk.picture;
BEGIN
  IF NOT EXISTS (
    SELECT
    FROM newsdesk.role_grant AS g
    JOIN newsdesk.desk AS d ON g.desk_id = d.id OR g.desk_id IS NULL
    JOIN newsdesk.transition AS t ON t.workflow_id = d.workflow_id
    WHERE g.person_id = me AND t.action = 'edit_pictures' AND g.role = ANY (t.roles)
  ) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDROL',
      MESSAGE = 'you may edit pictures on no desk, so you can''t add any',
      HINT = 'An administrator gives roles.';
  END IF;
  PERFORM newsdesk.refuse_unknown_keys(
    record, '{reference,name,media_type,width,height,metadata,raw}', 'a picture''s record'
  );
  p := newsdesk.read_picture_record(record);
  IF octet_length(file) = 0 THEN
    PERFORM newsdesk.bad_data('the file is empty');
  ELSIF octet_length(file) > 67108864 THEN
    PERFORM newsdesk.bad_data('a picture''s file has at most 64 MiB');
  ELSIF file IS NULL AND p.reference IS NULL THEN
    PERFORM newsdesk.bad_data(
      'a picture is a file, or a reference to one that is elsewhere', 'Send the file, its address or an agency''s number.'
    );
  ELSIF file IS NULL AND (p.media_type IS NOT NULL OR p.width IS NOT NULL OR p.raw <> '{}') THEN
    PERFORM newsdesk.bad_data('without a file there is nothing that its media type, size or tags could be of');
  ELSIF file IS NOT NULL AND p.media_type IS NULL THEN
    PERFORM newsdesk.bad_data('a file has a media type', 'One of image/jpeg, image/tiff, image/png, image/webp.');
  END IF;
  p.file_digest := sha256(file);
  p.size := octet_length(file);
  p.digest := newsdesk.picture_record_digest(p);

  -- Two who add the same at the same moment take turns, so that the second finds what the first has made.
  PERFORM pg_advisory_xact_lock(hashtextextended('newsdesk.picture ' || encode(p.digest, 'hex'), 0));
  record_digest := p.digest;
  is_new := false;
  SELECT x.id INTO picture
  FROM newsdesk.picture AS x
  WHERE encode(x.digest, 'hex') = encode(p.digest, 'hex') AND newsdesk.may_read_picture(x.id)
  ORDER BY x.id
  LIMIT 1;
  IF NOT FOUND THEN
    is_new := true;
    IF file IS NOT NULL THEN
      INSERT INTO newsdesk.picture_file (digest, bytes) VALUES (p.file_digest, file) ON CONFLICT (digest) DO NOTHING;
    END IF;
    INSERT INTO newsdesk.picture AS x (
      digest, file_digest, size, reference, name, media_type, width, height, metadata, raw, added_by, added_at
    )
    VALUES (
      p.digest, p.file_digest, p.size, p.reference, p.name, p.media_type, p.width, p.height, p.metadata, p.raw, me,
      clock_timestamp()
    )
    RETURNING x.id INTO picture;
  END IF;
  RETURN NEXT;
END
$$;

-- What a client says that a picture is, checked.
CREATE FUNCTION newsdesk.read_picture_record(record jsonb) RETURNS newsdesk.picture
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  p newsdesk.picture;
  field text;
BEGIN
  p.reference := nullif(btrim(newsdesk.clean_text(record -> 'reference', 'reference'), E' \t\n'), '');
  p.name := nullif(btrim(newsdesk.clean_text(record -> 'name', 'name'), E' \t\n'), '');
  p.media_type := newsdesk.clean_text(record -> 'media_type', 'media_type');
  p.width := (record ->> 'width')::integer;
  p.height := (record ->> 'height')::integer;
  p.metadata := coalesce(nullif(record -> 'metadata', 'null'), '{}');
  p.raw := coalesce(nullif(record -> 'raw', 'null'), '{}');
  IF p.reference ~ E'[\n\t]' OR p.name ~ E'[\n\t]' THEN
    PERFORM newsdesk.bad_data('a picture''s reference and name are one line each');
  ELSIF octet_length(p.reference) > 2000 OR octet_length(p.name) > 4000 THEN
    PERFORM newsdesk.bad_data('a reference has at most 2,000 bytes, a name at most 4,000');
  ELSIF p.media_type NOT IN ('image/jpeg', 'image/tiff', 'image/png', 'image/webp') THEN
    PERFORM newsdesk.bad_data(
      format('"%s" is no media type of a picture that is kept', left(p.media_type, 100)),
      'One of image/jpeg, image/tiff, image/png, image/webp.'
    );
  ELSIF (p.width IS NULL) <> (p.height IS NULL) OR p.width < 1 OR p.height < 1 THEN
    PERFORM newsdesk.bad_data('a picture has a width and a height, in pixels');
  ELSIF jsonb_typeof(p.metadata) <> 'object' OR jsonb_typeof(p.raw) <> 'object' THEN
    PERFORM newsdesk.bad_data('metadata and raw are JSON objects');
  ELSIF octet_length(p.metadata::text) > 4194304 OR octet_length(p.raw::text) > 33554432 THEN
    PERFORM newsdesk.bad_data('metadata has at most 4 MiB as text, raw 32 MiB');
  END IF;
  -- Those that rules read are of the kind that the rules expect.
  FOREACH field IN ARRAY '{digital_source_type,instructions,credit_line,source,web_statement}'::text[] LOOP
    IF p.metadata ? field AND jsonb_typeof(p.metadata -> field) <> 'string' THEN
      PERFORM newsdesk.bad_data(format('%s in metadata must be text', field));
    END IF;
  END LOOP;
  FOREACH field IN ARRAY '{creators,captions,alt_text,copyright_notice,usage_terms,conflicts,truncated,problems}'::text[] LOOP
    IF p.metadata ? field AND jsonb_typeof(p.metadata -> field) <> 'array' THEN
      PERFORM newsdesk.bad_data(format('%s in metadata must be a list', field));
    END IF;
  END LOOP;
  RETURN p;
EXCEPTION
  WHEN invalid_text_representation OR numeric_value_out_of_range THEN
    PERFORM newsdesk.bad_data(format('a picture''s record holds a value that can''t be read: %s', SQLERRM));
END
$$;

-- The untouched file of a picture that this person may read; no row for any other, and for one without a file. What is stored
-- is compared with the record's digest here, because a client could only compare it with what it got.
CREATE FUNCTION newsdesk.picture_file(picture bigint)
RETURNS TABLE (name text, media_type text, bytes bytea, is_untouched boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_person();
  RETURN QUERY
    SELECT
      p.name, p.media_type, f.bytes,
      sha256(f.bytes) = p.file_digest AND newsdesk.picture_record_digest(p) = p.digest
    FROM newsdesk.picture AS p
    JOIN newsdesk.picture_file AS f ON f.digest = p.file_digest
    WHERE p.id = picture_file.picture AND newsdesk.may_read_picture(p.id);
END
$$;

-- Where a picture stands, in stories that this person may read: each place once, as the newest revision has it that holds the
-- picture there. Of another desk's story, what is out of it. No row for a picture that they may not read.
CREATE FUNCTION newsdesk.places_of_picture(picture bigint)
RETURNS TABLE (
  story bigint, slug text, desk text, state text, number smallint, revision integer, is_current boolean, is_live boolean,
  caption text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  desks integer[] := newsdesk.readable_desks();
  stories bigint[] := newsdesk.readable_stories();
BEGIN
  PERFORM newsdesk.require_person();
  RETURN QUERY
    SELECT DISTINCT ON (x.story_id, x.number)
      x.story_id, CASE WHEN r.is_readable THEN s.slug ELSE l.slug END, d.name,
      CASE WHEN r.is_readable THEN newsdesk.state(s.stage, s.publication) ELSE 'published' END,
      x.number, x.revision, r.is_readable AND x.revision = s.revision, e.revision IS NOT NULL, x.caption
    FROM newsdesk.revision_picture AS x
    JOIN newsdesk.story AS s ON s.id = x.story_id
    CROSS JOIN LATERAL (
      SELECT (s.desk_id = ANY (desks) AND NOT s.confidential) OR s.id = ANY (stories) AS is_readable
    ) AS r
    LEFT JOIN newsdesk.live AS l ON l.story_id = x.story_id
    LEFT JOIN newsdesk.edition AS e ON e.story_id = l.story_id AND e.revision = x.revision
    JOIN newsdesk.desk AS d ON d.id = CASE WHEN r.is_readable THEN s.desk_id ELSE l.desk_id END
    WHERE x.picture_id IS NOT NULL AND x.picture_id + 0 = places_of_picture.picture
      AND (r.is_readable OR e.revision IS NOT NULL)
    ORDER BY x.story_id, x.number, x.revision DESC;
END
$$;
