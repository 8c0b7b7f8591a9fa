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
  previous_state text,
  -- The kinds of which the act voided a sign-off.
  voided newsdesk.sign_off_kind[]
);

-- SHA-256 over an entry of a story's history, the digest of the entry before it included. A list of fields as in
-- 0003_story.sql. The server's binary form of an array happens to write each as that list does, after a head of 20 bytes; so
-- one call makes the list. Of bytea, because text would be sent in whatever encoding the client has chosen.
CREATE FUNCTION newsdesk.history_digest(entry newsdesk.history) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(int4send(21) || substring(array_send(ARRAY[
    'newsdesk.history.1'::bytea,
    entry.story_id::text::bytea,
    entry.version::text::bytea,
    entry.desk_id::text::bytea,
    entry.action::text::bytea,
    entry.stage::text::bytea,
    entry.publication::text::bytea,
    entry.revision::text::bytea,
    encode(entry.text_digest, 'hex')::bytea,
    encode(entry.picture_digest, 'hex')::bytea,
    array_to_string(entry.sign_offs_given, ',')::bytea,
    array_to_string(entry.sign_offs_voided, ',')::bytea,
    convert_to(entry.note, 'UTF8'),
    entry.assignee_id::text::bytea,
    convert_to(entry.embargo, 'UTF8'),
    convert_to(entry.schedule, 'UTF8'),
    entry.actor_id::text::bytea,
    convert_to(entry.actor, 'UTF8'),
    (extract(epoch FROM entry.at) * 1000000)::bigint::text::bytea,
    entry.request_id::text::bytea,
    encode(entry.previous_digest, 'hex')::bytea
  ]) FROM 21));
END
$$;

-- Locks a story that the person may read. One that they may not read does not exist for them, and is not locked either: to
-- wait for it would tell that somebody is at work on it.
CREATE FUNCTION newsdesk.lock_story(id_wanted bigint, me integer) RETURNS newsdesk.story
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s newsdesk.story;
BEGIN
  SELECT * INTO s FROM newsdesk.story AS x
  WHERE x.id = id_wanted AND newsdesk.may_read(x, me) FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    PERFORM newsdesk.refuse_outsider(id_wanted, me);
  END IF;
  RETURN s;
END
$$;

CREATE FUNCTION newsdesk.receipt_of(entry newsdesk.history, outcome text, previous_state text)
RETURNS newsdesk.receipt
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT ROW(
      entry.story_id, r.slug, entry.version, entry.revision, entry.stage, entry.publication,
      (SELECT max(e.number) FROM newsdesk.edition AS e WHERE e.story_id = entry.story_id AND e.version <= entry.version),
      entry.sign_offs_given, entry.at, outcome, previous_state, entry.sign_offs_voided
    )::newsdesk.receipt
    FROM newsdesk.revision AS r
    WHERE r.story_id = entry.story_id AND r.number = entry.revision
  );
END
$$;

-- The receipt of a story as it stands, where nothing had to be done.
CREATE FUNCTION newsdesk.receipt_now(s newsdesk.story, outcome text) RETURNS newsdesk.receipt
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  newest newsdesk.history;
BEGIN
  SELECT * INTO STRICT newest FROM newsdesk.history AS h WHERE h.story_id = s.id AND h.version = s.version;
  RETURN newsdesk.receipt_of(newest, outcome, newsdesk.state(s.stage, s.publication));
END
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
  PERFORM newsdesk.require_same(
    request,
    entry.actor_id = me AND entry.action = ANY (acts) AND (id_wanted IS NULL OR entry.story_id = id_wanted)
  );
  RETURN newsdesk.receipt_of(entry, 'replayed', NULL);
END
$$;

-- That a request which was carried out before wants now what it wanted then.
CREATE FUNCTION newsdesk.require_same(request uuid, is_same boolean) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF is_same IS NOT TRUE THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDREQ',
      MESSAGE = format('request %s was used for something else', request),
      HINT = 'A request id belongs to one act. Use a new one.';
  END IF;
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

-- Writes the entry of a story's history that belongs to the story's version, chained to the one before it. One statement:
-- in a transaction of its own each expression costs more to make ready than to evaluate.
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
  INSERT INTO newsdesk.history AS x (
    story_id, version, desk_id, action, stage, publication, revision, text_digest, picture_digest, sign_offs_given,
    sign_offs_voided, note, assignee_id, embargo, schedule, actor_id, actor, at, request_id, previous_digest, digest, transaction_id
  )
  SELECT
    e.story_id, e.version, e.desk_id, e.action, e.stage, e.publication, e.revision, e.text_digest, e.picture_digest,
    e.sign_offs_given, e.sign_offs_voided, e.note, e.assignee_id, e.embargo, e.schedule, e.actor_id, e.actor, e.at, e.request_id,
    e.previous_digest,
    newsdesk.history_digest(ROW(e.*, NULL, NULL)::newsdesk.history), pg_current_xact_id()::text::bigint
  FROM (
    SELECT
      s.id AS story_id, s.version, s.desk_id, act AS action, s.stage, s.publication, s.revision, r.text_digest, r.picture_digest,
      given AS sign_offs_given, voided AS sign_offs_voided, newsdesk.clean_note(why) AS note, s.assignee_id, s.embargo, s.schedule,
      me AS actor_id, session_user::text AS actor, s.updated_at AS at, request AS request_id, before.digest AS previous_digest
    FROM newsdesk.revision AS r
    LEFT JOIN newsdesk.history AS before ON before.story_id = s.id AND before.version = s.version - 1
    WHERE r.story_id = s.id AND r.number = s.revision
      -- As newsdesk.notify_watchers does it, and no statement of its own: nearly always nobody watches.
      AND (
        SELECT count(pg_notify('newsdesk_changes', ''))
        FROM newsdesk.watch AS w
        WHERE w.channel = 'newsdesk_changes' AND w.expires_at > clock_timestamp()
      ) IS NOT NULL
    -- Each value once, though two places use it.
    OFFSET 0
  ) AS e
  RETURNING x.* INTO STRICT entry;
  RETURN entry;
END
$$;

-- The kinds of sign-off that cover something else than this revision of the story.
CREATE FUNCTION newsdesk.outdated_sign_offs(s newsdesk.story) RETURNS newsdesk.sign_off_kind[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT DISTINCT o.kind
    FROM newsdesk.sign_off AS o
    JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
    WHERE o.story_id = s.id AND o.voided_in IS NULL
      AND o.digest <> newsdesk.covered_digest(o.kind, r.text_digest, r.picture_digest)
    ORDER BY o.kind
  );
END
$$;

-- The kinds that this person has given and that nothing has voided.
CREATE FUNCTION newsdesk.sign_offs_of(s_id bigint, giver integer) RETURNS newsdesk.sign_off_kind[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT DISTINCT o.kind
    FROM newsdesk.sign_off AS o
    WHERE o.story_id = s_id AND o.given_by = giver AND o.voided_in IS NULL
    ORDER BY o.kind
  );
END
$$;

-- Marks the sign-offs that an act voided: of the named kinds, those that cover something else than the story now holds; where
-- their giver takes them back, all that are theirs, and all where another desk takes it over.
CREATE FUNCTION newsdesk.void_sign_offs(entry newsdesk.history) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF cardinality(entry.sign_offs_voided) = 0 THEN
    RETURN;
  END IF;
  UPDATE newsdesk.sign_off AS o
  SET voided_in = entry.version
  WHERE o.story_id = entry.story_id
    AND o.voided_in IS NULL
    AND o.kind = ANY (entry.sign_offs_voided)
    AND (
      (entry.action IN ('withdraw', 'undo') AND o.given_by = entry.actor_id)
      OR entry.action = 'move'
      OR o.digest <> newsdesk.covered_digest(o.kind, entry.text_digest, entry.picture_digest)
    );
END
$$;

-- Writes what the caller has set, as the story's next version. The clock, not the start of the transaction: an old
-- transaction could date its acts back.
CREATE FUNCTION newsdesk.write_story(s newsdesk.story) RETURNS newsdesk.story
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE newsdesk.story AS x
  SET desk_id = s.desk_id, slug = s.slug, version = s.version + 1, stage = s.stage, publication = s.publication,
    revision = s.revision, assignee_id = s.assignee_id, confidential = s.confidential, due_at = s.due_at,
    embargo = s.embargo,
    -- Whatever takes a story out of approval takes it off the schedule.
    schedule = CASE WHEN s.stage = 'approved' THEN s.schedule END,
    updated_at = clock_timestamp(), pending = s.stage NOT IN ('closed', 'spiked')
  WHERE x.id = s.id
  RETURNING x.* INTO STRICT s;
  RETURN s;
END
$$;
