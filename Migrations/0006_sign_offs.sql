-- Sign-offs as they stand: what a story needs, who has given what, and whose word would count.

-- What a sign-off of this kind covers.
CREATE FUNCTION newsdesk.covered_digest(kind newsdesk.sign_off_kind, text_digest bytea, picture_digest bytea)
RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE kind
    WHEN 'copy' THEN text_digest
    WHEN 'picture' THEN picture_digest
    WHEN 'legal' THEN sha256(text_digest || picture_digest)
  END
$$;

-- A kind of sign-off, as it stands for one story: whether the story needs it, who gave it for exactly what the story holds
-- now, and who can't give it, because they changed what it covers since the last edition.
CREATE TYPE newsdesk.sign_off_standing AS (
  kind newsdesk.sign_off_kind,
  is_required boolean,
  people_needed integer,
  roles newsdesk.role[],
  given_by integer[],
  contributors integer[],
  -- People of any desk whose word was asked for.
  asked integer[]
);

-- The sign-offs of a story from one person's side.
CREATE TYPE newsdesk.sign_off_tally AS (
  -- What they would give by approving: required and allowed by their roles, or asked of them; covering nothing of their own, not
  -- given already.
  to_give newsdesk.sign_off_kind[],
  -- Whether all that is required is given; and whether it would be, with theirs.
  is_complete boolean,
  would_be_complete boolean,
  -- Whether any of what counts is theirs.
  has_given boolean,
  -- Whether all that they could still sign off is their own work: of what is open, or of all where nothing is open, because
  -- approving is a judgement even then.
  is_own_work boolean
);

-- All of this is plpgsql, whose plans are kept, in few statements: each is made ready anew in every transaction.
CREATE FUNCTION newsdesk.sign_offs(s newsdesk.story) RETURNS newsdesk.sign_off_standing[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT ROW(
      k.kind,
      CASE k.required
        WHEN 'always' THEN true
        WHEN 'never' THEN false
        WHEN 'with_pictures' THEN EXISTS (
          SELECT FROM newsdesk.revision_picture AS p WHERE p.story_id = s.id AND p.revision = s.revision
        )
      END,
      k.people,
      k.roles,
      ARRAY(
        SELECT o.given_by
        FROM newsdesk.sign_off AS o
        WHERE o.story_id = s.id
          AND o.kind = k.kind
          AND o.voided_in IS NULL
          AND o.digest = newsdesk.covered_digest(k.kind, r.text_digest, r.picture_digest)
          -- Whoever has since written it themselves gave no second person's word.
          AND o.given_by <> ALL (kind_of_work.contributors)
      ),
      kind_of_work.contributors,
      -- A role that is lost ends it.
      ARRAY(
        SELECT a.person_id
        FROM newsdesk.story_reader AS a
        WHERE a.story_id = s.id AND a.asked_for = k.kind AND a.removed_in IS NULL
          AND newsdesk.gives_kind(a.person_id, k.kind)
      )
    )::newsdesk.sign_off_standing
    FROM newsdesk.desk AS d
    JOIN newsdesk.required_sign_off AS k ON k.workflow_id = d.workflow_id
    JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
    CROSS JOIN (
      SELECT
        coalesce(array_agg(x.edited_by) FILTER (WHERE x.changed_text), '{}') AS wrote,
        coalesce(array_agg(x.edited_by) FILTER (WHERE x.changed_pictures), '{}') AS pictured
      FROM newsdesk.revision AS x
      WHERE x.story_id = s.id AND x.number > coalesce(
        (SELECT e.revision FROM newsdesk.edition AS e WHERE e.story_id = s.id ORDER BY e.number DESC LIMIT 1), 0
      )
    ) AS work
    CROSS JOIN LATERAL (
      SELECT CASE k.kind
        WHEN 'copy' THEN work.wrote
        WHEN 'picture' THEN work.pictured
        ELSE work.wrote || work.pictured
      END AS contributors
    ) AS kind_of_work
    WHERE d.id = s.desk_id
    ORDER BY k.kind
  );
END
$$;

CREATE FUNCTION newsdesk.tally(standing newsdesk.sign_off_standing[], me integer, mine newsdesk.role[])
RETURNS newsdesk.sign_off_tally
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT ROW(
      coalesce(array_agg(o.kind) FILTER (WHERE o.is_theirs AND NOT o.is_given), '{}'),
      coalesce(bool_and(NOT o.is_open) FILTER (WHERE o.is_required), true),
      coalesce(
        bool_and(NOT o.is_open OR (o.is_theirs AND NOT o.is_given AND o.is_last)) FILTER (WHERE o.is_required), true
      ),
      coalesce(bool_or(o.is_given), false),
      coalesce(bool_or(o.is_own) FILTER (WHERE o.is_open) AND NOT bool_or(o.is_theirs) FILTER (WHERE o.is_open),
        bool_or(o.is_own) AND NOT bool_or(o.is_theirs), false)
    )::newsdesk.sign_off_tally
    FROM (
      SELECT
        k.kind,
        k.is_required,
        cardinality(k.given_by) < k.people_needed AS is_open,
        cardinality(k.given_by) + 1 >= k.people_needed AS is_last,
        me = ANY (k.given_by) AS is_given,
        me = ANY (k.contributors) AS is_own,
        me <> ALL (k.contributors) AND (coalesce(k.roles && mine, false) OR me = ANY (k.asked)) AS is_theirs
      FROM unnest(standing) AS k
      WHERE k.is_required OR me = ANY (k.asked)
    ) AS o
  );
END
$$;

-- Everybody who could do it to this story: to a confidential one, those of them who read it.
CREATE FUNCTION newsdesk.people_who_can(s newsdesk.story, roles newsdesk.role[], but_not integer[] DEFAULT '{}')
RETURNS text[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF s.confidential THEN
    but_not := but_not || ARRAY(
      SELECT p.id FROM newsdesk.person AS p
      WHERE NOT EXISTS (
        SELECT FROM newsdesk.story_reader AS r
        WHERE r.story_id = s.id AND r.person_id = p.id AND r.removed_in IS NULL
      )
    );
  END IF;
  RETURN newsdesk.people_with_role(s.desk_id, roles, but_not);
END
$$;

-- How it is mended: where none of those who read a confidential story can, by letting somebody in who can.
CREATE FUNCTION newsdesk.fix_for(s newsdesk.story, fix text, who text[], login text DEFAULT 'LOGIN') RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT s.confidential OR who <> '{}' THEN
    RETURN fix;
  END IF;
  RETURN 'newsdesk draft restrict ' || concat_ws(' ', s.id, (
    SELECT string_agg(p.login, ' ' ORDER BY p.login)
    FROM newsdesk.story_reader AS r
    JOIN newsdesk.person AS p ON p.id = r.person_id
    WHERE r.story_id = s.id AND r.removed_in IS NULL AND r.asked_for IS NULL AND p.id <> s.author_id AND p.disabled_at IS NULL
  ), login);
END
$$;

-- Those who had a hand in all that has to be signed off, and so can sign off none of it.
CREATE FUNCTION newsdesk.authors_of_all(standing newsdesk.sign_off_standing[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE
RETURN ARRAY(
  SELECT c.id FROM unnest(standing) AS o CROSS JOIN unnest(o.contributors) AS c (id) WHERE o.is_required
  GROUP BY c.id HAVING count(*) = (SELECT count(*) FROM unnest(standing) AS r WHERE r.is_required)
);

-- Required sign-offs that are not given for what the story holds now.
CREATE FUNCTION newsdesk.missing_sign_offs(s newsdesk.story, standing newsdesk.sign_off_standing[])
RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT ROW(
      'sign_off',
      o.kind,
      CASE
        WHEN cardinality(o.given_by) > 0
          THEN format('the %s sign-off is given by %s of %s people', o.kind, cardinality(o.given_by), o.people_needed)
        WHEN lost.action IN ('withdraw', 'undo') THEN format('the %s sign-off was taken back', o.kind)
        WHEN lost.action = 'move' THEN format('the %s sign-off ended when the story was moved', o.kind)
        WHEN lost.action IS NOT NULL THEN format('the %s sign-off was voided by an edit and not given again', o.kind)
        ELSE format('the %s sign-off is not given', o.kind)
      END,
      newsdesk.fix_for(s, newsdesk.command('approve', s.id), able.who || asked.who),
      able.who || asked.who
    )::newsdesk.reason
    FROM unnest(standing) AS o
    CROSS JOIN LATERAL newsdesk.people_who_can(s, o.roles, o.contributors || o.given_by) AS able (who)
    -- Those of other desks whose word was asked for can give it as well.
    CROSS JOIN LATERAL (
      SELECT ARRAY(
        SELECT format('%s (asked)', p.name)
        FROM newsdesk.person AS p
        WHERE p.id = ANY (o.asked)
          AND p.id <> ALL (o.contributors || o.given_by)
          AND newsdesk.holds_role(p.id, s.desk_id, o.roles) IS NOT TRUE
        ORDER BY p.name, p.login
      ) AS who
    ) AS asked
    -- What became of the newest one that no longer counts.
    LEFT JOIN LATERAL (
      SELECT h.action
      FROM newsdesk.sign_off AS gone
      JOIN newsdesk.history AS h ON h.story_id = gone.story_id AND h.version = gone.voided_in
      WHERE gone.story_id = s.id AND gone.kind = o.kind
      ORDER BY gone.voided_in DESC
      LIMIT 1
    ) AS lost ON true
    WHERE o.is_required AND cardinality(o.given_by) < o.people_needed
    ORDER BY o.kind
  );
END
$$;

-- What is missing where this person has nothing to sign off: theirs is given, or isn't asked for.
CREATE FUNCTION newsdesk.for_others(
  s newsdesk.story, standing newsdesk.sign_off_standing[], tally newsdesk.sign_off_tally, mine newsdesk.role[]
) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  may_ask boolean := (mine && (newsdesk.transition_of(s, 'ask')).roles) IS TRUE;
  nothing text := CASE WHEN tally.has_given THEN '' ELSE
    'there is nothing of yours to sign off' || CASE
      WHEN EXISTS (SELECT FROM unnest(standing) AS o WHERE o.kind = 'picture' AND o.roles && mine)
        AND NOT EXISTS (
          SELECT FROM newsdesk.revision_picture AS p WHERE p.story_id = s.id AND p.revision = s.revision
        )
        THEN ', because it has no pictures: '
      ELSE ': '
    END
  END;
BEGIN
  RETURN ARRAY(
    SELECT ROW(
      m.code, m.subject, nothing || m.message,
      CASE WHEN may_ask THEN format('newsdesk draft ask %s LOGIN --for %s', s.id, m.subject) END, m.who
    )::newsdesk.reason
    FROM unnest(newsdesk.missing_sign_offs(s, standing)) AS m
  );
END
$$;

-- That everything which this person could still sign off is their own work.
CREATE FUNCTION newsdesk.own_work(s newsdesk.story, me integer, standing newsdesk.sign_off_standing[])
RETURNS newsdesk.reason
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  asked newsdesk.sign_off_standing[] := ARRAY(
    SELECT o FROM unnest(standing) AS o WHERE o.is_required AND cardinality(o.given_by) < o.people_needed
  );
  who text[];
BEGIN
  IF asked = '{}' THEN
    asked := ARRAY(SELECT o FROM unnest(standing) AS o WHERE o.is_required);
  END IF;
  who := newsdesk.people_who_can(
    s,
    (SELECT array_agg(DISTINCT r) FROM unnest(asked) AS o CROSS JOIN unnest(o.roles) AS r),
    (SELECT array_agg(DISTINCT c) FROM unnest(asked) AS o CROSS JOIN unnest(o.contributors) AS c)
  );
  RETURN ROW(
    'second_person',
    (
      SELECT string_agg(o.kind::text, ', ' ORDER BY o.kind)
      FROM unnest(asked) AS o
      WHERE me = ANY (o.contributors)
    ),
    format(
      'you %s, and %s stories need a second person',
      CASE WHEN s.author_id = me THEN 'wrote it' ELSE 'edited it' END,
      (SELECT d.name FROM newsdesk.desk AS d WHERE d.id = s.desk_id)
    ),
    newsdesk.fix_for(s, NULL, who),
    who
  )::newsdesk.reason;
END
$$;
