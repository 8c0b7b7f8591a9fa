-- What a program without our care would keep: a table of stories, a table of what happened to them, the indexes that its
-- lists need, and no guard at all. Rows of about the same width as ours.

CREATE SCHEMA naive;

CREATE TABLE naive.story (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  desk_id integer NOT NULL,
  slug text NOT NULL,
  state text NOT NULL,
  revision integer NOT NULL,
  author_id integer NOT NULL,
  assignee_id integer,
  due_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE INDEX ON naive.story (desk_id, state, due_at);

CREATE TABLE naive.history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  story_id bigint NOT NULL,
  state text NOT NULL,
  note text,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  detail bytea NOT NULL
);

CREATE INDEX ON naive.history (story_id);
