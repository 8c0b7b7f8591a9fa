-- How a refusal is worded and raised: what is wrong, what to type, and who can act instead.

CREATE TYPE newsdesk.reason AS (
  -- Stable, for programs: role, second_person, stage, note, headline, body, caption, credit, sign_off, nothing_new,
  -- lease, irreversible, not_yours, embargo, schedule.
  code text,
  -- What it is about, where it is about a part: "photo 2", "copy".
  subject text,
  -- For a person: a clause without a full stop.
  message text,
  -- A command to type. NULL where the person who asked can do nothing.
  fix text,
  -- Who can act instead, with their roles.
  who text[]
);

-- Whether a reader would see nothing: white space of any script, and what has no width. Most text shows itself in its first
-- characters, and the rest need not be looked at. An E string, here and wherever there is a backslash: it reads the same
-- whatever a client sets standard_conforming_strings to.
CREATE FUNCTION newsdesk.is_blank(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN left(value, 40) !~ E'[^\\s\\u0080-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]' AND value !~ E'[^\\s\\u0080-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]';

-- What an editor types to do it.
CREATE FUNCTION newsdesk.command(act newsdesk.action, story bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'newsdesk ' || CASE act
    WHEN 'edit_text' THEN 'draft edit'
    WHEN 'edit_pictures' THEN 'caption edit'
    WHEN 'assign' THEN 'draft assign'
    WHEN 'move' THEN 'draft move'
    WHEN 'ask' THEN 'draft ask'
    WHEN 'restrict' THEN 'draft restrict'
    WHEN 'unrestrict' THEN 'draft unrestrict'
    ELSE replace(act::text, '_', '-')
  END || ' ' || story || CASE
    WHEN act IN ('request_changes', 'reject', 'correct', 'kill', 'lift') THEN ' --note "..."'
    WHEN act = 'move' THEN ' --desk DESK'
    WHEN act = 'embargo' THEN ' --until "..."'
    WHEN act = 'schedule' THEN ' --at "..."'
    ELSE ''
  END
$$;

-- "editor", "editor or publisher", "editor, photo editor or legal".
CREATE FUNCTION newsdesk.either(roles newsdesk.role[]) RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT regexp_replace(replace(array_to_string(roles, ', '), '_', ' '), ', ([^,]+)$', E' or \\1')
$$;

-- "still a draft", "in review", "published": how a refusal ends its sentence.
CREATE FUNCTION newsdesk.state_in_words(stage newsdesk.stage, publication newsdesk.publication_state) RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE newsdesk.state(stage, publication)
    WHEN 'draft' THEN 'still a draft'
    WHEN 'submitted' THEN 'submitted and not yet approved'
    WHEN 'in_review' THEN 'in review and not yet approved'
    WHEN 'changes_requested' THEN 'back with its author: changes were requested'
    WHEN 'correction_draft' THEN 'published, and its correction is still a draft'
    WHEN 'published' THEN 'already published'
    ELSE replace(newsdesk.state(stage, publication), '_', ' ')
  END
$$;

-- Refuses an act with all of its reasons: words in MESSAGE, the same as JSON in DETAIL. The participle is what the story was
-- not, where the act alone doesn't say it.
CREATE FUNCTION newsdesk.refuse(
  s newsdesk.story, act newsdesk.action, reasons newsdesk.reason[], participle text DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  codes text[] := ARRAY(SELECT r.code FROM unnest(reasons) AS r);
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = CASE
      WHEN 'second_person' = ANY (codes) THEN 'NDSEC'
      WHEN codes && '{role,not_yours}' THEN 'NDROL'
      WHEN codes <@ '{lease}' THEN 'NDLCK'
      ELSE 'NDWFL'
    END,
    MESSAGE = format(
      '%s %s was not %s: %s', s.id, s.slug,
      coalesce(participle, CASE act
        WHEN 'create' THEN 'created'
        WHEN 'edit_text' THEN 'saved'
        WHEN 'edit_pictures' THEN 'saved'
        WHEN 'submit' THEN 'submitted'
        WHEN 'review' THEN 'claimed for review'
        WHEN 'approve' THEN 'approved'
        WHEN 'request_changes' THEN 'sent back'
        WHEN 'reject' THEN 'rejected'
        WHEN 'publish' THEN 'published'
        WHEN 'correct' THEN 'opened for correction'
        WHEN 'kill' THEN 'killed'
        WHEN 'spike' THEN 'spiked'
        WHEN 'unspike' THEN 'brought back'
        WHEN 'reopen' THEN 'reopened'
        WHEN 'withdraw' THEN 'taken back'
        WHEN 'undo' THEN 'undone'
        WHEN 'assign' THEN 'assigned'
        WHEN 'move' THEN 'moved'
        WHEN 'ask' THEN 'put to them'
        WHEN 'restrict' THEN 'made confidential'
        WHEN 'unrestrict' THEN 'opened to its desk'
        WHEN 'embargo' THEN 'embargoed'
        WHEN 'lift' THEN 'freed of its embargo'
        WHEN 'schedule' THEN 'scheduled'
        WHEN 'deschedule' THEN 'taken off the schedule'
      END),
      (SELECT string_agg(r.message, '; ') FROM unnest(reasons) AS r)
    ),
    DETAIL = jsonb_build_object(
      'story', s.id, 'slug', s.slug, 'version', s.version, 'action', act, 'reasons', to_jsonb(reasons)
    )::text,
    HINT = 'Every reason: newsdesk explain ' || s.id;
END
$$;

-- What was sent can't be stored.
CREATE FUNCTION newsdesk.bad_data(message text, hint text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'NDBAD', MESSAGE = message, HINT = coalesce(hint, '');
END
$$;

-- Refuses a note that can't be kept.
CREATE FUNCTION newsdesk.check_note(note text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF octet_length(note) > 16000 OR note ~ E'[\\x01-\\x08\\x0b-\\x1f\\x7f]' THEN
    PERFORM newsdesk.bad_data('a note is at most 16,000 bytes long and holds no control characters');
  END IF;
END
$$;

CREATE FUNCTION newsdesk.clean_note(why text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN nullif(btrim(normalize(why, NFC), E' \t\n'), '');
