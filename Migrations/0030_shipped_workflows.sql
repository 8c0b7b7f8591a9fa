-- The workflows that newsdesk comes with, written and checked like any other. They have the same acts, told here for a desk
-- that has every role, and differ in who must sign off and who does what.

WITH act (action, from_stage, from_publications, to_stage, to_publication, roles, rules) AS (
  -- For each publication state that the act may start from; it leaves that state alone unless the row names another.
  VALUES
    ('edit_text', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor}', '{}'),
    ('edit_text', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL, '{reporter,editor}', '{}'),
    ('edit_text', 'submitted', '{unpublished,published}', 'submitted', NULL, '{editor}', '{}'),
    ('edit_text', 'in_review', '{unpublished,published}', 'in_review', NULL, '{editor}', '{}'),
    ('edit_text', 'approved', '{unpublished,published}', 'in_review', NULL, '{editor}', '{}'),
    ('edit_text', 'approved', '{scheduled}', 'in_review', 'unpublished', '{editor}', '{}'),
    ('edit_pictures', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor,photo_editor}', '{}'),
    ('edit_pictures', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL,
      '{reporter,editor,photo_editor}', '{}'),
    ('edit_pictures', 'submitted', '{unpublished,published}', 'submitted', NULL, '{editor,photo_editor}', '{}'),
    ('edit_pictures', 'in_review', '{unpublished,published}', 'in_review', NULL, '{editor,photo_editor}', '{}'),
    ('edit_pictures', 'approved', '{unpublished,published}', 'in_review', NULL, '{editor,photo_editor}', '{}'),
    ('edit_pictures', 'approved', '{scheduled}', 'in_review', 'unpublished', '{editor,photo_editor}', '{}'),
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
    ('request_changes', 'approved', '{scheduled}', 'changes_requested', 'unpublished',
      '{editor,photo_editor,legal,publisher}', '{note}'),
    ('reject', 'submitted', '{unpublished}', 'spiked', NULL, '{editor}', '{note}'),
    ('reject', 'in_review', '{unpublished}', 'spiked', NULL, '{editor}', '{note}'),
    ('publish', 'approved', '{unpublished,scheduled,published}', 'closed', 'published', '{publisher}', '{signed_off,complete}'),
    -- A correction that waits for its time stays a correction of what is out.
    ('schedule', 'approved', '{unpublished,scheduled}', 'approved', 'scheduled', '{publisher}', '{signed_off,complete}'),
    ('schedule', 'approved', '{published}', 'approved', NULL, '{publisher}', '{signed_off,complete}'),
    ('deschedule', 'approved', '{scheduled}', 'approved', 'unpublished', '{editor,publisher}', '{}'),
    ('deschedule', 'approved', '{published}', 'approved', NULL, '{editor,publisher}', '{}'),
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
    ('spike', 'approved', '{scheduled}', 'spiked', 'unpublished', '{editor}', '{}'),
    -- A correction that is dropped: the published edition stays, and the story is closed again.
    ('spike', 'draft', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('spike', 'changes_requested', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('spike', 'submitted', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('spike', 'in_review', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('spike', 'approved', '{published}', 'closed', NULL, '{editor,publisher}', '{}'),
    ('unspike', 'spiked', '{unpublished}', 'draft', NULL, '{editor}', '{}'),
    ('reopen', 'approved', '{unpublished,published}', 'in_review', NULL, '{editor,publisher}', '{}'),
    ('reopen', 'approved', '{scheduled}', 'in_review', 'unpublished', '{editor,publisher}', '{}'),
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
    ('withdraw', 'approved', '{scheduled}', 'in_review', 'unpublished',
      '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('assign', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor,photo_editor,publisher}', '{}'),
    ('assign', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL,
      '{reporter,editor,photo_editor,publisher}', '{}'),
    ('assign', 'submitted', '{unpublished,published}', 'submitted', NULL, '{reporter,editor,photo_editor,publisher}', '{}'),
    ('assign', 'in_review', '{unpublished,published}', 'in_review', NULL, '{reporter,editor,photo_editor,publisher}', '{}'),
    ('assign', 'approved', '{unpublished,scheduled,published}', 'approved', NULL, '{reporter,editor,photo_editor,publisher}', '{}'),
    -- Which desk works on it: there it is a draft. A reporter does it to their own stories only.
    ('move', 'draft', '{unpublished}', 'draft', NULL, '{reporter,editor}', '{}'),
    ('move', 'changes_requested', '{unpublished}', 'draft', NULL, '{reporter,editor}', '{}'),
    ('move', 'submitted', '{unpublished}', 'draft', NULL, '{editor}', '{}'),
    ('move', 'in_review', '{unpublished}', 'draft', NULL, '{editor}', '{}'),
    ('move', 'approved', '{unpublished}', 'draft', NULL, '{editor}', '{}'),
    ('move', 'approved', '{scheduled}', 'draft', 'unpublished', '{editor}', '{}'),
    -- Who says who reads a story. It stays where it stands; a reporter does it to their own stories only.
    ('restrict', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor}', '{}'),
    ('restrict', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL, '{reporter,editor}', '{}'),
    ('restrict', 'submitted', '{unpublished,published}', 'submitted', NULL, '{editor}', '{}'),
    ('restrict', 'in_review', '{unpublished,published}', 'in_review', NULL, '{editor}', '{}'),
    ('restrict', 'approved', '{unpublished,scheduled,published}', 'approved', NULL, '{editor}', '{}'),
    ('restrict', 'closed', '{published,killed}', 'closed', NULL, '{editor}', '{}'),
    ('restrict', 'spiked', '{unpublished}', 'spiked', NULL, '{editor}', '{}'),
    ('unrestrict', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor}', '{}'),
    ('unrestrict', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL, '{reporter,editor}', '{}'),
    ('unrestrict', 'submitted', '{unpublished,published}', 'submitted', NULL, '{editor}', '{}'),
    ('unrestrict', 'in_review', '{unpublished,published}', 'in_review', NULL, '{editor}', '{}'),
    ('unrestrict', 'approved', '{unpublished,scheduled,published}', 'approved', NULL, '{editor}', '{}'),
    ('unrestrict', 'closed', '{published,killed}', 'closed', NULL, '{editor}', '{}'),
    ('unrestrict', 'spiked', '{unpublished}', 'spiked', NULL, '{editor}', '{}'),
    ('ask', 'draft', '{unpublished,published}', 'draft', NULL, '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('ask', 'changes_requested', '{unpublished,published}', 'changes_requested', NULL,
      '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('ask', 'submitted', '{unpublished,published}', 'submitted', NULL,
      '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('ask', 'in_review', '{unpublished,published}', 'in_review', NULL,
      '{reporter,editor,photo_editor,legal,publisher}', '{}'),
    ('ask', 'approved', '{unpublished,scheduled,published}', 'approved', NULL, '{reporter,editor,photo_editor,legal,publisher}', '{}')
),
shipped (name, about, sign_offs, roles_become) AS (
  VALUES
    ('standard', 'A desk with all roles: an editor signs off the text, and a picture desk the pictures.', '{
      "copy": {"required": "always", "by": ["editor"]},
      "picture": {"required": "with_pictures", "by": ["photo_editor", "editor"]},
      "legal": {"required": "never", "by": ["legal"]}
    }', '{}'),
    ('legal-review', 'The standard desk, where a lawyer also reads everything before it goes out.', '{
      "copy": {"required": "always", "by": ["editor"]},
      "picture": {"required": "with_pictures", "by": ["photo_editor", "editor"]},
      "legal": {"required": "always", "by": ["legal"]}
    }', '{}'),
    -- The editor stands in for every role that such a desk has nobody for, but for the second person.
    ('wire', 'A desk of two: a reporter writes, and an editor signs off and publishes what they did not write.', '{
      "copy": {"required": "always", "by": ["editor"]},
      "picture": {"required": "with_pictures", "by": ["editor"]}
    }', '{"photo_editor": ["editor"], "legal": ["editor"], "publisher": ["editor", "publisher"]}')
)
SELECT newsdesk.write_workflow(
  jsonb_build_object(
    'workflow', s.name,
    'about', s.about,
    'begin', '["reporter", "editor"]'::jsonb,
    'sign_offs', s.sign_offs::jsonb,
    'acts', jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'act', a.action,
      'from', ARRAY[a.from_stage],
      'while', a.from_publications::text[],
      'to', a.to_stage,
      'becomes', a.to_publication,
      'by', (
        SELECT array_agg(DISTINCT became.role::newsdesk.role)
        FROM unnest(a.roles::text[]) AS r (role)
        CROSS JOIN LATERAL jsonb_array_elements_text(
          coalesce(s.roles_become::jsonb -> r.role, jsonb_build_array(r.role))
        ) AS became (role)
      ),
      'rules', a.rules::text[]
    )))
  ),
  NULL
)
FROM shipped AS s
CROSS JOIN act AS a
GROUP BY s.name, s.about, s.sign_offs, s.roles_become
ORDER BY s.name;
