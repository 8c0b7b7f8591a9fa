-- What is searched: the words of every story, in its language, kept as stories change.

-- The words of each story as it stands now, and as it went out. A row serves as both while they are the same revision. Whose
-- the story is stands beside them, so that a common word's many stories are sifted where they are found.
CREATE TABLE newsdesk.searchable (
  story_id bigint NOT NULL,
  revision integer NOT NULL,
  is_current boolean NOT NULL,
  is_live boolean NOT NULL,
  desk_id integer NOT NULL,
  confidential boolean NOT NULL,
  -- The language whose words these are.
  config regconfig NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT searchable_pkey PRIMARY KEY (story_id, revision),
  CONSTRAINT searchable_has_a_reader CHECK (is_current OR is_live)
);

CREATE INDEX searchable_words ON newsdesk.searchable USING gin (words);
ALTER TABLE newsdesk.searchable ENABLE ROW LEVEL SECURITY;

-- Languages that stories were written in: a question is put in each of them.
CREATE TABLE newsdesk.search_language (
  config regconfig NOT NULL,
  CONSTRAINT search_language_pkey PRIMARY KEY (config)
);

ALTER TABLE newsdesk.search_language ENABLE ROW LEVEL SECURITY;

-- PostgreSQL's rules for a language's words; where it has none, words are taken as they stand.
CREATE FUNCTION newsdesk.search_config(language text) RETURNS regconfig
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN CASE lower(split_part(language, '-', 1))
    WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german'
    WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'eu' THEN 'basque'
    WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi'
    WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian' WHEN 'it' THEN 'italian'
    WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali' WHEN 'nl' THEN 'dutch'
    WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
    WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil'
    WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish'
    ELSE 'simple'
  END::regconfig;
END
$$;

-- The words of a text, in its language. PostgreSQL takes "Jane Roe/Reuters" for the path of a file: a slash parts words.
CREATE FUNCTION newsdesk.to_words(config regconfig, content text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT to_tsvector(config, translate(content, '/', ' '))
$$;

-- Captions, credits and places of a revision.
CREATE FUNCTION newsdesk.picture_words(story bigint, revision integer) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT string_agg(concat_ws(E'\n', p.caption, p.alt_text, p.credit, p.place), E'\n' ORDER BY p.position)
    FROM newsdesk.revision_picture AS p
    WHERE p.story_id = story AND p.revision = picture_words.revision
  );
END
$$;

-- A tsvector holds at most 1 MiB: of a text that has more words than that, its beginning is found, and it is saved all the
-- same. Words too long to be indexed are passed over without a notice.
CREATE FUNCTION newsdesk.words_of(r newsdesk.revision) RETURNS tsvector
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  config regconfig := newsdesk.search_config(r.language);
  head tsvector := setweight(newsdesk.to_words(config, r.headline), 'A')
    || setweight(newsdesk.to_words(config, concat_ws(E'\n', r.slug, r.byline, r.dateline)), 'B');
  pictures text := coalesce(newsdesk.picture_words(r.story_id, r.number), '');
  most integer := 1048576;
BEGIN
  IF octet_length(r.body) + octet_length(pictures) < 100000 THEN
    RETURN head || setweight(newsdesk.to_words(config, pictures), 'C') || newsdesk.to_words(config, r.body);
  END IF;
  WHILE most > 1024 LOOP
    BEGIN
      RETURN head
        || setweight(newsdesk.to_words(config, left(pictures, most / 4)), 'C')
        || newsdesk.to_words(config, left(r.body, most));
    EXCEPTION WHEN program_limit_exceeded THEN
      most := most / 2;
    END;
  END LOOP;
  RETURN head;
END
$$;

-- The words of a story that nothing is known of yet. One that went out within its first transaction has been seen to.
CREATE FUNCTION newsdesk.index_new_words(story bigint) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
-- Who brings in many stories has plans that were made when there were few.
SET enable_seqscan = off
AS $$
DECLARE
  made newsdesk.searchable;
BEGIN
  SELECT
    r.story_id, r.number, true, false, s.desk_id, s.confidential, newsdesk.search_config(r.language), newsdesk.words_of(r)
  INTO STRICT made
  FROM newsdesk.story AS s
  JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
  WHERE s.id = story;
  IF NOT EXISTS (SELECT FROM newsdesk.search_language AS l WHERE l.config = made.config) THEN
    INSERT INTO newsdesk.search_language (config) VALUES (made.config) ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO newsdesk.searchable SELECT made.* ON CONFLICT DO NOTHING;
END
$$;

-- Makes what is searched agree with what the story holds now and with what is out.
CREATE FUNCTION newsdesk.index_words(story bigint) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
DECLARE
  s newsdesk.story;
  current integer;
  live integer := (SELECT l.revision FROM newsdesk.live AS l WHERE l.story_id = story);
BEGIN
  SELECT * INTO STRICT s FROM newsdesk.story AS x WHERE x.id = story;
  current := s.revision;
  DELETE FROM newsdesk.searchable AS x
  WHERE x.story_id = story AND x.revision <> current AND x.revision IS DISTINCT FROM live;
  UPDATE newsdesk.searchable AS x
  SET is_current = x.revision = current, is_live = x.revision IS NOT DISTINCT FROM live,
    desk_id = s.desk_id, confidential = s.confidential
  WHERE x.story_id = story
    AND (x.is_current, x.is_live, x.desk_id, x.confidential)
      IS DISTINCT FROM (x.revision = current, x.revision IS NOT DISTINCT FROM live, s.desk_id, s.confidential);
  INSERT INTO newsdesk.search_language (config)
  SELECT DISTINCT newsdesk.search_config(r.language)
  FROM newsdesk.revision AS r
  WHERE r.story_id = story AND r.number IN (current, live)
    AND NOT EXISTS (
      SELECT FROM newsdesk.search_language AS known WHERE known.config = newsdesk.search_config(r.language)
    )
  ON CONFLICT DO NOTHING;
  INSERT INTO newsdesk.searchable (story_id, revision, is_current, is_live, desk_id, confidential, config, words)
  SELECT
    r.story_id, r.number, r.number = current, r.number IS NOT DISTINCT FROM live, s.desk_id, s.confidential,
    newsdesk.search_config(r.language), newsdesk.words_of(r)
  FROM newsdesk.revision AS r
  WHERE r.story_id = story
    AND r.number IN (current, live)
    AND NOT EXISTS (
      SELECT FROM newsdesk.searchable AS known WHERE known.story_id = r.story_id AND known.revision = r.number
    );
END
$$;

-- Whatever changes what a story holds, whose it is or what is out of it changes what is searched: when it is committed,
-- because a revision is written after its story's row. The rights are the owner's, whose functions have returned by then.
CREATE FUNCTION newsdesk.keep_searchable() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_TABLE_NAME = 'story' AND TG_OP = 'INSERT' THEN
    PERFORM newsdesk.index_new_words(NEW.id);
  ELSIF TG_TABLE_NAME = 'story' THEN
    PERFORM newsdesk.index_words(NEW.id);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM newsdesk.index_words(OLD.story_id);
  ELSE
    -- A first edition goes out as it stands, whose words are there: all that is to do, nearly always.
    IF TG_OP = 'INSERT' THEN
      UPDATE newsdesk.searchable AS x SET is_live = true WHERE x.story_id = NEW.story_id AND x.revision = NEW.revision;
    END IF;
    IF TG_OP <> 'INSERT' OR NOT FOUND THEN
      PERFORM newsdesk.index_words(NEW.story_id);
    END IF;
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER story_is_searchable_when_new AFTER INSERT ON newsdesk.story
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION newsdesk.keep_searchable();
CREATE CONSTRAINT TRIGGER story_is_searchable_as_it_stands AFTER UPDATE ON newsdesk.story
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.revision, OLD.desk_id, OLD.confidential) IS DISTINCT FROM (NEW.revision, NEW.desk_id, NEW.confidential))
  EXECUTE FUNCTION newsdesk.keep_searchable();
CREATE TRIGGER live_is_searchable AFTER INSERT OR UPDATE OR DELETE ON newsdesk.live
  FOR EACH ROW EXECUTE FUNCTION newsdesk.keep_searchable();
