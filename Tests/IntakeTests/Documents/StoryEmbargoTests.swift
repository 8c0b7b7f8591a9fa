import Intake
import Testing

@Suite("The embargo of a document", .timeLimit(.minutes(10)))
struct StoryEmbargoTests {
  private func embargo(_ field: String) throws -> StoryEmbargo? {
    let text = "---\ntitle: Budget\nembargo: \(field)\n---\n\nThe mayor spoke.\n"
    return try StoryDocuments.read(Array(text.utf8), named: "a.md").first?.get().embargo
  }

  @Test(
    "is certain where its field says when and in which zone",
    arguments: [
      ("2026-11-25T06:00:00Z", "2026-11-25T06:00:00Z"), ("2026-11-25T06:00:00.250+02:00", "2026-11-25T04:00:00Z"),
      ("00:01 GMT Wednesday 25 November 2026", "2026-11-25T00:01:00Z"),
    ]
  )
  func certain(field: String, until: String) throws {
    let embargo = try #require(try embargo(field))
    #expect(embargo.until == until && embargo.doubt == nil)
  }

  @Test(
    "holds without an end where its field leaves a doubt",
    arguments: ["tomorrow", "25 November 2026", "6am", "yes"]
  )
  func uncertain(field: String) throws {
    let embargo = try #require(try embargo(field))
    #expect(embargo.until == nil && embargo.doubt != nil)
    #expect(embargo.raw == field)
  }
}
