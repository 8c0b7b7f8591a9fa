-- When a story must be done. It is no part of the text and voids no sign-off; whoever says who works on a story says by when. It is for
-- planning: the history says in words what was set, and no digest holds the time itself.

CREATE FUNCTION newsdesk.require_due(due timestamptz) RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF due NOT BETWEEN '2000-01-01 00:00Z' AND '2999-12-31 00:00Z' THEN
    PERFORM newsdesk.bad_data('a story is due between the years 2000 and 2999');
  END IF;
END
$$;

CREATE FUNCTION newsdesk.set_due(
  story bigint, expected_version integer, due timestamptz, note text DEFAULT NULL, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
-- Set anew below, and given back at the end.
SET TimeZone = 'UTC'
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{set_due}', s.id, me);
  reasons newsdesk.reason[];
  in_words text;
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.check_note(note);
  PERFORM newsdesk.require_due(due);
  reasons := newsdesk.obstacles(s, 'assign', me, note);
  IF reasons = '{}' AND s.due_at IS NOT DISTINCT FROM due THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  IF reasons <> '{}' THEN
    PERFORM newsdesk.refuse(s, 'set_due', reasons);
  END IF;
  -- The record is read on the newsroom's wall clock.
  PERFORM set_config('TimeZone', (SELECT n.time_zone FROM newsdesk.newsroom AS n), true);
  in_words := coalesce(to_char(due, '"Due "FMDD Mon YYYY HH24:MI TZ"."'), 'Due at no time.');
  s.due_at := due;
  s := newsdesk.write_story(s);
  RETURN newsdesk.receipt_of(
    newsdesk.append_history(
      s, 'set_due', me, '{}', '{}', in_words || coalesce(' ' || newsdesk.clean_note(note), ''), request_id
    ),
    'done', was
  );
END
$$;
