-- What happened: history, sign-offs, editions, and the outbox. None of these rows is ever changed or deleted, but for the
-- mark that a sign-off was voided.

CREATE TABLE newsdesk.history (
  story_id bigint NOT NULL,
  version integer NOT NULL,
  -- Whose story it was after the act: who may read it and act on it depends on that.
  desk_id integer NOT NULL,
  action newsdesk.action NOT NULL,
  stage newsdesk.stage NOT NULL,
  publication newsdesk.publication_state NOT NULL,
  revision integer NOT NULL,
  text_digest bytea NOT NULL,
  picture_digest bytea NOT NULL,
  sign_offs_given newsdesk.sign_off_kind[] NOT NULL DEFAULT '{}',
  sign_offs_voided newsdesk.sign_off_kind[] NOT NULL DEFAULT '{}',
  note text,
  -- Who worked on it after the act.
  assignee_id integer,
  -- What held it after the act.
  embargo text,
  -- When it was to go out, after the act.
  schedule text,
  actor_id integer NOT NULL,
  -- The login as PostgreSQL authenticated it, beside the person that it belonged to.
  actor text NOT NULL,
  at timestamptz NOT NULL,
  request_id uuid,
  previous_digest bytea,
  digest bytea NOT NULL,
  -- The transaction that wrote it, by which the sealer finds what is new. Not under the digest: a copy of the database has
  -- other transactions.
  transaction_id bigint NOT NULL,
  CONSTRAINT history_pkey PRIMARY KEY (story_id, version),
  CONSTRAINT history_state_key UNIQUE (story_id, version, stage, publication, revision),
  CONSTRAINT history_request_key UNIQUE (request_id)
);

-- A few bytes for each 128 kB, because rows are written in the order of their transactions, nearly.
CREATE INDEX history_by_transaction ON newsdesk.history USING brin (transaction_id)
  WITH (pages_per_range = 16, autosummarize = on);

-- The same for what was done since a moment: entries are written in the order of their times, nearly.
CREATE INDEX history_by_time ON newsdesk.history USING brin (at) WITH (pages_per_range = 16, autosummarize = on);

-- Every act writes here, and each constraint is made ready anew for every act. So there are no more than these: the story's own
-- row is tied to its newest entry and to its revision, an edition to the digests of what went out, people are never deleted,
-- and append_history, the only writer, sees to the rest.

-- A story that disagrees with its own history can't be committed, whoever writes it.
ALTER TABLE newsdesk.story
  ADD CONSTRAINT story_agrees_with_history
    FOREIGN KEY (id, version, stage, publication, revision)
    REFERENCES newsdesk.history (story_id, version, stage, publication, revision)
    DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE newsdesk.sign_off (
  story_id bigint NOT NULL,
  -- The act that gave it.
  version integer NOT NULL,
  kind newsdesk.sign_off_kind NOT NULL,
  -- Of what it covers. It counts only for a revision whose own digest is the same.
  digest bytea NOT NULL,
  given_by integer NOT NULL,
  given_at timestamptz NOT NULL,
  -- The edit that changed what it covers.
  voided_in integer,
  CONSTRAINT sign_off_pkey PRIMARY KEY (story_id, version, kind),
  CONSTRAINT sign_off_history_fkey FOREIGN KEY (story_id, version) REFERENCES newsdesk.history (story_id, version),
  CONSTRAINT sign_off_voiding_fkey FOREIGN KEY (story_id, voided_in) REFERENCES newsdesk.history (story_id, version),
  CONSTRAINT sign_off_giver_fkey FOREIGN KEY (given_by) REFERENCES newsdesk.person (id),
  CONSTRAINT sign_off_is_voided_later CHECK (voided_in > version)
);

CREATE UNIQUE INDEX sign_off_current_key ON newsdesk.sign_off (story_id, kind, digest, given_by) WHERE voided_in IS NULL;

-- What went out. One edition for a revision: a retry, a second editor and a crash can't make another.
CREATE TABLE newsdesk.edition (
  story_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  revision integer NOT NULL,
  text_digest bytea NOT NULL,
  picture_digest bytea NOT NULL,
  -- What a correction tells the reader.
  note text,
  published_at timestamptz NOT NULL,
  CONSTRAINT edition_pkey PRIMARY KEY (story_id, number),
  CONSTRAINT edition_revision_key UNIQUE (story_id, revision),
  CONSTRAINT edition_number_is_positive CHECK (number > 0),
  CONSTRAINT edition_correction_has_note CHECK (number = 1 OR note IS NOT NULL),
  CONSTRAINT edition_history_fkey FOREIGN KEY (story_id, version) REFERENCES newsdesk.history (story_id, version),
  CONSTRAINT edition_is_of_a_revision FOREIGN KEY (story_id, revision, text_digest, picture_digest)
    REFERENCES newsdesk.revision (story_id, number, text_digest, picture_digest)
);

CREATE TYPE newsdesk.outbox_event AS ENUM ('publish', 'correct', 'kill');

-- What has to be told to the world, written with the act that caused it.
CREATE TABLE newsdesk.outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  story_id bigint NOT NULL,
  edition integer NOT NULL,
  event newsdesk.outbox_event NOT NULL,
  queued_at timestamptz NOT NULL,
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_event_key UNIQUE (story_id, edition, event),
  -- What a delivery is tied to.
  CONSTRAINT outbox_message_key UNIQUE (id, story_id, edition, event),
  CONSTRAINT outbox_edition_fkey FOREIGN KEY (story_id, edition) REFERENCES newsdesk.edition (story_id, number)
);

-- The bytes that a story came from, kept as they came.
CREATE TABLE newsdesk.source (
  id bigint GENERATED ALWAYS AS IDENTITY,
  digest bytea NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT source_pkey PRIMARY KEY (id),
  CONSTRAINT source_digest_key UNIQUE (digest),
  CONSTRAINT source_digest_is_true CHECK (digest = sha256(bytes)),
  CONSTRAINT source_is_at_most_64_mib CHECK (octet_length(bytes) <= 67108864)
);

-- Who brought which bytes in: whoever knows a digest has not thereby seen what it is of.
CREATE TABLE newsdesk.source_keeper (
  source_id bigint NOT NULL,
  person_id integer NOT NULL,
  CONSTRAINT source_keeper_pkey PRIMARY KEY (source_id, person_id),
  CONSTRAINT source_keeper_source_fkey FOREIGN KEY (source_id) REFERENCES newsdesk.source (id),
  CONSTRAINT source_keeper_person_fkey FOREIGN KEY (person_id) REFERENCES newsdesk.person (id)
);

-- What came in from outside: the revision that each story was begun with, and those that newer versions of the same thing made.
CREATE TABLE newsdesk.import (
  story_id bigint NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  desk_id integer NOT NULL,
  source_id bigint NOT NULL,
  -- 1 for the first story of a file.
  item integer NOT NULL,
  name text NOT NULL,
  -- What its source calls it, such as a ninjs uri, and which version of it this is. Versions of one thing share the id.
  external_id text,
  external_version text,
  -- Of the story as it was read, whatever slug it got: the same content on the same desk is not imported twice.
  content_digest bytea NOT NULL,
  -- What was dropped, moved or collapsed on the way in.
  removed jsonb NOT NULL DEFAULT '[]',
  imported_by integer NOT NULL,
  imported_at timestamptz NOT NULL,
  CONSTRAINT import_pkey PRIMARY KEY (story_id, revision),
  CONSTRAINT import_story_fkey FOREIGN KEY (story_id) REFERENCES newsdesk.story (id),
  CONSTRAINT import_desk_fkey FOREIGN KEY (desk_id) REFERENCES newsdesk.desk (id),
  CONSTRAINT import_source_fkey FOREIGN KEY (source_id) REFERENCES newsdesk.source (id),
  CONSTRAINT import_person_fkey FOREIGN KEY (imported_by) REFERENCES newsdesk.person (id),
  CONSTRAINT import_name_is_short CHECK (octet_length(name) <= 4000),
  CONSTRAINT import_external_id_is_short CHECK (octet_length(external_id) BETWEEN 1 AND 1000),
  CONSTRAINT import_external_version_is_short CHECK (octet_length(external_version) BETWEEN 1 AND 200),
  CONSTRAINT import_removed_is_a_list CHECK (jsonb_typeof(removed) = 'array'),
  CONSTRAINT import_removed_is_short CHECK (octet_length(removed::text) <= 16777216)
);

-- Not unique: who imports what a confidential story holds must not learn of it. take_in sees to the rest. Of expressions that
-- people's own queries can't use, for the reason that story_by_slug has.
CREATE INDEX import_by_content ON newsdesk.import (encode(content_digest, 'hex'));
CREATE INDEX import_by_external_id ON newsdesk.import (lower(external_id)) WHERE external_id IS NOT NULL;

-- Nothing is rewritten, not even by the owner's own functions.
CREATE FUNCTION newsdesk.refuse_rewriting() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'NDAPP',
    MESSAGE = format('%s is append-only: %s is refused', TG_TABLE_NAME, TG_OP);
END
$$;

CREATE FUNCTION newsdesk.allow_voiding_only() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF OLD.voided_in IS NULL AND NEW.voided_in IS NOT NULL
    AND (NEW.story_id, NEW.version, NEW.kind, NEW.digest, NEW.given_by, NEW.given_at)
      IS NOT DISTINCT FROM (OLD.story_id, OLD.version, OLD.kind, OLD.digest, OLD.given_by, OLD.given_at)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'NDAPP', MESSAGE = 'a sign-off can be voided once, and not changed';
END
$$;

DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY[
    'picture_file', 'picture', 'revision', 'revision_picture', 'history', 'edition', 'outbox', 'source', 'source_keeper',
    'import', 'staff_history'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$s_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.%1$I
       FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting()',
      target
    );
  END LOOP;
END
$$;

CREATE TRIGGER sign_off_is_not_deleted BEFORE DELETE OR TRUNCATE ON newsdesk.sign_off
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();

CREATE TRIGGER sign_off_is_only_voided BEFORE UPDATE ON newsdesk.sign_off
  FOR EACH ROW EXECUTE FUNCTION newsdesk.allow_voiding_only();

CREATE TRIGGER person_is_not_deleted BEFORE DELETE OR TRUNCATE ON newsdesk.person
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();

CREATE TRIGGER story_is_not_deleted BEFORE DELETE OR TRUNCATE ON newsdesk.story
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();
