-- What people do with what did not arrive, and trying a channel out.

-- Sends again what is dead, of one channel or of all, of one story or of all; of a story that is named, also what was delivered. A
-- channel that never had a story gets its newest edition. How many.
CREATE FUNCTION newsdesk.resend(channel text, story bigint DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_channel_role();
  c newsdesk.channel;
  sent integer;
  added integer := 0;
BEGIN
  c := newsdesk.channel_named(channel);
  IF story IS NOT NULL AND NOT EXISTS (
    SELECT FROM newsdesk.live AS l WHERE l.story_id = story
  ) AND NOT EXISTS (
    SELECT FROM newsdesk.delivery AS d WHERE d.channel_id = c.id AND d.story_id = story
  ) THEN
    PERFORM newsdesk.bad_data(format('there is nothing of story %s to send', story), 'What is out: newsdesk draft list --state published');
  END IF;
  -- What was killed stays out of its way.
  UPDATE newsdesk.delivery AS d
  SET state = 'queued', tries = 0, due_at = clock_timestamp(), delivered_at = NULL, document_digest = NULL
  WHERE d.channel_id = c.id
    AND (resend.story IS NULL OR d.story_id = resend.story)
    AND (d.state = 'dead' OR (resend.story IS NOT NULL AND d.state IN ('delivered', 'skipped')))
    AND (d.event = 'kill' OR EXISTS (SELECT FROM newsdesk.live AS l WHERE l.story_id = d.story_id));
  GET DIAGNOSTICS sent = ROW_COUNT;
  IF story IS NOT NULL AND sent = 0 THEN
    INSERT INTO newsdesk.delivery (outbox_id, channel_id, story_id, edition, event, queued_at, due_at)
    SELECT o.id, c.id, o.story_id, o.edition, o.event, clock_timestamp(), clock_timestamp()
    FROM newsdesk.live AS l
    JOIN newsdesk.outbox AS o ON o.story_id = l.story_id AND o.edition = l.edition AND o.event <> 'kill'
    WHERE l.story_id = resend.story
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
  END IF;
  IF sent + added > 0 THEN
    PERFORM newsdesk.record_staff_act('resend', channel, jsonb_strip_nulls(jsonb_build_object('story', story, 'deliveries', sent + added)));
    PERFORM newsdesk.notify_watchers('newsdesk_outbox');
  END IF;
  RETURN sent + added;
END
$$;

-- Gives up on what did not arrive of a story, so that what comes after it can. A kill is never given up. How many.
CREATE FUNCTION newsdesk.skip_deliveries(channel text, story bigint, note text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_channel_role();
  c newsdesk.channel;
  skipped integer;
BEGIN
  PERFORM newsdesk.check_note(note);
  IF newsdesk.is_blank(coalesce(note, '')) THEN
    PERFORM newsdesk.bad_data('it does not say why it need not arrive', 'Say it: --note "..."');
  END IF;
  c := newsdesk.channel_named(channel);
  UPDATE newsdesk.delivery AS d
  SET state = 'skipped', problem = newsdesk.clean_note(note)
  WHERE d.channel_id = c.id AND d.story_id = skip_deliveries.story AND d.event <> 'kill' AND d.state = 'dead';
  GET DIAGNOSTICS skipped = ROW_COUNT;
  IF skipped > 0 THEN
    PERFORM newsdesk.record_staff_act(
      'skip', channel, jsonb_build_object('story', story, 'deliveries', skipped, 'note', newsdesk.clean_note(note))
    );
    PERFORM newsdesk.notify_watchers('newsdesk_outbox');
  END IF;
  RETURN skipped;
END
$$;

-- Takes a channel away. What it has, it keeps; what is not sent, is not sent. For administrators.
CREATE FUNCTION newsdesk.remove_channel(name text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  c newsdesk.channel;
BEGIN
  PERFORM newsdesk.require_administrator();
  c := newsdesk.channel_named(name);
  UPDATE newsdesk.channel AS x SET removed_at = clock_timestamp() WHERE x.id = c.id;
  DELETE FROM newsdesk.channel_secret AS x WHERE x.channel_id = c.id;
  UPDATE newsdesk.delivery AS d
  SET state = 'skipped', leased_until = NULL, problem = 'the channel was removed'
  WHERE d.channel_id = c.id AND d.state IN ('queued', 'sending', 'dead');
  PERFORM newsdesk.record_staff_act('remove channel', name, '{}');
  PERFORM newsdesk.notify_watchers('newsdesk_outbox');
  RETURN true;
END
$$;

-- Trying a channel out: a worker sends a message that holds no story, and says how that went.
CREATE TABLE newsdesk.channel_test (
  id bigint GENERATED ALWAYS AS IDENTITY,
  channel_id integer NOT NULL,
  asked_by integer NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  taken_at timestamptz,
  ended_at timestamptz,
  -- NULL where it arrived.
  problem text,
  CONSTRAINT channel_test_pkey PRIMARY KEY (id),
  CONSTRAINT channel_test_channel_fkey FOREIGN KEY (channel_id) REFERENCES newsdesk.channel (id),
  CONSTRAINT channel_test_person_fkey FOREIGN KEY (asked_by) REFERENCES newsdesk.person (id)
);

ALTER TABLE newsdesk.channel_test ENABLE ROW LEVEL SECURITY;
CREATE POLICY channel_test_is_read_by_colleagues ON newsdesk.channel_test FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));

CREATE FUNCTION newsdesk.test_channel(name text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_channel_role();
  number bigint;
BEGIN
  INSERT INTO newsdesk.channel_test (channel_id, asked_by) VALUES ((newsdesk.channel_named(name)).id, me) RETURNING id INTO number;
  PERFORM newsdesk.notify_watchers('newsdesk_outbox');
  RETURN number;
END
$$;

-- Tests that were asked for in the last minute, for a worker to do; each is one worker's.
CREATE FUNCTION newsdesk.take_tests(channel integer) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN QUERY
    UPDATE newsdesk.channel_test AS t
    SET taken_at = clock_timestamp()
    FROM (
      SELECT x.id FROM newsdesk.channel_test AS x
      WHERE x.channel_id = channel AND x.taken_at IS NULL AND x.asked_at > clock_timestamp() - interval '1 minute'
      FOR UPDATE SKIP LOCKED
    ) AS open
    WHERE t.id = open.id
    RETURNING t.id;
END
$$;

CREATE FUNCTION newsdesk.end_test(test bigint, problem text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
BEGIN
  PERFORM newsdesk.require_worker();
  UPDATE newsdesk.channel_test AS t
  SET ended_at = clock_timestamp(), problem = left(end_test.problem, 2000)
  WHERE t.id = test AND t.ended_at IS NULL;
END
$$;
