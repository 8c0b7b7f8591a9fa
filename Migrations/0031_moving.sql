-- Handing a story on to another desk. It takes what the desk that it leaves asks for, and what the other asks of who begins a story
-- there: nothing gets onto a desk by way of a second one. Each desk signs off by its own rules, so that no sign-off goes along.

-- Why this person can't hand this story on to that desk now; none where they can.
CREATE FUNCTION newsdesk.move_obstacles(s newsdesk.story, there newsdesk.desk, me integer, why text) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  t newsdesk.transition := newsdesk.transition_of(s, 'move');
  reasons newsdesk.reason[] := newsdesk.circle_obstacles(s, 'move', me, why) || newsdesk.locked_by_another(s, me);
  begin_roles newsdesk.role[] := (SELECT w.create_roles FROM newsdesk.workflow AS w WHERE w.id = there.workflow_id);
  author newsdesk.person;
BEGIN
  IF newsdesk.holds_role(me, there.id, begin_roles) IS NOT TRUE THEN
    reasons := reasons || ROW(
      'role',
      newsdesk.either(begin_roles),
      format('that takes the role of %s on the %s desk too, which you do not hold', newsdesk.either(begin_roles), there.name),
      NULL,
      newsdesk.people_who_can(s, t.roles, ARRAY(
        SELECT p.id FROM newsdesk.person AS p WHERE newsdesk.holds_role(p.id, there.id, begin_roles) IS NOT TRUE
      ))
    )::newsdesk.reason;
  END IF;
  -- What waits for its author has to be read by its author.
  SELECT * INTO STRICT author FROM newsdesk.person AS p WHERE p.id = s.author_id;
  IF t.to_stage IN ('draft', 'changes_requested') AND NOT s.confidential AND author.disabled_at IS NULL
    AND newsdesk.roles_on(author.id, there.id) IS NULL
  THEN
    reasons := reasons || ROW(
      'author', author.login,
      format('%s, who wrote it, holds no role on the %s desk and could not go on with it', author.name, there.name),
      format('newsdesk role grant %s reporter --desk %s', author.login, there.name),
      newsdesk.people_with_role(NULL, '{administrator}')
    )::newsdesk.reason;
  END IF;
  RETURN reasons;
END
$$;

-- Hands a story on. It stands on the other desk where the workflow that it leaves has it arrive, or as a draft where the other
-- knows no such stage. What is out stays with the desk that published it.
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
  s.publication := t.to_publication;
  s.stage := CASE
    WHEN EXISTS (
      SELECT FROM newsdesk.transition AS x
      WHERE x.workflow_id = there.workflow_id AND x.from_stage = t.to_stage AND x.from_publication = t.to_publication
    ) THEN t.to_stage
    ELSE 'draft'
  END;
  IF s.stage <> t.from_stage OR newsdesk.may_read(s, s.assignee_id) IS NOT TRUE THEN
    s.assignee_id := NULL;
  END IF;
  s := newsdesk.write_story(s);
  entry := newsdesk.append_history(
    s, 'move', me, '{}',
    ARRAY(
      SELECT DISTINCT o.kind FROM newsdesk.sign_off AS o WHERE o.story_id = s.id AND o.voided_in IS NULL ORDER BY o.kind
    ),
    format('From %s to %s.', here.name, there.name) || coalesce(' ' || newsdesk.clean_note(note), ''), request_id
  );
  PERFORM newsdesk.void_sign_offs(entry);
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;
