-- Saying what the rights of a picture are, and answering for publishing it all the same.

-- The record of a story's picture, as it stands in the story now. A place for which a page gave a caption and no more has none.
CREATE FUNCTION newsdesk.record_at(s newsdesk.story, number integer) RETURNS newsdesk.picture
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  place newsdesk.revision_picture;
  x newsdesk.picture;
BEGIN
  SELECT * INTO place FROM newsdesk.revision_picture AS p
  WHERE p.story_id = s.id AND p.revision = s.revision AND p.number = record_at.number;
  IF NOT FOUND THEN
    PERFORM newsdesk.bad_data(
      format('story %s has no photo %s', s.id, coalesce(number::text, 'NULL')), 'Its photos: newsdesk photo list ' || s.id
    );
  ELSIF place.picture_id IS NULL THEN
    PERFORM newsdesk.bad_data(
      format('photo %s of story %s is a caption and a credit alone: without the picture itself no rights are recorded', number, s.id),
      format('Add its file: newsdesk photo add FILE --story %s --number %s', s.id, number)
    );
  END IF;
  SELECT * INTO STRICT x FROM newsdesk.picture AS p WHERE p.id = place.picture_id;
  RETURN x;
END
$$;

CREATE FUNCTION newsdesk.require_rights_role(s newsdesk.story, roles newsdesk.role[], me integer, participle text)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF newsdesk.holds_role(me, s.desk_id, roles) IS NOT TRUE THEN
    PERFORM newsdesk.refuse(s, 'edit_pictures', ARRAY[newsdesk.role_needed(s, roles)], participle);
  END IF;
END
$$;

-- The rights with the fields that the words name; a key that is absent leaves what it names as it is.
CREATE FUNCTION newsdesk.patched_rights(r newsdesk.picture_rights, words jsonb) RETURNS newsdesk.picture_rights
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  unknown text;
  zone constant text := (SELECT n.time_zone FROM newsdesk.newsroom AS n);
BEGIN
  PERFORM newsdesk.refuse_unknown_keys(words, ARRAY[
    'usage_terms', 'territories', 'excluded', 'expires_at', 'restrictions', 'restriction_note', 'cost', 'source'
  ], 'the rights of a picture');
  IF words ? 'usage_terms' THEN
    r.usage_terms := nullif(btrim(newsdesk.clean_text(words -> 'usage_terms', 'usage_terms'), E' \t\n'), '');
  END IF;
  IF words ? 'territories' THEN
    r.territories := newsdesk.clean_territories(newsdesk.clean_list(words -> 'territories', 'territories'));
  END IF;
  IF words ? 'excluded' THEN
    r.excluded := newsdesk.clean_territories(newsdesk.clean_list(words -> 'excluded', 'excluded'));
  END IF;
  IF words ? 'expires_at' THEN
    IF words ->> 'expires_at' !~ E'^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,15}(Z|[-+][0-9]{2}(:?[0-9]{2})?)$' THEN
      PERFORM newsdesk.bad_data('expires_at is an instant as RFC 3339 has it', 'Such as 2027-03-28T18:00:00+01:00.');
    END IF;
    r.expires_at := (words ->> 'expires_at')::timestamptz;
    r.expires_zone := CASE WHEN r.expires_at IS NOT NULL THEN zone END;
    r.expires_on_the_wall := to_char(r.expires_at AT TIME ZONE zone, 'YYYY-MM-DD"T"HH24:MI:SS');
  END IF;
  IF words ? 'restrictions' THEN
    r.restrictions := ARRAY(
      SELECT DISTINCT t COLLATE "C" AS code
      FROM unnest(newsdesk.clean_list(words -> 'restrictions', 'restrictions')) AS t ORDER BY code
    );
    SELECT t INTO unknown FROM unnest(r.restrictions) AS t WHERE t <> ALL (newsdesk.known_restrictions()) LIMIT 1;
    IF FOUND THEN
      PERFORM newsdesk.bad_data(
        format('"%s" is no restriction', left(unknown, 60)),
        'Restrictions: ' || array_to_string(newsdesk.known_restrictions(), ', ')
      );
    END IF;
  END IF;
  IF words ? 'restriction_note' THEN
    r.restriction_note :=
      nullif(btrim(newsdesk.clean_text(words -> 'restriction_note', 'restriction_note'), E' \t\n'), '');
  END IF;
  IF words ? 'cost' THEN
    r.cost := nullif(newsdesk.clean_text(words -> 'cost', 'cost'), '');
    IF r.cost NOT IN ('free', 'included', 'conditional', 'pay') THEN
      PERFORM newsdesk.bad_data(
        format('"%s" is no class of cost', left(r.cost, 60)), 'One of free, included, conditional, pay.'
      );
    END IF;
  END IF;
  IF words ? 'source' THEN
    r.source := nullif(btrim(newsdesk.clean_text(words -> 'source', 'source'), E' \t\n'), '');
  END IF;
  RETURN r;
EXCEPTION
  WHEN invalid_text_representation OR datetime_field_overflow OR invalid_datetime_format THEN
    PERFORM newsdesk.bad_data(format('the rights hold a value that can''t be read: %s', SQLERRM));
END
$$;

-- What of a picture is freer than before, in words; nothing where nothing is.
CREATE FUNCTION newsdesk.loosened(was newsdesk.picture_rights, now newsdesk.picture_rights) RETURNS text[]
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN NOT was.restrictions <@ now.restrictions THEN 'restrictions' END,
    CASE WHEN (was.territories <> '{}' AND (now.territories = '{}' OR NOT now.territories <@ was.territories))
      OR NOT was.excluded <@ now.excluded THEN 'territory' END,
    CASE WHEN was.expires_at IS NOT NULL AND (now.expires_at > was.expires_at) IS NOT FALSE THEN 'expiry' END,
    CASE WHEN was.cost IN ('conditional', 'pay') AND (now.cost IN ('conditional', 'pay')) IS NOT TRUE THEN 'cost' END
  ], NULL)
$$;

-- Says what the rights of a picture are, beginning from what was said last or what its file proposes. For photo editors of the
-- desk whose story holds it, and for administrators. Whoever makes them freer says on what ground. Where nothing changes, the
-- version that stands is answered.
CREATE FUNCTION newsdesk.set_rights(
  story bigint, number integer, words jsonb, note text DEFAULT NULL, expected_version integer DEFAULT NULL
) RETURNS newsdesk.picture_rights
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  x newsdesk.picture;
  was newsdesk.picture_rights;
  r newsdesk.picture_rights;
BEGIN
  PERFORM newsdesk.require_rights_role(s, '{photo_editor,administrator}', me, 'changed');
  PERFORM newsdesk.check_note(note);
  x := newsdesk.record_at(s, number);
  -- One after another: each version follows from the one before.
  PERFORM FROM newsdesk.picture AS p WHERE p.id = x.id FOR NO KEY UPDATE;
  was := newsdesk.rights_now(x);
  IF expected_version <> was.version THEN
    PERFORM newsdesk.bad_data(
      format('the rights of photo %s are at version %s, not %s', number, was.version, expected_version),
      format('Read them again: newsdesk photo rights show %s/%s', s.id, number)
    );
  END IF;
  r := newsdesk.patched_rights(was, words);
  IF was.version > 0 AND (r.usage_terms, r.territories, r.excluded, r.expires_at, r.restrictions, r.restriction_note, r.cost,
      r.source)
    IS NOT DISTINCT FROM (was.usage_terms, was.territories, was.excluded, was.expires_at, was.restrictions,
      was.restriction_note, was.cost, was.source)
  THEN
    RETURN was;
  ELSIF newsdesk.loosened(was, r) <> '{}' AND newsdesk.is_blank(coalesce(note, '')) THEN
    PERFORM newsdesk.bad_data(
      format('that makes photo %s freer (%s), and does not say on what ground', number,
        array_to_string(newsdesk.loosened(was, r), ', ')),
      'Say it: --note "Licence of 3 March, mail from the agency"'
    );
  END IF;
  r.version := was.version + 1;
  r.note := newsdesk.clean_note(note);
  r.set_by := me;
  r.actor := session_user;
  r.set_at := clock_timestamp();
  r.digest := newsdesk.rights_digest(r);
  INSERT INTO newsdesk.picture_rights SELECT r.*;
  PERFORM newsdesk.record_staff_act(
    'state rights', format('picture %s, version %s', r.picture_id, r.version),
    jsonb_build_object('picture', r.picture_id, 'version', r.version, 'digest', encode(r.digest, 'hex'))
  );
  RETURN r;
END
$$;

CREATE FUNCTION newsdesk.grant_digest(g newsdesk.rights_grant) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(newsdesk.digest_list(ARRAY[
    'newsdesk.grant.1', g.id::text, g.picture_id::text, g.story_id::text, g.code, g.facts, g.reason, g.granted_by::text,
    g.actor, (extract(epoch FROM g.granted_at) * 1000000)::bigint::text,
    (extract(epoch FROM g.until) * 1000000)::bigint::text
  ]));
END
$$;

CREATE FUNCTION newsdesk.grant_end_digest(e newsdesk.rights_grant_end) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(newsdesk.digest_list(ARRAY[
    'newsdesk.grant_end.1', e.grant_id::text, e.note, e.ended_by::text, e.actor,
    (extract(epoch FROM e.ended_at) * 1000000)::bigint::text
  ]));
END
$$;

-- Why this person can't answer for this picture in this story.
CREATE FUNCTION newsdesk.granting_obstacles(
  s newsdesk.story, picture bigint, number integer, me integer, every_story boolean
) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  interested integer[] := newsdesk.interested_in(s, picture);
  who text[] := newsdesk.people_who_can(s, newsdesk.granting_roles(), interested);
BEGIN
  -- NULL is no desk: those who hold the role on every one.
  IF newsdesk.holds_role(me, CASE WHEN NOT every_story THEN s.desk_id END, newsdesk.granting_roles()) IS NOT TRUE THEN
    RETURN ARRAY[
      CASE WHEN every_story THEN ROW(
        'role', newsdesk.either(newsdesk.granting_roles()),
        format('for every story, that takes the role of %s in the whole newsroom', newsdesk.either(newsdesk.granting_roles())),
        NULL, newsdesk.people_with_role(NULL, newsdesk.granting_roles(), interested)
      )::newsdesk.reason ELSE newsdesk.role_needed(s, newsdesk.granting_roles()) END
    ];
  ELSIF me = ANY (interested) THEN
    RETURN ARRAY[ROW(
      'second_person', 'photo ' || number,
      format('you %s, and a block is lifted by a second person', CASE
        WHEN s.author_id = me THEN 'wrote the story'
        WHEN EXISTS (SELECT FROM newsdesk.picture AS x WHERE x.id = picture AND x.added_by = me) THEN 'added the picture'
        ELSE 'changed its pictures'
      END),
      newsdesk.fix_for(s, NULL, who), who
    )::newsdesk.reason];
  END IF;
  RETURN '{}';
END
$$;
