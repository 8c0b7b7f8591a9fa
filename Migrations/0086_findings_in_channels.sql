-- Channels are as the staff's history left them: whoever turned one elsewhere past it would send stories where nobody said.
CREATE FUNCTION newsdesk.find_in_channels() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    WITH told AS (
      -- The newest channel of each name; a name is free again when its channel is gone.
      SELECT DISTINCT ON (h.subject) h.id, h.subject AS name, h.act = 'add channel' AS is_there, h.detail
      FROM newsdesk.staff_history AS h
      WHERE h.act IN ('add channel', 'remove channel')
      ORDER BY h.subject, h.id DESC
    ),
    pausing AS (
      SELECT DISTINCT ON (h.subject) h.id, h.subject AS name, h.act = 'pause channel' AS is_paused
      FROM newsdesk.staff_history AS h
      WHERE h.act IN ('pause channel', 'resume channel')
      ORDER BY h.subject, h.id DESC
    ),
    stored AS (
      SELECT c.name, newsdesk.channel_detail(c) AS detail, c.paused_at IS NOT NULL AS is_paused
      FROM newsdesk.channel AS c
      WHERE c.removed_at IS NULL
    )
    SELECT
      CASE WHEN c.name IS NULL THEN 'deleted' WHEN t.is_there IS NOT TRUE THEN 'inserted' ELSE 'edited' END,
      'channel', NULL::bigint, NULL::integer, coalesce(c.name, t.name), NULL::bigint, t.id
    FROM stored AS c
    FULL JOIN told AS t ON t.name = c.name
    LEFT JOIN pausing AS p ON p.name = coalesce(c.name, t.name) AND p.id > t.id
    WHERE (c.name IS NOT NULL) IS DISTINCT FROM coalesce(t.is_there, false)
      OR (c.name IS NOT NULL AND (c.detail, c.is_paused) IS DISTINCT FROM (t.detail, coalesce(p.is_paused, false)));
END
$$;

-- Deliveries: of each message at most one for a channel, which its keys see to; and none is said to have arrived that no worker
-- brought.
CREATE FUNCTION newsdesk.find_in_deliveries() RETURNS SETOF newsdesk.finding
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT
      'edited', 'delivery', NULL::bigint, NULL::integer,
      format('%s of story %s, edition %s, to %s', d.event, d.story_id, d.edition, c.name), NULL::bigint, NULL::bigint
    FROM newsdesk.delivery AS d
    JOIN newsdesk.channel AS c ON c.id = d.channel_id
    WHERE d.state = 'delivered' AND NOT EXISTS (
      SELECT FROM newsdesk.delivery_attempt AS a
      WHERE a.delivery_id = d.id AND a.fence = d.fence AND a.outcome = 'delivered'
    );
END
$$;
