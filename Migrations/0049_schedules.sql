-- Going out at a time. What a story is scheduled for is one text, kept as an embargo is: in its row and, under the digest, in each
-- entry of its history. Whatever takes the story out of approval takes it off the schedule (newsdesk.write_story).
--
-- When its time has come, a worker has it published, by the acts and the rules of any other publication, and by the authority of
-- whoever scheduled it, as they hold it then. What stands in the way is written down and tried again: a schedule can be late, and
-- never early.

-- The moment, in microseconds since 1970. Of two casts, so that an index may hold it.
CREATE INDEX story_scheduled ON newsdesk.story (((schedule::jsonb ->> 'at')::bigint), id) WHERE schedule IS NOT NULL;

CREATE FUNCTION newsdesk.schedule_at(schedule text) RETURNS timestamptz
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN to_timestamp(0) + (schedule::jsonb ->> 'at')::bigint * interval '1 microsecond';
END
$$;

-- A schedule as it is stored: JSON in the one form that PostgreSQL writes. Beside the instant the wall clock and the zone that were
-- meant.
CREATE FUNCTION newsdesk.schedule_text(at timestamptz, zone text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  wall text;
BEGIN
  IF at IS NULL OR NOT isfinite(at) OR at > clock_timestamp() + interval '20 years' THEN
    PERFORM newsdesk.bad_data('a story goes out within twenty years', 'Check the year.');
  ELSIF at <= clock_timestamp() THEN
    PERFORM newsdesk.bad_data('a story can''t go out in the past', 'To publish it now: newsdesk publish ID');
  ELSIF zone IS NULL OR zone !~ '^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z_+-]+){1,2})$' THEN
    PERFORM newsdesk.bad_data(format('"%s" is no time zone of the tz database', coalesce(zone, 'NULL')), 'Such as Europe/London.');
  END IF;
  BEGIN
    wall := to_char(at AT TIME ZONE zone, 'YYYY-MM-DD"T"HH24:MI:SS');
  EXCEPTION WHEN invalid_parameter_value THEN
    PERFORM newsdesk.bad_data(format('"%s" is no time zone of the tz database', zone), 'Such as Europe/London.');
  END;
  RETURN jsonb_build_object(
    'at', (extract(epoch FROM at) * 1000000)::bigint, 'wall_clock', wall, 'time_zone', zone
  )::text;
END
$$;

-- Has an approved story go out at a time. What would keep it in now refuses it, but for an embargo that is over by then. A time
-- that is set already is changed.
CREATE FUNCTION newsdesk.schedule(
  story bigint, expected_version integer, at timestamptz, time_zone text DEFAULT NULL, note text DEFAULT NULL,
  request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  t newsdesk.transition := newsdesk.transition_of(s, 'schedule');
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{schedule}', s.id, me);
  reasons newsdesk.reason[];
  wanted text;
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.check_note(note);
  wanted := newsdesk.schedule_text(at, coalesce(time_zone, (SELECT n.time_zone FROM newsdesk.newsroom AS n)));
  reasons := newsdesk.obstacles(s, 'schedule', me, note);
  IF reasons = '{}' AND s.schedule = wanted THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  IF newsdesk.embargo_holds(s.embargo) AND newsdesk.embargo_until(s.embargo) > at THEN
    reasons := reasons || ROW(
      'embargo', 'embargo', format('it is %s, after that time', newsdesk.embargo_in_words(s.embargo)),
      format('newsdesk schedule %s --at embargo', s.id), newsdesk.people_who_can(s, newsdesk.embargo_roles())
    )::newsdesk.reason;
  END IF;
  IF reasons <> '{}' THEN
    PERFORM newsdesk.refuse(s, 'schedule', reasons);
  END IF;
  s.schedule := wanted;
  s.publication := t.to_publication;
  s := newsdesk.write_story(s);
  PERFORM newsdesk.notify_watchers('newsdesk_outbox');
  RETURN newsdesk.receipt_of(newsdesk.append_history(s, 'schedule', me, '{}', '{}', note, request_id), 'done', was);
END
$$;

-- Scheduled stories whose time came and that could not go out: why not, and when that is tried again. It is of one version of the
-- story: whatever is done to it is a reason to try at once.
CREATE TABLE newsdesk.missed_schedule (
  story_id bigint NOT NULL,
  version integer NOT NULL,
  tries integer NOT NULL,
  -- As in a refusal's DETAIL.
  reasons jsonb NOT NULL,
  first_tried_at timestamptz NOT NULL,
  tried_at timestamptz NOT NULL,
  try_again_at timestamptz NOT NULL,
  CONSTRAINT missed_schedule_pkey PRIMARY KEY (story_id),
  CONSTRAINT missed_schedule_story_fkey FOREIGN KEY (story_id) REFERENCES newsdesk.story (id)
);

ALTER TABLE newsdesk.missed_schedule ENABLE ROW LEVEL SECURITY;
CREATE POLICY missed_schedule_is_read_with_its_story ON newsdesk.missed_schedule FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));

-- The worker who asks, or a refusal.
CREATE FUNCTION newsdesk.require_worker() RETURNS integer
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
BEGIN
  IF newsdesk.holds_role(me, NULL, '{worker}') IS NOT TRUE THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDROL',
      MESSAGE = 'only a worker publishes what is scheduled and delivers what is out',
      DETAIL = jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object(
        'code', 'role', 'subject', 'worker', 'message', 'that takes the role of worker',
        'who', to_jsonb(newsdesk.people_with_role(NULL, '{worker}'))
      )))::text,
      HINT = 'An administrator adds one: newsdesk user add worker --name "Worker" --role worker';
  END IF;
  RETURN me;
END
$$;

-- Who scheduled a story for the time that it has now.
CREATE FUNCTION newsdesk.scheduler_of(s newsdesk.story) RETURNS newsdesk.person
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  p newsdesk.person;
BEGIN
  SELECT x.* INTO p
  FROM newsdesk.history AS h
  JOIN newsdesk.person AS x ON x.id = h.actor_id
  WHERE h.story_id = s.id AND h.action = 'schedule' AND h.schedule = s.schedule
  ORDER BY h.version DESC
  LIMIT 1;
  RETURN p;
END
$$;

-- Publishes a story whose time has come, which the caller has locked; NULL where something stands in the way, which is written down.
CREATE FUNCTION newsdesk.publish_scheduled(s newsdesk.story, me integer) RETURNS newsdesk.receipt
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  scheduler newsdesk.person := newsdesk.scheduler_of(s);
  verdict newsdesk.verdict;
  receipt newsdesk.receipt;
  reasons jsonb;
BEGIN
  BEGIN
    -- A time that somebody wrote into the story's row is nobody's word.
    IF scheduler.id IS NULL THEN
      RAISE EXCEPTION USING
        ERRCODE = 'NDTAM',
        MESSAGE = format('%s %s was not published: its time is not what its history says', s.id, s.slug);
    END IF;
    verdict := newsdesk.judge(
      s, 'publish', newsdesk.transition_of(s, 'publish'), scheduler.id,
      -- Whom a confidential story leaves out publishes it no more.
      CASE WHEN newsdesk.may_read(s, scheduler.id) THEN newsdesk.roles_on(scheduler.id, s.desk_id) END, NULL
    );
    IF verdict.reasons = '{}' THEN
      receipt := newsdesk.carry_out(
        s, 'publish', verdict, me, format('As scheduled by %s (%s).', scheduler.name, scheduler.login), NULL
      );
      -- Here and not at COMMIT, where one story would take all others with it.
      SET CONSTRAINTS newsdesk.story_agrees_with_history IMMEDIATE;
      SET CONSTRAINTS newsdesk.story_agrees_with_history DEFERRED;
      DELETE FROM newsdesk.missed_schedule AS m WHERE m.story_id = s.id;
      RETURN receipt;
    END IF;
    reasons := to_jsonb(verdict.reasons);
  EXCEPTION
    WHEN query_canceled OR admin_shutdown OR crash_shutdown OR deadlock_detected OR lock_not_available THEN
      RAISE;
    WHEN OTHERS THEN
      reasons := jsonb_build_array(jsonb_build_object('code', lower(SQLSTATE), 'subject', 'publish', 'message', SQLERRM));
  END;
  INSERT INTO newsdesk.missed_schedule AS m (story_id, version, tries, reasons, first_tried_at, tried_at, try_again_at)
  VALUES (s.id, s.version, 1, reasons, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '5 seconds')
  ON CONFLICT ON CONSTRAINT missed_schedule_pkey DO UPDATE SET
    version = excluded.version,
    tries = CASE WHEN m.version = excluded.version THEN m.tries + 1 ELSE 1 END,
    reasons = excluded.reasons,
    first_tried_at = CASE WHEN m.version = excluded.version THEN m.first_tried_at ELSE excluded.first_tried_at END,
    tried_at = excluded.tried_at,
    try_again_at = excluded.tried_at
      + CASE WHEN m.version = excluded.version THEN least(5 * (m.tries + 1), 60) ELSE 5 END * interval '1 second';
  RETURN NULL;
END
$$;

-- Publishes what is due, what is due first at the top. For workers, any number of them side by side. Of a story that can't go out
-- a worker learns the codes of the reasons: it reads what is out, and no more.
CREATE FUNCTION newsdesk.publish_due(at_most integer DEFAULT 20)
RETURNS TABLE (story bigint, due timestamptz, edition integer, codes text[])
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_worker();
  s newsdesk.story;
  receipt newsdesk.receipt;
BEGIN
  FOR s IN
    SELECT x.*
    FROM newsdesk.story AS x
    WHERE x.schedule IS NOT NULL
      AND (x.schedule::jsonb ->> 'at')::bigint <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
      AND NOT EXISTS (
        SELECT FROM newsdesk.missed_schedule AS m
        WHERE m.story_id = x.id AND m.version = x.version AND m.try_again_at > clock_timestamp()
      )
    ORDER BY (x.schedule::jsonb ->> 'at')::bigint, x.id
    LIMIT least(at_most, 200)
    FOR NO KEY UPDATE OF x SKIP LOCKED
  LOOP
    receipt := newsdesk.publish_scheduled(s, me);
    story := s.id;
    due := newsdesk.schedule_at(s.schedule);
    edition := receipt.edition;
    codes := (
      SELECT array_agg(DISTINCT r ->> 'code')
      FROM newsdesk.missed_schedule AS m
      CROSS JOIN LATERAL jsonb_array_elements(m.reasons) AS r
      WHERE m.story_id = s.id
    );
    RETURN NEXT;
  END LOOP;
END
$$;

-- Seconds until something is due again; NULL where nothing is scheduled.
CREATE FUNCTION newsdesk.next_due() RETURNS double precision
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  now_micros bigint := (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
BEGIN
  PERFORM newsdesk.require_worker();
  RETURN (
    SELECT least(
      (
        SELECT (x.schedule::jsonb ->> 'at')::bigint
        FROM newsdesk.story AS x
        WHERE x.schedule IS NOT NULL AND (x.schedule::jsonb ->> 'at')::bigint > now_micros
        ORDER BY (x.schedule::jsonb ->> 'at')::bigint
        LIMIT 1
      ),
      (
        SELECT (extract(epoch FROM min(m.try_again_at)) * 1000000)::bigint
        FROM newsdesk.missed_schedule AS m
        JOIN newsdesk.story AS x ON x.id = m.story_id AND x.schedule IS NOT NULL
      )
    ) - now_micros
  ) / 1000000.0;
END
$$;
