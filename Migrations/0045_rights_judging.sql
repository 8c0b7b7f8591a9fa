-- What keeps a picture from being published, and the grants by which named people answer for publishing it all the same. A
-- missing caption or credit is no matter of rights: it is in 0007_rules.sql, and no grant lifts it.

-- A named person's word that one thing which blocks one picture shall not, for a while and for a reason. It is for exactly what
-- blocked it then: other terms under the same code block again.
CREATE TABLE newsdesk.rights_grant (
  id bigint GENERATED ALWAYS AS IDENTITY,
  picture_id bigint NOT NULL,
  -- The story that it counts in; NULL for every one.
  story_id bigint,
  code text NOT NULL,
  -- What exactly blocked.
  facts text NOT NULL,
  reason text NOT NULL,
  granted_by integer NOT NULL,
  actor text NOT NULL,
  granted_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  digest bytea NOT NULL,
  CONSTRAINT rights_grant_pkey PRIMARY KEY (id),
  CONSTRAINT rights_grant_picture_fkey FOREIGN KEY (picture_id) REFERENCES newsdesk.picture (id),
  CONSTRAINT rights_grant_story_fkey FOREIGN KEY (story_id) REFERENCES newsdesk.story (id),
  CONSTRAINT rights_grant_person_fkey FOREIGN KEY (granted_by) REFERENCES newsdesk.person (id),
  CONSTRAINT rights_grant_code_is_known CHECK (
    code IN ('expired', 'territory', 'cost', 'restricted', 'ai_made', 'withdrawn')
  ),
  CONSTRAINT rights_grant_is_short CHECK (until > granted_at AND until <= granted_at + interval '2160 hours')
);

CREATE INDEX rights_grant_by_picture ON newsdesk.rights_grant (picture_id, code);

-- The end of a grant before its time.
CREATE TABLE newsdesk.rights_grant_end (
  grant_id bigint NOT NULL,
  note text,
  ended_by integer NOT NULL,
  actor text NOT NULL,
  ended_at timestamptz NOT NULL,
  digest bytea NOT NULL,
  CONSTRAINT rights_grant_end_pkey PRIMARY KEY (grant_id),
  CONSTRAINT rights_grant_end_grant_fkey FOREIGN KEY (grant_id) REFERENCES newsdesk.rights_grant (id),
  CONSTRAINT rights_grant_end_person_fkey FOREIGN KEY (ended_by) REFERENCES newsdesk.person (id)
);

-- The grants that a publication relied on.
CREATE TABLE newsdesk.rights_reliance (
  story_id bigint NOT NULL,
  version integer NOT NULL,
  grant_id bigint NOT NULL,
  CONSTRAINT rights_reliance_pkey PRIMARY KEY (story_id, version, grant_id),
  CONSTRAINT rights_reliance_history_fkey FOREIGN KEY (story_id, version) REFERENCES newsdesk.history (story_id, version),
  CONSTRAINT rights_reliance_grant_fkey FOREIGN KEY (grant_id) REFERENCES newsdesk.rights_grant (id)
);

DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['rights_grant', 'rights_grant_end', 'rights_reliance'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$s_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.%1$I
       FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting()',
      target
    );
    EXECUTE format('ALTER TABLE newsdesk.%I ENABLE ROW LEVEL SECURITY', target);
  END LOOP;
END
$$;

CREATE POLICY rights_grant_is_read_with_its_story ON newsdesk.rights_grant FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));
CREATE POLICY rights_grant_is_read_with_its_picture ON newsdesk.rights_grant FOR SELECT
  USING (story_id IS NULL AND (SELECT newsdesk.may_read_picture(rights_grant.picture_id)));
CREATE POLICY rights_grant_end_is_read_with_its_grant ON newsdesk.rights_grant_end FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.rights_grant AS g WHERE g.id = grant_id));
CREATE POLICY rights_reliance_is_read_with_its_story ON newsdesk.rights_reliance FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));

-- One thing that blocks a picture, or will: expired before its time is due later.
CREATE TYPE newsdesk.picture_block AS (
  number integer,
  picture_id bigint,
  -- Stable: expired, territory, cost, restricted, ai_made, withdrawn.
  code text,
  facts text,
  -- A clause without a full stop.
  message text,
  is_due boolean,
  due_at timestamptz,
  -- The grant that lifts it; NULL where none does.
  grant_id bigint
);

-- What is known of a picture that blocks it, whoever lifts it.
CREATE FUNCTION newsdesk.rights_conditions(
  x newsdesk.picture, r newsdesk.picture_rights, home text[], in_story bigint, at timestamptz
) RETURNS TABLE (code text, facts text, says text, is_due boolean, due_at timestamptz)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  as_read text := CASE WHEN r.version = 0 THEN ', as its file is read' ELSE '' END;
  outside text[];
BEGIN
  IF r.expires_at IS NOT NULL THEN
    RETURN QUERY SELECT 'expired', r.expires_on_the_wall || ' ' || r.expires_zone,
      format('may be used until %s (%s)', to_char(r.expires_on_the_wall::timestamp, 'FMDy FMDD Mon YYYY HH24:MI'), r.expires_zone)
        || CASE WHEN r.expires_at <= at THEN ', and that is past' ELSE '' END,
      r.expires_at <= at, r.expires_at;
  END IF;
  IF r.territories <> '{}' OR r.excluded <> '{}' OR 'limited_area' = ANY (r.restrictions) THEN
    outside := ARRAY(
      SELECT h FROM unnest(home) AS h
      WHERE h = ANY (r.excluded) OR (r.territories <> '{}' AND h <> ALL (r.territories))
    );
    IF outside <> '{}' OR home = '{}' OR 'limited_area' = ANY (r.restrictions) THEN
      RETURN QUERY SELECT 'territory',
        format('%s not %s at %s%s', array_to_string(r.territories, ' '), array_to_string(r.excluded, ' '),
          array_to_string(home, ' '), CASE WHEN 'limited_area' = ANY (r.restrictions) THEN ' in words' ELSE '' END),
        CASE
          WHEN outside <> '{}' THEN format('may not be used in %s', array_to_string(outside, ', '))
          WHEN 'limited_area' = ANY (r.restrictions)
            THEN 'is limited to some places or media by words that a person has to judge' || as_read
          ELSE 'is limited to some countries, and nobody has said in which this newsroom publishes (newsdesk photo rights territory)'
        END, true, NULL::timestamptz;
    END IF;
  END IF;
  IF r.cost IN ('conditional', 'pay') THEN
    RETURN QUERY SELECT 'cost', r.cost,
      CASE r.cost WHEN 'pay' THEN 'is paid for by each use' ELSE 'is free under conditions that somebody has to look at' END,
      true, NULL::timestamptz;
  END IF;
  outside := array_remove(ARRAY[
    CASE WHEN 'no_online' = ANY (r.restrictions) THEN 'may not be used online' || as_read END,
    CASE WHEN 'permission_needed' = ANY (r.restrictions) THEN 'needs its owner''s permission' || as_read END,
    -- Newest first: the same story's own editions are one use.
    CASE WHEN 'single_use' = ANY (r.restrictions) AND EXISTS (
      SELECT
      FROM newsdesk.revision_picture AS p
      JOIN newsdesk.edition AS e ON e.story_id = p.story_id AND e.revision = p.revision
      WHERE p.picture_id IS NOT NULL AND p.picture_id + 0 IN (SELECT y.id FROM newsdesk.same_picture(x) AS y)
        AND p.story_id <> in_story
    ) THEN 'may be used once, and was published in another story' || as_read END
  ], NULL);
  IF outside <> '{}' THEN
    RETURN QUERY SELECT 'restricted', array_to_string(outside, '; '), array_to_string(outside, '; '), true, NULL::timestamptz;
  END IF;
  IF newsdesk.is_ai_made(x.digital_source_type) THEN
    RETURN QUERY SELECT 'ai_made', x.digital_source_type,
      'was made by a machine, or a part of it was, and nobody has accepted that', true, NULL::timestamptz;
  END IF;
  IF 'withdrawn' = ANY (r.restrictions) THEN
    RETURN QUERY SELECT 'withdrawn', 'withdrawn', 'was withdrawn by its supplier' || as_read, true, NULL::timestamptz;
  END IF;
END
$$;

-- What blocks a picture: what is known of its own record, and what another record of the same file says, so that nobody is
-- rid of a block by adding the file again. That a machine made it, or that it was withdrawn, counts from every record. Of the
-- rest, what a person said last counts, and what a file proposes only where nobody has said anything. One block for each code:
-- one that is due before one that will be, and the record's own before another's.
CREATE FUNCTION newsdesk.file_conditions(x newsdesk.picture, home text[], in_story bigint, at timestamptz)
RETURNS TABLE (code text, facts text, says text, is_due boolean, due_at timestamptz)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  own newsdesk.picture_rights := newsdesk.rights_now(x);
BEGIN
  RETURN QUERY
    SELECT DISTINCT ON (c.code) c.code, c.facts, c.says, c.is_due, c.due_at
    FROM newsdesk.same_picture(x) AS y
    CROSS JOIN LATERAL newsdesk.rights_now(y) AS r
    CROSS JOIN LATERAL newsdesk.rights_conditions(y, r, home, in_story, at) AS c
    WHERE y.id = x.id
      OR c.code IN ('ai_made', 'withdrawn')
      OR own.version = 0
      OR (r.version > 0 AND r.set_at > own.set_at)
    ORDER BY c.code, c.is_due DESC, y.id = x.id DESC, y.id;
END
$$;

-- All that blocks a story's pictures at this moment or will later, with the grants that lift it.
CREATE FUNCTION newsdesk.picture_blocks(s newsdesk.story, at timestamptz) RETURNS SETOF newsdesk.picture_block
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT
      p.number::integer, p.picture_id, c.code, c.facts, format('photo %s %s', p.number, c.says), c.is_due, c.due_at,
      (
        SELECT g.id
        FROM newsdesk.rights_grant AS g
        WHERE g.picture_id = x.id
          AND (g.story_id = s.id OR g.story_id IS NULL)
          AND g.code = c.code
          AND g.facts = c.facts
          AND g.granted_at <= at
          AND g.until > at
          AND NOT EXISTS (SELECT FROM newsdesk.rights_grant_end AS e WHERE e.grant_id = g.id AND e.ended_at <= at)
        ORDER BY g.until DESC, g.id
        LIMIT 1
      )
    FROM newsdesk.revision_picture AS p
    JOIN newsdesk.picture AS x ON x.id = p.picture_id
    CROSS JOIN newsdesk.newsroom AS n
    CROSS JOIN LATERAL newsdesk.file_conditions(x, n.territories, s.id, at) AS c
    WHERE p.story_id = s.id AND p.revision = s.revision AND p.picture_id IS NOT NULL
    ORDER BY p.number, c.code;
END
$$;

-- Who may not answer for a picture in this story: whoever brought it in, wrote the story, or changed its pictures since it was
-- last out. A grant is a second person's word, as a sign-off is.
CREATE FUNCTION newsdesk.interested_in(s newsdesk.story, picture bigint) RETURNS integer[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN s.author_id || ARRAY(
    SELECT x.added_by FROM newsdesk.picture AS x WHERE x.id = interested_in.picture
    UNION
    SELECT r.edited_by
    FROM newsdesk.revision AS r
    WHERE r.story_id = s.id AND r.changed_pictures AND r.number > coalesce(
      (SELECT e.revision FROM newsdesk.edition AS e WHERE e.story_id = s.id ORDER BY e.number DESC LIMIT 1), 0
    )
  );
END
$$;

CREATE FUNCTION newsdesk.granting_roles() RETURNS newsdesk.role[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '{photo_editor,editor,publisher}'::newsdesk.role[];

-- What keeps the story's pictures from being published now; for most stories nothing, at the price of one look.
CREATE FUNCTION newsdesk.rights_obstacles(s newsdesk.story, at timestamptz DEFAULT clock_timestamp()) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM newsdesk.revision_picture AS p
    WHERE p.story_id = s.id AND p.revision = s.revision AND p.picture_id IS NOT NULL
  ) THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT ROW(
      b.code, 'photo ' || b.number, b.message, newsdesk.fix_for(s, newsdesk.rights_fix(s, b), who.names), who.names
    )::newsdesk.reason
    FROM newsdesk.picture_blocks(s, at) AS b
    CROSS JOIN LATERAL newsdesk.people_who_can(
      s, newsdesk.granting_roles(), newsdesk.interested_in(s, b.picture_id)
    ) AS who (names)
    WHERE b.is_due AND b.grant_id IS NULL
    ORDER BY b.number, b.code
  );
END
$$;

CREATE FUNCTION newsdesk.rights_fix(s newsdesk.story, b newsdesk.picture_block) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN b.code = 'withdrawn' THEN format('newsdesk photo remove %s/%s  or  ', s.id, b.number) ELSE '' END
    || format('newsdesk photo rights grant %s/%s --lift %s --until TIME --reason "..."', s.id, b.number, b.code)
$$;

-- Ties a publication to the grants that it relies on. What has run out between the judging and this moment stops it still.
CREATE FUNCTION newsdesk.rely_on_grants(s newsdesk.story, entry newsdesk.history) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  blocks newsdesk.picture_block[];
  grants bigint[];
BEGIN
  IF NOT EXISTS (
    SELECT FROM newsdesk.revision_picture AS p
    WHERE p.story_id = s.id AND p.revision = s.revision AND p.picture_id IS NOT NULL
  ) THEN
    RETURN;
  END IF;
  blocks := ARRAY(SELECT b FROM newsdesk.picture_blocks(s, entry.at) AS b WHERE b.is_due);
  IF EXISTS (SELECT FROM unnest(blocks) AS b WHERE b.grant_id IS NULL) THEN
    PERFORM newsdesk.refuse(s, 'publish', newsdesk.rights_obstacles(s, entry.at));
  END IF;
  grants := ARRAY(SELECT DISTINCT b.grant_id FROM unnest(blocks) AS b ORDER BY b.grant_id);
  IF grants <> '{}' THEN
    INSERT INTO newsdesk.rights_reliance (story_id, version, grant_id) SELECT s.id, s.version, g FROM unnest(grants) AS g;
    -- By the entry's digest, which says nothing to those who may not read the story.
    PERFORM newsdesk.record_staff_act(
      'rely on grants', array_to_string(grants, ' '),
      jsonb_build_object('entry', encode(entry.digest, 'hex'), 'grants', grants)
    );
  END IF;
END
$$;
