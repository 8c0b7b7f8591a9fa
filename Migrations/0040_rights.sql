-- What may be done with a picture: its terms, where and until when, what is ruled out, and what it costs. Said of the picture and
-- not of its place in a story, in versions that never change. Each version is told to the staff's history by its digest, and so
-- is under its chain and under the seals.

-- Where the newsroom publishes, as ISO 3166-1 alpha-2 has it. Empty: nobody has said.
ALTER TABLE newsdesk.newsroom ADD COLUMN territories text[] NOT NULL DEFAULT '{}';

CREATE TABLE newsdesk.picture_rights (
  picture_id bigint NOT NULL,
  version integer NOT NULL,
  usage_terms text,
  -- Where it may be used: empty where that is the whole world. And where not.
  territories text[] NOT NULL DEFAULT '{}',
  excluded text[] NOT NULL DEFAULT '{}',
  expires_at timestamptz,
  -- What the wall showed in which zone, as whoever said it meant it.
  expires_on_the_wall text,
  expires_zone text,
  restrictions text[] NOT NULL DEFAULT '{}',
  restriction_note text,
  -- free; included: in a contract that is paid anyhow; conditional: free or included under terms that somebody has to look at;
  -- pay: each use is paid. NULL: nobody has said.
  cost text,
  source text,
  -- On what ground this was said.
  note text,
  set_by integer NOT NULL,
  actor text NOT NULL,
  set_at timestamptz NOT NULL,
  digest bytea NOT NULL,
  CONSTRAINT picture_rights_pkey PRIMARY KEY (picture_id, version),
  CONSTRAINT picture_rights_picture_fkey FOREIGN KEY (picture_id) REFERENCES newsdesk.picture (id),
  CONSTRAINT picture_rights_person_fkey FOREIGN KEY (set_by) REFERENCES newsdesk.person (id),
  CONSTRAINT picture_rights_version_is_positive CHECK (version > 0),
  CONSTRAINT picture_rights_usage_terms_are_short CHECK (octet_length(usage_terms) <= 16000),
  CONSTRAINT picture_rights_restriction_note_is_short CHECK (octet_length(restriction_note) <= 16000),
  CONSTRAINT picture_rights_source_is_short CHECK (octet_length(source) <= 2000),
  CONSTRAINT picture_rights_note_is_short CHECK (octet_length(note) <= 16000),
  CONSTRAINT picture_rights_cost_is_known CHECK (cost IN ('free', 'included', 'conditional', 'pay')),
  CONSTRAINT picture_rights_expiry_is_whole CHECK (
    num_nulls(expires_at, expires_on_the_wall, expires_zone) IN (0, 3)
  ),
  CONSTRAINT picture_rights_expiry_is_finite CHECK (expires_at BETWEEN '1900-01-01 00:00Z' AND '2999-12-31 00:00Z')
);

CREATE TRIGGER picture_rights_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.picture_rights
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();

ALTER TABLE newsdesk.picture_rights ENABLE ROW LEVEL SECURITY;
CREATE POLICY picture_rights_is_read_with_its_picture ON newsdesk.picture_rights FOR SELECT
  USING ((SELECT newsdesk.may_read_picture(picture_rights.picture_id)));

CREATE FUNCTION newsdesk.rights_digest(r newsdesk.picture_rights) RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(
    newsdesk.digest_list(ARRAY[
      'newsdesk.rights.1', r.picture_id::text, r.version::text, r.usage_terms,
      (extract(epoch FROM r.expires_at) * 1000000)::bigint::text, r.expires_on_the_wall, r.expires_zone, r.restriction_note,
      r.cost, r.source, r.note, r.set_by::text, r.actor, (extract(epoch FROM r.set_at) * 1000000)::bigint::text
    ])
    || newsdesk.digest_list(r.territories) || newsdesk.digest_list(r.excluded) || newsdesk.digest_list(r.restrictions)
  );
END
$$;

-- What can be ruled out, by code. The first four keep a picture from being published; the others are shown.
CREATE FUNCTION newsdesk.known_restrictions() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[
  'withdrawn', 'single_use', 'no_online', 'permission_needed', 'limited_area',
  'editorial_use_only', 'no_resale', 'no_archive', 'no_social', 'no_crop', 'mandatory_credit'
];

-- Countries and territories as ISO 3166-1 alpha-2 codes them.
CREATE FUNCTION newsdesk.territory_codes() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN string_to_array(
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF '
  || 'CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG '
  || 'GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP '
  || 'KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC '
  || 'NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ '
  || 'SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN '
  || 'VU WF WS YE YT ZA ZM ZW',
  ' '
);

CREATE FUNCTION newsdesk.clean_territories(wanted text[]) RETURNS text[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  cleaned text[] := ARRAY(SELECT DISTINCT upper(btrim(t)) COLLATE "C" AS code FROM unnest(wanted) AS t ORDER BY code);
  unknown text;
BEGIN
  SELECT t INTO unknown FROM unnest(cleaned) AS t WHERE (t = ANY (newsdesk.territory_codes())) IS NOT TRUE LIMIT 1;
  IF FOUND THEN
    PERFORM newsdesk.bad_data(
      format('"%s" is no country code of ISO 3166-1', left(coalesce(unknown, ''), 60)),
      CASE WHEN unknown = 'UK' THEN 'The United Kingdom is GB.' ELSE 'Two letters, such as GB, IE or US.' END
    );
  END IF;
  RETURN cleaned;
END
$$;

-- Says where the newsroom publishes. For administrators.
CREATE FUNCTION newsdesk.set_territories(territories text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  cleaned text[];
BEGIN
  PERFORM newsdesk.require_administrator();
  cleaned := newsdesk.clean_territories(coalesce(territories, '{}'));
  UPDATE newsdesk.newsroom AS n SET territories = cleaned WHERE n.territories <> cleaned;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM newsdesk.record_staff_act(
    'set territories', coalesce(nullif(array_to_string(cleaned, ' '), ''), 'none'), jsonb_build_object('territories', cleaned)
  );
  RETURN true;
END
$$;

-- What a supplier wrote about the use of a picture, in whichever language: its usage terms and its instructions.
CREATE FUNCTION newsdesk.terms_in(metadata jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT metadata ?| '{usage_terms,instructions}' THEN
    RETURN NULL;
  END IF;
  RETURN nullif(left(
    concat_ws(
      E'\n',
      (SELECT string_agg(t #>> '{}', E'\n') FROM jsonb_path_query(metadata, 'lax $.usage_terms[*].text') AS t),
      metadata ->> 'instructions'
    ),
    8000
  ), '');
END
$$;

-- The restrictions that such words propose, until a person says what holds. It reads prohibitions and limits alone, and rather
-- one too many: nothing in the words is ever read as a permission.
CREATE FUNCTION newsdesk.proposed_restrictions(terms text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF newsdesk.is_blank(coalesce(terms, '')) THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT x.code
    FROM (
      VALUES
        ('withdrawn', E'\\m(mandatory|picture|photo|image)s? kill(ed)?\\M|\\mkill notice\\M|\\mwithdrawn\\M|\\mwithdrawal\\M'),
        ('single_use', E'\\m(one|single|1)[- ]?time\\M|\\m(one|single)[- ]use\\M|\\monce only\\M|\\mone use only\\M'),
        ('no_online', E'\\mno (internet|online|web|digital|www)\\M|\\mprint (use )?only\\M|\\m(internet|online|web) out\\M'),
        ('permission_needed', E'\\m(prior|written|express) (written )?(approval|permission|consent|authori[sz]ation)\\M'
          '|\\mpermission (is )?required\\M|\\mapproval (is )?required\\M|\\mrights (managed|controlled)\\M'),
        ('limited_area', E'\\m[[:alpha:]]+ out\\M|\\mout:|\\mno (use|sales?) in\\M|\\mnot for (use|sale|publication) in\\M'
          '|\\mfor use in\\M|\\monly (in|for)\\M|\\m(?!use\\M)[[:alpha:]]{3,} only\\M'),
        ('editorial_use_only', E'\\meditorial (use )?only\\M|\\mno (commercial|advertis|marketing|merchandis)'),
        ('no_resale', E'\\mno[- ]?(re)?-?sales?\\M|\\mnot for (re)?sale\\M|\\mno third[- ]part'),
        ('no_archive', E'\\mno[- ]?archiv|\\mnot for archiv'),
        ('no_social', E'\\mno social\\M'),
        ('no_crop', E'\\mno crop|\\mnot (be )?(crop|alter|manipulat)'),
        ('mandatory_credit', E'\\mmandatory credit\\M|\\mmust credit\\M|\\mcredit (is )?(mandatory|required)\\M')
    ) AS x (code, pattern)
    WHERE terms ~* x.pattern
      -- "Editorial use only" and "print only" limit no place.
      AND (
        x.code <> 'limited_area'
        OR regexp_replace(terms, E'\\m(editorial( use)?|print( use)?|once|(one|single)[- ]?(time|use)( use)?) only\\M', '', 'gi')
          ~* x.pattern
      )
    ORDER BY array_position(newsdesk.known_restrictions(), x.code)
  );
END
$$;

-- A picture's rights as they stand: as somebody said last; else version 0, with what its file proposes.
CREATE FUNCTION newsdesk.rights_now(x newsdesk.picture) RETURNS newsdesk.picture_rights
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r newsdesk.picture_rights;
BEGIN
  SELECT * INTO r FROM newsdesk.picture_rights AS y WHERE y.picture_id = x.id ORDER BY y.version DESC LIMIT 1;
  IF NOT FOUND THEN
    r.picture_id := x.id;
    r.version := 0;
    r.usage_terms := newsdesk.terms_in(x.metadata);
    r.restrictions := newsdesk.proposed_restrictions(r.usage_terms);
    r.territories := '{}';
    r.excluded := '{}';
  END IF;
  RETURN r;
END
$$;

-- All records of a picture's file, itself among them: whoever added it, and with whatever metadata.
CREATE FUNCTION newsdesk.same_picture(x newsdesk.picture) RETURNS SETOF newsdesk.picture
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF x.file_digest IS NULL THEN
    RETURN NEXT x;
  ELSE
    RETURN QUERY SELECT y.* FROM newsdesk.picture AS y WHERE encode(y.file_digest, 'hex') = encode(x.file_digest, 'hex');
  END IF;
END
$$;
