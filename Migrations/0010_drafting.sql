-- Beginning a story, and editing its text, its captions and its credits.

CREATE FUNCTION newsdesk.write_revision(r newsdesk.revision, pictures newsdesk.revision_picture[]) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO newsdesk.revision SELECT r.*;
  INSERT INTO newsdesk.revision_picture (
    story_id, revision, number, position, reference, picture_id, record_digest, caption, alt_text, translations, credit, creators,
    agencies, via, flags, licence, credit_is_ambiguous, taken_on, place
  )
  SELECT
    r.story_id, r.number, p.number, p.position, p.reference, p.picture_id, p.record_digest, p.caption, p.alt_text,
    p.translations, p.credit, p.creators, p.agencies, p.via, p.flags, p.licence, p.credit_is_ambiguous, p.taken_on, p.place
  FROM unnest(pictures) AS p;
END
$$;

CREATE FUNCTION newsdesk.desk_named(wanted text) RETURNS newsdesk.desk
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  d newsdesk.desk;
BEGIN
  SELECT * INTO d FROM newsdesk.desk AS x WHERE x.name = wanted;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'NDNFD', MESSAGE = format('there is no desk "%s"', coalesce(wanted, ''));
  END IF;
  RETURN d;
END
$$;

CREATE FUNCTION newsdesk.require_begin_role(d newsdesk.desk, me integer) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  begin_roles newsdesk.role[];
BEGIN
  SELECT w.create_roles INTO STRICT begin_roles FROM newsdesk.workflow AS w WHERE w.id = d.workflow_id;
  IF newsdesk.holds_role(me, d.id, begin_roles) IS NOT TRUE THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDROL',
      MESSAGE = format('a story on the %s desk is begun by its %s', d.name, newsdesk.either(begin_roles)),
      DETAIL = jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object(
        'code', 'role', 'subject', newsdesk.either(begin_roles),
        'message', format('that takes the role of %s on the %s desk, which you do not hold',
          newsdesk.either(begin_roles), d.name),
        'who', to_jsonb(newsdesk.people_with_role(d.id, begin_roles))
      )))::text;
  END IF;
END
$$;

-- The text of a story that is yet to be begun.
CREATE FUNCTION newsdesk.new_text(content jsonb) RETURNS newsdesk.revision
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r newsdesk.revision;
BEGIN
  r.headline := '';
  r.body := '';
  r.language := 'en';
  r := newsdesk.patched_text(r, content);
  r.slug := coalesce(r.slug, '');
  RETURN r;
END
$$;

-- Begins a story on a desk. Content: see patched_text and listed_pictures.
CREATE FUNCTION newsdesk.create_story(
  desk text, content jsonb, due timestamptz DEFAULT NULL, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  d newsdesk.desk := newsdesk.desk_named(desk);
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{create}', NULL, me);
BEGIN
  IF receipt.story IS NOT NULL THEN
    PERFORM newsdesk.require_same_words(receipt, content, request_id);
    RETURN receipt;
  END IF;
  PERFORM newsdesk.require_begin_role(d, me);
  RETURN newsdesk.begin_story(
    d, me, newsdesk.new_text(content), newsdesk.listed_pictures(NULL, coalesce(content -> 'pictures', '[]')), due,
    request_id, NULL
  );
END
$$;

-- Writes a story's row, its first revision and its first entry of history, whoever has put them together and asked whether this
-- person may. An embargo holds it from its first moment.
CREATE FUNCTION newsdesk.begin_story(
  d newsdesk.desk, me integer, r newsdesk.revision, pictures newsdesk.revision_picture[], due timestamptz, request uuid,
  embargo text
) RETURNS newsdesk.receipt
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s newsdesk.story;
BEGIN
  IF due NOT BETWEEN '2000-01-01 00:00Z' AND '2999-12-31 00:00Z' THEN
    PERFORM newsdesk.bad_data('a story is due between the years 2000 and 2999');
  END IF;
  s.updated_at := clock_timestamp();
  INSERT INTO newsdesk.story AS x (
    desk_id, slug, version, stage, publication, revision, author_id, due_at, embargo, created_at, updated_at,
    pending
  )
  VALUES (
    d.id, r.slug, 1, 'draft', 'unpublished', 1, me, due, embargo, s.updated_at, s.updated_at, true
  )
  RETURNING x.* INTO s;

  r.story_id := s.id;
  r.number := 1;
  r.text_digest := newsdesk.text_digest(r);
  r.picture_digest := newsdesk.picture_digest(pictures);
  r.changed_text := true;
  r.changed_pictures := cardinality(pictures) > 0;
  r.edited_by := me;
  r.edited_at := s.updated_at;
  PERFORM newsdesk.write_revision(r, pictures);
  RETURN newsdesk.receipt_of(
    newsdesk.append_history(s, 'create', me, '{}', '{}', NULL, request), 'done', NULL
  );
END
$$;

-- Saves what the content names as a new revision. Sign-offs of what it changes are voided, and no others.
CREATE FUNCTION newsdesk.save_story(
  story bigint, expected_version integer, content jsonb, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  before newsdesk.revision;
  pictures newsdesk.revision_picture[];
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{edit_text,edit_pictures}', s.id, me);
BEGIN
  IF receipt.story IS NOT NULL THEN
    PERFORM newsdesk.require_same_words(receipt, content, request_id);
    RETURN receipt;
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  PERFORM newsdesk.require_edit_role(
    s,
    CASE
      WHEN content ?| '{slug,headline,body,byline,dateline,contributor_line,editor_note,copyright_notice,language,genre}'
        THEN 'edit_text'
      ELSE 'edit_pictures'
    END::newsdesk.action,
    me
  );
  SELECT * INTO STRICT before FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = s.revision;
  IF content ? 'pictures' THEN
    pictures := newsdesk.listed_pictures(s.id, content -> 'pictures');
  ELSE
    pictures := newsdesk.pictures_of(s.id, s.revision);
  END IF;
  RETURN newsdesk.save_revision(s, me, before, newsdesk.patched_text(before, content), pictures, NULL, request_id);
END
$$;

-- Saves what an old revision holds as a new one, text and pictures with the numbers that they had. It is an edit like any
-- other, under the same rules; that it was a restoration, the history's note says.
CREATE FUNCTION newsdesk.restore_story(
  story bigint, expected_version integer, revision integer, request_id uuid DEFAULT NULL
) RETURNS newsdesk.receipt
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story := newsdesk.lock_story(story, me);
  before newsdesk.revision;
  old newsdesk.revision;
  receipt newsdesk.receipt := newsdesk.replay(request_id, '{edit_text,edit_pictures}', s.id, me);
BEGIN
  IF receipt.story IS NOT NULL THEN
    RETURN receipt;
  END IF;
  PERFORM newsdesk.require_version(s, expected_version);
  PERFORM newsdesk.require_edit_role(s, 'edit_text', me);
  SELECT * INTO STRICT before FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = s.revision;
  SELECT * INTO old FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = restore_story.revision;
  IF NOT FOUND THEN
    PERFORM newsdesk.bad_data(
      format('story %s has no revision %s', s.id, coalesce(restore_story.revision::text, 'NULL')),
      'Its revisions: newsdesk draft log ' || s.id
    );
  END IF;
  RETURN newsdesk.save_revision(
    s, me, before, old, newsdesk.pictures_of(s.id, old.number), format('Revision %s restored.', old.number), request_id
  );
END
$$;

-- Somebody who may edit no part of a story learns nothing from what they send, not even whether it would change anything.
CREATE FUNCTION newsdesk.require_edit_role(s newsdesk.story, act newsdesk.action, me integer) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  reasons newsdesk.reason[] := newsdesk.obstacles(s, act, me, NULL);
BEGIN
  IF cardinality(reasons) > 0
    AND (act = 'edit_pictures' OR cardinality(newsdesk.obstacles(s, 'edit_pictures', me, NULL)) > 0)
  THEN
    PERFORM newsdesk.refuse(s, act, reasons);
  END IF;
END
$$;

CREATE FUNCTION newsdesk.pictures_of(s_id bigint, revision integer) RETURNS newsdesk.revision_picture[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT p FROM newsdesk.revision_picture AS p
    WHERE p.story_id = s_id AND p.revision = pictures_of.revision ORDER BY p.position
  );
END
$$;

-- Writes a revision that the caller has put together, where this person may make what it changes.
CREATE FUNCTION newsdesk.save_revision(
  s newsdesk.story,
  me integer,
  before newsdesk.revision,
  r newsdesk.revision,
  pictures newsdesk.revision_picture[],
  why text,
  request uuid
) RETURNS newsdesk.receipt
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  act newsdesk.action := 'edit_text';
  t newsdesk.transition;
  reasons newsdesk.reason[];
  voided newsdesk.sign_off_kind[];
  was text := newsdesk.state(s.stage, s.publication);
  entry newsdesk.history;
BEGIN
  r.text_digest := newsdesk.text_digest(r);
  r.picture_digest := newsdesk.picture_digest(pictures);
  r.changed_text := r.text_digest <> before.text_digest;
  r.changed_pictures := r.picture_digest <> before.picture_digest;
  IF NOT r.changed_text AND NOT r.changed_pictures THEN
    RETURN newsdesk.receipt_now(s, 'unchanged');
  END IF;

  -- A photo editor may send the whole story along with its pictures: what counts is what changes.
  IF NOT r.changed_text THEN
    act := 'edit_pictures';
  END IF;
  reasons := newsdesk.obstacles(s, act, me, NULL);
  IF r.changed_text AND r.changed_pictures THEN
    reasons := reasons || ARRAY(
      SELECT o FROM unnest(newsdesk.obstacles(s, 'edit_pictures', me, NULL)) AS o WHERE o.code NOT IN ('stage', 'lease')
    );
  END IF;
  IF cardinality(reasons) > 0 THEN
    PERFORM newsdesk.refuse(s, act, reasons);
  END IF;

  t := newsdesk.transition_of(s, act);
  s.stage := t.to_stage;
  s.publication := t.to_publication;
  s.revision := coalesce((SELECT max(x.number) FROM newsdesk.revision AS x WHERE x.story_id = s.id), 0) + 1;
  s.slug := r.slug;
  s := newsdesk.write_story(s);
  r.number := s.revision;
  r.edited_by := me;
  r.edited_at := s.updated_at;
  PERFORM newsdesk.write_revision(r, pictures);
  voided := newsdesk.outdated_sign_offs(s);
  entry := newsdesk.append_history(s, act, me, '{}', voided, why, request);
  PERFORM newsdesk.void_sign_offs(entry);
  RETURN newsdesk.receipt_of(entry, 'done', was);
END
$$;
