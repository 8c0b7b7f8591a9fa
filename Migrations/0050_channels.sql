-- Where what is published goes: folders, webhooks and feeds. An administrator adds channels and takes them away, because whoever adds
-- one sends stories somewhere; publishers pause them and send again. Each change is told to the staff's history.

CREATE TYPE newsdesk.channel_kind AS ENUM ('folder', 'webhook', 'feed');

CREATE TYPE newsdesk.delivery_format AS ENUM ('ninjs', 'newsml', 'html', 'fragment', 'markdown', 'text');

CREATE TABLE newsdesk.channel (
  id integer GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  kind newsdesk.channel_kind NOT NULL,
  format newsdesk.delivery_format NOT NULL,
  -- A folder on the workers' machines, or an address.
  target text NOT NULL,
  -- Which stories it gets: NULL for all.
  desk_ids integer[],
  languages text[],
  genres text[],
  -- A webhook may reach addresses of the house's own network.
  allows_internal boolean NOT NULL DEFAULT false,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  paused_at timestamptz,
  removed_at timestamptz,
  CONSTRAINT channel_pkey PRIMARY KEY (id),
  CONSTRAINT channel_name_is_plain CHECK (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  CONSTRAINT channel_target_is_short CHECK (octet_length(target) BETWEEN 1 AND 2000 AND target !~ '[[:cntrl:]]'),
  -- No parts of an address that hold a login: they would be read by everybody who reads the channel.
  CONSTRAINT channel_target_fits_its_kind CHECK (
    CASE kind
      WHEN 'webhook' THEN target ~* '^https?://[^/@[:space:]]+(/[^[:space:]]*)?$' AND target !~ '#'
      ELSE target ~ '^/' AND target !~ '(^|/)\.\.(/|$)'
    END
  ),
  CONSTRAINT channel_is_encrypted_outside CHECK (kind <> 'webhook' OR allows_internal OR target ~* '^https://'),
  CONSTRAINT channel_filters_say_something CHECK (desk_ids <> '{}' AND languages <> '{}' AND genres <> '{}'),
  CONSTRAINT channel_filters_are_short CHECK (
    octet_length(array_to_string(languages, '')) <= 2000 AND octet_length(array_to_string(genres, '')) <= 4000
  )
);

-- A name is free again when its channel is gone.
CREATE UNIQUE INDEX channel_name_key ON newsdesk.channel (name) WHERE removed_at IS NULL;

-- What a webhook's messages are signed with. Workers get it with the messages, and nobody else reads it.
CREATE TABLE newsdesk.channel_secret (
  channel_id integer NOT NULL,
  secret bytea NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT channel_secret_pkey PRIMARY KEY (channel_id),
  CONSTRAINT channel_secret_channel_fkey FOREIGN KEY (channel_id) REFERENCES newsdesk.channel (id),
  CONSTRAINT channel_secret_is_long CHECK (octet_length(secret) BETWEEN 24 AND 64)
);

ALTER TABLE newsdesk.channel ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsdesk.channel_secret ENABLE ROW LEVEL SECURITY;
CREATE POLICY channel_is_read_by_colleagues ON newsdesk.channel FOR SELECT
  USING ((SELECT newsdesk.is_colleague()));

CREATE TRIGGER channel_is_not_deleted BEFORE DELETE OR TRUNCATE ON newsdesk.channel
  FOR EACH STATEMENT EXECUTE FUNCTION newsdesk.refuse_rewriting();

CREATE FUNCTION newsdesk.channel_named(wanted text) RETURNS newsdesk.channel
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  c newsdesk.channel;
BEGIN
  SELECT * INTO c FROM newsdesk.channel AS x WHERE x.name = wanted AND x.removed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'NDNFC', MESSAGE = format('there is no channel "%s"', coalesce(wanted, ''));
  END IF;
  RETURN c;
END
$$;

-- A channel as the staff's history tells of it.
CREATE FUNCTION newsdesk.channel_detail(c newsdesk.channel) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN jsonb_strip_nulls(jsonb_build_object(
    'kind', c.kind, 'format', c.format, 'target', c.target, 'languages', c.languages, 'genres', c.genres,
    'desks', (SELECT array_agg(d.name ORDER BY d.name) FROM newsdesk.desk AS d WHERE d.id = ANY (c.desk_ids)),
    'allows_internal', CASE WHEN c.allows_internal THEN true END
  ));
END
$$;

-- Adds a channel: {"kind", "format", "target", "desks", "languages", "genres", "allows_internal"}. For administrators.
CREATE FUNCTION newsdesk.add_channel(name text, settings jsonb, secret bytea DEFAULT NULL) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  c newsdesk.channel;
  before newsdesk.channel;
BEGIN
  PERFORM newsdesk.require_administrator();
  PERFORM newsdesk.refuse_unknown_keys(settings, ARRAY[
    'kind', 'format', 'target', 'desks', 'languages', 'genres', 'allows_internal'
  ], 'a channel');
  IF (name ~ '^[a-z][a-z0-9-]{0,39}$') IS NOT TRUE THEN
    PERFORM newsdesk.bad_data('a channel''s name is lower-case letters, digits and hyphens, a letter first, at most 40');
  ELSIF (settings ->> 'kind' = ANY (enum_range(NULL::newsdesk.channel_kind)::text[])) IS NOT TRUE THEN
    PERFORM newsdesk.bad_data('a channel is a folder, a webhook or a feed');
  ELSIF (settings ->> 'format' = ANY (enum_range(NULL::newsdesk.delivery_format)::text[])) IS NOT TRUE THEN
    PERFORM newsdesk.bad_data(
      format('"%s" is no format', coalesce(settings ->> 'format', '')),
      'Formats: ' || array_to_string(enum_range(NULL::newsdesk.delivery_format), ', ')
    );
  END IF;
  c.name := name;
  c.kind := settings ->> 'kind';
  c.format := settings ->> 'format';
  c.target := settings ->> 'target';
  c.allows_internal := coalesce((settings ->> 'allows_internal')::boolean, false);
  c.desk_ids := nullif(ARRAY(
    SELECT DISTINCT (newsdesk.desk_named(d)).id FROM unnest(newsdesk.clean_list(settings -> 'desks', 'desks')) AS d ORDER BY 1
  ), '{}');
  c.languages := nullif(newsdesk.clean_list(settings -> 'languages', 'languages'), '{}');
  c.genres := nullif(newsdesk.clean_list(settings -> 'genres', 'genres'), '{}');
  IF c.kind = 'webhook' AND (secret IS NULL OR octet_length(secret) NOT BETWEEN 24 AND 64) THEN
    PERFORM newsdesk.bad_data('a webhook''s messages are signed, with a secret of 24 to 64 bytes');
  ELSIF c.kind <> 'webhook' AND secret IS NOT NULL THEN
    PERFORM newsdesk.bad_data(format('a %s has no use for a secret', c.kind));
  END IF;
  SELECT * INTO before FROM newsdesk.channel AS x WHERE x.name = add_channel.name AND x.removed_at IS NULL;
  IF FOUND THEN
    IF newsdesk.channel_detail(before) = newsdesk.channel_detail(c) THEN
      RETURN false;
    END IF;
    PERFORM newsdesk.bad_data(
      format('there is a channel "%s" already, with other settings', name), 'Its settings: newsdesk channel list'
    );
  END IF;
  BEGIN
    INSERT INTO newsdesk.channel AS x (name, kind, format, target, desk_ids, languages, genres, allows_internal)
    VALUES (
      c.name, c.kind, c.format, c.target, c.desk_ids, c.languages, c.genres, c.allows_internal
    )
    RETURNING x.* INTO STRICT c;
  EXCEPTION WHEN check_violation OR not_null_violation THEN
    PERFORM newsdesk.bad_data(
      CASE WHEN c.kind = 'webhook'
        THEN format('"%s" is no address that a webhook can have', coalesce(c.target, ''))
        ELSE format('"%s" is no folder that a channel can have', coalesce(c.target, ''))
      END,
      CASE WHEN c.kind = 'webhook'
        THEN 'Write https://HOST/PATH, without a login in it; http:// and the house''s own network take --allow-internal.'
        ELSE 'Write its whole path, from /.'
      END
    );
  END;
  IF secret IS NOT NULL THEN
    INSERT INTO newsdesk.channel_secret (channel_id, secret) VALUES (c.id, add_channel.secret);
  END IF;
  PERFORM newsdesk.record_staff_act('add channel', name, newsdesk.channel_detail(c));
  PERFORM newsdesk.notify_watchers('newsdesk_outbox');
  RETURN true;
END
$$;

-- Gives a webhook another secret. For administrators.
CREATE FUNCTION newsdesk.set_channel_secret(name text, secret bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  c newsdesk.channel;
BEGIN
  PERFORM newsdesk.require_administrator();
  c := newsdesk.channel_named(name);
  IF c.kind <> 'webhook' THEN
    PERFORM newsdesk.bad_data(format('a %s has no use for a secret', c.kind));
  ELSIF secret IS NULL OR octet_length(secret) NOT BETWEEN 24 AND 64 THEN
    PERFORM newsdesk.bad_data('a secret is 24 to 64 bytes long');
  END IF;
  UPDATE newsdesk.channel_secret AS x SET secret = set_channel_secret.secret, set_at = clock_timestamp() WHERE x.channel_id = c.id;
  PERFORM newsdesk.record_staff_act('set secret of channel', name, '{}');
END
$$;

-- Whoever may pause a channel and send again: publishers of any desk, and administrators.
CREATE FUNCTION newsdesk.require_channel_role() RETURNS integer
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  me integer := newsdesk.require_person();
BEGIN
  IF NOT EXISTS (
    SELECT FROM newsdesk.role_grant AS g WHERE g.person_id = me AND g.role IN ('publisher', 'administrator')
  ) THEN
    RAISE EXCEPTION USING
      ERRCODE = 'NDROL',
      MESSAGE = 'channels are looked after by publishers and administrators',
      DETAIL = jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object(
        'code', 'role', 'subject', 'publisher', 'message', 'that takes a publisher or an administrator',
        'who', to_jsonb((
          SELECT array_agg(DISTINCT p.name ORDER BY p.name)
          FROM newsdesk.role_grant AS g
          JOIN newsdesk.person AS p ON p.id = g.person_id
          WHERE g.role IN ('publisher', 'administrator') AND p.disabled_at IS NULL
        ))
      )))::text;
  END IF;
  RETURN me;
END
$$;

-- Stops deliveries to a channel, or has them go on; what is published meanwhile waits. Whether that changed anything.
CREATE FUNCTION newsdesk.pause_channel(name text, paused boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s'
AS $$
DECLARE
  c newsdesk.channel;
BEGIN
  PERFORM newsdesk.require_channel_role();
  PERFORM FROM newsdesk.newsroom FOR NO KEY UPDATE;
  c := newsdesk.channel_named(name);
  IF paused IS NULL OR (c.paused_at IS NOT NULL) = paused THEN
    RETURN false;
  END IF;
  UPDATE newsdesk.channel AS x SET paused_at = CASE WHEN paused THEN clock_timestamp() END WHERE x.id = c.id;
  PERFORM newsdesk.record_staff_act(CASE WHEN paused THEN 'pause channel' ELSE 'resume channel' END, name, '{}');
  PERFORM newsdesk.notify_watchers('newsdesk_outbox');
  RETURN true;
END
$$;
