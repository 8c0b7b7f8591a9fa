-- Seals. Each story's history is a chain of its own, so that acts on different stories never wait for one another; a seal,
-- made every so often, binds the ends of all chains that grew since the last one, and the seal before it. Whoever rewrites a
-- story's past then has to rewrite every seal since, and a single seal that was kept elsewhere shows it.
--
-- A chain can be sealed up to whatever is committed: an act locks its story, so of one story no version is ever committed
-- before an earlier one. Sealing waits for nobody's open transaction, and no act ever waits for a seal.

CREATE TABLE newsdesk.seal (
  number bigint NOT NULL,
  sealed_at timestamptz NOT NULL,
  -- Entries have their places in the order of the whole newsroom: by seal, by story, by version. From 1, without gaps.
  first_entry bigint NOT NULL,
  entries bigint NOT NULL,
  stories bigint NOT NULL,
  stories_digest bytea NOT NULL,
  -- The newest entry of the staff's history then.
  staff_entry bigint,
  staff_digest bytea,
  -- Transactions are counted by this server, as pg_control_system() names it.
  server bigint NOT NULL,
  -- No older one was running: what this seal and those before it don't hold was written by this transaction or later.
  oldest_transaction bigint NOT NULL,
  -- The transactions that had not begun.
  next_transaction bigint NOT NULL,
  previous_digest bytea,
  digest bytea NOT NULL,
  CONSTRAINT seal_pkey PRIMARY KEY (number),
  CONSTRAINT seal_digest_key UNIQUE (digest),
  CONSTRAINT seal_is_one_chain UNIQUE NULLS NOT DISTINCT (previous_digest),
  CONSTRAINT seal_first_has_no_previous CHECK (number > 0 AND (number = 1) = (previous_digest IS NULL)),
  CONSTRAINT seal_counts_are_not_negative CHECK (first_entry > 0 AND entries >= stories AND stories >= 0)
);

-- Which part of a story's history a seal is the first to hold, and the digest at its end. No foreign key leads to history:
-- it would lock, and so write, each entry again. `audit verify` is the one who looks.
CREATE TABLE newsdesk.sealed_story (
  seal bigint NOT NULL,
  story_id bigint NOT NULL,
  first_version integer NOT NULL,
  version integer NOT NULL,
  digest bytea NOT NULL,
  CONSTRAINT sealed_story_pkey PRIMARY KEY (story_id, version),
  CONSTRAINT sealed_story_seal_key UNIQUE (seal, story_id),
  CONSTRAINT sealed_story_seal_fkey FOREIGN KEY (seal) REFERENCES newsdesk.seal (number) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT sealed_story_holds_something CHECK (first_version BETWEEN 1 AND version)
);

CREATE TRIGGER seal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.seal
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();
CREATE TRIGGER sealed_story_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.sealed_story
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();

-- Numbers and digests, and no word of any story: every colleague may see that nothing was taken away.
ALTER TABLE newsdesk.seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.sealed_story ENABLE ROW LEVEL SECURITY;
CREATE POLICY seal_is_read_by_colleagues ON newsdesk.seal FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY sealed_story_is_read_by_colleagues ON newsdesk.sealed_story FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));

-- SHA-256 over the parts of a seal, in the order of their stories: story, first version and last version as eight, four and
-- four bytes, big-endian, and the 32 bytes of the digest.
CREATE FUNCTION newsdesk.stories_digest(parts newsdesk.sealed_story[]) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT sha256(coalesce(
      string_agg(
        int8send(p.story_id) || int4send(p.first_version) || int4send(p.version) || p.digest, ''::bytea ORDER BY p.story_id
      ),
      ''::bytea
    ))
    FROM unnest(parts) AS p
  );
END
$$;

-- SHA-256 over everything that a seal says, the digest of the one before it included. Fields as in 0003_story.sql.
CREATE FUNCTION newsdesk.seal_digest(seal newsdesk.seal) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(newsdesk.digest_list(ARRAY[
    'newsdesk.seal.1',
    seal.number::text,
    (extract(epoch FROM seal.sealed_at) * 1000000)::bigint::text,
    seal.first_entry::text,
    seal.entries::text,
    seal.stories::text,
    encode(seal.stories_digest, 'hex'),
    seal.staff_entry::text,
    encode(seal.staff_digest, 'hex'),
    seal.server::text,
    seal.oldest_transaction::text,
    seal.next_transaction::text,
    encode(seal.previous_digest, 'hex')
  ]));
END
$$;

-- Seals what is new, and returns the seal; nothing where nothing is new. Any colleague may call it, as often as they like:
-- callers take turns, acts go on. One seal holds so many stories at most, and another call goes on with the rest.
CREATE FUNCTION newsdesk.seal_history() RETURNS SETOF newsdesk.seal
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
-- How much is new is another thing at each call.
SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  last newsdesk.seal;
  next newsdesk.seal;
  since bigint;
  parts newsdesk.sealed_story[];
  most constant integer := 20000;
BEGIN
  PERFORM newsdesk.require_person();
  PERFORM pg_advisory_xact_lock(hashtextextended('newsdesk.seal', 0));
  SELECT * INTO last FROM newsdesk.seal ORDER BY number DESC LIMIT 1;

  -- Asked before anything is read: what the next statement doesn't see was running then, or had not begun.
  SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint
  INTO next.oldest_transaction, next.next_transaction
  FROM (SELECT pg_current_snapshot() AS now) AS x;
  -- In a copy of the database, on another server, they are counted anew: then everything is looked through, once.
  next.server := (SELECT c.system_identifier FROM pg_control_system() AS c);
  since := CASE WHEN last.server = next.server THEN last.oldest_transaction ELSE 0 END;
  next.number := coalesce(last.number, 0) + 1;

  parts := ARRAY(
    SELECT ROW(next.number, t.story_id, t.sealed + 1, t.version, h.digest)::newsdesk.sealed_story
    FROM (
      SELECT
        x.story_id,
        max(x.version) AS version,
        coalesce((SELECT max(s.version) FROM newsdesk.sealed_story AS s WHERE s.story_id = x.story_id), 0) AS sealed
      FROM newsdesk.history AS x
      WHERE x.transaction_id >= since
      GROUP BY x.story_id
    ) AS t
    JOIN newsdesk.history AS h ON h.story_id = t.story_id AND h.version = t.version
    WHERE t.version > t.sealed
    ORDER BY t.story_id
    LIMIT most
  );
  SELECT h.id, h.digest INTO next.staff_entry, next.staff_digest
  FROM newsdesk.staff_history AS h ORDER BY h.id DESC LIMIT 1;
  IF cardinality(parts) = 0 AND next.staff_digest IS NOT DISTINCT FROM last.staff_digest THEN
    RETURN;
  END IF;

  IF cardinality(parts) = most THEN
    -- There may be more of the old than of the new.
    next.oldest_transaction := since;
  END IF;
  next.sealed_at := clock_timestamp();
  next.first_entry := coalesce(last.first_entry + last.entries, 1);
  next.stories := cardinality(parts);
  next.entries := (SELECT coalesce(sum(p.version - p.first_version + 1), 0) FROM unnest(parts) AS p);
  next.stories_digest := newsdesk.stories_digest(parts);
  next.previous_digest := last.digest;
  next.digest := newsdesk.seal_digest(next);
  INSERT INTO newsdesk.sealed_story SELECT p.* FROM unnest(parts) AS p;
  INSERT INTO newsdesk.seal SELECT next.*;
  RETURN NEXT next;
END
$$;
