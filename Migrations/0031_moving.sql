-- Handing a story on to another desk. It takes what the desk that it leaves asks for, and what the other asks of who begins a story
-- there; and it comes there as a draft, with no sign-off and nobody asked for one. So it is handed in, checked and signed off by the
-- other desk's rules and people: nothing gets onto a desk, or out of it, by way of a second one.

-- Who goes on with a story that is written, where its author holds no role on its desk: whoever handed it in last, or brought it
-- there. NULL for the author, and where nobody of them does.
CREATE FUNCTION newsdesk.writer_for(s newsdesk.story) RETURNS integer
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF s.confidential OR newsdesk.roles_on(s.author_id, s.desk_id) IS NOT NULL THEN
    RETURN NULL;
  END IF;
  RETURN (
    SELECT h.actor_id
    FROM newsdesk.history AS h
    WHERE h.story_id = s.id AND h.action IN ('submit', 'move') AND newsdesk.roles_on(h.actor_id, s.desk_id) IS NOT NULL
    ORDER BY h.version DESC
    LIMIT 1
  );
END
$$;

-- Why this person can't hand this story on to that desk now; none where they can.
CREATE FUNCTION newsdesk.move_obstacles(s newsdesk.story, there newsdesk.desk, me integer, why text) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  t newsdesk.transition := newsdesk.transition_of(s, 'move');
  reasons newsdesk.reason[] := newsdesk.circle_obstacles(s, 'move', me, why) || newsdesk.locked_by_another(s, me);
  begin_roles newsdesk.role[] := (SELECT w.create_roles FROM newsdesk.workflow AS w WHERE w.id = there.workflow_id);
  who text[];
BEGIN
  -- Whoever may lift it there could break here what was promised.
  IF newsdesk.embargo_holds(s.embargo) AND (newsdesk.roles_on(me, s.desk_id) && newsdesk.embargo_roles()) IS NOT TRUE THEN
    reasons := reasons || newsdesk.role_needed(s, newsdesk.embargo_roles());
  END IF;
  IF newsdesk.holds_role(me, there.id, begin_roles) IS NOT TRUE THEN
    who := newsdesk.people_who_can(s, t.roles, ARRAY(
      SELECT p.id FROM newsdesk.person AS p WHERE newsdesk.holds_role(p.id, there.id, begin_roles) IS NOT TRUE
    ));
    reasons := reasons || ROW(
      'role',
      newsdesk.either(begin_roles),
      format('that takes the role of %s on the %s desk too, which you do not hold', newsdesk.either(begin_roles), there.name),
      -- Where nobody holds both, an administrator mends it.
      CASE WHEN who = '{}' THEN format('newsdesk role grant %s %s --desk %s', session_user, begin_roles[1], there.name) END,
      CASE WHEN who = '{}' THEN newsdesk.people_with_role(NULL, '{administrator}') ELSE who END
    )::newsdesk.reason;
  END IF;
  RETURN reasons;
END
$$;

-- Hands a story on, as a draft of its author's, or of whoever brings it where the author holds no role there. What is out stays with
-- the desk that published it.
CREATE FUNCTION newsdesk.move_story(
  story bigint, expected_version integer, desk text, note text DEFAULT NULL, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  was text := newsdesk.state(s.stage, s.publication);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{move}', s.id, me);
  here newsdesk.desk;
  there newsdesk.desk := newsdesk.desk_named(desk);
  t newsdesk.transition := newsdesk.transition_of(s, 'move');
  reasons newsdesk.reason[];
  entry newsdesk.history;
BEGIN
  IF receipt.story IS NOT NULL THEN
    PERFORM newsdesk.require_same(
      request_id, (SELECT h.desk_id FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.version = receipt.version) = there.id
    );
    RETURN receipt;
  END IF;
  PERFORM newsdesk.check_note(note);
  IF s.desk_id = there.id THEN
    RETURN newsdesk.receipt_now(s, 'already');
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  reasons := newsdesk.move_obstacles(s, there, me, note);
  IF reasons <> '{}' THEN
    PERFORM newsdesk.refuse(s, 'move', reasons);
  END IF;

  SELECT * INTO STRICT here FROM newsdesk.desk AS d WHERE d.id = s.desk_id;
  s.desk_id := there.id;
  s.stage := t.to_stage;
  s.publication := t.to_publication;
  s.assignee_id := CASE WHEN NOT s.confidential AND newsdesk.roles_on(s.author_id, there.id) IS NULL THEN me END;
  s := newsdesk.write_story(s);
  entry := newsdesk.append_history(
    s, 'move', me, '{}',
    ARRAY(
      SELECT DISTINCT o.kind FROM newsdesk.sign_off AS o WHERE o.story_id = s.id AND o.voided_in IS NULL ORDER BY o.kind
    ),
    format('From %s to %s.', here.name, there.name) || coalesce(' ' || newsdesk.clean_note(note), ''), request_id
  );
  PERFORM newsdesk.void_sign_offs(entry);
  -- Whom one desk asked for a sign-off, the other may ask.
  UPDATE newsdesk.story_reader AS r
  SET removed_in = entry.version
  WHERE r.story_id = s.id AND r.asked_for IS NOT NULL AND r.removed_in IS NULL;
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;
