import Newsroom

extension Tampering {
  /// What the acts are judged by: workflows, desks, roles, people; and what is out of story 2.
  static let setup: [Tampering] = [
    Tampering(
      "reporters who publish",
      "UPDATE newsdesk.transition SET roles = '{reporter}' WHERE action = 'publish'",
      finds: Irregularity(.edited, .workflow, name: "legal-review, version 1")
    ),
    Tampering(
      "a workflow that asks for no sign-offs",
      """
      DELETE FROM newsdesk.required_sign_off AS n USING newsdesk.workflow AS w
      WHERE w.id = n.workflow_id AND w.name = 'standard'
      """,
      finds: Irregularity(.edited, .workflow, name: "standard, version 1", staffEntry: 2)
    ),
    Tampering(
      "a workflow rewritten together with its digest",
      """
      UPDATE newsdesk.transition SET roles = '{reporter}' WHERE action = 'publish';
      UPDATE newsdesk.workflow AS w SET digest = newsdesk.workflow_digest(
        w.name, w.about, w.create_roles,
        ARRAY(SELECT t FROM newsdesk.transition AS t WHERE t.workflow_id = w.id),
        ARRAY(SELECT n FROM newsdesk.required_sign_off AS n WHERE n.workflow_id = w.id)
      )
      """,
      finds: Irregularity(.edited, .workflow, name: "standard, version 1", staffEntry: 2)
    ),
    Tampering(
      "a desk that follows another workflow",
      """
      UPDATE newsdesk.desk SET workflow_id = (SELECT id FROM newsdesk.workflow WHERE name = 'wire') WHERE name = 'metro'
      """,
      finds: Irregularity(.edited, .desk, name: "metro", staffEntry: 2)
    ),
    Tampering(
      "a desk that nobody opened",
      "INSERT INTO newsdesk.desk (name, workflow_id) SELECT 'shadow', workflow_id FROM newsdesk.desk LIMIT 1",
      finds: Irregularity(.inserted, .desk, name: "shadow")
    ),
    Tampering(
      "a publisher on every desk",
      "UPDATE newsdesk.role_grant SET desk_id = NULL \(of("sue"))",
      finds: Irregularity(.inserted, .role, name: "sue, publisher on every desk")
    ),
    Tampering(
      "a role that nobody granted",
      """
      INSERT INTO newsdesk.role_grant (person_id, desk_id, role)
      SELECT person_id, desk_id, 'publisher' FROM newsdesk.role_grant \(of("ana"))
      """,
      finds: Irregularity(.inserted, .role, name: "ana, publisher on metro")
    ),
    Tampering(
      "a role taken away",
      "DELETE FROM newsdesk.role_grant \(of("sue"))",
      finds: Irregularity(.deleted, .role, name: "sue, publisher on sport", staffEntry: 33)
    ),
    Tampering(
      "somebody shut out",
      "UPDATE newsdesk.person SET disabled_at = clock_timestamp() WHERE login = 'sue'",
      finds: Irregularity(.edited, .colleague, name: "sue, who is disabled", staffEntry: 32)
    ),
    Tampering(
      "somebody who has left and is back",
      "UPDATE newsdesk.person SET disabled_at = NULL WHERE login = 'finn'",
      finds: Irregularity(.edited, .colleague, name: "finn, who works here", staffEntry: 36)
    ),
    Tampering(
      "somebody whom nobody added",
      "INSERT INTO newsdesk.person (login, name) VALUES ('zoe', 'Zoe')",
      finds: Irregularity(.inserted, .colleague, name: "zoe")
    ),
    Tampering(
      "another headline on what is out",
      "UPDATE newsdesk.live SET headline = 'Something else' WHERE story_id = 2",
      finds: Irregularity(.edited, .live, story: 2, version: 4, name: "1")
    ),
    Tampering(
      "a story that is out no more",
      "DELETE FROM newsdesk.live WHERE story_id = 2",
      finds: Irregularity(.deleted, .live, story: 2, version: 4, name: "1")
    ),
    Tampering(
      "a story that is out and was not published",
      """
      INSERT INTO newsdesk.live
      SELECT 1, desk_id, edition, revision, slug, headline, first_published_at, published_at FROM newsdesk.live
      """,
      finds: Irregularity(.inserted, .live, story: 1, name: "1")
    ),
  ]

  private static func of(_ login: String) -> String {
    "WHERE person_id = (SELECT id FROM newsdesk.person WHERE login = '\(login)')"
  }
}
