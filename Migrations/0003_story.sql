-- A story, and its revisions. A revision is the whole story at one moment, text and pictures, and never changes.

CREATE TABLE newsdesk.story (
  id bigint GENERATED ALWAYS AS IDENTITY,
  desk_id integer NOT NULL,
  slug text NOT NULL,
  -- One more for every act. A write names the version it expects, and fails on any other.
  version integer NOT NULL,
  stage newsdesk.stage NOT NULL,
  publication newsdesk.publication_state NOT NULL,
  revision integer NOT NULL,
  author_id integer NOT NULL,
  -- Who has claimed the review.
  assignee_id integer,
  -- Named people only, instead of the desk: see 0014_confidentiality.sql.
  confidential boolean NOT NULL DEFAULT false,
  due_at timestamptz,
  -- What holds it from being published; NULL for nothing. See 0038_embargoes.sql.
  embargo text,
  -- When it is to go out, while it is approved; NULL for nothing. See 0049_schedules.sql.
  schedule text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  -- Whether anything is left to do. Kept by write_story: a generated column is parsed anew for every act.
  pending boolean NOT NULL,
  CONSTRAINT story_pkey PRIMARY KEY (id),
  CONSTRAINT story_desk_fkey FOREIGN KEY (desk_id) REFERENCES newsdesk.desk (id),
  CONSTRAINT story_author_fkey FOREIGN KEY (author_id) REFERENCES newsdesk.person (id),
  CONSTRAINT story_assignee_fkey FOREIGN KEY (assignee_id) REFERENCES newsdesk.person (id)
)
WITH (fillfactor = 80);

-- None of these holds what an act changes every time, so that most acts need not touch them (heap-only updates).
CREATE INDEX story_pending_by_desk ON newsdesk.story (desk_id, due_at, id) WHERE pending;
CREATE INDEX story_pending_by_due ON newsdesk.story (due_at, id) WHERE pending;
-- Of lower(slug), which people's own queries can't use: EXPLAIN ANALYZE of an index scan counts what a policy hid, and so
-- would spell out slugs. By desk, so that who looks for a slug on their own desks reads no page for what is on others.
CREATE INDEX story_by_slug ON newsdesk.story (desk_id, lower(slug) text_pattern_ops) WHERE NOT confidential;
CREATE INDEX story_confidential ON newsdesk.story (desk_id) WHERE confidential;

CREATE TABLE newsdesk.revision (
  story_id bigint NOT NULL,
  number integer NOT NULL,
  slug text NOT NULL,
  headline text NOT NULL,
  -- Paragraphs, one blank line between them.
  body text NOT NULL,
  byline text,
  dateline text,
  contributor_line text,
  editor_note text,
  copyright_notice text,
  language text NOT NULL,
  -- What kind of a piece it is, in the newsroom's words: Current, Analysis, Opinion.
  genre text,
  text_digest bytea NOT NULL,
  picture_digest bytea NOT NULL,
  -- Which halves differ from the revision before: whoever changed a half can't sign it off.
  changed_text boolean NOT NULL,
  changed_pictures boolean NOT NULL,
  edited_by integer NOT NULL,
  edited_at timestamptz NOT NULL,
  CONSTRAINT revision_pkey PRIMARY KEY (story_id, number),
  CONSTRAINT revision_digests_key UNIQUE (story_id, number, text_digest, picture_digest),
  CONSTRAINT revision_story_fkey FOREIGN KEY (story_id) REFERENCES newsdesk.story (id),
  CONSTRAINT revision_editor_fkey FOREIGN KEY (edited_by) REFERENCES newsdesk.person (id),
  -- Something that a command line can take for neither a number, an option nor a path.
  CONSTRAINT revision_slug_is_plain CHECK (
    slug !~ '[[:space:][:cntrl:]/"''\\]' AND slug !~ '^[-#@]' AND slug !~ '^[0-9]+$' AND length(slug) BETWEEN 1 AND 100
  ),
  CONSTRAINT revision_headline_is_short CHECK (octet_length(headline) <= 2000),
  CONSTRAINT revision_body_is_at_most_8_mib CHECK (octet_length(body) <= 8388608),
  CONSTRAINT revision_byline_is_short CHECK (octet_length(byline) <= 2000),
  CONSTRAINT revision_dateline_is_short CHECK (octet_length(dateline) <= 2000),
  CONSTRAINT revision_contributor_line_is_short CHECK (octet_length(contributor_line) <= 8000),
  CONSTRAINT revision_editor_note_is_short CHECK (octet_length(editor_note) <= 16000),
  CONSTRAINT revision_copyright_notice_is_short CHECK (octet_length(copyright_notice) <= 8000),
  CONSTRAINT revision_genre_is_short CHECK (octet_length(genre) <= 400),
  CONSTRAINT revision_language_is_a_tag CHECK (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  CONSTRAINT revision_is_normalised CHECK (headline IS NFC NORMALIZED AND body IS NFC NORMALIZED)
);

ALTER TABLE newsdesk.story
  ADD CONSTRAINT story_revision_fkey FOREIGN KEY (id, revision) REFERENCES newsdesk.revision (story_id, number)
    DEFERRABLE INITIALLY DEFERRED;

-- The files of pictures, as they came, each once. Nobody reads this table: see newsdesk.picture_file().
CREATE TABLE newsdesk.picture_file (
  -- SHA-256 of the bytes.
  digest bytea NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT picture_file_pkey PRIMARY KEY (digest),
  CONSTRAINT picture_file_digest_is_true CHECK (digest = sha256(bytes)),
  CONSTRAINT picture_file_is_at_most_64_mib CHECK (octet_length(bytes) BETWEEN 1 AND 67108864)
);

-- Pictures are compressed already: trying it once more costs time and gains nothing.
ALTER TABLE newsdesk.picture_file ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- A picture by itself: the untouched file, or the address or number of one that is elsewhere, and what was read from it. It
-- never changes; what a story says about it stands at its place in the story, and may be said anew there.
CREATE TABLE newsdesk.picture (
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- Of everything in this row that says what the picture is; a place in a story names it, and so binds it. See
  -- 0039_pictures.sql.
  digest bytea NOT NULL,
  -- SHA-256 of the file as it came; NULL where there is none.
  file_digest bytea,
  -- The file's size in bytes.
  size integer,
  -- An address or an agency's number.
  reference text,
  -- What the file was called.
  name text,
  media_type text,
  -- In pixels, as stored.
  width integer,
  height integer,
  -- What was read from the file, normalised; and every tag of it, as it stood. 0039_pictures.sql says which keys there are.
  metadata jsonb NOT NULL DEFAULT '{}',
  raw jsonb NOT NULL DEFAULT '{}',
  -- How the picture came to be, as a URI of the IPTC's vocabulary; see newsdesk.is_ai_made().
  digital_source_type text GENERATED ALWAYS AS (metadata ->> 'digital_source_type') STORED,
  added_by integer NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT picture_pkey PRIMARY KEY (id),
  CONSTRAINT picture_file_fkey FOREIGN KEY (file_digest) REFERENCES newsdesk.picture_file (digest),
  CONSTRAINT picture_person_fkey FOREIGN KEY (added_by) REFERENCES newsdesk.person (id),
  CONSTRAINT picture_is_somewhere CHECK (file_digest IS NOT NULL OR reference IS NOT NULL),
  CONSTRAINT picture_file_is_described CHECK (
    (file_digest IS NULL) = (size IS NULL) AND (file_digest IS NULL) = (media_type IS NULL)
    AND (width IS NULL) = (height IS NULL)
  ),
  CONSTRAINT picture_reference_is_short CHECK (octet_length(reference) BETWEEN 1 AND 2000),
  CONSTRAINT picture_name_is_short CHECK (octet_length(name) BETWEEN 1 AND 4000),
  CONSTRAINT picture_media_type_is_known CHECK (media_type IN ('image/jpeg', 'image/tiff', 'image/png', 'image/webp')),
  CONSTRAINT picture_size_is_positive CHECK (width > 0 AND height > 0),
  CONSTRAINT picture_metadata_is_short CHECK (jsonb_typeof(metadata) = 'object' AND octet_length(metadata::text) <= 4194304),
  CONSTRAINT picture_raw_is_short CHECK (jsonb_typeof(raw) = 'object' AND octet_length(raw::text) <= 33554432)
);

-- Of what an expression makes of the digest, as story_by_slug is: people's own queries can't use it, so that none of their
-- plans counts what a policy hid.
CREATE INDEX picture_by_digest ON newsdesk.picture (encode(digest, 'hex'));
CREATE INDEX picture_by_file ON newsdesk.picture (encode(file_digest, 'hex'));

CREATE TABLE newsdesk.revision_picture (
  story_id bigint NOT NULL,
  revision integer NOT NULL,
  -- Kept for the picture's whole life in the story: 214/2 stays 214/2 when 214/1 is removed.
  number smallint NOT NULL,
  -- Where it stands among the story's pictures.
  position smallint NOT NULL,
  reference text,
  -- The picture's own record, where there is one, and the digest of it.
  picture_id bigint,
  record_digest bytea,
  caption text NOT NULL,
  alt_text text,
  -- Caption and alt text in further languages: {"ar": {"caption": "…", "alt_text": "…"}}.
  translations jsonb NOT NULL DEFAULT '{}',
  -- The credit line as it stood in the source, and as it was read.
  credit text,
  creators text[] NOT NULL DEFAULT '{}',
  agencies text[] NOT NULL DEFAULT '{}',
  via text[] NOT NULL DEFAULT '{}',
  flags text[] NOT NULL DEFAULT '{}',
  licence text,
  credit_is_ambiguous boolean NOT NULL DEFAULT false,
  taken_on date,
  place text,
  CONSTRAINT revision_picture_pkey PRIMARY KEY (story_id, revision, number),
  CONSTRAINT revision_picture_position_key UNIQUE (story_id, revision, position),
  CONSTRAINT revision_picture_revision_fkey FOREIGN KEY (story_id, revision)
    REFERENCES newsdesk.revision (story_id, number),
  -- Of the number alone: an index of digests would answer whoever guesses one. That both agree, the one function that
  -- writes them sees to, and verifying finds where they don't.
  CONSTRAINT revision_picture_record_fkey FOREIGN KEY (picture_id) REFERENCES newsdesk.picture (id),
  CONSTRAINT revision_picture_record_is_whole CHECK ((picture_id IS NULL) = (record_digest IS NULL)),
  CONSTRAINT revision_picture_number_is_positive CHECK (number BETWEEN 1 AND 999 AND position BETWEEN 1 AND 999),
  CONSTRAINT revision_picture_reference_is_short CHECK (octet_length(reference) <= 2000),
  CONSTRAINT revision_picture_caption_is_short CHECK (octet_length(caption) <= 16000),
  CONSTRAINT revision_picture_alt_text_is_short CHECK (octet_length(alt_text) <= 16000),
  CONSTRAINT revision_picture_credit_is_short CHECK (octet_length(credit) <= 4000),
  CONSTRAINT revision_picture_licence_is_short CHECK (octet_length(licence) <= 400),
  CONSTRAINT revision_picture_place_is_short CHECK (octet_length(place) <= 1000),
  CONSTRAINT revision_picture_translations_are_short CHECK (octet_length(translations::text) <= 262144),
  CONSTRAINT revision_picture_names_are_short CHECK (
    octet_length(array_to_string(creators || agencies || via || flags, '')) <= 8000
    AND array_position(creators || agencies || via || flags, NULL) IS NULL
  ),
  CONSTRAINT revision_picture_is_finite CHECK (taken_on BETWEEN '0001-01-01' AND '9999-12-31')
);

-- Where a picture stands. Of an expression, as picture_by_digest is.
CREATE INDEX revision_picture_by_picture ON newsdesk.revision_picture ((picture_id + 0)) WHERE picture_id IS NOT NULL;

-- Digests -------------------------------------------------------------------------------------------------------------
--
-- SHA-256 over fields in a fixed order. A field is its length in bytes as four bytes, big-endian, then its UTF-8; NULL is
-- four bytes of 0xFF and no more; a list is its count as four bytes, then its fields. Nothing that a client can format
-- enters a digest.

CREATE FUNCTION newsdesk.digest_field(value text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN value IS NULL THEN decode('ffffffff', 'hex')
  ELSE int4send(octet_length(value)) || convert_to(value, 'UTF8')
END;

CREATE FUNCTION newsdesk.digest_list(list text[]) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  bytes bytea := int4send(cardinality(list));
  item text;
BEGIN
  FOREACH item IN ARRAY list LOOP
    -- As digest_field has it, without a call for each.
    IF item IS NULL THEN
      bytes := bytes || decode('ffffffff', 'hex');
    ELSE
      bytes := bytes || int4send(octet_length(item)) || convert_to(item, 'UTF8');
    END IF;
  END LOOP;
  RETURN bytes;
END
$$;

-- What the copy sign-off covers.
CREATE FUNCTION newsdesk.text_digest(content newsdesk.revision) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(newsdesk.digest_list(ARRAY[
    'newsdesk.text.1', content.slug, content.headline, content.body, content.byline, content.dateline,
    content.contributor_line, content.editor_note, content.copyright_notice, content.language,
    content.genre
  ]));
END
$$;

-- Captions in further languages as a list, language by language in the order of their letters: language, caption, alt text.
CREATE FUNCTION newsdesk.translation_fields(translations jsonb) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Most pictures have none.
  IF translations = '{}' THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT field.value
    FROM jsonb_each(translations) AS t (language, wording)
    CROSS JOIN LATERAL unnest(ARRAY[t.language, t.wording ->> 'caption', t.wording ->> 'alt_text'])
      WITH ORDINALITY AS field (value, place)
    ORDER BY t.language COLLATE "C", field.place
  );
END
$$;

-- What the picture sign-off covers: every picture of a revision, in order, with its captions and its credit.
CREATE FUNCTION newsdesk.picture_digest(pictures newsdesk.revision_picture[]) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT sha256(
      newsdesk.digest_list(ARRAY['newsdesk.pictures.1', cardinality(pictures)::text])
      || coalesce(
        string_agg(
          newsdesk.digest_list(ARRAY[
            p.number::text, p.reference, p.caption, p.alt_text, p.credit, p.licence, p.credit_is_ambiguous::text,
            to_char(p.taken_on, 'YYYY-MM-DD'), p.place, encode(p.record_digest, 'hex')
          ])
          || newsdesk.digest_list(p.creators) || newsdesk.digest_list(p.agencies)
          || newsdesk.digest_list(p.via) || newsdesk.digest_list(p.flags)
          || newsdesk.digest_list(newsdesk.translation_fields(p.translations)),
          ''::bytea ORDER BY p.position
        ),
        ''::bytea
      )
    )
    FROM unnest(pictures) AS p
  );
END
$$;
