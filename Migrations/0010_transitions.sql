-- Moving a story on. One function for every act: what each may do is in the rows of newsdesk.transition.

-- The kinds of sign-off that approving would give: required or not, those that this person's roles allow, that cover
-- nothing of their own, and that they have not given for this very text already.
CREATE FUNCTION newsdesk.sign_offs_to_give(s newsdesk.story, me integer) RETURNS newsdesk.sign_off_kind[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(array_agg(o.kind ORDER BY o.kind), '{}')
  FROM newsdesk.sign_offs(s) AS o
  WHERE o.required
    AND newsdesk.holds_role(me, s.desk_id, o.roles)
    AND me <> ALL (o.contributors)
    AND me <> ALL (o.given_by)
$$;

CREATE FUNCTION newsdesk.act(
  story bigint,
  action newsdesk.action,
  expected_version integer,
  note text DEFAULT NULL,
  request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  last newsdesk.history;
  receipt newsdesk.receipt;
  reasons newsdesk.reason[];
  t newsdesk.transition;
  given newsdesk.sign_off_kind[] := '{}';
  voided newsdesk.sign_off_kind[] := '{}';
  entry newsdesk.history;
BEGIN
  IF action IS NULL OR action IN ('create', 'edit_text', 'edit_pictures') THEN
    PERFORM newsdesk.bad_data(format('%s is not done by this function', coalesce(action::text, 'NULL')));
  ELSIF octet_length(note) > 16000 OR note ~ E'[\\x01-\\x08\\x0b-\\x1f\\x7f]' THEN
    PERFORM newsdesk.bad_data('a note is at most 16,000 bytes long and holds no control characters');
  END IF;
  receipt := newsdesk.replay(request_id, ARRAY[action], s.id, me);
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;

  SELECT * INTO STRICT last FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.version = s.version;
  IF newsdesk.is_already(s, last, action, me, note) THEN
    RETURN newsdesk.receipt_of(last, 'already', was);
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);

  reasons := ARRAY(SELECT o FROM newsdesk.obstacles(s, action, me, note) AS o);
  IF cardinality(reasons) > 0 THEN
    PERFORM newsdesk.refuse(s, action, reasons);
  END IF;

  SELECT x.* INTO STRICT t
  FROM newsdesk.transition AS x
  JOIN newsdesk.desk AS d ON d.workflow_id = x.workflow_id
  WHERE d.id = s.desk_id AND x.action = act.action
    AND x.from_stage = s.stage AND x.from_publication = s.publication;
  IF action = 'approve' THEN
    given := newsdesk.sign_offs_to_give(s, me);
  END IF;
  s := newsdesk.next_version(s);
  s.publication := t.to_publication;
  s.stage := t.to_stage;
  s.assignee_id := CASE
    WHEN action = 'review' THEN me
    WHEN action = 'approve' THEN s.assignee_id
    ELSE NULL
  END;
  IF action = 'spike' AND s.stage = 'closed' THEN
    -- What was tried is kept, and the next correction starts from what is out.
    s.revision := (SELECT e.revision FROM newsdesk.edition AS e WHERE e.story_id = s.id ORDER BY e.number DESC LIMIT 1);
    SELECT r.slug INTO s.slug FROM newsdesk.revision AS r WHERE r.story_id = s.id AND r.number = s.revision;
    voided := ARRAY(
      SELECT DISTINCT o.kind
      FROM newsdesk.sign_off AS o
      JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
      WHERE o.story_id = s.id AND o.voided_in IS NULL
        AND o.digest <> newsdesk.covered_digest(o.kind, r.text_digest, r.picture_digest)
      ORDER BY o.kind
    );
  END IF;
  IF action = 'approve' AND newsdesk.is_signed_off_with(s, given) IS NOT TRUE THEN
    s.stage := 'in_review';
  END IF;

  entry := newsdesk.append_history(s, action, me, given, voided, note, request_id);
  PERFORM newsdesk.void_sign_offs(entry);
  INSERT INTO newsdesk.sign_off (story_id, version, kind, digest, given_by, given_at)
  SELECT s.id, s.version, k, newsdesk.covered_digest(k, entry.text_digest, entry.picture_digest), me, entry.at
  FROM unnest(given) AS k;
  IF action IN ('publish', 'kill') THEN
    PERFORM newsdesk.record_publication(s, entry);
  END IF;
  PERFORM newsdesk.write_story(s);
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;

-- Whether an equal act has left the story as this one would: then there is nothing to refuse and nothing to do.
CREATE FUNCTION newsdesk.is_already(
  s newsdesk.story, last newsdesk.history, act newsdesk.action, me integer, why text
) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN CASE
    -- Theirs is given, for exactly this, and the story waits for others or for nobody.
    WHEN act = 'approve' THEN EXISTS (
      SELECT FROM newsdesk.sign_offs(s) AS o WHERE o.required AND me = ANY (o.given_by)
    ) AND cardinality(newsdesk.sign_offs_to_give(s, me)) = 0
      AND s.stage IN ('approved', 'in_review')
      AND (s.stage = 'approved') = NOT EXISTS (SELECT FROM newsdesk.missing_sign_offs(s))
      AND NOT EXISTS (SELECT FROM newsdesk.second_person(s, me))
    WHEN act = 'review' THEN last.action = 'review' AND s.assignee_id = me
    WHEN act = 'publish' THEN s.stage = 'closed' AND s.publication = 'published'
    -- An act that says why is the same only with the same words: another note must not vanish behind "already".
    ELSE last.action = act AND last.note IS NOT DISTINCT FROM nullif(btrim(normalize(why, NFC), E' \t\n'), '')
  END
  -- To somebody without the role the answer is a refusal, whatever the state.
  AND newsdesk.holds_role(me, s.desk_id, ARRAY(
    SELECT DISTINCT r
    FROM newsdesk.transition AS t
    JOIN newsdesk.desk AS d ON d.workflow_id = t.workflow_id
    CROSS JOIN unnest(t.roles) AS r
    WHERE d.id = s.desk_id AND t.action = act
  ));
END
$$;

-- Whether every required sign-off is given, counting those that this act adds.
CREATE FUNCTION newsdesk.is_signed_off_with(s newsdesk.story, given newsdesk.sign_off_kind[])
RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(
    bool_and(cardinality(o.given_by) + (o.kind = ANY (given))::integer >= o.people_needed), true
  )
  FROM newsdesk.sign_offs(s) AS o
  WHERE o.required
$$;

-- The edition and the outbox row that go with a publication, or the outbox row that goes with a kill.
CREATE FUNCTION newsdesk.record_publication(s newsdesk.story, entry newsdesk.history) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  newest newsdesk.edition;
  r newsdesk.revision;
BEGIN
  SELECT * INTO newest FROM newsdesk.edition AS e WHERE e.story_id = s.id ORDER BY e.number DESC LIMIT 1;
  IF entry.action = 'kill' THEN
    INSERT INTO newsdesk.outbox (story_id, edition, event, queued_at) VALUES (s.id, newest.number, 'kill', entry.at);
    RETURN;
  END IF;

  -- The digests that were signed off are computed again from what is about to go out.
  SELECT * INTO STRICT r FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = s.revision;
  IF newsdesk.text_digest(r) IS DISTINCT FROM entry.text_digest
    OR newsdesk.picture_digest(ARRAY(
      SELECT p FROM newsdesk.revision_picture AS p WHERE p.story_id = s.id AND p.revision = s.revision
    )) IS DISTINCT FROM entry.picture_digest
  THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDTAM',
      MESSAGE = format('%s %s was not published: revision %s is not what was approved', s.id, s.slug, s.revision),
      HINT = 'Somebody changed the stored text outside the workflow. Keep the evidence and tell an administrator.';
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
  INSERT INTO newsdesk.outbox (story_id, edition, event, queued_at)
  VALUES (
    s.id, coalesce(newest.number, 0) + 1,
    CASE WHEN newest.number IS NULL THEN 'publish' ELSE 'correct' END::newsdesk.outbox_event, entry.at
  );
END
$$;
