import DatabaseSupport
import Newsroom
import Postgres
import Testing

/// What a superuser does to a newsroom in which story 2 is approved, published and corrected, and each act has a seal.
struct Tampering: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let sql: String
  /// What verifying finds first.
  let finding: Irregularity

  init(_ description: String, _ sql: String, finds finding: Irregularity) {
    testDescription = description
    self.sql = sql
    self.finding = finding
  }

  /// Triggers and foreign keys have no say.
  func carryOut(on newsroom: TestNewsroom) async throws {
    let superuser = try await newsroom.superuser()
    try await superuser.executeScript("SET session_replication_role = replica; \(sql)")
    await superuser.close()
  }

  /// Gives all entries of story 2 the digests that fit them now.
  static let rechain = """
    DO $$
    DECLARE
      h newsdesk.history;
      last bytea;
    BEGIN
      FOR h IN SELECT * FROM newsdesk.history WHERE story_id = 2 ORDER BY version LOOP
        h.previous_digest := last;
        last := newsdesk.history_digest(h);
        UPDATE newsdesk.history SET previous_digest = h.previous_digest, digest = last
        WHERE story_id = 2 AND version = h.version;
      END LOOP;
    END
    $$;
    """

  /// Gives all seals the digests that fit the history now.
  static let reseal = """
    UPDATE newsdesk.sealed_story AS p SET digest = h.digest
    FROM newsdesk.history AS h WHERE h.story_id = p.story_id AND h.version = p.version;
    DO $$
    DECLARE
      s newsdesk.seal;
      last bytea;
    BEGIN
      FOR s IN SELECT * FROM newsdesk.seal ORDER BY number LOOP
        s.previous_digest := last;
        s.stories_digest := newsdesk.stories_digest(
          ARRAY(SELECT p FROM newsdesk.sealed_story AS p WHERE p.seal = s.number)
        );
        last := newsdesk.seal_digest(s);
        UPDATE newsdesk.seal SET previous_digest = s.previous_digest, stories_digest = s.stories_digest, digest = last
        WHERE number = s.number;
      END LOOP;
    END
    $$;
    """

  /// The versions: create, submit, approve, publish, correct, edit_text, submit.
  static let all: [Tampering] = [
    Tampering(
      "an edited note",
      "UPDATE newsdesk.history SET note = 'Never said.' WHERE story_id = 2 AND version = 5",
      finds: Irregularity(.edited, .entry, story: 2, version: 5)
    ),
    Tampering(
      "another actor",
      """
      UPDATE newsdesk.history AS h SET actor = 'dan', actor_id = p.id FROM newsdesk.person AS p
      WHERE p.login = 'dan' AND h.story_id = 2 AND h.version = 3
      """,
      finds: Irregularity(.edited, .entry, story: 2, version: 3)
    ),
    Tampering(
      "another time",
      "UPDATE newsdesk.history SET at = at + interval '1 second' WHERE story_id = 2 AND version = 2",
      finds: Irregularity(.edited, .entry, story: 2, version: 2)
    ),
    Tampering(
      "another stage",
      "UPDATE newsdesk.history SET stage = 'in_review' WHERE story_id = 2 AND version = 3",
      finds: Irregularity(.edited, .entry, story: 2, version: 3)
    ),
    Tampering(
      "another desk",
      "UPDATE newsdesk.story SET desk_id = (SELECT id FROM newsdesk.desk WHERE name = 'sport') WHERE id = 2",
      finds: Irregularity(.edited, .story, story: 2, version: 7)
    ),
    Tampering(
      "an embargo that nobody set, or one that is gone",
      """
      UPDATE newsdesk.story SET embargo = '{"until": null}' WHERE id = 2
      """,
      finds: Irregularity(.edited, .story, story: 2, version: 7)
    ),
    Tampering(
      "an embargo in an entry",
      """
      UPDATE newsdesk.history SET embargo = '{"until": null}' WHERE story_id = 2 AND version = 3
      """,
      finds: Irregularity(.edited, .entry, story: 2, version: 3)
    ),
    Tampering(
      "an actor whose login is another's",
      "UPDATE newsdesk.person SET login = 'benn' WHERE login = 'ben'",
      finds: Irregularity(.edited, .person, story: 2, version: 3, name: "ben")
    ),
    Tampering(
      "an entry deleted from the middle",
      "DELETE FROM newsdesk.history WHERE story_id = 2 AND version = 5",
      finds: Irregularity(.deleted, .entry, story: 2, version: 5)
    ),
    Tampering(
      "the end cut off, and the story set back",
      """
      DELETE FROM newsdesk.history WHERE story_id = 2 AND version >= 6;
      DELETE FROM newsdesk.revision WHERE story_id = 2 AND number = 2;
      UPDATE newsdesk.sign_off SET voided_in = NULL WHERE story_id = 2;
      UPDATE newsdesk.story SET version = 5, stage = 'draft', revision = 1 WHERE id = 2
      """,
      finds: Irregularity(.truncated, .entry, story: 2, version: 6)
    ),
    Tampering(
      "an entry inserted, and those after it moved up",
      """
      UPDATE newsdesk.history SET version = -version WHERE story_id = 2 AND version >= 3;
      UPDATE newsdesk.history SET version = 1 - version WHERE story_id = 2 AND version < 0;
      CREATE TEMPORARY TABLE forged AS SELECT * FROM newsdesk.history WHERE story_id = 2 AND version = 2;
      UPDATE forged SET version = 3, action = 'review', stage = 'in_review', previous_digest = digest;
      INSERT INTO newsdesk.history SELECT * FROM forged;
      UPDATE newsdesk.history AS h SET digest = newsdesk.history_digest(h) WHERE story_id = 2 AND version = 3
      """,
      finds: Irregularity(.inserted, .entry, story: 2, version: 3)
    ),
    Tampering(
      "an entry inserted in a hurry",
      """
      UPDATE newsdesk.history SET version = -version WHERE story_id = 2 AND version >= 3;
      UPDATE newsdesk.history SET version = 1 - version WHERE story_id = 2 AND version < 0;
      CREATE TEMPORARY TABLE forged AS SELECT * FROM newsdesk.history WHERE story_id = 2 AND version = 2;
      UPDATE forged SET version = 3, action = 'review', stage = 'in_review', previous_digest = digest, digest = 'x';
      INSERT INTO newsdesk.history SELECT * FROM forged
      """,
      finds: Irregularity(.inserted, .entry, story: 2, version: 3)
    ),
    Tampering(
      "two entries that changed places",
      """
      UPDATE newsdesk.history SET version = 30 WHERE story_id = 2 AND version = 3;
      UPDATE newsdesk.history SET version = 3 WHERE story_id = 2 AND version = 2;
      UPDATE newsdesk.history SET version = 2 WHERE story_id = 2 AND version = 30
      """,
      finds: Irregularity(.reordered, .entry, story: 2, version: 2)
    ),
    Tampering(
      "an entry edited together with its own digest",
      """
      UPDATE newsdesk.history SET note = 'Never said.' WHERE story_id = 2 AND version = 5;
      UPDATE newsdesk.history AS h SET digest = newsdesk.history_digest(h) WHERE story_id = 2 AND version = 5
      """,
      finds: Irregularity(.rewritten, .entry, story: 2, version: 5)
    ),
    Tampering(
      "a whole chain rewritten",
      "UPDATE newsdesk.history SET note = 'Never said.' WHERE story_id = 2 AND version = 5; \(rechain)",
      finds: Irregularity(.rewritten, .entry, story: 2, version: 5)
    ),
    Tampering(
      "a story that never was",
      ["sign_off", "outbox", "edition", "history", "revision"].map {
        "DELETE FROM newsdesk.\($0) WHERE story_id = 2;"
      }.joined() + "DELETE FROM newsdesk.story WHERE id = 2",
      finds: Irregularity(.deleted, .entry, story: 2, version: 1)
    ),
    Tampering(
      "a forged sign-off",
      """
      INSERT INTO newsdesk.sign_off (story_id, version, kind, digest, given_by, given_at)
      SELECT story_id, version, 'legal', newsdesk.covered_digest('legal', text_digest, picture_digest), actor_id, at
      FROM newsdesk.history WHERE story_id = 2 AND version = 7
      """,
      finds: Irregularity(.inserted, .signOff, story: 2, version: 7, name: "legal")
    ),
    Tampering(
      "a sign-off of somebody else",
      "UPDATE newsdesk.sign_off SET given_by = (SELECT id FROM newsdesk.person WHERE login = 'dan') WHERE story_id = 2",
      finds: Irregularity(.edited, .signOff, story: 2, version: 3, name: "copy")
    ),
    Tampering(
      "a sign-off that was voided and counts again",
      "UPDATE newsdesk.sign_off SET voided_in = NULL WHERE story_id = 2",
      finds: Irregularity(.edited, .signOff, story: 2, version: 3, name: "copy")
    ),
    Tampering(
      "a sign-off taken away",
      "DELETE FROM newsdesk.sign_off WHERE story_id = 2",
      finds: Irregularity(.deleted, .signOff, story: 2, version: 3, name: "copy")
    ),
    Tampering(
      "another text",
      "UPDATE newsdesk.revision SET body = 'Something else.' WHERE story_id = 2 AND number = 1",
      finds: Irregularity(.edited, .text, story: 2, version: 1, name: "1")
    ),
    Tampering(
      "another text with a digest that fits it",
      """
      UPDATE newsdesk.revision SET body = 'Something else.' WHERE story_id = 2 AND number = 2;
      UPDATE newsdesk.revision AS r SET text_digest = newsdesk.text_digest(r) WHERE story_id = 2 AND number = 2
      """,
      finds: Irregularity(.edited, .text, story: 2, version: 6, name: "2")
    ),
    Tampering(
      "another caption",
      "UPDATE newsdesk.revision_picture SET caption = 'Somebody else.' WHERE story_id = 2 AND revision = 1",
      finds: Irregularity(.edited, .pictures, story: 2, version: 1, name: "1")
    ),
    Tampering(
      "a text that its writer did not write",
      "UPDATE newsdesk.revision SET edited_by = (SELECT id FROM newsdesk.person WHERE login = 'rob') WHERE story_id = 2",
      finds: Irregularity(.edited, .revision, story: 2, version: 1, name: "1")
    ),
    Tampering(
      "an edit that is said to have changed nothing",
      "UPDATE newsdesk.revision SET changed_text = false WHERE story_id = 2 AND number = 2",
      finds: Irregularity(.edited, .revision, story: 2, version: 6, name: "2")
    ),
    Tampering(
      "another edition",
      "UPDATE newsdesk.edition SET published_at = published_at - interval '1 day' WHERE story_id = 2",
      finds: Irregularity(.edited, .edition, story: 2, version: 4, name: "1")
    ),
    Tampering(
      "a message that is not sent",
      "DELETE FROM newsdesk.outbox WHERE story_id = 2",
      finds: Irregularity(.deleted, .outbox, story: 2, version: 4, name: "publish")
    ),
    Tampering(
      "the staff's history edited",
      "UPDATE newsdesk.staff_history SET subject = 'sam' WHERE id = 7",
      finds: Irregularity(.edited, .staff, staffEntry: 7)
    ),
    Tampering(
      "the staff's history cut off",
      "DELETE FROM newsdesk.staff_history WHERE id = (SELECT max(id) FROM newsdesk.staff_history)",
      finds: Irregularity(.truncated, .staff, seal: 1, staffEntry: 36)
    ),
    Tampering(
      "a seal taken away with what it held",
      "DELETE FROM newsdesk.sealed_story WHERE seal = 5; DELETE FROM newsdesk.seal WHERE number = 5",
      finds: Irregularity(.deleted, .seal, seal: 5)
    ),
    Tampering(
      "the newest seal taken away",
      "DELETE FROM newsdesk.seal WHERE number = (SELECT max(number) FROM newsdesk.seal)",
      finds: Irregularity(.deleted, .seal, seal: 9)
    ),
    Tampering(
      "a seal that says another time",
      "UPDATE newsdesk.seal SET sealed_at = sealed_at + interval '1 hour' WHERE number = 3",
      finds: Irregularity(.edited, .seal, seal: 3)
    ),
    Tampering(
      "a seal that holds a story less",
      "DELETE FROM newsdesk.sealed_story WHERE seal = 4",
      finds: Irregularity(.edited, .seal, seal: 4)
    ),
  ]
}
