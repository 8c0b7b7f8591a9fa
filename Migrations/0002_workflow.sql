-- The workflow as data: which act leads from where to where, who may do it, and which rules it must meet.
-- The enforcing function, `explain`, help and diagrams all read these rows.

-- Where a story stands at the desk. Closed: the desk has nothing left to do, the story is out, or was killed.
CREATE TYPE newsdesk.stage AS ENUM (
  'draft', 'submitted', 'in_review', 'changes_requested', 'approved', 'closed', 'spiked'
);

CREATE TYPE newsdesk.publication_state AS ENUM (
  'unpublished', 'scheduled', 'published', 'killed'
);

CREATE TYPE newsdesk.action AS ENUM (
  'create', 'edit_text', 'edit_pictures',
  'submit', 'review', 'approve', 'request_changes', 'reject',
  'publish', 'correct', 'kill', 'spike', 'unspike', 'reopen',
  -- Taking a sign-off back, and one's own last act; who works on it, and which desk; who else may read it.
  'withdraw', 'undo', 'assign', 'move', 'ask', 'restrict', 'unrestrict',
  -- Whether it is held, and until when.
  'embargo', 'lift',
  -- When it goes out, and that it doesn't.
  'schedule', 'deschedule'
);

CREATE TYPE newsdesk.sign_off_kind AS ENUM ('copy', 'picture', 'legal');

CREATE TYPE newsdesk.rule AS ENUM (
  -- Nobody passes judgement on what they wrote or edited themselves.
  'second_person',
  -- The act must say why.
  'note',
  -- Headline and body are there, and every picture has a caption and a credit.
  'complete',
  -- Every required sign-off is given, for exactly the text and pictures that the story holds now.
  'signed_off'
);

-- A workflow as it was from one day to another: a change makes another version, and each desk follows one.
CREATE TABLE newsdesk.workflow (
  id integer GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  version integer NOT NULL,
  -- What it is for, in a line.
  about text,
  -- Who may begin a story.
  create_roles newsdesk.role[] NOT NULL,
  -- Of all its rows; see newsdesk.workflow_digest.
  digest bytea NOT NULL,
  made_at timestamptz NOT NULL,
  -- NULL for those that newsdesk comes with.
  made_by text,
  CONSTRAINT workflow_pkey PRIMARY KEY (id),
  CONSTRAINT workflow_version_key UNIQUE (name, version),
  CONSTRAINT workflow_version_is_positive CHECK (version > 0),
  CONSTRAINT workflow_name_is_plain CHECK (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  CONSTRAINT workflow_about_is_short CHECK (length(about) <= 200 AND about !~ '[[:cntrl:]]'),
  CONSTRAINT workflow_has_create_roles CHECK (cardinality(create_roles) > 0)
);

CREATE TABLE newsdesk.transition (
  workflow_id integer NOT NULL,
  action newsdesk.action NOT NULL,
  from_stage newsdesk.stage NOT NULL,
  from_publication newsdesk.publication_state NOT NULL,
  to_stage newsdesk.stage NOT NULL,
  to_publication newsdesk.publication_state NOT NULL,
  roles newsdesk.role[] NOT NULL,
  rules newsdesk.rule[] NOT NULL DEFAULT '{}',
  CONSTRAINT transition_pkey PRIMARY KEY (workflow_id, action, from_stage, from_publication),
  -- Deferred, because a workflow is written after its rows.
  CONSTRAINT transition_workflow_fkey FOREIGN KEY (workflow_id) REFERENCES newsdesk.workflow (id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT transition_has_roles CHECK (cardinality(roles) > 0),
  -- No workflow, however it is written, publishes without its sign-offs, or from anywhere but approved.
  CONSTRAINT transition_publishes_what_is_signed_off CHECK (
    to_publication <> 'published'
    OR from_publication = 'published'
    OR (action = 'publish' AND from_stage = 'approved' AND rules @> '{signed_off,complete}')
  ),
  CONSTRAINT transition_publish_is_guarded CHECK (
    action <> 'publish' OR (from_stage = 'approved' AND rules @> '{signed_off,complete}')
  ),
  -- Only what is approved and signed off waits for its time, and only by being scheduled.
  CONSTRAINT transition_schedules_what_is_signed_off CHECK (
    (action <> 'schedule' OR (from_stage = 'approved' AND to_stage = 'approved' AND rules @> '{signed_off,complete}'))
    AND (to_publication <> 'scheduled' OR (to_stage = 'approved' AND (action = 'schedule' OR from_publication = 'scheduled')))
  ),
  CONSTRAINT transition_approve_needs_second_person CHECK (
    action <> 'approve' OR rules @> '{second_person}'
  )
);

CREATE TYPE newsdesk.requirement AS ENUM ('always', 'with_pictures', 'never');

CREATE TABLE newsdesk.required_sign_off (
  workflow_id integer NOT NULL,
  kind newsdesk.sign_off_kind NOT NULL,
  required newsdesk.requirement NOT NULL,
  -- How many different people must give it.
  people smallint NOT NULL DEFAULT 1,
  roles newsdesk.role[] NOT NULL,
  CONSTRAINT required_sign_off_pkey PRIMARY KEY (workflow_id, kind),
  -- Deferred, because a workflow is written after its rows.
  CONSTRAINT required_sign_off_workflow_fkey FOREIGN KEY (workflow_id) REFERENCES newsdesk.workflow (id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT required_sign_off_people_is_positive CHECK (people BETWEEN 1 AND 9),
  CONSTRAINT required_sign_off_has_roles CHECK (cardinality(roles) > 0)
);

ALTER TABLE newsdesk.desk
  ADD COLUMN workflow_id integer NOT NULL,
  ADD CONSTRAINT desk_workflow_fkey FOREIGN KEY (workflow_id) REFERENCES newsdesk.workflow (id);

-- The one word that is shown for where a story stands: at the desk, or before its readers.
CREATE FUNCTION newsdesk.state(stage newsdesk.stage, publication newsdesk.publication_state) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
  WHEN publication = 'killed' THEN 'killed'
  WHEN publication = 'unpublished' THEN stage::text
  WHEN publication = 'scheduled' THEN 'scheduled'
  WHEN stage = 'closed' THEN 'published'
  ELSE 'correction_' || stage::text
END;
