-- How every act is locked, replayed, checked and recorded. These functions are for the owner's own use.

-- What an act answers.
CREATE TYPE newsdesk.receipt AS (
  story bigint,
  slug text,
  version integer,
  revision integer,
  stage newsdesk.stage,
  publication newsdesk.publication_state,
  edition integer,
  sign_offs newsdesk.sign_off_kind[],
  at timestamptz,
  -- done; already: it was so; unchanged: nothing to do; replayed: this request was carried out before.
  outcome text,
  previous_state text
);

CREATE FUNCTION newsdesk.bad_data(message text, hint text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'NDBAD', MESSAGE = message, HINT = coalesce(hint, '');
END
$$;

-- SHA-256 over an entry of a story's history, the digest of the entry before it included. Fields as in 0003_story.sql.
CREATE FUNCTION newsdesk.history_digest(entry newsdesk.history) RETURNS bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT sha256(newsdesk.digest_list(ARRAY[
    'newsdesk.history.1',
    entry.story_id::text,
    entry.version::text,
    entry.action::text,
    entry.stage::text,
    entry.publication::text,
    entry.revision::text,
    encode(entry.text_digest, 'hex'),
    encode(entry.picture_digest, 'hex'),
    array_to_string(entry.sign_offs_given, ','),
    array_to_string(entry.sign_offs_voided, ','),
    entry.note,
    entry.actor_id::text,
    entry.actor,
    (extract(epoch FROM entry.at) * 1000000)::bigint::text,
    entry.request_id::text,
    encode(entry.previous_digest, 'hex')
  ]))
$$;

-- Locks a story that the person may see. One that they may not see does not exist for them.
CREATE FUNCTION newsdesk.lock_story(id_wanted bigint, me integer) RETURNS newsdesk.story
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s newsdesk.story;
BEGIN
  SELECT * INTO s FROM newsdesk.story AS x WHERE x.id = id_wanted FOR NO KEY UPDATE;
  IF NOT FOUND OR newsdesk.may_read(s, me) IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = 'NDNFS', MESSAGE = format('there is no story %s', coalesce(id_wanted::text, 'NULL'));
  END IF;
  RETURN s;
END
$$;

CREATE FUNCTION newsdesk.may_read(s newsdesk.story, me integer) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN s.publication = 'published' OR EXISTS (
    SELECT FROM newsdesk.role_grant AS g
    WHERE g.person_id = me AND (g.desk_id = s.desk_id OR g.desk_id IS NULL)
  );
END
$$;

CREATE FUNCTION newsdesk.receipt_of(entry newsdesk.history, outcome text, previous_state text)
RETURNS newsdesk.receipt
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ROW(
    entry.story_id, r.slug, entry.version, entry.revision, entry.stage, entry.publication,
    (SELECT max(e.number) FROM newsdesk.edition AS e WHERE e.story_id = entry.story_id AND e.version <= entry.version),
    entry.sign_offs_given, entry.at, outcome, previous_state
  )::newsdesk.receipt
  FROM newsdesk.revision AS r
  WHERE r.story_id = entry.story_id AND r.number = entry.revision
$$;

-- The receipt of the same request, if it was carried out before; NULL if it was not. The id of another request is refused.
-- A story of NULL stands for one that the request was to create.
CREATE FUNCTION newsdesk.replay(request uuid, acts newsdesk.action[], id_wanted bigint, me integer)
RETURNS newsdesk.receipt
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  entry newsdesk.history;
BEGIN
  IF request IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT * INTO entry FROM newsdesk.history AS h WHERE h.request_id = request;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF entry.actor_id IS DISTINCT FROM me
    OR entry.action <> ALL (acts)
    OR (id_wanted IS NOT NULL AND entry.story_id <> id_wanted)
  THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDREQ',
      MESSAGE = format('request %s was used for something else', request),
      HINT = 'A request id belongs to one act. Use a new one.';
  END IF;
  RETURN newsdesk.receipt_of(entry, 'replayed', NULL);
END
$$;

CREATE FUNCTION newsdesk.require_version(s newsdesk.story, expected integer) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF s.version IS DISTINCT FROM expected THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDVER',
      MESSAGE = format('%s %s was changed: it is at version %s, not %s', s.id, s.slug, s.version,
        coalesce(expected::text, 'NULL')),
      DETAIL = (
        SELECT jsonb_build_object(
          'story', s.id, 'slug', s.slug, 'version', s.version, 'expected', expected,
          'action', h.action, 'by', p.name, 'at', h.at
        )::text
        FROM newsdesk.history AS h
        JOIN newsdesk.person AS p ON p.id = h.actor_id
        WHERE h.story_id = s.id AND h.version = s.version
      ),
      HINT = 'Read it again, then retry.';
  END IF;
END
$$;

-- Writes the next entry of a story's history, chained to the one before it.
CREATE FUNCTION newsdesk.append_history(
  s newsdesk.story,
  act newsdesk.action,
  me integer,
  given newsdesk.sign_off_kind[],
  voided newsdesk.sign_off_kind[],
  why text,
  request uuid
) RETURNS newsdesk.history
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  entry newsdesk.history;
BEGIN
  SELECT r.text_digest, r.picture_digest INTO STRICT entry.text_digest, entry.picture_digest
  FROM newsdesk.revision AS r
  WHERE r.story_id = s.id AND r.number = s.revision;
  SELECT h.digest INTO entry.previous_digest
  FROM newsdesk.history AS h
  WHERE h.story_id = s.id AND h.version = s.version - 1;

  entry.story_id := s.id;
  entry.version := s.version;
  entry.action := act;
  entry.stage := s.stage;
  entry.publication := s.publication;
  entry.revision := s.revision;
  entry.sign_offs_given := given;
  entry.sign_offs_voided := voided;
  entry.note := nullif(btrim(normalize(why, NFC), E' \t\n'), '');
  entry.actor_id := me;
  entry.actor := session_user;
  entry.at := s.updated_at;
  entry.request_id := request;
  entry.digest := newsdesk.history_digest(entry);
  INSERT INTO newsdesk.history SELECT entry.*;
  RETURN entry;
END
$$;

-- Marks the sign-offs that an act voided: those of the named kinds that cover something else than the story now holds.
CREATE FUNCTION newsdesk.void_sign_offs(entry newsdesk.history) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE newsdesk.sign_off AS o
  SET voided_in = entry.version
  WHERE o.story_id = entry.story_id
    AND o.voided_in IS NULL
    AND o.kind = ANY (entry.sign_offs_voided)
    AND o.digest <> newsdesk.covered_digest(o.kind, entry.text_digest, entry.picture_digest)
$$;

-- The story as the next version will have it. The caller sets what the act changes, then calls write_story.
CREATE FUNCTION newsdesk.next_version(s newsdesk.story) RETURNS newsdesk.story
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  s.version := s.version + 1;
  -- The clock, not the start of the transaction: an old transaction could date its acts back.
  s.updated_at := clock_timestamp();
  RETURN s;
END
$$;

CREATE FUNCTION newsdesk.write_story(s newsdesk.story) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE newsdesk.story
  SET desk_id = s.desk_id, slug = s.slug, version = s.version, stage = s.stage, publication = s.publication,
    revision = s.revision, assignee_id = s.assignee_id, due_at = s.due_at, updated_at = s.updated_at
  WHERE id = s.id
$$;
