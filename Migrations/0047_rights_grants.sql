-- Grants: given, ended, and shown with what they lift.

-- Answers for one block of a picture, in this story or in every one, until a time that is at most ninety days away. For photo
-- editors, editors and publishers, who have not brought the picture in themselves. The same grant again is the one that stands.
CREATE FUNCTION newsdesk.grant_rights(
  story bigint, number integer, code text, until timestamptz, reason text, every_story boolean DEFAULT false
) RETURNS newsdesk.rights_grant
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  x newsdesk.picture;
  reasons newsdesk.reason[];
  block newsdesk.picture_block;
  g newsdesk.rights_grant;
  standing newsdesk.rights_grant;
  scope bigint := CASE WHEN every_story IS NOT TRUE THEN s.id END;
BEGIN
  PERFORM newsdesk.require_rights_role(s, newsdesk.granting_roles(), me, 'granted');
  x := newsdesk.record_at(s, number);
  reasons := newsdesk.granting_obstacles(s, x.id, number, me, coalesce(every_story, false));
  IF reasons <> '{}' THEN
    PERFORM newsdesk.refuse(s, 'edit_pictures', reasons, 'granted');
  END IF;
  PERFORM newsdesk.check_note(reason);
  g.granted_at := clock_timestamp();
  IF code IN ('caption', 'credit', 'no_caption', 'no_credit') THEN
    PERFORM newsdesk.bad_data(
      'no grant lifts a missing caption or credit',
      format('Give it one: newsdesk caption edit %1$s/%2$s "..." or newsdesk photo credit %1$s/%2$s "Name / Agency"', s.id, number)
    );
  ELSIF newsdesk.is_blank(coalesce(reason, '')) THEN
    PERFORM newsdesk.bad_data('a grant says why', 'Say it: --reason "..."');
  ELSIF until IS NULL THEN
    PERFORM newsdesk.bad_data('a grant has an end', 'Say until when, at most 90 days from now: --until "friday 18:00"');
  ELSIF until <= g.granted_at OR until > g.granted_at + interval '2160 hours' THEN
    PERFORM newsdesk.bad_data('a grant ends within 90 days from now', 'Name an earlier time, and grant it anew when that is over.');
  END IF;
  SELECT * INTO block FROM newsdesk.picture_blocks(s, g.granted_at) AS b
  WHERE b.number = grant_rights.number AND b.code = grant_rights.code;
  IF NOT FOUND THEN
    PERFORM newsdesk.bad_data(
      format('nothing blocks photo %s as "%s"', number, left(coalesce(code, ''), 60)),
      format('What does: newsdesk photo rights show %s/%s', s.id, number)
    );
  END IF;

  g.picture_id := x.id;
  g.story_id := scope;
  g.code := code;
  g.facts := block.facts;
  g.reason := newsdesk.clean_note(reason);
  g.granted_by := me;
  g.actor := session_user;
  g.until := until;
  SELECT * INTO standing FROM newsdesk.rights_grant AS y
  WHERE (y.picture_id, y.code, y.facts, y.reason, y.granted_by, y.until)
    IS NOT DISTINCT FROM (g.picture_id, g.code, g.facts, g.reason, g.granted_by, g.until)
    AND y.story_id IS NOT DISTINCT FROM scope
    AND NOT EXISTS (SELECT FROM newsdesk.rights_grant_end AS e WHERE e.grant_id = y.id);
  IF FOUND THEN
    RETURN standing;
  END IF;
  g.id := nextval(pg_get_serial_sequence('newsdesk.rights_grant', 'id'));
  g.digest := newsdesk.grant_digest(g);
  INSERT INTO newsdesk.rights_grant OVERRIDING SYSTEM VALUE SELECT g.*;
  PERFORM newsdesk.record_staff_act(
    'grant rights', format('grant %s', g.id),
    jsonb_build_object('grant', g.id, 'lifts', g.code, 'until', to_char(g.until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'digest', encode(g.digest, 'hex'))
  );
  RETURN g;
END
$$;

-- Ends a grant before its time: whoever gave it, and whoever could give it. False where it was ended already, or has run out.
CREATE FUNCTION newsdesk.end_grant(grant_id bigint, note text DEFAULT NULL) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_person();
  g newsdesk.rights_grant;
  s newsdesk.story;
  e newsdesk.rights_grant_end;
BEGIN
  PERFORM newsdesk.check_note(note);
  SELECT * INTO g FROM newsdesk.rights_grant AS y WHERE y.id = end_grant.grant_id;
  SELECT * INTO s FROM newsdesk.story AS y WHERE y.id = g.story_id;
  IF g.id IS NULL OR (CASE WHEN g.story_id IS NULL THEN newsdesk.may_read_picture(g.picture_id) ELSE newsdesk.may_read(s, me) END)
    IS NOT TRUE
  THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDNFG',
      MESSAGE = format('there is no grant %s', coalesce(grant_id::text, 'NULL')),
      HINT = 'Grants: newsdesk photo rights list';
  ELSIF g.granted_by <> me AND newsdesk.holds_role(me, s.desk_id, newsdesk.granting_roles()) IS NOT TRUE THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDROL',
      MESSAGE = format('grant %s is ended by whoever gave it, or by a %s', g.id, newsdesk.either(newsdesk.granting_roles())),
      DETAIL = jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object(
        'code', 'role', 'subject', newsdesk.either(newsdesk.granting_roles()),
        'message', format('grant %s is ended by whoever gave it, or by a %s', g.id, newsdesk.either(newsdesk.granting_roles())),
        'who', to_jsonb(newsdesk.people_with_role(s.desk_id, newsdesk.granting_roles()))
      )))::text;
  END IF;
  e.ended_at := clock_timestamp();
  IF g.until <= e.ended_at THEN
    RETURN false;
  END IF;
  e.grant_id := g.id;
  e.note := newsdesk.clean_note(note);
  e.ended_by := me;
  e.actor := session_user;
  e.digest := newsdesk.grant_end_digest(e);
  INSERT INTO newsdesk.rights_grant_end SELECT e.* ON CONFLICT ON CONSTRAINT rights_grant_end_pkey DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM newsdesk.record_staff_act(
    'end grant', format('grant %s', g.id), jsonb_build_object('grant', g.id, 'digest', encode(e.digest, 'hex'))
  );
  RETURN true;
END
$$;

-- What blocks the pictures of a story that this person may read, or will; lifted or not.
CREATE FUNCTION newsdesk.story_rights(story bigint) RETURNS TABLE (
  number integer, code text, message text, is_due boolean, due_at timestamptz, fix text, who text[],
  grant_id bigint, granted_by text, granted_until timestamptz, reason text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story;
BEGIN
  SELECT * INTO s FROM newsdesk.story AS y WHERE y.id = story_rights.story AND newsdesk.may_read(y, me);
  IF NOT FOUND THEN
    PERFORM newsdesk.refuse_outsider(story, me);
  END IF;
  RETURN QUERY
    SELECT
      b.number, b.code, b.message, b.is_due, b.due_at, newsdesk.rights_fix(s, b),
      newsdesk.people_who_can(s, newsdesk.granting_roles(), newsdesk.interested_in(s, b.picture_id)),
      g.id, p.name, g.until, g.reason
    FROM newsdesk.picture_blocks(s, clock_timestamp()) AS b
    LEFT JOIN newsdesk.rights_grant AS g ON g.id = b.grant_id
    LEFT JOIN newsdesk.person AS p ON p.id = g.granted_by
    ORDER BY b.number, b.code;
END
$$;

-- The rights of a story's picture as they stand. Version 0 is what its file proposes.
CREATE FUNCTION newsdesk.rights_of(story bigint, number integer) RETURNS newsdesk.picture_rights
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story;
BEGIN
  SELECT * INTO s FROM newsdesk.story AS y WHERE y.id = rights_of.story AND newsdesk.may_read(y, me);
  IF NOT FOUND THEN
    PERFORM newsdesk.refuse_outsider(story, me);
  END IF;
  RETURN newsdesk.rights_now(newsdesk.record_at(s, number));
END
$$;
