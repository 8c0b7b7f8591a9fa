-- Finding stories, by what they say and by the beginning of their slugs.
--
-- PostgreSQL's text search operators may not look at rows before a policy has, so that under row-level security they can use
-- no index; slugs have none that people's own queries can use. These functions belong to the owner, look everywhere, and
-- answer with what the person may read: a story of their own as it stands, another desk's as it went out, and nothing of the
-- rest, no count and no error.

-- Up to eleven stories whose slug begins so, whatever its case: ten to choose from, and whether there are more. A story of
-- one's own is called by the slug that it has now, another desk's by the one that is out. It touches no row that it may not
-- answer with: EXPLAIN (ANALYZE, BUFFERS) counts pages that are read in here too.
CREATE FUNCTION newsdesk.stories_called(beginning text) RETURNS TABLE (id bigint, slug text, is_exact boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- A client may have plans sent to it, and their estimates know of stories that it may not read.
SET client_min_messages = warning
AS $$
DECLARE
  desks integer[] := newsdesk.readable_desks();
  named bigint[] := newsdesk.readable_stories();
  first text := lower(beginning);
  -- Behind everything that begins so.
  last text := lower(beginning) || E'\U0010FFFF';
BEGIN
  IF newsdesk.current_person() IS NULL OR length(beginning) NOT BETWEEN 1 AND 100 THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT x.id, x.slug, x.slug = beginning AS is_it
    FROM (
      SELECT own.id, own.slug
      FROM unnest(desks) AS d (id)
      CROSS JOIN LATERAL (
        SELECT s.id, s.slug
        FROM newsdesk.story AS s
        WHERE s.desk_id = d.id AND NOT s.confidential AND lower(s.slug) ~>=~ first AND lower(s.slug) ~<~ last
        -- Desk by desk, by the index.
        OFFSET 0
      ) AS own
      UNION ALL
      SELECT s.id, s.slug
      FROM newsdesk.story AS s
      WHERE s.id = ANY (named)
        AND NOT (s.desk_id = ANY (desks) AND NOT s.confidential)
        AND lower(s.slug) ~>=~ first AND lower(s.slug) ~<~ last
      UNION ALL
      SELECT l.story_id, l.slug
      FROM newsdesk.live AS l
      JOIN newsdesk.story AS s ON s.id = l.story_id
      WHERE lower(l.slug) ~>=~ first AND lower(l.slug) ~<~ last
        AND NOT ((s.desk_id = ANY (desks) AND NOT s.confidential) OR s.id = ANY (named))
    ) AS x
    ORDER BY is_it DESC, x.id DESC
    LIMIT 11;
END
$$;

-- The text around what was found, with the words found between U+27E6 and U+27E7. Those two are taken out of the text
-- first, so that nothing in it can pass for a mark; the rest is as people wrote it, and is to be made safe like all text.
-- A slash stands apart, as it parts words.
CREATE FUNCTION newsdesk.context_of(story bigint, revision integer, question tsquery) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT ts_headline(
      newsdesk.search_config(r.language),
      replace(
        translate(
          concat_ws(
            E'\n', r.headline, r.byline, left(r.body, 100000), left(newsdesk.picture_words(r.story_id, r.number), 20000)
          ),
          E'\u27e6\u27e7', '[]'
        ),
        '/', ' / '
      ),
      question,
      E'StartSel=\u27e6, StopSel=\u27e7, MaxFragments=2, MaxWords=18, MinWords=6, FragmentDelimiter=" ... "'
    )
    FROM newsdesk.revision AS r
    WHERE r.story_id = story AND r.number = context_of.revision
  );
END
$$;

-- A question in each language that stories were written in: the same in several is often one. Words that every text of a
-- language holds are left out of it, without a notice.
CREATE FUNCTION newsdesk.questions(words text) RETURNS TABLE (query tsquery, configs regconfig[])
LANGUAGE plpgsql STABLE ROWS 2
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
  words := translate(words, '/', ' ');
  IF querytree(websearch_to_tsquery('simple', words)) = 'T' THEN
    PERFORM newsdesk.bad_data('that says only what the stories must not say', 'Add a word that they say.');
  END IF;
  RETURN QUERY
    SELECT q.query, array_agg(l.config)
    FROM newsdesk.search_language AS l
    CROSS JOIN LATERAL websearch_to_tsquery(l.config, words) AS q (query)
    WHERE numnode(q.query) > 0 AND querytree(q.query) <> 'T'
    GROUP BY q.query;
END
$$;

-- The best that say it, for somebody who reads these desks and these stories. Planned anew for each question: of a word that
-- half of the stories hold, and of one that three hold, the way to them differs.
CREATE FUNCTION newsdesk.hits(
  question text, desks integer[], named bigint[], desk integer, state text, at_most integer
)
RETURNS TABLE (story_id bigint, revision integer, query tsquery, relevance real)
LANGUAGE plpgsql STABLE ROWS 20
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  q record;
BEGIN
  FOR q IN SELECT * FROM newsdesk.questions(question) LOOP
    RETURN QUERY
      SELECT x.story_id, x.revision, q.query, ts_rank(x.words, q.query) AS rank
      FROM newsdesk.searchable AS x
      WHERE x.words @@ q.query
        AND x.config = ANY (q.configs)
        AND (hits.desk IS NULL OR x.desk_id = hits.desk)
        AND CASE
          WHEN (x.desk_id = ANY (desks) AND NOT x.confidential) OR x.story_id = ANY (named) THEN
            x.is_current AND (
              hits.state IS NULL
              OR hits.state = (SELECT newsdesk.state(s.stage, s.publication) FROM newsdesk.story AS s WHERE s.id = x.story_id)
            )
          ELSE x.is_live AND (hits.state IS NULL OR hits.state = 'published')
        END
      ORDER BY rank DESC, x.story_id DESC
      LIMIT at_most;
  END LOOP;
END
$$;

-- Stories that say what is asked for, the best first: all of the words, "these in a row", this or that, -without this.
CREATE FUNCTION newsdesk.search(
  question text, desk text DEFAULT NULL, state text DEFAULT NULL, at_most integer DEFAULT 20
)
RETURNS TABLE (id bigint, desk_name text, story_state text, slug text, headline text, context text, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- A client may have plans sent to it, and their estimates tell how many stories hold a word, read by whomever.
SET client_min_messages = warning
AS $$
DECLARE
  me integer := newsdesk.require_person();
  desks integer[] := newsdesk.readable_desks();
  named bigint[] := newsdesk.readable_stories();
  wanted integer;
BEGIN
  IF length(question) > 1000 THEN
    PERFORM newsdesk.bad_data('a search is at most 1,000 characters long');
  ELSIF at_most NOT BETWEEN 1 AND 1000 THEN
    PERFORM newsdesk.bad_data('a search answers with 1 to 1,000 stories');
  END IF;
  IF desk IS NOT NULL THEN
    wanted := (newsdesk.desk_named(desk)).id;
  END IF;
  RETURN QUERY
    SELECT
      h.story_id, d.name, CASE WHEN own.readable THEN newsdesk.state(s.stage, s.publication) ELSE 'published' END,
      r.slug, r.headline, newsdesk.context_of(h.story_id, h.revision, h.query), h.relevance
    FROM (
      SELECT x.*
      FROM newsdesk.hits(question, desks, named, wanted, search.state, at_most) AS x
      ORDER BY x.relevance DESC, x.story_id DESC
      LIMIT at_most
    ) AS h
    JOIN newsdesk.story AS s ON s.id = h.story_id
    JOIN newsdesk.desk AS d ON d.id = s.desk_id
    JOIN newsdesk.revision AS r ON r.story_id = h.story_id AND r.number = h.revision
    CROSS JOIN LATERAL (
      SELECT (s.desk_id = ANY (desks) AND NOT s.confidential) OR s.id = ANY (named) AS readable
    ) AS own
    -- What is searched is a copy. Whose a story is and what is out of it, its own rows say.
    WHERE h.revision = CASE
      WHEN own.readable THEN s.revision
      ELSE (SELECT l.revision FROM newsdesk.live AS l WHERE l.story_id = s.id)
    END
    ORDER BY h.relevance DESC, h.story_id DESC;
END
$$;
