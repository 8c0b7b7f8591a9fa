-- Who supplies pictures and stories, under every name that credit lines give them: dated data, read by all, and the only part of
-- it that people change is the newsroom's own. What newsdesk ships with is loaded whole, and goes when a newer table comes.

CREATE TYPE newsdesk.agency_origin AS ENUM ('shipped', 'newsroom');

CREATE TABLE newsdesk.agency (
  id integer GENERATED ALWAYS AS IDENTITY,
  -- The canonical name, as credits are stored and printed.
  name text NOT NULL,
  kind text NOT NULL,
  origin newsdesk.agency_origin NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT agency_pkey PRIMARY KEY (id),
  CONSTRAINT agency_name_is_short CHECK (octet_length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  CONSTRAINT agency_kind_is_known CHECK (kind IN (
    'wire', 'state agency', 'picture house', 'archive', 'satellite', 'newspaper', 'magazine', 'broadcaster', 'company',
    'institution', 'stock', 'platform', 'source'
  ))
);

-- An agency has one row, whoever brought it.
CREATE UNIQUE INDEX agency_by_name ON newsdesk.agency (lower(name));

CREATE TABLE newsdesk.agency_alias (
  id integer GENERATED ALWAYS AS IDENTITY,
  agency_id integer NOT NULL,
  alias text NOT NULL,
  -- The days between which the name was in use, where they are known. They decide where two agencies had one name.
  since date,
  until date,
  origin newsdesk.agency_origin NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT agency_alias_pkey PRIMARY KEY (id),
  CONSTRAINT agency_alias_agency_fkey FOREIGN KEY (agency_id) REFERENCES newsdesk.agency (id),
  CONSTRAINT agency_alias_is_short CHECK (octet_length(alias) BETWEEN 1 AND 200 AND alias !~ '[[:cntrl:]]'),
  CONSTRAINT agency_alias_dates_are_in_order CHECK (since <= until),
  CONSTRAINT agency_alias_dates_are_finite CHECK (
    coalesce(since BETWEEN '0001-01-01' AND '9999-12-31', true) AND coalesce(until BETWEEN '0001-01-01' AND '9999-12-31', true)
  )
);

CREATE INDEX agency_alias_of_agency ON newsdesk.agency_alias (agency_id);
CREATE INDEX agency_alias_of_the_newsroom ON newsdesk.agency_alias (id) WHERE origin = 'newsroom';

-- Each table that a program brought. The newest is the one that stands here.
CREATE TABLE newsdesk.agency_shipment (
  id integer GENERATED ALWAYS AS IDENTITY,
  -- Of the file that the program carries, by which it knows whether it has to bring it: no proof of anything.
  source_digest bytea NOT NULL,
  -- Of the rows as they were written.
  rows_digest bytea NOT NULL,
  aliases integer NOT NULL,
  loaded_by text NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT agency_shipment_pkey PRIMARY KEY (id),
  CONSTRAINT agency_shipment_digests_are_whole CHECK (
    octet_length(source_digest) BETWEEN 8 AND 32 AND octet_length(rows_digest) = 32
  )
);

-- What the newsroom itself added is ended and never changed; what was shipped is replaced as a whole.
CREATE FUNCTION newsdesk.allow_ending_only() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF OLD.origin = 'shipped' AND TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF OLD.origin = 'newsroom' AND TG_OP = 'UPDATE' AND NEW.until IS NOT NULL
    AND (NEW.id, NEW.agency_id, NEW.alias, NEW.since, NEW.origin, NEW.added_by, NEW.added_at)
      IS NOT DISTINCT FROM (OLD.id, OLD.agency_id, OLD.alias, OLD.since, OLD.origin, OLD.added_by, OLD.added_at)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'NDAPP', MESSAGE = 'an alias is ended, and neither changed nor deleted';
END
$$;

CREATE TRIGGER agency_alias_is_only_ended BEFORE UPDATE OR DELETE ON newsdesk.agency_alias
  FOR EACH ROW EXECUTE FUNCTION newsdesk.allow_ending_only();
CREATE TRIGGER agency_alias_is_not_truncated BEFORE TRUNCATE ON newsdesk.agency_alias
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();
CREATE TRIGGER agency_is_not_truncated BEFORE TRUNCATE ON newsdesk.agency
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();
CREATE TRIGGER agency_shipment_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsdesk.agency_shipment
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();

-- SHA-256 over the shipped names. Fields as in 0003_story.sql.
CREATE FUNCTION newsdesk.shipped_agencies_digest() RETURNS bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT sha256(coalesce(string_agg(
    newsdesk.digest_list(ARRAY[a.name, a.kind, x.alias, x.since::text, x.until::text]), ''::bytea
    ORDER BY a.name COLLATE "C", x.alias COLLATE "C", x.since, x.until
  ), ''::bytea))
  FROM newsdesk.agency_alias AS x
  JOIN newsdesk.agency AS a ON a.id = x.agency_id
  WHERE x.origin = 'shipped'
$$;

-- Loads the table that a program ships with, where it is another than the one that is here; for whoever operates the
-- database. Rows have the keys name, kind, alias, since and until. What the newsroom added stays.
CREATE FUNCTION newsdesk.ship_agencies(digest bytea, shipped jsonb) RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO'
AS $$
BEGIN
  LOCK TABLE newsdesk.agency_shipment IN SHARE ROW EXCLUSIVE MODE;
  IF digest = (SELECT s.source_digest FROM newsdesk.agency_shipment AS s ORDER BY s.id DESC LIMIT 1) THEN
    RETURN false;
  END IF;
  DELETE FROM newsdesk.agency_alias AS x WHERE x.origin = 'shipped';
  DELETE FROM newsdesk.agency AS a
  WHERE a.origin = 'shipped' AND NOT EXISTS (SELECT FROM newsdesk.agency_alias AS x WHERE x.agency_id = a.id);
  INSERT INTO newsdesk.agency AS a (name, kind, origin, added_by)
  SELECT DISTINCT ON (lower(r.name)) r.name, r.kind, 'shipped', session_user
  FROM ROWS FROM (jsonb_to_recordset(shipped) AS (name text, kind text)) WITH ORDINALITY AS r (name, kind, place)
  ORDER BY lower(r.name), r.place
  ON CONFLICT (lower(name)) DO UPDATE SET kind = excluded.kind WHERE a.origin = 'shipped';
  INSERT INTO newsdesk.agency_alias (agency_id, alias, since, until, origin, added_by)
  SELECT a.id, r.alias, r.since, r.until, 'shipped', session_user
  FROM ROWS FROM (jsonb_to_recordset(shipped) AS (name text, alias text, since date, until date))
    WITH ORDINALITY AS r (name, alias, since, until, place)
  JOIN newsdesk.agency AS a ON lower(a.name) = lower(r.name)
  ORDER BY r.place;
  INSERT INTO newsdesk.agency_shipment (source_digest, rows_digest, aliases, loaded_by)
  VALUES (digest, newsdesk.shipped_agencies_digest(), jsonb_array_length(shipped), session_user);
  RETURN true;
END
$$;

-- For photo editors of whatever desk, and administrators -------------------------------------------------------------------

CREATE FUNCTION newsdesk.require_keeper_of_aliases() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
BEGIN
  -- One after another, as with everything that is recorded in the staff's history.
  PERFORM FROM newsdesk.newsroom FOR NO KEY UPDATE;
  IF NOT EXISTS (
    SELECT FROM newsdesk.role_grant AS g WHERE g.person_id = me AND g.role IN ('photo_editor', 'administrator')
  ) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDROL',
      MESSAGE = 'names of agencies are added and ended by photo editors and administrators',
      DETAIL = jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object(
        'code', 'role', 'subject', 'photo_editor', 'message', 'that takes a photo editor or an administrator',
        'who', to_jsonb(ARRAY(
          SELECT DISTINCT p.name
          FROM newsdesk.role_grant AS g
          JOIN newsdesk.person AS p ON p.id = g.person_id
          WHERE g.role IN ('photo_editor', 'administrator') AND p.disabled_at IS NULL
          ORDER BY p.name
        ))
      )))::text;
  END IF;
END
$$;

CREATE FUNCTION newsdesk.clean_agency_name(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  cleaned text := btrim(normalize(given, NFC));
BEGIN
  IF coalesce(cleaned, '') = '' OR octet_length(cleaned) > 200 OR cleaned ~ '[[:cntrl:]]' THEN
    PERFORM newsdesk.bad_data('the name of an agency is 1 to 200 bytes long, with no control characters');
  END IF;
  RETURN cleaned;
END
$$;

-- True where it was added, false where that agency has that name on these days already. A kind is needed where nobody knows the
-- agency yet.
CREATE FUNCTION newsdesk.add_agency_alias(alias text, agency text, kind text, since date, until date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  new_alias text := newsdesk.clean_agency_name(alias);
  a newsdesk.agency;
BEGIN
  PERFORM newsdesk.require_keeper_of_aliases();
  IF since > until THEN
    PERFORM newsdesk.bad_data('the name would end before it begins');
  END IF;
  SELECT * INTO a FROM newsdesk.agency AS x WHERE lower(x.name) = lower(newsdesk.clean_agency_name(agency));
  IF NOT FOUND THEN
    IF kind IS NULL THEN
      PERFORM newsdesk.bad_data(
        format('no agency is called "%s"', agency), 'To add it, say what it is: --kind "picture house", for example.'
      );
    END IF;
    INSERT INTO newsdesk.agency AS x (name, kind, origin, added_by)
    VALUES (newsdesk.clean_agency_name(agency), add_agency_alias.kind, 'newsroom', session_user)
    RETURNING * INTO a;
  ELSIF kind <> a.kind THEN
    PERFORM newsdesk.bad_data(format('%s is known as %s, not as %s', a.name, a.kind, kind));
  END IF;
  IF EXISTS (
    SELECT FROM newsdesk.agency_alias AS x
    WHERE x.agency_id = a.id AND lower(x.alias) = lower(new_alias)
      AND (x.since, x.until) IS NOT DISTINCT FROM (add_agency_alias.since, add_agency_alias.until)
  ) THEN
    RETURN false;
  END IF;
  INSERT INTO newsdesk.agency_alias (agency_id, alias, since, until, origin, added_by)
  VALUES (a.id, new_alias, add_agency_alias.since, add_agency_alias.until, 'newsroom', session_user);
  PERFORM newsdesk.record_staff_act('add alias', new_alias, jsonb_build_object(
    'agency', a.name, 'kind', a.kind, 'since', add_agency_alias.since, 'until', add_agency_alias.until
  ));
  RETURN true;
END
$$;

-- Ends what the newsroom itself added; the last day on which the name counts is the one given. What was shipped is overruled by an
-- alias of one's own, not ended.
CREATE FUNCTION newsdesk.end_agency_alias(alias text, agency text, until date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  a newsdesk.agency;
  ended newsdesk.agency_alias;
BEGIN
  PERFORM newsdesk.require_keeper_of_aliases();
  IF until IS NULL THEN
    PERFORM newsdesk.bad_data('the last day of the name is missing');
  END IF;
  SELECT * INTO a FROM newsdesk.agency AS x WHERE lower(x.name) = lower(btrim(normalize(agency, NFC)));
  SELECT * INTO ended
  FROM newsdesk.agency_alias AS x
  WHERE x.agency_id = a.id AND x.origin = 'newsroom' AND lower(x.alias) = lower(btrim(normalize(end_agency_alias.alias, NFC)))
  ORDER BY x.until DESC NULLS FIRST, x.id DESC
  LIMIT 1;
  IF NOT FOUND THEN
    PERFORM newsdesk.bad_data(
      format('the newsroom added no alias "%s" of %s', alias, coalesce(a.name, agency)),
      'What newsdesk ships with is overruled by adding the name to another agency.'
    );
  END IF;
  IF ended.until <= end_agency_alias.until THEN
    RETURN false;
  END IF;
  IF ended.since > end_agency_alias.until THEN
    PERFORM newsdesk.bad_data(format('the name begins on %s, after that day', to_char(ended.since, 'YYYY-MM-DD')));
  END IF;
  UPDATE newsdesk.agency_alias AS x SET until = end_agency_alias.until WHERE x.id = ended.id;
  PERFORM newsdesk.record_staff_act('end alias', ended.alias, jsonb_build_object(
    'agency', a.name, 'since', ended.since, 'until', end_agency_alias.until
  ));
  RETURN true;
END
$$;

-- Who may: all read, and what is written is written by the two functions above.
ALTER TABLE newsdesk.agency ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.agency_alias ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.agency_shipment ENABLE ROW LEVEL SECURITY;
CREATE POLICY agency_is_read_by_colleagues ON newsdesk.agency FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY agency_alias_is_read_by_colleagues ON newsdesk.agency_alias FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));
CREATE POLICY agency_shipment_is_read_by_colleagues ON newsdesk.agency_shipment FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));

GRANT SELECT ON newsdesk.agency, newsdesk.agency_alias, newsdesk.agency_shipment TO newsdesk_staff;
GRANT EXECUTE ON FUNCTION
  newsdesk.add_agency_alias(text, text, text, date, date),
  newsdesk.end_agency_alias(text, text, date)
TO newsdesk_staff;
