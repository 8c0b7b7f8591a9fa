-- Running the editorial checks: over a story as it stands, over what a file would bring, and before a story is submitted.

CREATE TYPE newsdesk.check_finding AS (
  code text,
  level newsdesk.check_level,
  subject text,
  picture integer,
  language text,
  message text,
  excerpt text,
  -- A command to type; NULL for what is not a story yet.
  fix text
);

-- Lines for editors and not for readers. Upper case, as agencies write them: an "Editor's note" is for readers.
CREATE FUNCTION newsdesk.advisory_pattern() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN E'(?n)^[[(*-]{0,3} ?(?:(?:STRICTLY )?EMBARGO(?:ED)?(?:[:.]| UNTIL| TILL| FOR|$)|(?:Strictly e|E)mbargo(?:ed until|ed for|:)'
  '|HOLD FOR RELEASE|NOT FOR (?:RELEASE|PUBLICATION|USE) (?:BEFORE|UNTIL)|FOR IMMEDIATE RELEASE|(?:STORY |MANDATORY )?KILL:'
  '|STORY (?:KILLED|WITHDRAWN)|EDITORS[\'’]? NOTE:|NOTE TO EDITORS:)|ATTENTION EDITORS'
  '|THIS (?:IMAGE|PICTURE) (?:HAS BEEN|WAS) (?:SUPPLIED|PROVIDED) BY A THIRD PARTY';

-- What is found in a story's text, whatever the desk makes of it.
CREATE FUNCTION newsdesk.text_findings(r newsdesk.revision) RETURNS SETOF newsdesk.check_finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT f.code, NULL::newsdesk.check_level, f.subject, NULL::integer, NULL::text,
      f.message || coalesce(': "' || left(f.excerpt, 60) || '"', ''), f.excerpt, NULL::text
    FROM (
      SELECT 'no_headline', 'headline', 'there is no headline', NULL WHERE newsdesk.is_blank(r.headline)
      UNION ALL
      SELECT 'no_text', 'text', 'there is no text', NULL WHERE newsdesk.is_blank(r.body)
      UNION ALL
      SELECT 'text_residue', x.subject, format('the %s has something of the page left in it', x.subject),
        substring(x.value FROM newsdesk.residue_pattern('text'))
      FROM (VALUES ('headline', r.headline), ('text', r.body)) AS x (subject, value)
      WHERE x.value ~ newsdesk.residue_pattern('text')
      UNION ALL
      SELECT 'advisory_left_in', 'text', 'the text has a line for editors left in it',
        substring(r.body FROM newsdesk.advisory_pattern())
      WHERE r.body ~ newsdesk.advisory_pattern()
      UNION ALL
      SELECT x.code, p.subject, x.message, substring(p.value FROM x.pattern)
      FROM (VALUES
        ('placeholder', 'a placeholder still stands there',
          E'\\mTK(?: ?TK)+\\M|[[(]TK[])]|[[(]XXX+[])]|[Ll]orem [Ii]psum|LOREM IPSUM'),
        ('placeholder_likely', 'a placeholder may still stand there', E'\\mTK\\M(?! ?[0-9TK])|\\mXXX+\\M')
      ) AS x (code, message, pattern)
      CROSS JOIN (VALUES ('headline', r.headline), ('text', r.body)) AS p (subject, value)
      WHERE p.value ~ x.pattern
      UNION ALL
      SELECT 'headline_repeated', 'text', 'the first paragraph is the headline again', NULL
      WHERE newsdesk.wording_key(r.headline) = newsdesk.wording_key(split_part(left(r.body, 4000), E'\n\n', 1))
        AND NOT newsdesk.is_blank(r.headline)
      UNION ALL
      SELECT 'no_byline', 'byline', 'nobody signs it', NULL WHERE newsdesk.is_blank(coalesce(r.byline, ''))
    ) AS f (code, subject, message, excerpt);
END
$$;

-- What is found in a caption and its alt text by reading them.
CREATE FUNCTION newsdesk.wording_findings(caption text, alt_text text, kind text)
RETURNS TABLE (code text, message text, excerpt text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT 'caption_residue', 'has something of the page left in its caption',
      substring(caption FROM newsdesk.residue_pattern('caption'))
    WHERE caption ~ newsdesk.residue_pattern('caption')
    UNION ALL
    SELECT 'caption_long', 'has a caption of more than two sentences', NULL WHERE newsdesk.sentence_count(caption, kind) > 2
    UNION ALL
    SELECT 'caption_opening', 'has a caption that says there is a picture, not what happens in it',
      substring(caption FROM E'^[Aa] view of\\M|\\m(?:is|are) seen\\M')
    WHERE kind = 'latin' AND caption ~ E'^[Aa] view of\\M|\\m(?:is|are) seen\\M'
    UNION ALL
    SELECT 'caption_alt_text_repeats', 'has its caption again for alt text', NULL
    WHERE newsdesk.wording_key(alt_text) = newsdesk.wording_key(caption)
    UNION ALL
    SELECT 'caption_weekday', format('names a weekday that disagrees: %s was a %s', to_char(n.day, 'FMDD FMMonth YYYY'),
      to_char(n.day, 'FMDay')), NULL
    FROM newsdesk.days_named(newsdesk.plain_digits(caption)) AS n
    WHERE n.weekday <> extract(isodow FROM n.day);
END
$$;

-- What is found in one picture, whatever the desk makes of it; `original` is an earlier one with the same caption.
CREATE FUNCTION newsdesk.picture_findings(
  p newsdesk.revision_picture, language text, headline text, original integer, story_day date, today date
) RETURNS SETOF newsdesk.check_finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  kind constant text := newsdesk.wording_kind(p.caption, language);
  plain constant text := newsdesk.plain_digits(p.caption);
  named constant date[] := ARRAY(SELECT DISTINCT n.day FROM newsdesk.days_named(plain) AS n);
  -- The day that the picture was taken: as recorded, or the only one that the caption names.
  taken constant date := coalesce(p.taken_on, CASE WHEN cardinality(named) = 1 THEN named[1] END);
  is_empty constant boolean := newsdesk.is_blank(p.caption);
  is_file constant boolean := 'file' = ANY (p.flags)
    OR p.caption ~ E'^[[(]?(?:FILES?\\M|(?:A )?[Ff]ile (?:photo|picture|image)\\M|FILE PHOTO)|\\mfile photo\\M|أرشيفية|資料写真|资料图|資料圖';
BEGIN
  RETURN QUERY
    SELECT f.code, NULL::newsdesk.check_level, 'photo ' || p.number, p.number::integer, f.language,
      format('photo %s%s %s', p.number, ' in ' || f.language, f.message) || coalesce(': "' || left(f.excerpt, 60) || '"', ''),
      f.excerpt, NULL::text
    FROM (
      SELECT 'caption_empty', NULL, 'has no caption', NULL WHERE is_empty
      UNION ALL
      SELECT 'caption_no_credit', NULL, 'credits nobody', NULL WHERE cardinality(p.creators || p.agencies || p.via) = 0
      UNION ALL
      SELECT 'caption_credit_ambiguous', NULL, 'has a credit line that can be read in more than one way', p.credit
      WHERE p.credit_is_ambiguous
      UNION ALL
      SELECT 'caption_is_headline', NULL, 'has the headline for a caption', NULL
      WHERE NOT is_empty AND newsdesk.wording_key(p.caption) = headline
      UNION ALL
      SELECT 'caption_repeated', NULL, format('has the caption of photo %s', original), NULL WHERE original IS NOT NULL
      UNION ALL
      SELECT 'caption_no_date', NULL, 'doesn''t say when it was taken', NULL
      WHERE NOT is_empty AND taken IS NULL AND kind <> '' AND NOT newsdesk.names_a_date(plain)
      UNION ALL
      -- Only where names are told by their capitals: a small word of place, and a name that is neither month nor weekday.
      SELECT 'caption_no_place', NULL, 'doesn''t say where it was taken', NULL
      WHERE NOT is_empty AND p.place IS NULL AND kind = 'latin' AND p.caption !~ '^[[:upper:]][[:upper:] ''.-]+[,:(–—-]' AND NOT EXISTS (
        SELECT
        FROM regexp_matches(
          left(p.caption, 4000),
          E'\\m(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Oo]ff|[Oo]ver|[Aa]round|[Aa]cross|[Aa]long|[Oo]n|from|through|à|au|en|em|'
            'bei|nel|nella|auf)\\s+(?:[[:lower:]]+\\s+){0,2}(?:[ld][\'’])?([[:upper:]][[:alpha:]]+)', 'g'
        ) AS m
        WHERE newsdesk.month_named(m[1]) IS NULL AND newsdesk.weekday_named(m[1]) IS NULL
      )
      UNION ALL
      SELECT 'caption_date_ahead', NULL, format('is dated %s, after the story', to_char(taken, 'FMDD FMMonth YYYY')), NULL
      WHERE taken > story_day
      UNION ALL
      SELECT 'caption_file_today', NULL, 'is marked as a file photo and dated today', NULL WHERE is_file AND taken = today
      UNION ALL
      SELECT 'caption_not_file', NULL, format('is of %s, and no file photo', to_char(taken, 'FMDD FMMonth YYYY')), NULL
      WHERE NOT is_file AND taken < story_day - 30
      UNION ALL
      SELECT 'caption_handout', NULL, 'is a handout, and nothing says whose', NULL
      WHERE 'handout' = ANY (p.flags) AND cardinality(p.agencies || p.via) = 0
      UNION ALL
      SELECT 'caption_no_alt_text', NULL, 'has no alt text', NULL WHERE newsdesk.is_blank(coalesce(p.alt_text, ''))
      UNION ALL
      SELECT w.code, NULL, w.message, w.excerpt FROM newsdesk.wording_findings(p.caption, p.alt_text, kind) AS w WHERE NOT is_empty
      UNION ALL
      SELECT w.code, t.key, w.message, w.excerpt
      FROM jsonb_each(p.translations) AS t
      CROSS JOIN LATERAL (SELECT t.value ->> 'caption' AS caption, t.value ->> 'alt_text' AS alt_text) AS o
      CROSS JOIN LATERAL newsdesk.wording_findings(o.caption, o.alt_text, newsdesk.wording_kind(o.caption, t.key)) AS w
    ) AS f (code, language, message, excerpt);
END
$$;

-- Every finding that the desk wants to hear of, the story's first; of one picture alone, where that is wanted.
CREATE FUNCTION newsdesk.findings(r newsdesk.revision, pictures newsdesk.revision_picture[], desk integer, wanted integer)
RETURNS SETOF newsdesk.check_finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
  zone constant text := (SELECT n.time_zone FROM newsdesk.newsroom AS n);
  today constant date := (clock_timestamp() AT TIME ZONE zone)::date;
  story_day constant date := coalesce((r.edited_at AT TIME ZONE zone)::date, today);
  headline constant text := newsdesk.wording_key(r.headline);
BEGIN
  RETURN QUERY
    SELECT f.code, l.level, f.subject, f.picture, f.language, f.message, f.excerpt, CASE
      WHEN r.story_id IS NULL THEN NULL
      ELSE format(
        CASE
          WHEN c.mend = 'credit' THEN 'newsdesk photo credit %s/%s "Name / Agency"'
          WHEN c.part = 'caption' THEN 'newsdesk caption edit %s/%s ' || c.mend
          WHEN c.mend = 'byline' THEN 'newsdesk draft edit %s --byline "..."'
          ELSE 'newsdesk draft edit %s' || CASE f.subject WHEN 'headline' THEN ' --headline "..."' ELSE '' END
        END || coalesce(' --language ' || f.language, ''),
        r.story_id, f.picture
      )
    END
    FROM (
      SELECT 0 AS place, x.* FROM newsdesk.text_findings(r) AS x WHERE wanted IS NULL
      UNION ALL
      SELECT (p.whole).position, x.*
      FROM (
        SELECT y AS whole, CASE WHEN NOT newsdesk.is_blank(y.caption) THEN nullif(
          first_value(y.number) OVER (PARTITION BY newsdesk.wording_key(y.caption) ORDER BY y.position), y.number
        ) END AS original
        FROM unnest(pictures) AS y
      ) AS p
      CROSS JOIN LATERAL newsdesk.picture_findings(p.whole, r.language, headline, p.original, story_day, today) AS x
      WHERE wanted IS NULL OR (p.whole).number = wanted
    ) AS f
    JOIN newsdesk.editorial_check AS c ON c.code = f.code
    LEFT JOIN newsdesk.desk_check AS o ON o.desk_id = desk AND o.code = c.code
    CROSS JOIN LATERAL (SELECT coalesce(o.level, c.default_level) AS level) AS l
    WHERE l.level <> 'off'
    ORDER BY f.place, l.level DESC, f.code, f.language, f.subject;
END
$$;

-- The checks of a story as it stands, or of one of its pictures, for whoever reads it.
CREATE FUNCTION newsdesk.check_story(story bigint, picture integer DEFAULT NULL) RETURNS SETOF newsdesk.check_finding
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  s newsdesk.story;
BEGIN
  SELECT * INTO s FROM newsdesk.story AS x WHERE x.id = check_story.story AND newsdesk.may_read(x, me);
  IF NOT FOUND THEN PERFORM newsdesk.refuse_outsider(check_story.story, me); END IF;
  RETURN QUERY
    SELECT f.*
    FROM newsdesk.revision AS x
    CROSS JOIN LATERAL newsdesk.findings(x, newsdesk.pictures_of(s.id, s.revision), s.desk_id, check_story.picture) AS f
    WHERE x.story_id = s.id AND x.number = s.revision;
END
$$;

-- The checks of what would be imported, as that desk makes them. Content: see patched_text and listed_pictures.
CREATE FUNCTION newsdesk.check_content(desk text, content jsonb) RETURNS SETOF newsdesk.check_finding
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  d newsdesk.desk := newsdesk.desk_named(check_content.desk);
  r newsdesk.revision;
  pictures newsdesk.revision_picture[] := newsdesk.listed_pictures(NULL, coalesce(content -> 'pictures', '[]'));
BEGIN
  SELECT '', '', 'en' INTO r.headline, r.body, r.language;
  r := newsdesk.patched_text(r, content);
  IF octet_length(r.headline) > 2000 OR octet_length(r.body) > 8388608 OR EXISTS (
    SELECT FROM unnest(pictures) AS p WHERE greatest(octet_length(p.caption), octet_length(p.alt_text)) > 16000
  ) THEN
    PERFORM newsdesk.bad_data('a headline has at most 2,000 bytes, a text 8 MiB, a caption and an alt text 16,000 bytes each');
  END IF;
  RETURN QUERY SELECT * FROM newsdesk.findings(r, pictures, d.id, NULL);
END
$$;

-- Signs that a check may find something in a text: most show none, and they are looked for in a tenth of the time.
CREATE FUNCTION newsdesk.signs() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[
  '%Our Standards: The %', '%, opens new tab%', '%©%', '%Copyright %', '%Register now for FREE%', '%Exclusive news, data %',
  '%All quotes delayed%', '%Add AP News%', '%Updated [hour]%', '%Go to https://%', '%{{%', '%A version of this article %',
  '%MBARGO%', '%mbargo%', '%HOLD FOR %', '%NOT FOR %', '%FOR IMMEDIATE %', '%KILL%', '%STORY WITHDRAWN%', '%EDITORS%',
  '%THIRD PARTY%', '%TK%', '%[XX%', '%(XX%', '%orem %', '%LOREM %', '%<iframe%', '%NPR transcripts%', '%list of %'
];

CREATE FUNCTION newsdesk.residue_lines() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[
  'Advertisement · Scroll to continue', 'Read More', 'Copy Link', 'Copy link', 'Link copied', 'Text size', 'Listen to article',
  'Listen to this article', 'Gift this article', 'Most viewed', 'Related News', 'Recommended Stories', 'Read next', 'READ MORE',
  'Read more', 'Read more:', 'Skip to main content', 'Already a subscriber', 'Already a subscriber?', 'Subscribe now',
  'Login or register to continue', 'اقرأ أيضاً', 'اقرأ أيضا', 'اقرأ المزيد', 'Sign up here.', 'Sign up here',
  'Learn more about Refinitiv', 'Learn more aboutRefinitiv', 'Thomson Reuters', 'AFP Forum', 'skip past newsletter promotion',
  'after newsletter promotion', 'skip past support message promotion', 'after support message promotion', 'skip past explainer',
  'after explainer', 'Skip content and continue reading', 'End of content', 'end of list'
];

-- Why a story can't be submitted: each finding that is an error, without what the rule "complete" says by itself.
CREATE FUNCTION newsdesk.failed_checks(s newsdesk.story, t newsdesk.transition) RETURNS newsdesk.reason[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r constant newsdesk.revision := (SELECT x FROM newsdesk.revision AS x WHERE x.story_id = s.id AND x.number = s.revision);
  wording constant text := r.headline || E'\n' || r.body;
BEGIN
  -- Most stories have no pictures, are on a desk that takes the checks as they come, and show no sign of what is looked for.
  IF 'complete' = ANY (t.rules) AND NOT string_to_array(wording, E'\n') && newsdesk.residue_lines()
    AND (CASE WHEN octet_length(wording) < 800 THEN NOT wording LIKE ANY (newsdesk.signs())
      ELSE NOT EXISTS (SELECT FROM unnest(newsdesk.signs()) AS g WHERE strpos(wording, btrim(g, '%')) > 0) END)
    AND NOT EXISTS (SELECT FROM newsdesk.revision_picture AS p WHERE p.story_id = s.id AND p.revision = s.revision)
    AND NOT EXISTS (SELECT FROM newsdesk.desk_check AS l WHERE l.desk_id = s.desk_id)
  THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT ROW(f.code, f.subject, f.message, f.fix, '{}')::newsdesk.reason
    FROM newsdesk.findings(r, newsdesk.pictures_of(s.id, s.revision), s.desk_id, NULL) AS f
    WHERE f.level = 'error'
      AND ('complete' <> ALL (t.rules) OR f.code NOT IN ('no_headline', 'no_text', 'caption_empty', 'caption_no_credit'))
  );
END
$$;
