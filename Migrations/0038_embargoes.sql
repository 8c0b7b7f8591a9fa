-- Holding a story until a time, or until an editor decides; and lifting that. What holds a story is one text, kept in its row and
-- in each entry of its history, where it is under the digest: `audit verify` finds a story whose embargo is not what its history
-- says. That nothing is published past it, newsdesk.judge sees to (0007_rules.sql).
--
-- The roles are fixed, and are no rows of a workflow: an embargo is what the newsroom promised to a source, not a step of its
-- own making. A workflow whose rows left the acts out could hold a story for ever, or let a reporter break the promise.

-- Who sets and lifts embargoes, on the story's desk.
CREATE FUNCTION newsdesk.embargo_roles() RETURNS newsdesk.role[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '{editor,publisher}'::newsdesk.role[];

-- When an embargo ends; NULL where an editor has to decide.
CREATE FUNCTION newsdesk.embargo_until(embargo text) RETURNS timestamptz
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN to_timestamp(0) + (embargo::jsonb ->> 'until')::bigint * interval '1 microsecond';
END
$$;

-- Whether it holds now. The clock, not the start of the transaction.
CREATE FUNCTION newsdesk.embargo_holds(embargo text) RETURNS boolean
LANGUAGE plpgsql VOLATILE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN embargo IS NOT NULL AND coalesce(newsdesk.embargo_until(embargo) > clock_timestamp(), true);
END
$$;

-- "embargoed until Wed 25 Nov 06:00 GMT (in 15 h 27 min)", on the newsroom's wall; "embargo: hold until an editor decides".
CREATE FUNCTION newsdesk.embargo_in_words(embargo text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
-- Set anew below, and given back at the end.
SET TimeZone = 'UTC'
AS $$
DECLARE
  until timestamptz := newsdesk.embargo_until(embargo);
  minutes bigint := floor(extract(epoch FROM until - clock_timestamp()) / 60);
BEGIN
  IF until IS NULL THEN
    RETURN 'embargo: hold until an editor decides' || coalesce(' (' || (embargo::jsonb ->> 'doubt') || ')', '');
  END IF;
  PERFORM set_config('TimeZone', (SELECT n.time_zone FROM newsdesk.newsroom AS n), true);
  RETURN 'embargoed until ' || to_char(until, 'FMDy FMDD Mon ')
    || CASE WHEN date_part('year', until) <> date_part('year', clock_timestamp()) THEN to_char(until, 'YYYY ') ELSE '' END
    || to_char(until, 'HH24:MI TZ') || ' (' || CASE
      WHEN until <= clock_timestamp() THEN 'over'
      WHEN minutes < 1 THEN 'now'
      WHEN minutes < 60 THEN format('in %s min', minutes)
      WHEN minutes < 1440 THEN format('in %s h', minutes / 60) || coalesce(' ' || nullif(minutes % 60, 0) || ' min', '')
      ELSE format('in %s day%s', minutes / 1440, CASE WHEN minutes < 2880 THEN '' ELSE 's' END)
        || CASE WHEN minutes < 20160 THEN coalesce(' ' || nullif(minutes % 1440 / 60, 0) || ' h', '') ELSE '' END
    END || ')';
END
$$;

-- That an embargo holds it, and who can lift that.
CREATE FUNCTION newsdesk.embargo_reason(s newsdesk.story, mine newsdesk.role[]) RETURNS newsdesk.reason
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  who text[] := newsdesk.people_who_can(s, newsdesk.embargo_roles());
BEGIN
  RETURN ROW(
    'embargo', 'embargo', newsdesk.embargo_in_words(s.embargo) || coalesce('; its line: "' || (s.embargo::jsonb ->> 'line') || '"', ''),
    newsdesk.fix_for(
      s,
      CASE
        WHEN (mine && newsdesk.embargo_roles()) IS NOT TRUE THEN NULL
        WHEN newsdesk.embargo_until(s.embargo) IS NULL
          THEN newsdesk.command('embargo', s.id) || '  or  ' || newsdesk.command('lift', s.id)
        ELSE newsdesk.command('lift', s.id)
      END,
      who
    ),
    who
  )::newsdesk.reason;
END
$$;

-- An embargo as it is stored: JSON in the one form that PostgreSQL writes. `until` is in microseconds since 1970, NULL where an
-- editor has to decide; beside it the wall clock and the zone that were meant, the line that it was read from, and what that
-- line leaves in doubt.
CREATE FUNCTION newsdesk.embargo_text(until timestamptz, zone text, line text DEFAULT NULL, doubt text DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  wall text;
BEGIN
  IF octet_length(line) > 2000 OR octet_length(doubt) > 2000
    OR concat(line, doubt) ~ E'[\\x01-\\x08\\x0b-\\x1f\\x7f]'
  THEN
    PERFORM newsdesk.bad_data('the line of an embargo is at most 2,000 bytes long and holds no control characters');
  ELSIF until IS NULL THEN
    RETURN jsonb_build_object(
      'until', NULL, 'wall_clock', NULL, 'time_zone', NULL, 'line', normalize(line, NFC), 'doubt', normalize(doubt, NFC)
    )::text;
  ELSIF NOT isfinite(until) OR until > clock_timestamp() + interval '20 years' OR until < '2000-01-01 00:00Z' THEN
    PERFORM newsdesk.bad_data('an embargo ends within twenty years', 'Check the year.');
  ELSIF zone IS NULL OR zone !~ '^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z_+-]+){1,2})$' THEN
    PERFORM newsdesk.bad_data(format('"%s" is no time zone of the tz database', coalesce(zone, 'NULL')), 'Such as Europe/London.');
  END IF;
  BEGIN
    wall := to_char(until AT TIME ZONE zone, 'YYYY-MM-DD"T"HH24:MI:SS');
  EXCEPTION WHEN invalid_parameter_value THEN
    PERFORM newsdesk.bad_data(format('"%s" is no time zone of the tz database', zone), 'Such as Europe/London.');
  END;
  RETURN jsonb_build_object(
    'until', (extract(epoch FROM until) * 1000000)::bigint, 'wall_clock', wall, 'time_zone', zone,
    'line', normalize(line, NFC), 'doubt', NULL
  )::text;
END
$$;

-- The embargo of a story that is brought in: what its line says. One that is over is kept for the record and holds nothing; one
-- that can't be right leaves a doubt, and so holds the story until an editor decides.
CREATE FUNCTION newsdesk.embargo_read(embargo jsonb) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  until timestamptz;
BEGIN
  IF embargo IS NULL THEN
    RETURN NULL;
  ELSIF jsonb_typeof(embargo) <> 'object' OR embargo - '{until,time_zone,line,doubt}'::text[] <> '{}'::jsonb
    OR newsdesk.is_blank(coalesce(embargo ->> 'line', ''))
    OR coalesce(embargo ->> 'until', '2026-08-25T00:01:00Z') !~ '^2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$'
  THEN
    PERFORM newsdesk.bad_data('an embargo has the fields line, until (RFC 3339 in UTC), time_zone and doubt');
  END IF;
  BEGIN
    until := (embargo ->> 'until')::timestamptz;
  EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
    PERFORM newsdesk.bad_data(format('"%s" is no time', embargo ->> 'until'));
  END;
  IF until > clock_timestamp() + interval '20 years' THEN
    RETURN newsdesk.embargo_text(NULL, NULL, embargo ->> 'line', 'it ends more than twenty years ahead');
  END IF;
  RETURN newsdesk.embargo_text(
    until, embargo ->> 'time_zone', embargo ->> 'line',
    CASE WHEN until IS NULL THEN coalesce(embargo ->> 'doubt', 'it names no time') END
  );
END
$$;

-- Why this person can't set or lift this story's embargo now; none where they can.
CREATE FUNCTION newsdesk.embargo_obstacles(s newsdesk.story, me integer) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF (newsdesk.roles_on(me, s.desk_id) && newsdesk.embargo_roles()) IS NOT TRUE THEN
    RETURN ARRAY[newsdesk.role_needed(s, newsdesk.embargo_roles())];
  ELSIF s.stage = 'spiked' OR s.stage = 'closed' OR s.publication = 'killed' THEN
    RETURN ARRAY[ROW(
      'stage', replace(newsdesk.state(s.stage, s.publication), '_', ' '),
      format('it is %s', newsdesk.state_in_words(s.stage, s.publication)),
      NULL, '{}'
    )::newsdesk.reason];
  END IF;
  RETURN '{}';
END
$$;

-- Holds a story until a time, or, where `until` is NULL, until an editor decides. It changes no text and voids no sign-off.
CREATE FUNCTION newsdesk.embargo(
  story bigint, expected_version integer, until timestamptz, time_zone text DEFAULT NULL, note text DEFAULT NULL,
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
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{embargo}', s.id, me);
  reasons newsdesk.reason[];
  wanted text;
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.check_note(note);
  wanted := newsdesk.embargo_text(
    until, coalesce(time_zone, (SELECT n.time_zone FROM newsdesk.newsroom AS n)), s.embargo::jsonb ->> 'line'
  );
  IF until <= clock_timestamp() THEN
    PERFORM newsdesk.bad_data('an embargo can''t end in the past', newsdesk.command('lift', s.id));
  END IF;
  reasons := newsdesk.embargo_obstacles(s, me);
  -- What is wanted is there: for who could have done it. What the line leaves in doubt is no part of that.
  IF reasons = '{}' AND s.embargo IS NOT NULL AND s.embargo::jsonb - '{line,doubt}'::text[] = wanted::jsonb - '{line,doubt}'::text[] THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  -- A time that was certain is made earlier only by who says why: in part, that is to lift it.
  IF newsdesk.embargo_holds(s.embargo) AND until < newsdesk.embargo_until(s.embargo) AND newsdesk.is_blank(coalesce(note, '')) THEN
    reasons := reasons || ROW(
      'note', 'note', format('it is %s, and the note does not say why that may be earlier', newsdesk.embargo_in_words(s.embargo)),
      newsdesk.command('embargo', s.id) || ' --note "..."', '{}'
    )::newsdesk.reason;
  END IF;
  IF reasons <> '{}' THEN
    PERFORM newsdesk.refuse(s, 'embargo', reasons);
  END IF;
  s.embargo := wanted;
  s := newsdesk.write_story(s);
  RETURN newsdesk.receipt_of(newsdesk.append_history(s, 'embargo', me, '{}', '{}', note, request_id), 'done', was);
END
$$;

-- Ends a story's embargo, whatever it said. The note says why.
CREATE FUNCTION newsdesk.lift(story bigint, expected_version integer, note text DEFAULT NULL, request_id uuid DEFAULT NULL)
RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{lift}', s.id, me);
  reasons newsdesk.reason[];
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.check_note(note);
  reasons := newsdesk.embargo_obstacles(s, me);
  IF reasons = '{}' AND s.embargo IS NULL THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  IF newsdesk.is_blank(coalesce(note, '')) THEN
    reasons := reasons || ROW('note', 'note', 'it does not say why', newsdesk.command('lift', s.id), '{}')::newsdesk.reason;
  END IF;
  IF reasons <> '{}' THEN
    PERFORM newsdesk.refuse(s, 'lift', reasons);
  END IF;
  s.embargo := NULL;
  s := newsdesk.write_story(s);
  RETURN newsdesk.receipt_of(newsdesk.append_history(s, 'lift', me, '{}', '{}', note, request_id), 'done', was);
END
$$;
