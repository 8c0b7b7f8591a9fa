-- Going back: undoing one's own last act. And who works on a story.

-- Why this person can't undo the story's last act; none where they can.
CREATE FUNCTION newsdesk.undo_obstacles(s newsdesk.story, last newsdesk.history, before newsdesk.history, me integer)
RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  mine newsdesk.role[] := newsdesk.roles_on(me, s.desk_id);
  actor newsdesk.person;
  is_reversible boolean := last.action IN (
    'edit_text', 'edit_pictures', 'submit', 'review', 'approve', 'request_changes', 'reject', 'correct', 'spike', 'unspike',
    'reopen', 'assign', 'schedule'
  );
BEGIN
  IF last.actor_id <> me THEN
    SELECT * INTO STRICT actor FROM newsdesk.person AS p WHERE p.id = last.actor_id;
    RETURN ARRAY[ROW(
      'not_yours', last.action, format('the last act was not yours but %s''s', actor.name), 'newsdesk draft log ' || s.id,
      CASE WHEN is_reversible AND actor.disabled_at IS NULL AND newsdesk.may_read(s, actor.id) THEN ARRAY[actor.name] ELSE '{}' END
    )::newsdesk.reason];
  ELSIF NOT is_reversible THEN
    RETURN ARRAY[ROW(
      'irreversible',
      last.action,
      CASE last.action
        WHEN 'create' THEN 'it was begun by the last act, and nothing came before'
        WHEN 'publish' THEN 'it was published, and what readers have seen can''t be unseen'
        WHEN 'kill' THEN 'it was killed, and every receiver has been told'
        WHEN 'withdraw' THEN 'a sign-off that was taken back is given anew'
        WHEN 'undo' THEN 'the last act was an undo itself'
        WHEN 'deschedule' THEN 'it was taken off the schedule, and its time may have passed'
        WHEN 'ask' THEN 'whoever was asked for a sign-off stays asked until the story goes out'
        ELSE format('"%s" is taken back by a command of its own', replace(last.action::text, '_', ' '))
      END,
      CASE last.action
        WHEN 'create' THEN newsdesk.command('spike', s.id)
        WHEN 'publish' THEN newsdesk.command('correct', s.id) || '  or  ' || newsdesk.command('kill', s.id)
        WHEN 'withdraw' THEN newsdesk.command('approve', s.id)
        WHEN 'ask' THEN NULL
        WHEN 'kill' THEN NULL
        WHEN 'deschedule' THEN newsdesk.command('schedule', s.id)
        WHEN 'move' THEN (
          SELECT format('newsdesk draft move %s --desk %s', s.id, d.name)
          FROM newsdesk.desk AS d
          WHERE d.id = before.desk_id AND newsdesk.move_obstacles(s, d, me, '-') = '{}'
        )
        WHEN 'restrict' THEN newsdesk.command('unrestrict', s.id)
        WHEN 'unrestrict' THEN newsdesk.command('restrict', s.id)
        ELSE 'newsdesk draft log ' || s.id
      END,
      '{}'
    )::newsdesk.reason];
  ELSIF NOT EXISTS (
    SELECT
    FROM newsdesk.desk AS d
    JOIN newsdesk.transition AS t ON t.workflow_id = d.workflow_id
    WHERE d.id = s.desk_id AND t.action = last.action AND t.roles && mine
  ) THEN
    RETURN ARRAY[ROW(
      'role', replace(last.action::text, '_', ' '), 'you no longer hold a role that does what you would undo', NULL, '{}'
    )::newsdesk.reason];
  ELSIF NOT EXISTS (
    SELECT
    FROM newsdesk.desk AS d
    JOIN newsdesk.transition AS t ON t.workflow_id = d.workflow_id
    WHERE d.id = s.desk_id AND t.from_stage = before.stage AND t.from_publication = before.publication
  ) THEN
    RETURN ARRAY[ROW(
      'stage', before.stage, 'the desk''s workflow no longer knows where it stood before',
      'newsdesk explain ' || s.id, '{}'
    )::newsdesk.reason];
  ELSIF last.action IN ('edit_text', 'edit_pictures') THEN
    RETURN newsdesk.locked_by_another(s, me);
  END IF;
  RETURN '{}';
END
$$;

-- Takes back the story's last act, where it was this person's own and nothing has left the house by it. The text and the stage
-- are what they were; a sign-off that the act gave is void, and one that it voided stays so: it is given anew.
CREATE FUNCTION newsdesk.undo(
  story bigint, expected_version integer, note text DEFAULT NULL, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{undo}', s.id, me);
  last newsdesk.history;
  before newsdesk.history;
  reasons newsdesk.reason[];
  entry newsdesk.history;
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.check_note(note);
  PERFORM newsdesk.require_version(s, expected_version);
  SELECT * INTO STRICT last FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.version = s.version;
  SELECT * INTO before FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.version = s.version - 1;
  reasons := newsdesk.undo_obstacles(s, last, before, me);
  IF reasons <> '{}' THEN
    PERFORM newsdesk.refuse(s, 'undo', reasons);
  END IF;

  s.stage := before.stage;
  s.publication := before.publication;
  s.assignee_id := before.assignee_id;
  s.revision := before.revision;
  SELECT r.slug INTO STRICT s.slug FROM newsdesk.revision AS r WHERE r.story_id = s.id AND r.number = s.revision;
  IF s.stage = 'approved' AND NOT (newsdesk.tally(newsdesk.sign_offs(s), me, '{}')).is_complete THEN
    s.stage := 'in_review';
    -- Not every workflow has that stage, and nothing would lead out of it.
    IF NOT EXISTS (
      SELECT
      FROM newsdesk.desk AS d
      JOIN newsdesk.transition AS t ON t.workflow_id = d.workflow_id
      WHERE d.id = s.desk_id AND t.from_stage = s.stage AND t.from_publication = s.publication
    ) THEN
      PERFORM newsdesk.refuse(s, 'undo', ARRAY[ROW(
        'sign_off', last.action, 'it was approved before, and the sign-offs that were voided since are given anew',
        'newsdesk explain ' || s.id, '{}'
      )::newsdesk.reason]);
    END IF;
  END IF;
  -- A time that is dropped stays dropped, and one that was changed comes back while it is still to come: an undo publishes
  -- nothing.
  IF s.stage = 'approved' AND last.schedule IS DISTINCT FROM before.schedule THEN
    s.schedule := CASE
      WHEN last.action = 'schedule' AND newsdesk.schedule_at(before.schedule) > clock_timestamp() THEN before.schedule
    END;
  END IF;
  IF s.publication = 'scheduled' AND (s.stage <> 'approved' OR s.schedule IS NULL) THEN
    s.publication := 'unpublished';
  END IF;
  s := newsdesk.write_story(s);
  entry := newsdesk.append_history(s, 'undo', me, '{}', last.sign_offs_given, note, request_id);
  PERFORM newsdesk.void_sign_offs(entry);
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;

-- Says who works on a story; nobody, where the login is NULL.
CREATE FUNCTION newsdesk.assign(
  story bigint, expected_version integer, login text, note text DEFAULT NULL, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{assign}', s.id, me);
  chosen newsdesk.person;
  reasons newsdesk.reason[];
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.check_note(note);
  PERFORM newsdesk.require_version(s, expected_version);
  reasons := newsdesk.obstacles(s, 'assign', me, note);
  IF reasons <> '{}' THEN
    PERFORM newsdesk.refuse(s, 'assign', reasons);
  END IF;
  IF login IS NOT NULL THEN
    chosen := newsdesk.person_named(login);
    IF chosen.disabled_at IS NOT NULL OR newsdesk.may_read(s, chosen.id) IS NOT TRUE THEN
      PERFORM newsdesk.bad_data(
        format('%s can''t work on it: %s', chosen.name, CASE
          WHEN chosen.disabled_at IS NOT NULL THEN 'they have left'
          WHEN s.confidential THEN 'it is confidential, and does not name them'
          ELSE 'they hold no role on its desk'
        END),
        CASE
          WHEN s.confidential AND chosen.disabled_at IS NULL
            THEN 'Let them read it: ' || newsdesk.fix_for(s, NULL, '{}', chosen.login)
          ELSE 'Who could: newsdesk desk members ' || (SELECT d.name FROM newsdesk.desk AS d WHERE d.id = s.desk_id)
        END
      );
    END IF;
  END IF;
  IF s.assignee_id IS NOT DISTINCT FROM chosen.id THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  s.assignee_id := chosen.id;
  s := newsdesk.write_story(s);
  RETURN newsdesk.receipt_of(newsdesk.append_history(s, 'assign', me, '{}', '{}', note, request_id), 'done', was);
END
$$;
