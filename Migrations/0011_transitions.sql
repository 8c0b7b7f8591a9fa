-- Moving a story on. One function for every act: what each may do is in the rows of newsdesk.transition.

CREATE FUNCTION newsdesk.act(
  story bigint,
  action newsdesk.action,
  expected_version integer,
  note text DEFAULT NULL,
  request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- Every statement finds a few rows by their keys, whichever they are: nothing is gained by planning them for their values.
SET plan_cache_mode = force_generic_plan
-- Whoever holds a story's row, in a transaction left open, holds up no one for longer.
SET lock_timeout = '10s'
AS $$
DECLARE
  c record;
  s newsdesk.story;
  t newsdesk.transition;
  me integer;
  mine newsdesk.role[];
  verdict newsdesk.verdict;
BEGIN
  IF action IS NULL OR action IN ('create', 'edit_text', 'edit_pictures', 'undo', 'assign', 'move', 'ask', 'restrict', 'unrestrict', 'embargo', 'lift', 'schedule')
    OR octet_length(note) > 16000 OR note ~ E'[\\x01-\\x08\\x0b-\\x1f\\x7f]'
  THEN
    PERFORM newsdesk.check_note(note);
    PERFORM newsdesk.bad_data(format('%s is not done by this function', coalesce(action::text, 'NULL')));
  END IF;

  -- All that there is to know, in one statement, where the version is the one that the caller read and the act leads on from
  -- there: an act that went between is seen by the version, whatever this statement's snapshot shows of other rows.
  SELECT x AS story, w AS transition, p.id AS person, mine.roles INTO c
  FROM newsdesk.story AS x
  JOIN newsdesk.desk AS d ON d.id = x.desk_id
  JOIN newsdesk.transition AS w
    ON w.workflow_id = d.workflow_id
    AND w.action = act.action
    AND w.from_stage = x.stage
    AND w.from_publication = x.publication
  JOIN newsdesk.person AS p ON p.login = session_user AND p.disabled_at IS NULL AND NOT p.must_choose_password
  CROSS JOIN LATERAL (
    SELECT array_agg(g.role) AS roles
    FROM newsdesk.role_grant AS g
    WHERE g.person_id = p.id AND (g.desk_id = d.id OR g.desk_id IS NULL) AND g.role <> 'worker'
  ) AS mine
  WHERE x.id = act.story
    AND x.version = expected_version
    AND mine.roles IS NOT NULL
    -- Whom a confidential story names is looked up by lock_story.
    AND NOT x.confidential
    AND current_setting('transaction_isolation') = 'read committed'
  -- Whoever has to wait is judged by the roles that they hold when the wait is over: below, where each question is a statement.
  FOR NO KEY UPDATE OF x SKIP LOCKED;
  IF FOUND THEN
    s := c.story;
    t := c.transition;
    me := c.person;
    mine := c.roles;
  ELSE
    me := newsdesk.require_person();
    s := newsdesk.lock_story(story, me);
    mine := newsdesk.roles_on(me, s.desk_id);
    t := newsdesk.transition_of(s, action);
  END IF;
  IF EXISTS (SELECT FROM newsdesk.history AS h WHERE h.request_id = act.request_id) THEN
    RETURN newsdesk.replay(request_id, ARRAY[action], s.id, me);
  ELSIF s.version IS DISTINCT FROM expected_version THEN
    -- Somebody was quicker with the same act on the very version that the caller read: then that is what they wanted.
    IF s.version - 1 = expected_version AND newsdesk.is_already(s, action, me, note) THEN
      RETURN newsdesk.receipt_now(s, 'already');
    END IF;
    PERFORM newsdesk.require_version(s, expected_version);
  END IF;

  -- Many acts have no rule but who may do them, that they say why, or that none of the work is their own. What is submitted is
  -- checked.
  IF t.roles && mine AND (CASE t.rules
    WHEN '{}' THEN action NOT IN ('review', 'withdraw', 'submit', 'deschedule')
    WHEN '{note}' THEN action NOT IN ('review', 'withdraw', 'submit', 'deschedule') AND NOT newsdesk.is_blank(coalesce(note, ''))
    WHEN '{second_person}' THEN action = 'review' AND s.assignee_id IS DISTINCT FROM me AND NOT EXISTS (
      SELECT FROM newsdesk.revision AS r WHERE r.story_id = s.id AND r.edited_by = me
    )
    ELSE false
  END) THEN
    verdict := ROW('{}', t.to_stage, t.to_publication, '{}')::newsdesk.verdict;
  ELSE
    verdict := newsdesk.judge(s, action, t, me, mine, note);
    IF (verdict.reasons <> '{}' OR action = 'review') AND newsdesk.is_already(s, action, me, note) THEN
      RETURN newsdesk.receipt_now(s, 'already');
    ELSIF verdict.reasons <> '{}' THEN
      PERFORM newsdesk.refuse(s, action, verdict.reasons);
    END IF;
  END IF;
  RETURN newsdesk.carry_out(s, action, verdict, me, note, request_id);
END
$$;

-- Does what was found to be possible.
CREATE FUNCTION newsdesk.carry_out(
  s newsdesk.story, act newsdesk.action, verdict newsdesk.verdict, me integer, note text, request uuid
) RETURNS newsdesk.receipt
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  was text := newsdesk.state(s.stage, s.publication);
  voided newsdesk.sign_off_kind[] := '{}';
  entry newsdesk.history;
BEGIN
  IF act = 'withdraw' THEN
    voided := newsdesk.sign_offs_of(s.id, me);
  ELSIF act = 'spike' AND verdict.to_stage = 'closed' THEN
    -- What was tried is kept, and the next correction starts from what is out.
    s.revision := (SELECT e.revision FROM newsdesk.edition AS e WHERE e.story_id = s.id ORDER BY e.number DESC LIMIT 1);
    SELECT r.slug INTO s.slug FROM newsdesk.revision AS r WHERE r.story_id = s.id AND r.number = s.revision;
    voided := newsdesk.outdated_sign_offs(s);
  END IF;
  UPDATE newsdesk.story AS x SET
    version = x.version + 1,
    stage = verdict.to_stage,
    publication = verdict.to_publication,
    pending = verdict.to_stage NOT IN ('closed', 'spiked'),
    revision = s.revision,
    slug = s.slug,
    schedule = CASE WHEN verdict.to_stage = 'approved' AND act <> 'deschedule' THEN x.schedule END,
    -- Whoever approves has done what it waited for them for.
    assignee_id = CASE
      WHEN act = 'review' THEN me
      WHEN act = 'withdraw' THEN x.assignee_id
      WHEN act = 'approve' AND verdict.to_stage <> 'approved' THEN nullif(x.assignee_id, me)
      WHEN verdict.to_stage IN ('draft', 'changes_requested') THEN newsdesk.writer_for(x)
    END,
    updated_at = clock_timestamp()
  WHERE x.id = s.id
  RETURNING x.* INTO STRICT s;

  entry := newsdesk.append_history(s, act, me, verdict.given, voided, note, request);
  IF voided <> '{}' THEN
    PERFORM newsdesk.void_sign_offs(entry);
  END IF;
  IF verdict.given <> '{}' THEN
    INSERT INTO newsdesk.sign_off (story_id, version, kind, digest, given_by, given_at)
    SELECT s.id, s.version, k, newsdesk.covered_digest(k, entry.text_digest, entry.picture_digest), me, entry.at
    FROM unnest(verdict.given) AS k;
  END IF;
  IF act IN ('publish', 'kill') THEN
    PERFORM newsdesk.record_publication(s, entry);
  END IF;
  IF s.publication <> 'unpublished' THEN
    RETURN newsdesk.receipt_of(entry, 'done', was);
  END IF;
  RETURN ROW(
    s.id, s.slug, s.version, s.revision, s.stage, s.publication, NULL, verdict.given, entry.at, 'done', was, voided
  )::newsdesk.receipt;
END
$$;

-- Whether an equal act has left the story as this one would: then there is nothing to refuse and nothing to do.
CREATE FUNCTION newsdesk.is_already(s newsdesk.story, act newsdesk.action, me integer, why text) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  last newsdesk.history;
  mine newsdesk.role[] := newsdesk.roles_on(me, s.desk_id);
  tally newsdesk.sign_off_tally;
BEGIN
  -- To somebody without the role the answer is a refusal, whatever the state.
  IF NOT EXISTS (
    SELECT
    FROM newsdesk.transition AS t
    JOIN newsdesk.desk AS d ON d.workflow_id = t.workflow_id
    WHERE d.id = s.desk_id AND t.action = act AND t.roles && mine
  ) AND NOT (act IN ('approve', 'withdraw') AND newsdesk.kinds_asked(s.id, me) <> '{}') THEN
    RETURN false;
  ELSIF act = 'approve' THEN
    -- All is given, by whomever; or theirs is, for exactly this, and the story waits for others.
    tally := newsdesk.tally(newsdesk.sign_offs(s), me, mine);
    RETURN NOT tally.is_own_work AND CASE
      WHEN tally.is_complete THEN s.stage = 'approved'
      ELSE s.stage = 'in_review' AND tally.has_given AND tally.to_give = '{}'
    END;
  END IF;
  SELECT * INTO STRICT last FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.version = s.version;
  RETURN CASE act
    WHEN 'review' THEN last.action = 'review' AND s.assignee_id = me
    WHEN 'withdraw' THEN last.action = 'withdraw' AND last.actor_id = me
    WHEN 'publish' THEN s.stage = 'closed' AND s.publication = 'published'
    -- An act that says why is the same only with the same words: another note must not vanish behind "already".
    ELSE last.action = act AND last.note IS NOT DISTINCT FROM newsdesk.clean_note(why)
  END;
END
$$;

-- The edition and the outbox row that go with a publication, or the outbox row that goes with a kill.
CREATE FUNCTION newsdesk.record_publication(s newsdesk.story, entry newsdesk.history) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  newest newsdesk.edition;
  r newsdesk.revision;
  message newsdesk.outbox;
BEGIN
  SELECT * INTO newest FROM newsdesk.edition AS e WHERE e.story_id = s.id ORDER BY e.number DESC LIMIT 1;
  IF entry.action = 'kill' THEN
    INSERT INTO newsdesk.outbox AS o (story_id, edition, event, queued_at) VALUES (s.id, newest.number, 'kill', entry.at)
    RETURNING o.* INTO STRICT message;
    PERFORM newsdesk.take_off(entry);
    PERFORM newsdesk.queue_deliveries(s, message);
    RETURN;
  END IF;

  -- The digests that were signed off are computed again from what is about to go out.
  SELECT * INTO STRICT r FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = s.revision;
  IF newsdesk.text_digest(r) IS DISTINCT FROM entry.text_digest
    OR newsdesk.picture_digest(newsdesk.pictures_of(s.id, s.revision)) IS DISTINCT FROM entry.picture_digest
  THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDTAM',
      MESSAGE = format('%s %s was not published: revision %s is not what was approved', s.id, s.slug, s.revision),
      HINT = 'Somebody changed the stored text outside the workflow. Keep the evidence and tell an administrator.';
  END IF;

  -- Nor is an embargo that somebody took out of the story's row.
  IF entry.embargo IS DISTINCT FROM (
    SELECT h.embargo FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.version = s.version - 1
  ) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDTAM',
      MESSAGE = format('%s %s was not published: its embargo is not what its history says', s.id, s.slug),
      HINT = 'Somebody changed it outside the workflow. Keep the evidence and tell an administrator.';
  END IF;

  INSERT INTO newsdesk.edition (
    story_id, number, version, revision, text_digest, picture_digest, note, published_at
  )
  VALUES (
    s.id, coalesce(newest.number, 0) + 1, s.version, s.revision, entry.text_digest, entry.picture_digest,
    (
      SELECT h.note FROM newsdesk.history AS h
      WHERE h.story_id = s.id AND h.action = 'correct' AND h.version > newest.version
      ORDER BY h.version DESC LIMIT 1
    ),
    entry.at
  );
  INSERT INTO newsdesk.outbox AS o (story_id, edition, event, queued_at)
  VALUES (
    s.id, coalesce(newest.number, 0) + 1,
    CASE WHEN newest.number IS NULL THEN 'publish' ELSE 'correct' END::newsdesk.outbox_event, entry.at
  )
  RETURNING o.* INTO STRICT message;
  PERFORM newsdesk.queue_deliveries(s, message);
  PERFORM newsdesk.rely_on_grants(s, entry);
  PERFORM newsdesk.put_out(s, entry);
END
$$;
