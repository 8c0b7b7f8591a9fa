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
  -- Taking a sign-off back, and one's own last act; who works on it; who else may read it.
  'withdraw', 'undo', 'assign', 'ask', 'restrict', 'unrestrict'
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

CREATE TABLE newsdesk.workflow (
  id integer GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  -- Who may begin a story.
  create_roles newsdesk.role[] NOT NULL,
  CONSTRAINT workflow_pkey PRIMARY KEY (id),
  CONSTRAINT workflow_name_key UNIQUE (name)
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
  CONSTRAINT transition_workflow_fkey FOREIGN KEY (workflow_id) REFERENCES newsdesk.workflow (id),
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
  CONSTRAINT required_sign_off_workflow_fkey FOREIGN KEY (workflow_id) REFERENCES newsdesk.workflow (id),
  CONSTRAINT required_sign_off_people_is_positive CHECK (people BETWEEN 1 AND 9),
  CONSTRAINT required_sign_off_has_roles CHECK (cardinality(roles) > 0)
);

INSERT INTO newsdesk.workflow (name, create_roles) VALUES ('standard', '{reporter,editor}');

INSERT INTO newsdesk.required_sign_off (workflow_id, kind, required, roles)
SELECT w.id, s.kind::newsdesk.sign_off_kind, s.required::newsdesk.requirement, s.roles::newsdesk.role[]
FROM newsdesk.workflow AS w
CROSS JOIN (
  VALUES
    ('copy', 'always', '{editor}'),
    ('picture', 'with_pictures', '{photo_editor,editor}'),
    ('legal', 'never', '{legal}')
) AS s (kind, required, roles)
WHERE w.name = 'standard';

-- A row for each publication state that the act may start from; the act leaves that state alone unless the row names another.
INSERT INTO newsdesk.transition (
  workflow_id, action, from_stage, from_publication, to_stage, to_publication, roles, rules
)
SELECT
  w.id,
  t.action::newsdesk.action,
  t.from_stage::newsdesk.stage,
  p.state,
  t.to_stage::newsdesk.stage,
  coalesce(t.to_publication::newsdesk.publication_state, p.state),
  t.roles::newsdesk.role[],
  t.rules::newsdesk.rule[]
FROM newsdesk.workflow AS w
CROSS JOIN (
  VALUES
    ('edit_text', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor}', '{}'),
    ('edit_text', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL, '{reporter,editor}', '{}'),
    ('edit_text', 'submitted', '{unpublished,published}', 'submitted', NULL, '{editor}', '{}'),
    ('edit_text', 'in_review', '{unpublished,published}', 'in_review', NULL, '{editor}', '{}'),
    ('edit_text', 'approved', '{unpublished,published}', 'in_review', NULL, '{editor}', '{}'),
    ('edit_pictures', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor,photo_editor}', '{}'),
    ('edit_pictures', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL,
      '{reporter,editor,photo_editor}', '{}'),
    ('edit_pictures', 'submitted', '{unpublished,published}', 'submitted', NULL, '{editor,photo_editor}', '{}'),
    ('edit_pictures', 'in_review', '{unpublished,published}', 'in_review', NULL, '{editor,photo_editor}', '{}'),
    ('edit_pictures', 'approved', '{unpublished,published}', 'in_review', NULL, '{editor,photo_editor}', '{}'),
    ('submit', 'draft', '{unpublished,published}', 'submitted', NULL, '{reporter,editor}', '{complete}'),
    ('submit', 'changes_requested', '{unpublished,published}', 'submitted', NULL, '{reporter,editor}', '{complete}'),
    ('review', 'submitted', '{unpublished,published}', 'in_review', NULL, '{editor,photo_editor,legal}', '{second_person}'),
    ('review', 'in_review', '{unpublished,published}', 'in_review', NULL, '{editor,photo_editor,legal}', '{second_person}'),
    ('approve', 'submitted', '{unpublished,published}', 'approved', NULL, '{editor,photo_editor,legal}',
      '{second_person,complete}'),
    ('approve', 'in_review', '{unpublished,published}', 'approved', NULL, '{editor,photo_editor,legal}',
      '{second_person,complete}'),
    ('request_changes', 'submitted', '{unpublished,published}', 'changes_requested', NULL,
      '{editor,photo_editor,legal}', '{note}'),
    ('request_changes', 'in_review', '{unpublished,published}', 'changes_requested', NULL,
      '{editor,photo_editor,legal}', '{note}'),
    ('request_changes', 'approved', '{unpublished,published}', 'changes_requested', NULL,
      '{editor,photo_editor,legal,publisher}', '{note}'),
    ('reject', 'submitted', '{unpublished}', 'spiked', NULL, '{editor}', '{note}'),
    ('reject', 'in_review', '{unpublished}', 'spiked', NULL, '{editor}', '{note}'),
    ('publish', 'approved', '{unpublished,published}', 'closed', 'published', '{publisher}', '{signed_off,complete}'),
    ('correct', 'closed', '{published}', 'draft', NULL, '{editor,publisher}', '{note}'),
    ('kill', 'draft', '{published}', 'closed', 'killed', '{publisher}', '{note}'),
    ('kill', 'submitted', '{published}', 'closed', 'killed', '{publisher}', '{note}'),
    ('kill', 'in_review', '{published}', 'closed', 'killed', '{publisher}', '{note}'),
    ('kill', 'changes_requested', '{published}', 'closed', 'killed', '{publisher}', '{note}'),
    ('kill', 'closed', '{published}', 'closed', 'killed', '{publisher}', '{note}'),
    ('kill', 'approved', '{published}', 'closed', 'killed', '{publisher}', '{note}'),
    ('spike', 'draft', '{unpublished}', 'spiked', NULL, '{reporter,editor}', '{}'),
    ('spike', 'changes_requested', '{unpublished}', 'spiked', NULL, '{reporter,editor}', '{}'),
    ('spike', 'submitted', '{unpublished}', 'spiked', NULL, '{editor}', '{}'),
    ('spike', 'in_review', '{unpublished}', 'spiked', NULL, '{editor}', '{}'),
    ('spike', 'approved', '{unpublished}', 'spiked', NULL, '{editor}', '{}'),
    -- A correction that is dropped: the published edition stays, and the story is closed again.
    ('spike', 'draft', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('spike', 'changes_requested', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('spike', 'submitted', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('spike', 'in_review', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('spike', 'approved', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('unspike', 'spiked', '{unpublished}', 'draft', NULL, '{editor}', '{}'),
    ('reopen', 'approved', '{unpublished,published}', 'in_review', NULL, '{editor,publisher}', '{}'),
    -- Whoever gave a sign-off takes it back, until the story is out.
    ('withdraw', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('withdraw', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL,
      '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('withdraw', 'submitted', '{unpublished,published}', 'submitted', NULL,
      '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('withdraw', 'in_review', '{unpublished,published}', 'in_review', NULL,
      '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('withdraw', 'approved', '{unpublished,published}', 'in_review', NULL,
      '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('assign', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor,photo_editor,publisher}', '{}'),
    ('assign', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL,
      '{reporter,editor,photo_editor,publisher}', '{}'),
    ('assign', 'submitted', '{unpublished,published}', 'submitted', NULL, '{reporter,editor,photo_editor,publisher}', '{}'),
    ('assign', 'in_review', '{unpublished,published}', 'in_review', NULL, '{reporter,editor,photo_editor,publisher}', '{}'),
    ('assign', 'approved', '{unpublished,published}', 'approved', NULL, '{reporter,editor,photo_editor,publisher}', '{}')
) AS t (action, from_stage, from_publications, to_stage, to_publication, roles, rules)
CROSS JOIN LATERAL unnest(t.from_publications::newsdesk.publication_state[]) AS p (state)
WHERE w.name = 'standard';

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
