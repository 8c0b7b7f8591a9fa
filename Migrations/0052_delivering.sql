-- What workers ask beside deliveries, and what waits.

-- Workers that are there, or were: each says so every few seconds.
CREATE TABLE newsdesk.worker (
  id uuid NOT NULL,
  person_id integer NOT NULL,
  -- Where it runs: a host's name and a process.
  name text NOT NULL,
  version text NOT NULL,
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  -- NULL while it runs; a worker that was killed has none, and is not seen.
  stopped_at timestamptz,
  CONSTRAINT worker_pkey PRIMARY KEY (id),
  CONSTRAINT worker_person_fkey FOREIGN KEY (person_id) REFERENCES newsdesk.person (id),
  CONSTRAINT worker_name_is_short CHECK (length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  CONSTRAINT worker_version_is_short CHECK (length(version) BETWEEN 1 AND 40)
);

ALTER TABLE newsdesk.worker ENABLE ROW LEVEL SECURITY;
CREATE POLICY worker_is_read_by_colleagues ON newsdesk.worker FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));

-- That a worker is there. Those that have not been seen for a week are forgotten.
CREATE FUNCTION newsdesk.worker_is_here(id uuid, name text, version text, is_leaving boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_worker();
BEGIN
  INSERT INTO newsdesk.worker AS w (id, person_id, name, version, started_at, seen_at)
  VALUES (worker_is_here.id, me, worker_is_here.name, worker_is_here.version, clock_timestamp(), clock_timestamp())
  ON CONFLICT ON CONSTRAINT worker_pkey DO UPDATE
  SET seen_at = excluded.seen_at, stopped_at = CASE WHEN is_leaving THEN excluded.seen_at END
  WHERE w.person_id = me;
  DELETE FROM newsdesk.worker AS w WHERE w.seen_at < clock_timestamp() - interval '7 days';
END
$$;

-- The channels that are delivered to, with what their messages are signed with. For workers.
CREATE FUNCTION newsdesk.channels_to_serve()
RETURNS TABLE (
  id integer, name text, kind newsdesk.channel_kind, format newsdesk.delivery_format, target text, allows_internal boolean,
  desk_ids integer[], languages text[], genres text[], secret bytea
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN QUERY
    SELECT c.id, c.name, c.kind, c.format, c.target, c.allows_internal, c.desk_ids, c.languages, c.genres, s.secret
    FROM newsdesk.channel AS c
    LEFT JOIN newsdesk.channel_secret AS s ON s.channel_id = c.id
    WHERE c.removed_at IS NULL AND c.paused_at IS NULL
    ORDER BY c.id;
END
$$;

-- Seconds until a delivery of this channel is due again; NULL where none is queued.
CREATE FUNCTION newsdesk.next_delivery(channel integer) RETURNS double precision
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN (
    SELECT extract(epoch FROM min(coalesce(d.leased_until, d.due_at)) - clock_timestamp())
    FROM newsdesk.delivery AS d
    WHERE d.channel_id = channel AND d.state IN ('queued', 'sending')
      AND d.id = (
        SELECT min(first.id)
        FROM newsdesk.delivery AS first
        WHERE first.channel_id = channel AND first.story_id = d.story_id AND first.state IN ('queued', 'sending', 'dead')
      )
  );
END
$$;

-- Killed stories of the deliveries of kills: what a cancellation says, and no word of the text.
CREATE FUNCTION newsdesk.cancellations(deliveries bigint[])
RETURNS TABLE (
  delivery bigint, story bigint, edition integer, slug text, desk text, newsroom text, language text, first_published_at timestamptz,
  killed_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN QUERY
    SELECT d.id, d.story_id, d.edition, r.slug, k.name, n.name, r.language, f.published_at, o.queued_at
    FROM newsdesk.delivery AS d
    JOIN newsdesk.outbox AS o ON o.id = d.outbox_id
    JOIN newsdesk.edition AS e ON e.story_id = d.story_id AND e.number = d.edition
    JOIN newsdesk.revision AS r ON r.story_id = e.story_id AND r.number = e.revision
    JOIN newsdesk.story AS s ON s.id = d.story_id
    JOIN newsdesk.desk AS k ON k.id = s.desk_id
    JOIN newsdesk.edition AS f ON f.story_id = d.story_id AND f.number = 1
    LEFT JOIN newsdesk.newsroom AS n ON true
    WHERE d.id = ANY (deliveries) AND d.event = 'kill';
END
$$;

-- When anything last happened that a channel is told of.
CREATE FUNCTION newsdesk.channel_changed_at(channel integer) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN coalesce(
    (
      SELECT max(o.queued_at)
      FROM newsdesk.delivery AS d
      JOIN newsdesk.outbox AS o ON o.id = d.outbox_id
      WHERE d.channel_id = channel
    ),
    (SELECT c.added_at FROM newsdesk.channel AS c WHERE c.id = channel)
  );
END
$$;

-- What each channel has before it: deliveries that wait or are on their way, the dead, and for how many seconds the oldest waits. Of
-- the whole newsroom, in numbers alone.
CREATE FUNCTION newsdesk.backlog() RETURNS TABLE (channel text, kind newsdesk.channel_kind, is_paused boolean, waiting bigint, dead bigint, lag double precision)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_person();
  RETURN QUERY
    SELECT
      c.name, c.kind, c.paused_at IS NOT NULL, n.waiting, n.dead,
      coalesce(extract(epoch FROM clock_timestamp() - n.oldest)::double precision, 0)
    FROM newsdesk.channel AS c
    CROSS JOIN LATERAL (
      SELECT
        count(*) FILTER (WHERE d.state <> 'dead') AS waiting,
        count(*) FILTER (WHERE d.state = 'dead') AS dead,
        min(d.queued_at) FILTER (WHERE d.state <> 'dead') AS oldest
      FROM newsdesk.delivery AS d
      WHERE d.channel_id = c.id AND d.state IN ('queued', 'sending', 'dead')
    ) AS n
    WHERE c.removed_at IS NULL
    ORDER BY c.name;
END
$$;

-- Files of pictures that a killed story had and no story that is out has: by their digests, in hexadecimal.
CREATE FUNCTION newsdesk.pictures_withdrawn(story bigint) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN QUERY
    SELECT DISTINCT encode(x.file_digest, 'hex')
    FROM newsdesk.outbox AS o
    JOIN newsdesk.edition AS e ON e.story_id = o.story_id
    JOIN newsdesk.revision_picture AS p ON p.story_id = e.story_id AND p.revision = e.revision
    JOIN newsdesk.picture AS x ON x.id = p.picture_id
    WHERE o.story_id = pictures_withdrawn.story AND o.event = 'kill' AND x.file_digest IS NOT NULL
      AND NOT EXISTS (
        SELECT
        FROM newsdesk.picture AS same
        JOIN newsdesk.revision_picture AS q ON q.picture_id + 0 = same.id
        JOIN newsdesk.edition AS f ON f.story_id = q.story_id AND f.revision = q.revision
        JOIN newsdesk.live AS l ON l.story_id = f.story_id
        WHERE same.file_digest = x.file_digest
      );
END
$$;

-- Of these deliveries, those that nobody may read yet: of stories that were killed meanwhile, and those whose publication an embargo
-- forbids by the clock as it is now. What is out is never held; a clock that was turned back is.
CREATE FUNCTION newsdesk.withheld(deliveries bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN QUERY
    SELECT d.id
    FROM newsdesk.delivery AS d
    JOIN newsdesk.edition AS e ON e.story_id = d.story_id AND e.number = d.edition
    JOIN newsdesk.history AS h ON h.story_id = e.story_id AND h.version = e.version
    WHERE d.id = ANY (deliveries) AND d.event <> 'kill'
      AND (
        newsdesk.embargo_holds(h.embargo)
        OR NOT EXISTS (SELECT FROM newsdesk.live AS l WHERE l.story_id = d.story_id)
      );
END
$$;
