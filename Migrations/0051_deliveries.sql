-- What every channel is to get: a delivery for each message of the outbox and each channel that it is for, written with the act that
-- caused it. A worker takes one under a lease by the server's clock, sends it, and says what became of it; the number of the lease
-- fences off a worker that lost it. A receiver can be sent a message twice, and tells that by its key, which never changes.

CREATE TYPE newsdesk.delivery_state AS ENUM (
  'queued',
  -- A worker has it, until its lease ends.
  'sending',
  'delivered',
  -- Given up after many tries, or refused for good: somebody has to look, and to send it again or to skip it.
  'dead',
  -- Overtaken by the kill of its story.
  'superseded',
  -- Somebody said that it need not arrive.
  'skipped'
);

CREATE TABLE newsdesk.delivery (
  id bigint GENERATED ALWAYS AS IDENTITY,
  outbox_id bigint NOT NULL,
  channel_id integer NOT NULL,
  story_id bigint NOT NULL,
  edition integer NOT NULL,
  event newsdesk.outbox_event NOT NULL,
  -- What a receiver knows it by.
  key uuid NOT NULL DEFAULT gen_random_uuid(),
  state newsdesk.delivery_state NOT NULL DEFAULT 'queued',
  queued_at timestamptz NOT NULL,
  -- Not before.
  due_at timestamptz NOT NULL,
  -- Of this round: sending again begins another.
  tries integer NOT NULL DEFAULT 0,
  -- The number of the lease, over all rounds. Only its holder can say what became of it.
  fence integer NOT NULL DEFAULT 0,
  leased_until timestamptz,
  worker text,
  -- Why it did not arrive, of the last try.
  problem text,
  delivered_at timestamptz,
  -- SHA-256 of the document that arrived.
  document_digest bytea,
  CONSTRAINT delivery_pkey PRIMARY KEY (id),
  -- Once for a version and a destination.
  CONSTRAINT delivery_channel_message_key UNIQUE (channel_id, story_id, edition, event),
  CONSTRAINT delivery_key_key UNIQUE (key),
  CONSTRAINT delivery_outbox_fkey FOREIGN KEY (outbox_id, story_id, edition, event)
    REFERENCES newsdesk.outbox (id, story_id, edition, event),
  CONSTRAINT delivery_channel_fkey FOREIGN KEY (channel_id) REFERENCES newsdesk.channel (id),
  CONSTRAINT delivery_is_leased_while_sending CHECK ((state = 'sending') = (leased_until IS NOT NULL)),
  CONSTRAINT delivery_arrives_once CHECK ((state = 'delivered') = (delivered_at IS NOT NULL))
)
WITH (fillfactor = 70);

-- What is still to be sent, in the order of the outbox, and whatever stands before a message of the same story.
CREATE INDEX delivery_open ON newsdesk.delivery (channel_id, id) WHERE state IN ('queued', 'sending');
CREATE INDEX delivery_unfinished_by_story ON newsdesk.delivery (channel_id, story_id, id) WHERE state IN ('queued', 'sending', 'dead');
CREATE INDEX delivery_dead ON newsdesk.delivery (id) WHERE state = 'dead';
CREATE INDEX delivery_by_story ON newsdesk.delivery (story_id, id);

-- Every try, for the record.
CREATE TABLE newsdesk.delivery_attempt (
  delivery_id bigint NOT NULL,
  fence integer NOT NULL,
  worker text NOT NULL,
  ended_at timestamptz NOT NULL,
  -- delivered, failed, refused, mismatch or released.
  outcome text NOT NULL,
  problem text,
  CONSTRAINT delivery_attempt_pkey PRIMARY KEY (delivery_id, fence),
  CONSTRAINT delivery_attempt_delivery_fkey FOREIGN KEY (delivery_id) REFERENCES newsdesk.delivery (id)
);

CREATE TRIGGER delivery_is_not_deleted BEFORE DELETE OR TRUNCATE ON newsdesk.delivery
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();
CREATE TRIGGER delivery_attempt_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.delivery_attempt
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();

-- What a message says and whom it is for never changes.
CREATE FUNCTION newsdesk.keep_message() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF (NEW.id, NEW.outbox_id, NEW.channel_id, NEW.story_id, NEW.edition, NEW.event, NEW.key, NEW.queued_at)
    IS DISTINCT FROM (OLD.id, OLD.outbox_id, OLD.channel_id, OLD.story_id, OLD.edition, OLD.event, OLD.key, OLD.queued_at)
    OR NEW.fence < OLD.fence
  THEN
    RAISE EXCEPTION USING ERRCODE = 'NDAPP', MESSAGE = 'a delivery''s message, channel and key can''t be changed';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER delivery_keeps_its_message BEFORE UPDATE ON newsdesk.delivery
  FOR EACH ROW EXECUTE FUNCTION newsdesk.keep_message();

ALTER TABLE newsdesk.delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.delivery_attempt ENABLE ROW LEVEL SECURITY;
CREATE POLICY delivery_is_read_with_its_edition ON newsdesk.delivery FOR SELECT
  USING (EXISTS (
    SELECT FROM newsdesk.edition AS e WHERE e.story_id = delivery.story_id AND e.number = delivery.edition
  ));
CREATE POLICY delivery_attempt_is_read_with_its_delivery ON newsdesk.delivery_attempt FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.delivery AS d WHERE d.id = delivery_id));

-- Whether a channel is for a story like this one.
CREATE FUNCTION newsdesk.channel_takes(c newsdesk.channel, desk integer, r newsdesk.revision) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN c.removed_at IS NULL
    AND (c.desk_ids IS NULL OR desk = ANY (c.desk_ids))
    -- "en" stands for en-GB too.
    AND (c.languages IS NULL OR EXISTS (
      SELECT FROM unnest(c.languages) AS l WHERE lower(r.language) = lower(l) OR starts_with(lower(r.language), lower(l) || '-')
    ))
    AND (c.genres IS NULL OR lower(r.genre) = ANY (SELECT lower(g) FROM unnest(c.genres) AS g));
END
$$;

-- Queues a publication or a correction for every channel that is for it, and for those that have the story already: who has a
-- mistake gets its correction. A kill is for whoever has or may have the story, and takes what is not sent yet out of its way.
CREATE FUNCTION newsdesk.queue_deliveries(s newsdesk.story, message newsdesk.outbox) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF message.event = 'kill' THEN
    -- Before the rows below, which are decided by what was ever sent.
    INSERT INTO newsdesk.delivery (outbox_id, channel_id, story_id, edition, event, queued_at, due_at)
    SELECT message.id, c.id, s.id, message.edition, message.event, message.queued_at, message.queued_at
    FROM newsdesk.channel AS c
    WHERE c.removed_at IS NULL AND EXISTS (
      SELECT FROM newsdesk.delivery AS d WHERE d.channel_id = c.id AND d.story_id = s.id AND d.fence > 0
    );
    -- One that a worker holds is waited for.
    UPDATE newsdesk.delivery AS d
    SET state = 'superseded', leased_until = NULL, problem = 'the story was killed'
    WHERE d.story_id = s.id AND d.event <> 'kill' AND d.state IN ('queued', 'dead');
    RETURN;
  END IF;
  INSERT INTO newsdesk.delivery (outbox_id, channel_id, story_id, edition, event, queued_at, due_at)
  SELECT message.id, c.id, s.id, message.edition, message.event, message.queued_at, message.queued_at
  FROM newsdesk.channel AS c
  JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
  WHERE c.removed_at IS NULL
    AND (
      newsdesk.channel_takes(c, s.desk_id, r)
      OR EXISTS (SELECT FROM newsdesk.delivery AS d WHERE d.channel_id = c.id AND d.story_id = s.id AND d.fence > 0)
    );
END
$$;

-- What a worker has to know to send a message. `now` is the server's clock, by which leases end.
CREATE TYPE newsdesk.leased_delivery AS (
  id bigint,
  story_id bigint,
  edition integer,
  event newsdesk.outbox_event,
  key uuid,
  fence integer,
  tries integer,
  queued_at timestamptz
);

-- Takes up to so many deliveries of a channel, the oldest first, for so long. Of one story only the first that isn't finished: what
-- was published earlier arrives earlier. A feed, which is written as a whole, has one worker at a time.
CREATE FUNCTION newsdesk.claim_deliveries(channel integer, at_most integer, lease interval, worker text)
RETURNS SETOF newsdesk.leased_delivery
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  c newsdesk.channel;
BEGIN
  PERFORM newsdesk.require_worker();
  IF lease NOT BETWEEN interval '1 second' AND interval '10 minutes' OR at_most NOT BETWEEN 1 AND 1000
    OR length(worker) NOT BETWEEN 1 AND 200
  THEN
    PERFORM newsdesk.bad_data('a worker takes 1 to 1,000 deliveries, for 1 second to 10 minutes, under a name');
  END IF;
  SELECT * INTO c FROM newsdesk.channel AS x WHERE x.id = channel AND x.removed_at IS NULL AND x.paused_at IS NULL;
  IF NOT FOUND THEN
    RETURN;
  ELSIF c.kind = 'feed' THEN
    PERFORM FROM newsdesk.channel AS x WHERE x.id = channel FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND OR EXISTS (
      SELECT FROM newsdesk.delivery AS d
      WHERE d.channel_id = channel AND d.state = 'sending' AND d.leased_until > clock_timestamp()
    ) THEN
      RETURN;
    END IF;
  END IF;
  RETURN QUERY
    WITH wanted AS (
      SELECT d.id
      FROM newsdesk.delivery AS d
      WHERE d.channel_id = channel
        AND (
          (d.state = 'queued' AND d.due_at <= clock_timestamp())
          OR (d.state = 'sending' AND d.leased_until <= clock_timestamp())
        )
        -- The first of its story that isn't finished. One look into an index for each, whatever a queue's statistics are: as an anti join
        -- it was planned, without any, to compare each with each.
        AND d.id = (
          SELECT min(first.id)
          FROM newsdesk.delivery AS first
          WHERE first.channel_id = channel AND first.story_id = d.story_id AND first.state IN ('queued', 'sending', 'dead')
        )
      ORDER BY d.id
      LIMIT at_most
      FOR NO KEY UPDATE OF d SKIP LOCKED
    ),
    taken AS (
      UPDATE newsdesk.delivery AS d
      SET state = 'sending', fence = d.fence + 1, tries = d.tries + 1, leased_until = clock_timestamp() + lease,
        worker = claim_deliveries.worker
      FROM wanted AS w
      WHERE d.id = w.id
      RETURNING d.*
    )
    SELECT t.id, t.story_id, t.edition, t.event, t.key, t.fence, t.tries, t.queued_at FROM taken AS t ORDER BY t.id;
END
$$;

-- When a delivery that failed so often is tried again: in 2, 4, 8 seconds and so on up to ten minutes, and up to half of that
-- earlier, so that what failed together does not come back together.
CREATE FUNCTION newsdesk.pause_after(tries integer, asked_for interval DEFAULT NULL) RETURNS interval
LANGUAGE sql VOLATILE
RETURN greatest(
  least(power(2, least(tries, 20)), 600) * (0.5 + random() / 2) * interval '1 second',
  least(coalesce(asked_for, interval '0'), interval '1 hour')
);

-- What became of deliveries: [{"id", "fence", "outcome", "problem", "digest", "retry_after"}], retry_after in seconds. Answers with
-- those that were this worker's to end: a lease that was lost ends nothing.
CREATE FUNCTION newsdesk.finish_deliveries(results jsonb) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN QUERY
    WITH told AS (
      SELECT r.id, r.fence, r.outcome, left(r.problem, 2000) AS problem, decode(r.digest, 'hex') AS digest,
        make_interval(secs => r.retry_after) AS retry_after
      FROM jsonb_to_recordset(results) AS r (
        id bigint, fence integer, outcome text, problem text, digest text, retry_after double precision
      )
      WHERE r.outcome IN ('delivered', 'failed', 'refused', 'mismatch', 'released')
    ),
    -- Locked in one order, whoever asks.
    held AS (
      SELECT d.id FROM newsdesk.delivery AS d JOIN told AS t ON t.id = d.id AND t.fence = d.fence
      WHERE d.state = 'sending'
      ORDER BY d.id
      FOR NO KEY UPDATE OF d
    ),
    ended AS (
      UPDATE newsdesk.delivery AS d
      SET
        state = CASE
          WHEN t.outcome = 'delivered' THEN 'delivered'
          -- A killed story's is not tried again.
          WHEN d.event <> 'kill' AND EXISTS (
            SELECT FROM newsdesk.outbox AS o WHERE o.story_id = d.story_id AND o.event = 'kill'
          ) THEN 'superseded'
          WHEN t.outcome = 'released' THEN 'queued'
          WHEN t.outcome IN ('refused', 'mismatch') OR d.tries >= 20 THEN 'dead'
          ELSE 'queued'
        END::newsdesk.delivery_state,
        leased_until = NULL,
        tries = CASE WHEN t.outcome = 'released' THEN d.tries - 1 ELSE d.tries END,
        due_at = CASE
          WHEN t.outcome = 'failed' THEN clock_timestamp() + newsdesk.pause_after(d.tries, t.retry_after)
          ELSE d.due_at
        END,
        problem = CASE WHEN t.outcome = 'released' THEN d.problem ELSE t.problem END,
        delivered_at = CASE WHEN t.outcome = 'delivered' THEN clock_timestamp() END,
        document_digest = CASE WHEN t.outcome = 'delivered' THEN t.digest END
      FROM held AS h
      JOIN told AS t ON t.id = h.id
      WHERE d.id = h.id AND d.fence = t.fence AND d.state = 'sending'
      RETURNING d.id, d.fence, d.worker, t.outcome, t.problem
    ),
    recorded AS (
      INSERT INTO newsdesk.delivery_attempt (delivery_id, fence, worker, ended_at, outcome, problem)
      SELECT e.id, e.fence, e.worker, clock_timestamp(), e.outcome, e.problem FROM ended AS e
      RETURNING delivery_id
    )
    SELECT r.delivery_id FROM recorded AS r;
END
$$;
