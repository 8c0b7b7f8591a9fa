-- Verifying: functions for every colleague, each of which looks through a part and says how far it came. Compiling a plan
-- takes longer than carrying it out for one part.

-- Verifies some stories, those that follow on the given one in the order of their numbers: one row, or none at the end.
CREATE FUNCTION newsdesk.verify_stories(after bigint, width integer DEFAULT 500)
RETURNS TABLE (
  last_story bigint, stories bigint, entries bigint, unsealed bigint, earliest timestamptz, latest timestamptz, findings jsonb
)
-- Stable: all of it sees one moment, whatever is being committed.
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
  low bigint;
BEGIN
  PERFORM newsdesk.require_person();
  low := least(
    (SELECT min(x.id) FROM newsdesk.story AS x WHERE x.id > after),
    (SELECT min(x.story_id) FROM newsdesk.history AS x WHERE x.story_id > after),
    (SELECT min(x.story_id) FROM newsdesk.sealed_story AS x WHERE x.story_id > after),
    (SELECT min(x.story_id) FROM newsdesk.revision AS x WHERE x.story_id > after),
    (SELECT min(x.story_id) FROM newsdesk.sign_off AS x WHERE x.story_id > after),
    (SELECT min(x.story_id) FROM newsdesk.edition AS x WHERE x.story_id > after),
    (SELECT min(x.story_id) FROM newsdesk.live AS x WHERE x.story_id > after)
  );
  IF low IS NULL THEN
    RETURN;
  END IF;
  last_story := low + greatest(1, least(width, 10000)) - 1;
  SELECT count(DISTINCT h.story_id), count(*), min(h.at), max(h.at) INTO stories, entries, earliest, latest
  FROM newsdesk.history AS h
  WHERE h.story_id BETWEEN low AND last_story;
  unsealed := entries - (
    SELECT coalesce(sum(x.version - x.first_version + 1), 0)
    FROM newsdesk.sealed_story AS x
    WHERE x.story_id BETWEEN low AND last_story
  );
  findings := (
    SELECT coalesce(jsonb_agg(f), '[]')
    FROM (
      SELECT * FROM newsdesk.find_in_entries(low, last_story)
      UNION ALL
      SELECT * FROM newsdesk.find_in_revisions(low, last_story)
      UNION ALL
      SELECT * FROM newsdesk.find_in_sign_offs(low, last_story)
      UNION ALL
      SELECT * FROM newsdesk.find_in_publications(low, last_story)
      UNION ALL
      SELECT * FROM newsdesk.find_in_live(low, last_story)
    ) AS f
  );
  RETURN NEXT;
END
$$;

-- Verifies some seals, those after the given one: one row, or none at the end.
CREATE FUNCTION newsdesk.verify_seals(after bigint, width integer DEFAULT 500)
RETURNS TABLE (last_seal bigint, seals bigint, findings jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
  low bigint;
BEGIN
  PERFORM newsdesk.require_person();
  low := least(
    (SELECT min(x.number) FROM newsdesk.seal AS x WHERE x.number > after),
    (SELECT min(x.seal) FROM newsdesk.sealed_story AS x WHERE x.seal > after)
  );
  IF low IS NULL THEN
    RETURN;
  END IF;
  last_seal := low + greatest(1, least(width, 10000)) - 1;
  seals := (SELECT count(*) FROM newsdesk.seal AS x WHERE x.number BETWEEN low AND last_seal);
  findings := (
    SELECT coalesce(jsonb_agg(f), '[]')
    FROM (
      SELECT * FROM newsdesk.find_in_seals(low, last_seal)
      UNION ALL
      SELECT * FROM newsdesk.find_backdated(low, last_seal)
    ) AS f
  );
  RETURN NEXT;
END
$$;

-- Verifies what was done to people, desks, roles, workflows, channels and the rights of pictures: the first entry of the chain that is not as it was written, and
-- all that is not as the entries left it.
CREATE FUNCTION newsdesk.verify_staff() RETURNS TABLE (entries bigint, findings jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
BEGIN
  PERFORM newsdesk.require_person();
  entries := (SELECT count(*) FROM newsdesk.staff_history);
  findings := (
    SELECT coalesce(jsonb_agg(f), '[]')
    FROM (
      SELECT * FROM newsdesk.find_in_staff_history()
      UNION ALL
      SELECT * FROM newsdesk.find_in_workflows()
      UNION ALL
      SELECT * FROM newsdesk.find_in_desks()
      UNION ALL
      SELECT * FROM newsdesk.find_in_checks()
      UNION ALL
      SELECT * FROM newsdesk.find_in_roles()
      UNION ALL
      SELECT * FROM newsdesk.find_in_people()
      UNION ALL
      SELECT * FROM newsdesk.find_in_rights()
      UNION ALL
      SELECT * FROM newsdesk.find_in_agencies()
      UNION ALL
      SELECT * FROM newsdesk.find_in_channels()
      UNION ALL
      SELECT * FROM newsdesk.find_in_deliveries()
    ) AS f
  );
  RETURN NEXT;
END
$$;
