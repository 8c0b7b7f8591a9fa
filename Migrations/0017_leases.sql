-- Locks on drafts: leases. Whoever holds one is the only one who can save, until it is given back, runs out by this server's
-- clock, or is broken by an editor of the desk, who is named for it. A lock stops nobody from reading a story, from signing
-- it off or from sending it out, and is no version of it.

CREATE TYPE newsdesk.lease_end AS ENUM (
  -- Given back by its holder.
  'released',
  -- Its time was up.
  'expired',
  -- Taken away by an editor, who said why.
  'broken',
  -- Its holder passed the story on, left, or can't edit it any more.
  'lapsed'
);

-- Every lock that was ever taken. A row is written once, may be prolonged while it is open, and is ended once.
CREATE TABLE newsdesk.lease (
  story_id bigint NOT NULL,
  number integer NOT NULL,
  holder_id integer NOT NULL,
  taken_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  how newsdesk.lease_end,
  -- Who ended it, where somebody did.
  ended_by integer,
  note text,
  CONSTRAINT lease_pkey PRIMARY KEY (story_id, number),
  CONSTRAINT lease_story_fkey FOREIGN KEY (story_id) REFERENCES newsdesk.story (id),
  CONSTRAINT lease_holder_fkey FOREIGN KEY (holder_id) REFERENCES newsdesk.person (id),
  CONSTRAINT lease_ender_fkey FOREIGN KEY (ended_by) REFERENCES newsdesk.person (id),
  CONSTRAINT lease_number_is_positive CHECK (number > 0),
  CONSTRAINT lease_expires_later CHECK (expires_at > taken_at),
  CONSTRAINT lease_ends_later CHECK (ended_at >= taken_at),
  CONSTRAINT lease_ends_somehow CHECK ((ended_at IS NULL) = (how IS NULL)),
  CONSTRAINT lease_is_ended_by_somebody CHECK ((how IN ('released', 'broken')) IS TRUE = (ended_by IS NOT NULL)),
  CONSTRAINT lease_is_broken_for_a_reason CHECK ((how IS NOT DISTINCT FROM 'broken') = (note IS NOT NULL)),
  CONSTRAINT lease_note_is_short CHECK (octet_length(note) <= 16000)
);

CREATE UNIQUE INDEX lease_open_key ON newsdesk.lease (story_id) WHERE ended_at IS NULL;

CREATE FUNCTION newsdesk.allow_ending_a_lease_only() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF OLD.ended_at IS NULL
    AND (NEW.story_id, NEW.number, NEW.holder_id, NEW.taken_at)
      IS NOT DISTINCT FROM (OLD.story_id, OLD.number, OLD.holder_id, OLD.taken_at)
    AND NEW.expires_at >= OLD.expires_at
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'NDAPP', MESSAGE = 'a lock can be prolonged and ended once, and not changed';
END
$$;

CREATE TRIGGER lease_is_not_deleted BEFORE DELETE OR TRUNCATE ON newsdesk.lease
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();

CREATE TRIGGER lease_is_only_ended BEFORE UPDATE ON newsdesk.lease
  FOR EACH ROW EXECUTE FUNCTION newsdesk.allow_ending_a_lease_only();

ALTER TABLE newsdesk.lease ENABLE ROW LEVEL SECURITY;

CREATE POLICY lease_is_read_with_its_story ON newsdesk.lease FOR SELECT
  USING (EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = story_id));

-- The locks that count at this moment. Nothing has to run when one is over: it is not here any more.
CREATE VIEW newsdesk.draft_lock
WITH (security_invoker = true)
AS
SELECT l.story_id, l.number, l.holder_id, p.login, p.name, l.taken_at, l.expires_at
FROM newsdesk.lease AS l
JOIN newsdesk.person AS p ON p.id = l.holder_id
JOIN newsdesk.story AS s ON s.id = l.story_id
JOIN newsdesk.desk AS d ON d.id = s.desk_id
WHERE l.ended_at IS NULL
  AND l.expires_at > clock_timestamp()
  AND p.disabled_at IS NULL
  -- A story that its holder may not edit as it stands now would be locked for nobody.
  AND EXISTS (
    SELECT
    FROM newsdesk.transition AS t
    JOIN newsdesk.role_grant AS g ON g.role = ANY (t.roles)
    WHERE t.workflow_id = d.workflow_id
      AND t.action IN ('edit_text', 'edit_pictures')
      AND t.from_stage = s.stage
      AND t.from_publication = s.publication
      AND g.person_id = l.holder_id
      AND (g.desk_id = s.desk_id OR g.desk_id IS NULL)
  )
  -- Nor may one be held by somebody whom a confidential story has left out meanwhile.
  AND (
    NOT s.confidential
    OR EXISTS (
      SELECT FROM newsdesk.story_reader AS r
      WHERE r.story_id = s.id AND r.person_id = l.holder_id AND r.removed_in IS NULL
    )
  )
  -- Whoever passes a story on is done with it.
  AND NOT EXISTS (
    SELECT
    FROM newsdesk.history AS h
    WHERE h.story_id = l.story_id
      AND h.actor_id = l.holder_id
      AND h.at > l.taken_at
      AND h.action IN ('submit', 'approve', 'request_changes', 'reject', 'publish', 'correct', 'kill', 'spike')
  );

-- The reason why this person can't edit: somebody else holds the lock. Empty where nobody does.
CREATE FUNCTION newsdesk.locked_by_another(s newsdesk.story, me integer) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Nearly always there is none, and finding that out costs next to nothing.
  IF NOT EXISTS (
    SELECT FROM newsdesk.lease AS l
    WHERE l.story_id = s.id AND l.ended_at IS NULL AND l.holder_id IS DISTINCT FROM me
  ) THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT ROW(
      'lease',
      l.login,
      -- No lock lasts longer than eight hours, so the time of day says which.
      format('%s holds its lock until %s', l.name, to_char(l.expires_at, 'HH24:MI TZ')),
      CASE
        WHEN newsdesk.holds_role(me, s.desk_id, '{editor}')
          THEN format('newsdesk draft unlock %s --break --note "..."', s.id)
      END,
      newsdesk.people_who_can(s, '{editor}', ARRAY[me, l.holder_id])
    )::newsdesk.reason
    FROM newsdesk.draft_lock AS l
    WHERE l.story_id = s.id AND l.holder_id IS DISTINCT FROM me
  );
END
$$;

-- What taking, giving back and breaking a lock answers. Its fields are NULL where there was none.
CREATE TYPE newsdesk.lock_receipt AS (
  story bigint,
  slug text,
  login text,
  name text,
  taken_at timestamptz,
  expires_at timestamptz,
  -- taken, prolonged; released, broken; none: there was no lock.
  outcome text
);

CREATE FUNCTION newsdesk.lock_receipt_of(s newsdesk.story, l newsdesk.lease, outcome text) RETURNS newsdesk.lock_receipt
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  holder newsdesk.person;
BEGIN
  SELECT * INTO holder FROM newsdesk.person AS p WHERE p.id = l.holder_id;
  RETURN ROW(s.id, s.slug, holder.login, holder.name, l.taken_at, l.expires_at, outcome)::newsdesk.lock_receipt;
END
$$;

-- Takes the lock of a story, or prolongs it for whoever holds it. For those who could edit the story now.
CREATE FUNCTION newsdesk.lock_draft(story bigint, minutes integer DEFAULT 30) RETURNS newsdesk.lock_receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  reasons newsdesk.reason[];
  held newsdesk.draft_lock;
  l newsdesk.lease;
BEGIN
  IF (minutes BETWEEN 1 AND 480) IS NOT TRUE THEN
    PERFORM newsdesk.bad_data('a lock lasts from 1 minute to 8 hours');
  END IF;
  reasons := ARRAY(SELECT o FROM unnest(newsdesk.obstacles(s, 'edit_text', me, NULL)) AS o WHERE o.code <> 'lease');
  IF cardinality(reasons) > 0
    AND EXISTS (SELECT FROM unnest(newsdesk.obstacles(s, 'edit_pictures', me, NULL)) AS o WHERE o.code <> 'lease')
  THEN
    PERFORM newsdesk.refuse(s, 'edit_text', reasons, 'locked');
  END IF;
  reasons := newsdesk.locked_by_another(s, me);
  IF cardinality(reasons) > 0 THEN
    PERFORM newsdesk.refuse(s, 'edit_text', reasons, 'locked');
  END IF;

  SELECT * INTO held FROM newsdesk.draft_lock AS x WHERE x.story_id = s.id;
  IF FOUND THEN
    UPDATE newsdesk.lease AS x
    SET expires_at = greatest(x.expires_at, clock_timestamp() + make_interval(mins => minutes))
    WHERE x.story_id = held.story_id AND x.number = held.number
    RETURNING x.* INTO l;
    RETURN newsdesk.lock_receipt_of(s, l, 'prolonged');
  END IF;
  -- One that is over and was never closed.
  UPDATE newsdesk.lease AS x
  SET
    ended_at = least(x.expires_at, clock_timestamp()),
    how = CASE WHEN x.expires_at <= clock_timestamp() THEN 'expired' ELSE 'lapsed' END::newsdesk.lease_end
  WHERE x.story_id = s.id AND x.ended_at IS NULL;
  INSERT INTO newsdesk.lease AS x (story_id, number, holder_id, taken_at, expires_at)
  SELECT s.id, coalesce(max(y.number), 0) + 1, me, now.at, now.at + make_interval(mins => minutes)
  FROM (SELECT clock_timestamp() AS at) AS now
  LEFT JOIN newsdesk.lease AS y ON y.story_id = s.id
  GROUP BY now.at
  RETURNING x.* INTO l;
  RETURN newsdesk.lock_receipt_of(s, l, 'taken');
END
$$;

-- Gives one's own lock back.
CREATE FUNCTION newsdesk.unlock_draft(story bigint) RETURNS newsdesk.lock_receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  reasons newsdesk.reason[];
  l newsdesk.lease;
BEGIN
  -- What only their desk may read, others are not told.
  IF EXISTS (
    SELECT FROM newsdesk.role_grant AS g WHERE g.person_id = me AND (g.desk_id = s.desk_id OR g.desk_id IS NULL)
  ) THEN
    reasons := newsdesk.locked_by_another(s, me);
    IF cardinality(reasons) > 0 THEN
      PERFORM newsdesk.refuse(s, 'edit_text', reasons, 'unlocked');
    END IF;
  END IF;
  UPDATE newsdesk.lease AS x
  SET ended_at = clock_timestamp(), how = 'released', ended_by = me
  FROM newsdesk.draft_lock AS held
  WHERE held.story_id = s.id AND held.holder_id = me AND x.story_id = held.story_id AND x.number = held.number
  RETURNING x.* INTO l;
  RETURN newsdesk.lock_receipt_of(s, l, CASE WHEN FOUND THEN 'released' ELSE 'none' END);
END
$$;

-- Takes somebody else's lock away. For the desk's editors, who say why; the lock's holder and the desk can read both.
CREATE FUNCTION newsdesk.break_lock(story bigint, note text) RETURNS newsdesk.lock_receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  why text := newsdesk.clean_note(note);
  l newsdesk.lease;
BEGIN
  IF newsdesk.holds_role(me, s.desk_id, '{editor}') IS NOT TRUE THEN
    PERFORM newsdesk.refuse(s, 'edit_text', ARRAY[ROW(
      'role', 'editor', 'breaking a lock takes an editor of the desk, which you are not', NULL,
      newsdesk.people_who_can(s, '{editor}', ARRAY[me])
    )::newsdesk.reason], 'unlocked');
  ELSIF newsdesk.is_blank(coalesce(why, '')) THEN
    PERFORM newsdesk.refuse(s, 'edit_text', ARRAY[ROW(
      'note', 'note', 'it does not say why', format('newsdesk draft unlock %s --break --note "..."', s.id), '{}'::text[]
    )::newsdesk.reason], 'unlocked');
  END IF;
  PERFORM newsdesk.check_note(why);
  UPDATE newsdesk.lease AS x
  SET ended_at = clock_timestamp(), how = 'broken', ended_by = me, note = why
  FROM newsdesk.draft_lock AS held
  WHERE held.story_id = s.id AND held.holder_id <> me AND x.story_id = held.story_id AND x.number = held.number
  RETURNING x.* INTO l;
  IF NOT FOUND THEN
    RETURN newsdesk.unlock_draft(story);
  END IF;
  RETURN newsdesk.lock_receipt_of(s, l, 'broken');
END
$$;
