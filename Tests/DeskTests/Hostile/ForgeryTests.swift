import DatabaseSupport
import Newsroom
import Postgres
import Testing

@Suite("History and sign-offs")
struct ForgeryTests {
  @Test("are not forged, edited, deleted, truncated or copied in, by anybody who works here or ever did")
  func rows() async throws {
    try await TestNewsroom.open { newsroom in
      let out = try await newsroom.published(pictures: 1)
      let story = try await newsroom.submitted()
      try await newsroom.withstands(
        [
          Attack(
            named: "a forged entry of the history, that says it was approved",
            """
            INSERT INTO newsdesk.history SELECT story_id, version + 1, desk_id, 'approve', 'approved', publication, revision,
              text_digest, picture_digest, '{copy}', '{}', NULL, NULL, NULL, NULL, 5, 'ben', now(), NULL, digest, sha256('x'), 1
            FROM newsdesk.history WHERE story_id = \(story)
            """
          ),
          Attack(
            named: "a forged sign-off",
            "INSERT INTO newsdesk.sign_off VALUES (\(story), 2, 'copy', sha256('x'), 5, now())"
          ),
          Attack(
            named: "a sign-off copied in from a story that has one",
            "INSERT INTO newsdesk.sign_off SELECT \(story), version, kind, digest, given_by, given_at FROM newsdesk.sign_off WHERE story_id = \(out)"
          ),
          Attack(
            named: "a history copied in from another story",
            "INSERT INTO newsdesk.history SELECT * FROM newsdesk.history ON CONFLICT DO NOTHING"
          ),
          Attack(named: "a history from the client's file", "COPY newsdesk.history FROM STDIN"),
          Attack(named: "sign-offs from the client's file", "COPY newsdesk.sign_off (story_id, version) FROM STDIN"),
          Attack(named: "a history from the server's file", "COPY newsdesk.history FROM '/etc/hostname'"),
          Attack(named: "another actor", "UPDATE newsdesk.history SET actor = 'ben', actor_id = 5"),
          Attack(named: "another time", "UPDATE newsdesk.history SET at = at - interval '1 year'"),
          Attack(named: "another note", "UPDATE newsdesk.history SET note = 'As agreed.'"),
          Attack(named: "a sign-off made valid again", "UPDATE newsdesk.sign_off SET voided_in = NULL"),
          Attack(named: "a sign-off moved to new text", "UPDATE newsdesk.sign_off SET digest = sha256('x')"),
          Attack(named: "a sign-off of somebody else", "UPDATE newsdesk.sign_off SET given_by = 6"),
          Attack(named: "one entry deleted", "DELETE FROM newsdesk.history WHERE version = 2"),
          Attack(named: "the sign-offs deleted", "DELETE FROM newsdesk.sign_off"),
          Attack(named: "the history truncated", "TRUNCATE newsdesk.history CASCADE"),
          Attack(named: "the sign-offs truncated", "TRUNCATE ONLY newsdesk.sign_off"),
          Attack(named: "a seal forged", "INSERT INTO newsdesk.seal SELECT * FROM newsdesk.seal"),
          Attack(named: "the seals forgotten", "DELETE FROM newsdesk.sealed_story"),
          Attack(
            named: "an upsert over what is there",
            "INSERT INTO newsdesk.history (story_id, version) VALUES (\(story), 2) ON CONFLICT (story_id, version) DO UPDATE SET note = 'x'"
          ),
          Attack(
            named: "a merge over what is there",
            "MERGE INTO newsdesk.sign_off AS o USING newsdesk.sign_off AS x ON o.story_id = x.story_id WHEN MATCHED THEN UPDATE SET voided_in = NULL"
          ),
        ],
        by: TestNewsroom.everybody
      )
    }
  }

  @Test("are what makes a state: none is set by hand, nor an edition, a message, a lock, a reader or a revision")
  func states() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.withstands(
        [
          Attack(named: "a story set to approved", "UPDATE newsdesk.story SET stage = 'approved' WHERE id = \(story)"),
          Attack(
            named: "a story set to published",
            "UPDATE newsdesk.story SET stage = 'closed', publication = 'published' WHERE id = \(story)"
          ),
          Attack(named: "a story moved to another desk", "UPDATE newsdesk.story SET desk_id = 2"),
          Attack(named: "a story given to another author", "UPDATE newsdesk.story SET author_id = 6"),
          Attack(named: "a story opened to its desk", "UPDATE newsdesk.story SET confidential = false"),
          Attack(named: "a version set back", "UPDATE newsdesk.story SET version = version - 1"),
          Attack(
            named: "a text changed in place",
            "UPDATE newsdesk.revision SET body = 'x', text_digest = text_digest"
          ),
          Attack(named: "a caption changed in place", "UPDATE newsdesk.revision_picture SET caption = 'x'"),
          Attack(
            named: "an author wiped from their edit",
            "UPDATE newsdesk.revision SET edited_by = 6, changed_text = false"
          ),
          Attack(
            named: "an edition made by hand",
            "INSERT INTO newsdesk.edition SELECT story_id, 1, 1, number, text_digest, picture_digest, NULL, now() FROM newsdesk.revision"
          ),
          Attack(
            named: "a text put before the readers by hand",
            "INSERT INTO newsdesk.live SELECT story_id, 1, 1, number, slug, headline, now(), now() FROM newsdesk.revision"
          ),
          Attack(
            named: "the world told by hand",
            "INSERT INTO newsdesk.outbox (story_id, edition, event, queued_at) VALUES (\(story), 1, 'publish', now())"
          ),
          Attack(
            named: "a story that one may not read, probed by a foreign key",
            "INSERT INTO newsdesk.lease (story_id, number, holder_id, taken_at, expires_at) VALUES (987654, 1, 3, now(), 'infinity')"
          ),
          Attack(
            named: "a slug that one may not read, probed by its key",
            "INSERT INTO newsdesk.desk (name, workflow_id) VALUES ('metro', 1)"
          ),
          Attack(named: "a colleague's lock ended", "UPDATE newsdesk.lease SET ended_at = now(), how = 'expired'"),
          Attack(
            named: "oneself named as a reader",
            "INSERT INTO newsdesk.story_reader (story_id, person_id, added_in) VALUES (\(story), 3, 1)"
          ),
          Attack(
            named: "a role given to oneself",
            "INSERT INTO newsdesk.role_grant (person_id, desk_id, role) SELECT id, 1, 'publisher' FROM newsdesk.person"
          ),
          Attack(named: "a dismissal taken back", "UPDATE newsdesk.person SET disabled_at = NULL"),
          Attack(named: "a rule taken away", "UPDATE newsdesk.transition SET rules = '{}' WHERE action = 'publish'"),
          Attack(named: "a sign-off no longer required", "UPDATE newsdesk.required_sign_off SET required = 'never'"),
        ],
        by: TestNewsroom.everybody
      )
    }
  }
}
