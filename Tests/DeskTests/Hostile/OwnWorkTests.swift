import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

/// Ways to sign off what one wrote, with a second editor's help or without their knowing.
@Suite("One's own work, with raw SQL")
struct OwnWorkTests {
  @Test("isn't signed off by way of a second editor's edit, restored revision, or edit that they undo")
  func secondEditor() async throws {
    try await TestNewsroom.open { newsroom in
      let (edited, restored, undone) = (
        try await newsroom.submitted(by: "ben"), try await newsroom.submitted(by: "ben"),
        try await newsroom.submitted(by: "ben")
      )
      let dan = try await newsroom.connection(as: "dan")
      try await dan.executeScript(
        """
        SELECT newsdesk.save_story(\(edited), 2, '{"byline": "By Dan"}');
        SELECT newsdesk.save_story(\(restored), 2, '{"headline": "Dan''s"}');
        SELECT newsdesk.restore_story(\(restored), 3, 1);
        SELECT newsdesk.save_story(\(undone), 2, '{"headline": "Dan''s"}');
        SELECT newsdesk.undo(\(undone), 3)
        """
      )
      try await newsroom.withstands(
        [
          Attack(named: "ben wrote it, dan touched it last", "SELECT newsdesk.act(\(edited), 'approve', 3)", "NDSEC"),
          Attack(named: "ben wrote it, dan brought it back", "SELECT newsdesk.act(\(restored), 'approve', 4)", "NDSEC"),
          Attack(named: "ben wrote it, dan undid his edit", "SELECT newsdesk.act(\(undone), 'approve', 4)", "NDSEC"),
          Attack(named: "a review of it is none either", "SELECT newsdesk.act(\(edited), 'review', 3)", "NDSEC"),
        ],
        // Dan wrote a part of each too.
        by: ["ben", "dan"]
      )
      try await newsroom.withstands(
        [
          Attack(named: "published all the same", "SELECT newsdesk.act(\(edited), 'publish', 3)", "NDWFL"),
          Attack(named: "published after the round trip", "SELECT newsdesk.act(\(undone), 'publish', 4)", "NDWFL"),
        ],
        by: ["cleo"]
      )
    }
  }

  @Test("isn't what a sign-off from before it stands for, however the words come back")
  func roundTrips() async throws {
    try await TestNewsroom.open { newsroom in
      // Ben signed it off, then changed a word and took that back: by an undo, by hand, by restoring.
      var stories: [Int64] = []
      for way in [
        "undo(STORY, 4)", "save_story(STORY, 4, '{\"headline\": \"Fire at the harbour\"}')",
        "restore_story(STORY, 4, 1)",
      ] {
        let story = try await newsroom.approved()
        let ben = try await newsroom.connection(as: "ben")
        try await ben.executeScript("SELECT newsdesk.save_story(\(story), 3, '{\"headline\": \"Ben''s\"}')")
        try await ben.executeScript("SELECT newsdesk.\(way.replacing("STORY", with: String(story)))")
        #expect(try await newsroom.state(of: story) == "in_review", "\(way)")
        stories.append(story)
      }
      try await newsroom.withstands(
        stories.map { Attack(named: "his own again", "SELECT newsdesk.act(\($0), 'approve', 5)", "NDSEC") },
        by: ["ben"]
      )
      try await newsroom.withstands(
        stories.map { Attack(named: "by his old sign-off", "SELECT newsdesk.act(\($0), 'publish', 5)", "NDWFL") },
        by: ["cleo"]
      )
    }
  }

  @Test("isn't signed off in captions and credits, nor by somebody asked who worked on it or has lost the role")
  func picturesAndAsked() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted(pictures: 1)
      let caption =
        #"{"pictures": [{"number": 1, "caption": "Pia's.", "credit": "Jane Roe/Reuters", "creators": ["Jane Roe"]}]}"#
      try await newsroom.connection(as: "pia").executeScript(
        "SELECT newsdesk.save_story(\(story), 2, '\(caption.replacing("'", with: "''"))')"
      )
      try await newsroom.withstands(
        [Attack(named: "her own caption", "SELECT newsdesk.act(\(story), 'approve', 3)", "NDSEC")],
        by: ["pia"]
      )
      try await newsroom.ask("eve", for: .copy, of: story, as: "ana")
      _ = try await newsroom.session(as: "adm").staff.revoke(.editor, from: "eve", desk: "sport")
      try await newsroom.withstands(
        [
          Attack(named: "asked, and no editor any more", "SELECT newsdesk.act(\(story), 'approve', 4)", "NDROL"),
          Attack(named: "asked, and not to publish", "SELECT newsdesk.act(\(story), 'publish', 4)", "NDWFL"),
        ],
        by: ["eve"]
      )
      try await newsroom.withstands(
        [
          Attack(named: "asked of its own author", "SELECT newsdesk.ask(\(story), 4, 'ana', 'copy')", "NDROL"),
          Attack(named: "asked of oneself", "SELECT newsdesk.ask(\(story), 4, 'ben', 'copy')", "NDBAD"),
          Attack(named: "a sign-off that others gave", "SELECT newsdesk.act(\(story), 'withdraw', 4)", "NDWFL"),
          Attack(named: "an act of somebody else's undone", "SELECT newsdesk.undo(\(story), 4)", "NDROL"),
        ],
        by: ["ben"]
      )
    }
  }

  @Test("of a two-person wire desk needs the second of them, who publishes what the first has not written alone")
  func wire() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.connection(as: "adm").query(
        "SELECT newsdesk.apply_workflow(newsdesk.workflow_definition('wire'), '{metro}')"
      )
      let story = try await newsroom.submitted(by: "ben")
      try await newsroom.withstands(
        [
          Attack(named: "the editor's own story approved", "SELECT newsdesk.act(\(story), 'approve', 2)", "NDSEC"),
          Attack(named: "and sent out unapproved", "SELECT newsdesk.act(\(story), 'publish', 2)", "NDWFL"),
        ],
        by: ["ben"]
      )
    }
  }
}
