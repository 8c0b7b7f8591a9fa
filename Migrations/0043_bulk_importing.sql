-- Stories by the thousand: a few hundred in one call, each by the rules of 0016_importing.sql, and none stopped by another.

-- What became of one of them. `code` is the SQLSTATE of a refusal, with what PostgreSQL says beside it.
CREATE TYPE newsdesk.import_result AS (
  place integer,
  outcome text,
  story bigint,
  slug text,
  version integer,
  code text,
  message text,
  detail text,
  hint text,
  violated text
);

-- Takes stories in. `contents` are as for create_story; `abouts` say of each where it came from: {"source": place in `sources`,
-- "item", "name", "removed", "external_id", "external_version", "embargo"}; `sources` are the files' bytes, of which those are kept that a
-- story came of. What a desk has already is passed over (on_duplicate "skip"), brought up to date ("update") or refused ("fail").
--
-- They come as arrays and not by COPY. COPY takes a table that people may write, and there is none: into one of their own,
-- which they may not make here, nor into one of the owner's, whose rows they would have to be kept from by row-level
-- security, under which COPY FROM is refused.
CREATE FUNCTION newsdesk.import_stories(
  desk text, contents jsonb[], abouts jsonb[], sources bytea[], on_duplicate text DEFAULT 'skip'
) RETURNS SETOF newsdesk.import_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- The plans are made while the tables are small, and kept while they grow.
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  me integer := newsdesk.require_person();
  d newsdesk.desk := newsdesk.desk_named(desk);
  kept bigint[] := array_fill(NULL::bigint, ARRAY[coalesce(cardinality(sources), 0)]);
  next record;
  about newsdesk.import;
  receipt newsdesk.receipt;
  result newsdesk.import_result;
BEGIN
  -- First of all: whether a desk has this content already is its own business.
  PERFORM newsdesk.require_begin_role(d, me);
  IF on_duplicate IS NULL OR on_duplicate NOT IN ('skip', 'update', 'fail') THEN
    PERFORM newsdesk.bad_data('what is here already is passed over (skip), brought up to date (update) or refused (fail)');
  ELSIF cardinality(contents) IS DISTINCT FROM cardinality(abouts) OR cardinality(contents) > 1000 THEN
    PERFORM newsdesk.bad_data('at most 1,000 stories come in at once, each with where it came from');
  END IF;
  FOR next IN
    SELECT x.content, x.about, x.place, (x.about ->> 'source')::integer AS source
    FROM unnest(contents, abouts) WITH ORDINALITY AS x (content, about, place)
    ORDER BY x.place
  LOOP
    result := NULL;
    result.place := next.place;
    about := NULL;
    BEGIN
      PERFORM newsdesk.refuse_unknown_keys(
        next.about, '{source,item,name,removed,external_id,external_version,embargo}', 'where a story came from'
      );
      IF next.source IS NULL OR next.source NOT BETWEEN 1 AND cardinality(kept) OR sources[next.source] IS NULL THEN
        PERFORM newsdesk.bad_data('the file that the story came from is not there');
      END IF;
      about.source_id := coalesce(kept[next.source], newsdesk.kept_source(sources[next.source], me));
      about.item := (next.about ->> 'item')::integer;
      -- Names of files may hold anything; what shows them makes them safe.
      about.name := next.about ->> 'name';
      about.external_id := nullif(newsdesk.clean_text(next.about -> 'external_id', 'external_id'), '');
      about.external_version := nullif(newsdesk.clean_text(next.about -> 'external_version', 'external_version'), '');
      about.removed := coalesce(next.about -> 'removed', '[]');
      receipt := newsdesk.take_in(
        d, me, next.content, about, on_duplicate, newsdesk.embargo_read(nullif(next.about -> 'embargo', 'null'))
      );
      IF receipt.outcome IN ('done', 'updated') THEN
        kept[next.source] := about.source_id;
      ELSE
        -- Nothing came of these bytes: what was kept for them goes.
        RAISE EXCEPTION USING ERRCODE = 'NDOLD', MESSAGE = receipt.outcome;
      END IF;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS
        result.code = RETURNED_SQLSTATE, result.message = MESSAGE_TEXT, result.detail = PG_EXCEPTION_DETAIL,
        result.hint = PG_EXCEPTION_HINT, result.violated = CONSTRAINT_NAME;
      -- Refused is what the newsroom's rules refuse, and data that can't be stored. Anything else is the whole batch's.
      IF result.code = 'NDOLD' THEN
        result.code := NULL;
        result.message := NULL;
      ELSIF result.code !~ '^(ND|22|23|54)' THEN
        RAISE;
      END IF;
    END;
    IF result.code IS NULL THEN
      result.outcome := receipt.outcome;
      result.story := receipt.story;
      result.slug := receipt.slug;
      result.version := receipt.version;
    END IF;
    RETURN NEXT result;
  END LOOP;
END
$$;

-- The story that a desk made of what its source calls so, where this person may read it: what a withdrawal is about.
CREATE FUNCTION newsdesk.imported_as(desk text, external_id text) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
BEGIN
  RETURN (newsdesk.known_import((newsdesk.desk_named(desk)).id, external_id, me)).story_id;
END
$$;
