-- Telling those who watch that something happened. A notification inside an act's transaction takes a lock of the whole server's at
-- its commit, and halves what sixteen editors at once get done. So one is sent only while somebody watches: whoever does says so
-- for ten minutes at a time, by this server's clock. A notification has no payload and is a hint: read again what you may read.

-- Who watches which channel. Unlogged: a server that crashes loses it, and everybody's connection with it.
CREATE UNLOGGED TABLE newsdesk.watch (
  channel text NOT NULL,
  -- The server process of the session that said so. One that is taken anew by another session takes the lease over.
  process integer NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT watch_pkey PRIMARY KEY (channel, process),
  CONSTRAINT watch_channel_is_known CHECK (channel IN ('newsdesk_changes', 'newsdesk_outbox'))
);

-- No policy: nobody reads it.
ALTER TABLE newsdesk.watch ENABLE ROW LEVEL SECURITY;

-- Says that this session watches for the next ten minutes, and until when that is. Then LISTEN, and read: an act that was under way
-- before this was committed may not have seen it, and tells nobody. So once whoever was at work then is done, read once more.
CREATE FUNCTION newsdesk.watch(channel text) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  until timestamptz := clock_timestamp() + interval '10 minutes';
BEGIN
  PERFORM newsdesk.require_person();
  IF watch.channel IS NULL OR watch.channel NOT IN ('newsdesk_changes', 'newsdesk_outbox') THEN
    PERFORM newsdesk.bad_data('nothing is told on that channel', 'newsdesk_changes or newsdesk_outbox.');
  END IF;
  -- Nobody waits here for somebody who holds such a row in a transaction of theirs.
  DELETE FROM newsdesk.watch AS w
  WHERE (w.channel, w.process) IN (
    SELECT x.channel, x.process FROM newsdesk.watch AS x WHERE x.expires_at <= clock_timestamp() FOR UPDATE SKIP LOCKED
  );
  INSERT INTO newsdesk.watch AS w (channel, process, expires_at)
  VALUES (watch.channel, pg_backend_pid(), until)
  ON CONFLICT ON CONSTRAINT watch_pkey DO UPDATE SET expires_at = excluded.expires_at;
  RETURN until;
END
$$;

-- Says that this session watches no longer, so that nothing is sent for nobody.
CREATE FUNCTION newsdesk.unwatch(channel text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM newsdesk.watch AS w WHERE w.channel = unwatch.channel AND w.process = pg_backend_pid();
END
$$;

-- Tells those who watch a channel, once this transaction is committed; where nobody does, it costs next to nothing. For the owner's
-- own functions.
CREATE FUNCTION newsdesk.notify_watchers(channel text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_notify(notify_watchers.channel, '')
  FROM newsdesk.watch AS w
  WHERE w.channel = notify_watchers.channel AND w.expires_at > clock_timestamp()
  LIMIT 1;
END
$$;
