-- Editorial checks: what they are, what each desk makes of them, and how they read what people wrote. 0042_checking.sql runs them.
--
-- An error refuses `submit`, a warning doesn't. Wording is judged where its language is known: elsewhere a check is silent.

CREATE TYPE newsdesk.check_level AS ENUM ('off', 'warning', 'error');

CREATE TABLE newsdesk.editorial_check (
  -- Stable, for programs.
  code text NOT NULL,
  -- What it looks at: story or caption.
  part text NOT NULL,
  default_level newsdesk.check_level NOT NULL,
  -- What publication needs can't be switched.
  is_fixed boolean NOT NULL DEFAULT false,
  -- What mends it: what `caption edit` takes, or credit, headline, text or byline.
  mend text NOT NULL,
  about text NOT NULL,
  CONSTRAINT editorial_check_pkey PRIMARY KEY (code),
  CONSTRAINT editorial_check_part_is_known CHECK (part IN ('story', 'caption')),
  CONSTRAINT editorial_check_fixed_is_an_error CHECK (NOT is_fixed OR default_level = 'error')
);

-- What a desk makes of a check, where that is not the default. Who set it, and when, is in the staff's history.
CREATE TABLE newsdesk.desk_check (
  desk_id integer NOT NULL,
  code text NOT NULL,
  level newsdesk.check_level NOT NULL,
  CONSTRAINT desk_check_pkey PRIMARY KEY (desk_id, code),
  CONSTRAINT desk_check_desk_fkey FOREIGN KEY (desk_id) REFERENCES newsdesk.desk (id),
  CONSTRAINT desk_check_check_fkey FOREIGN KEY (code) REFERENCES newsdesk.editorial_check (code)
);

ALTER TABLE newsdesk.editorial_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.desk_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY editorial_check_is_read_by_colleagues ON newsdesk.editorial_check FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY desk_check_is_read_by_colleagues ON newsdesk.desk_check FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));

INSERT INTO newsdesk.editorial_check (code, part, default_level, is_fixed, mend, about) VALUES
  ('no_headline', 'story', 'error', true, 'headline', 'A story has a headline.'),
  ('no_text', 'story', 'error', true, 'text', 'A story has a text.'),
  ('text_residue', 'story', 'error', false, 'text', 'Nothing that a page put around the story is left in its headline or text.'),
  ('advisory_left_in', 'story', 'error', false, 'text',
    'An embargo, a kill or a note to editors is not for readers: it is acted on and taken out of the text.'),
  ('placeholder', 'story', 'error', false, 'text', 'No placeholder stands where a fact or a text is still to come.'),
  ('placeholder_likely', 'story', 'warning', false, 'text',
    'TK or XXX by itself is mostly a placeholder; it can be an airline''s flights or a numeral.'),
  ('headline_repeated', 'story', 'warning', false, 'text', 'The first paragraph says more than the headline does.'),
  -- Agencies sign in the dateline, and a brief is nobody's: a desk that signs all it writes says so.
  ('no_byline', 'story', 'off', false, 'byline', 'A story says who wrote it.'),
  ('caption_empty', 'caption', 'error', true, '"..."', 'A picture has a caption.'),
  ('caption_no_credit', 'caption', 'error', true, 'credit', 'Somebody is credited for a picture.'),
  ('caption_is_headline', 'caption', 'error', false, '"..."',
    'A caption says what the picture shows, not what the headline says.'),
  ('caption_repeated', 'caption', 'error', false, '"..."', 'No two pictures of a story have the same caption.'),
  ('caption_residue', 'caption', 'error', false, '"..."', 'Nothing that a page put around the caption is left in it.'),
  ('caption_no_date', 'caption', 'warning', false, '--date YYYY-MM-DD', 'A caption says when the picture was taken.'),
  ('caption_no_place', 'caption', 'warning', false, '--place "..."', 'A caption says where the picture was taken.'),
  ('caption_long', 'caption', 'warning', false, '"..."', 'A caption has one or two sentences.'),
  ('caption_date_ahead', 'caption', 'warning', false, '"..." --date YYYY-MM-DD', 'No picture was taken after the story was written.'),
  ('caption_weekday', 'caption', 'warning', false, '"..."', 'The weekday is that of the date beside it.'),
  ('caption_opening', 'caption', 'warning', false, '"..."',
    'A caption says what happens, not that there is a picture of it: no "A view of", no "is seen".'),
  ('caption_file_today', 'caption', 'warning', false, '"..." --date YYYY-MM-DD', 'A file photo is not from the day of the story.'),
  ('caption_not_file', 'caption', 'warning', false, '"FILE - ..."',
    'A picture more than 30 days older than the story is marked as a file photo.'),
  ('caption_handout', 'caption', 'warning', false, 'credit', 'Of a handout it is said who supplied it.'),
  ('caption_credit_ambiguous', 'caption', 'warning', false, 'credit', 'A credit line can be read in one way only.'),
  ('caption_no_alt_text', 'caption', 'warning', false, '--alt "..."', 'A picture has an alt text for those who can''t see it.'),
  ('caption_alt_text_repeats', 'caption', 'warning', false, '--alt "..."', 'An alt text says what the caption doesn''t.');

-- A desk's level of each check.
CREATE FUNCTION newsdesk.check_levels(desk text)
RETURNS TABLE (code text, part text, level newsdesk.check_level, default_level newsdesk.check_level, is_fixed boolean, about text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
  d newsdesk.desk := newsdesk.desk_named(desk);
BEGIN
  RETURN QUERY
    SELECT c.code, c.part, coalesce(l.level, c.default_level), c.default_level, c.is_fixed, c.about
    FROM newsdesk.editorial_check AS c
    LEFT JOIN newsdesk.desk_check AS l ON l.desk_id = d.id AND l.code = c.code
    ORDER BY c.part DESC, coalesce(l.level, c.default_level) DESC, c.code;
END
$$;

-- Sets a desk's level of a check. For administrators, as workflows are: whom a check binds must not be the one who lifts it.
-- False where it was so already.
CREATE FUNCTION newsdesk.set_check(desk text, code text, level newsdesk.check_level) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_administrator();
  d newsdesk.desk := newsdesk.desk_named(desk);
  c newsdesk.editorial_check;
  before newsdesk.check_level;
BEGIN
  SELECT * INTO c FROM newsdesk.editorial_check AS x WHERE x.code = set_check.code;
  IF NOT FOUND THEN
    PERFORM newsdesk.bad_data(format('there is no check "%s"', left(set_check.code, 60)), 'All checks: newsdesk check levels');
  ELSIF set_check.level IS NULL THEN
    PERFORM newsdesk.bad_data('a level is error, warning or off');
  ELSIF c.is_fixed AND set_check.level <> 'error' THEN
    PERFORM newsdesk.bad_data(
      format('%s is an error on every desk: nothing is published without', c.code), 'No level, role or note lifts it.'
    );
  END IF;
  SELECT x.level INTO before FROM newsdesk.desk_check AS x WHERE x.desk_id = d.id AND x.code = c.code;
  IF coalesce(before, c.default_level) = set_check.level THEN
    RETURN false;
  END IF;
  INSERT INTO newsdesk.desk_check AS x (desk_id, code, level) VALUES (d.id, c.code, set_check.level)
  ON CONFLICT ON CONSTRAINT desk_check_pkey DO UPDATE SET level = excluded.level;
  PERFORM newsdesk.record_staff_act(
    'set check', c.code, jsonb_build_object('desk', d.name, 'level', set_check.level, 'was', coalesce(before, c.default_level))
  );
  RETURN true;
END
$$;

-- How wording is read ---------------------------------------------------------------------------------------------------

-- What pages leave behind, as an expression: of Sources/Intake/Data/residue.tsv the openings, endings and phrases that hold at any
-- length, and of the whole lines those that nobody writes. A test says when the two differ.
CREATE FUNCTION newsdesk.residue_pattern(part text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '(?n)'
    'Our Standards: The Thomson Reuters Trust Principles|, opens new tab'
    '|^Exclusive news, data and analytics for financial market professionals|^skip past newsletter promotion$'
    '|^after newsletter promotion$|[{][{][#/]?[A-Za-z]{1,40}}}|^skip past support message promotion$'
    '|^after support message promotion$|^skip past explainer$|^after explainer$|^Skip content and continue reading$'
    '|^End of content$|^<iframe|^NPR transcripts are created|^list of [0-9]{1,6} items$|^end of list$'
    '|^Advertisement · Scroll to continue$|^Read More$|^Copy Link$|^Copy link$|^Link copied$|^Text size$|^Listen to article$'
    '|^Listen to this article$|^Gift this article$|^Most viewed$|^Related News$|^Recommended Stories$|^Read next$|^READ MORE$'
    '|^Read more$|^Read more:$|^Skip to main content$|^Already a subscriber$|^Already a subscriber[?]$|^Subscribe now$'
    '|^Login or register to continue$|^اقرأ أيضاً$|^اقرأ أيضا$|^اقرأ المزيد$'
  || CASE part WHEN 'text' THEN
    '|^Register now for FREE unlimited access|^© [0-9]{1,6} Reuters|^© [0-9]{1,6} Thomson Reuters|^Copyright [0-9]{1,6} Reuters'
    '|^Copyright [0-9]{1,6} Thomson Reuters|^[(]c[)] Copyright Thomson Reuters [0-9]{1,6}'
    '|^All quotes delayed a minimum of [0-9]{1,6} minutes|^Add AP News on Google|^Add AP News as your preferred source'
    '|^Updated [[]hour]:[[]minute] [[]AMPM] [[]timezone]|^Copyright [0-9]{1,6} The Associated Press'
    '|^© [0-9]{1,6} The Associated Press|^Copyright [0-9]{1,6} Associated Press|^Go to https://apnews[.]com/hub/'
    '|^© Agence France-Presse|^© [0-9]{1,6} AFP|^© [0-9]{1,6} Guardian News & Media Limited'
    '|^A version of this article appears in print on|^Copyright © [0-9]{1,6} NPR|^Copyright [0-9]{1,6} NPR|^© [0-9]{1,6} NPR'
    '|^© [0-9]{1,6} npr|^Sign up here[.]$|^Sign up here$|^Learn more about Refinitiv$|^Learn more aboutRefinitiv$'
    '|^Thomson Reuters$|^AFP Forum$'
  ELSE
    '|^[*][*][[][0-9]{1,6}/[0-9]{1,6}][*][*]|^[[][0-9]{1,6}/[0-9]{1,6}]|^Item [0-9]{1,6} of [0-9]{1,6}'
    '|^[0-9]{1,6} of [0-9]{1,6} [|]|Acquire Licensing Rights[.]$|Purchase Licensing Rights[.]$|ATTENTION EDITORS'
    '|THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY|THIS PICTURE WAS PROVIDED BY A THIRD PARTY'
    '|THIS IMAGE WAS PROVIDED BY A THIRD PARTY|^EDITORS NOTE:|^EDITORS'' NOTE:|^NOTE TO EDITORS:|^View image in fullscreen'
    '|^Show caption|^Image source,|^IMAGE SOURCE,|^Image caption,|^IMAGE CAPTION,|^Media caption,'
    '|Licensing Rights, opens new tab$|Licensing Rights$|^Figure caption,|^Video caption,|^Image credit,|^Image credit:'
    '|^Credit[.][.][.]|^Credit…|^[0-9]{1,6} of [0-9]{1,6}$|^Hide caption$|^Image source$|^Image caption$|^Enlarge this image$'
    '|^toggle caption$|^hide caption$'
  END;

-- A word for a month in the languages that pages come in; NULL for any other word.
CREATE FUNCTION newsdesk.month_named(word text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ('{
  "january": 1, "jan": 1, "janvier": 1, "enero": 1, "janeiro": 1, "januar": 1, "gennaio": 1, "يناير": 1, "february": 2,
  "feb": 2, "février": 2, "febrero": 2, "fevereiro": 2, "februar": 2, "febbraio": 2, "فبراير": 2, "شباط": 2, "march": 3,
  "mar": 3, "mars": 3, "marzo": 3, "março": 3, "märz": 3, "مارس": 3, "آذار": 3, "april": 4, "apr": 4, "avril": 4, "abril": 4,
  "aprile": 4, "أبريل": 4, "إبريل": 4, "ابريل": 4, "نيسان": 4, "may": 5, "mai": 5, "mayo": 5, "maio": 5, "maggio": 5, "مايو": 5,
  "أيار": 5, "june": 6, "jun": 6, "juin": 6, "junio": 6, "junho": 6, "juni": 6, "giugno": 6, "يونيو": 6, "حزيران": 6, "july": 7,
  "jul": 7, "juillet": 7, "julio": 7, "julho": 7, "juli": 7, "luglio": 7, "يوليو": 7, "تموز": 7, "august": 8, "aug": 8,
  "août": 8, "agosto": 8, "أغسطس": 8, "آب": 8, "september": 9, "sep": 9, "sept": 9, "septembre": 9, "septiembre": 9,
  "setembro": 9, "settembre": 9, "سبتمبر": 9, "أيلول": 9, "october": 10, "oct": 10, "octobre": 10, "octubre": 10, "outubro": 10,
  "oktober": 10, "ottobre": 10, "أكتوبر": 10, "اكتوبر": 10, "november": 11, "nov": 11, "novembre": 11, "noviembre": 11,
  "novembro": 11, "نوفمبر": 11, "december": 12, "dec": 12, "décembre": 12, "diciembre": 12, "dezembro": 12, "dezember": 12,
  "dicembre": 12, "ديسمبر": 12
}'::jsonb ->> lower(word))::integer;

-- A word for a weekday: 1 for Monday to 7 for Sunday; NULL for any other word.
CREATE FUNCTION newsdesk.weekday_named(word text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ('{
  "monday": 1, "mon": 1, "lundi": 1, "lunes": 1, "montag": 1, "lunedì": 1, "الاثنين": 1, "الإثنين": 1, "tuesday": 2, "tue": 2,
  "tues": 2, "mardi": 2, "martes": 2, "dienstag": 2, "martedì": 2, "الثلاثاء": 2, "wednesday": 3, "wed": 3, "mercredi": 3,
  "miércoles": 3, "mittwoch": 3, "mercoledì": 3, "الأربعاء": 3, "thursday": 4, "thu": 4, "thur": 4, "thurs": 4, "jeudi": 4,
  "jueves": 4, "donnerstag": 4, "giovedì": 4, "الخميس": 4, "friday": 5, "fri": 5, "vendredi": 5, "viernes": 5, "freitag": 5,
  "venerdì": 5, "الجمعة": 5, "saturday": 6, "sat": 6, "samedi": 6, "sábado": 6, "samstag": 6, "sabato": 6, "السبت": 6,
  "sunday": 7, "sun": 7, "dimanche": 7, "domingo": 7, "sonntag": 7, "domenica": 7, "الأحد": 7
}'::jsonb ->> lower(word))::integer;

-- The code point of a text's first letter; that of no letter is 0. PostgreSQL keeps 32 expressions compiled: where there is
-- another way, the checks use none.
CREATE FUNCTION newsdesk.first_letter(value text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(ascii(substring(value FROM '[[:alpha:]]')), 0);

-- How wording can be judged, told by the script of its first letter: latin, for languages with the months above; ar; cjk; or ''
-- for what can't be. Of Latin letters the story's language says which; "en" may be any of them, because it is what a page gets.
CREATE FUNCTION newsdesk.wording_kind(value text, language text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN newsdesk.first_letter(value) < 592
    THEN CASE WHEN lower(split_part(language, '-', 1)) IN ('en', 'fr', 'es', 'pt', 'de', 'it') THEN 'latin' ELSE '' END
  WHEN newsdesk.first_letter(value) BETWEEN 1568 AND 1610
    THEN CASE WHEN lower(split_part(language, '-', 1)) IN ('en', 'ar') THEN 'ar' ELSE '' END
  WHEN newsdesk.first_letter(value) BETWEEN 12352 AND 40959 OR newsdesk.first_letter(value) BETWEEN 44032 AND 55215 THEN 'cjk'
  ELSE ''
END;

-- Digits of other scripts as 0 to 9, of no more than a caption's length.
CREATE FUNCTION newsdesk.plain_digits(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(left(value, 4000), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９', '012345678901234567890123456789');

-- The days that a caption names in full, in plain digits, with the weekday beside each: 1 to 7, NULL where there is none.
CREATE FUNCTION newsdesk.days_named(value text) RETURNS TABLE (day date, weekday integer)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Every one of them has a year.
  IF value !~ '[0-9]{4}' THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT make_date(f.year, f.month, f.day),
      -- Who sat on 6 October did not do so on a Saturday.
      CASE WHEN f.weekday <> lower(f.weekday) OR length(f.weekday) > 4 THEN newsdesk.weekday_named(f.weekday) END
    FROM (
      -- Monday, October 6th, 2024
      SELECT m[1], newsdesk.month_named(m[2]), m[3]::integer, m[4]::integer
      FROM regexp_matches(
        value, E'(?:([[:alpha:]]{3,12})\\.?,?\\s+)?([[:alpha:]]{3,10})\\.?\\s+'
          '([0-9]{1,2})(?:st|nd|rd|th)?,?\\s+([0-9]{4})(?![0-9])', 'g'
      ) AS m
      UNION ALL
      -- Monday 6 October 2024, lunes 6 de octubre de 2024, Montag, 6. Oktober 2024, 6 أكتوبر (تشرين الأول) 2024
      SELECT m[1], newsdesk.month_named(m[3]), m[2]::integer, m[4]::integer
      FROM regexp_matches(
        value, E'(?:([[:alpha:]]{3,12})\\.?,?\\s+)?([0-9]{1,2})(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+|of\\s+)?'
          '([[:alpha:]]{3,10})\\.?,?(?:\\s+\\([^)]{1,30}\\))?\\s+(?:de\\s+|del\\s+)?([0-9]{4})(?![0-9])', 'g'
      ) AS m
      UNION ALL
      -- 2024-10-06, 2024年10月6日, 2024년 10월 6일
      SELECT NULL, m[2]::integer, m[3]::integer, m[1]::integer
      FROM regexp_matches(value, E'([0-9]{4})\\s?[-年년]\\s?([0-9]{1,2})\\s?[-月월]\\s?([0-9]{1,2})(?![0-9])', 'g') AS m
    ) AS f (weekday, month, day, year)
    WHERE f.month BETWEEN 1 AND 12 AND f.year BETWEEN 1800 AND 2199 AND f.day BETWEEN 1 AND CASE f.month
      WHEN 2 THEN 28 + (f.year % 4 = 0 AND (f.year % 100 <> 0 OR f.year % 400 = 0))::integer
      WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30
      ELSE 31
    END;
END
$$;

-- Whether a caption, in plain digits, says anything of when: a day of a month, with a year or without, or a month of a year.
CREATE FUNCTION newsdesk.names_a_date(value text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT
    FROM regexp_matches(
      value, E'([[:alpha:]]{3,10})\\.?\\s+(?=[0-9])|[0-9]{1,2}(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+|of\\s+)?([[:alpha:]]{3,10})'
        '|([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]\\s?[月월])', 'g'
    ) AS m
    WHERE m[3] IS NOT NULL OR newsdesk.month_named(coalesce(m[1], m[2])) IS NOT NULL
  );
END
$$;

-- How many sentences there are for certain: full stops behind initials, titles and other short forms end none.
CREATE FUNCTION newsdesk.sentence_count(value text, kind text) RETURNS integer
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN CASE kind
    WHEN 'latin' THEN regexp_count(
      regexp_replace(
        left(value, 4000) || ' A',
        E'\\m(?:[[:alpha:]]|[[:alpha:]]\\.[[:alpha:]]|Jr|Sr|Dr|Mr|Mrs|Ms|St|Ste|Lt|Sgt|Gen|Col|Capt|Cmdr|Maj|Sen|Rep'
          '|Gov|Prof|Rev|Inc|Co|Corp|Ltd|No|Mt|Ft|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun'
          '|Mme|Mlle|Sr?a|bzw|ca)\\.',
        '', 'g'
      ),
      E'[[:alnum:][:punct:]”’»][.!?…][)"\u201d\u2019»]*\\s+["(\u201c\u2018«]*[[:upper:]]'
    )
    WHEN '' THEN length(value) - length(translate(value, '。！？؟।', ''))
    ELSE regexp_count(left(value, 4000), E'[。！？؟]+|[[:alpha:]]{3}[.!?]+(?:\\s|$)')
  END;
END
$$;

-- Wording as it is compared: what differs in spaces, capitals or the last full stop is the same.
CREATE FUNCTION newsdesk.wording_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(btrim(regexp_replace(left(value, 16000), E'\\s+', ' ', 'g'), ' .。'));
