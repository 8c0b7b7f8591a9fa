import Desk
import Presentation

/// What became of one story, as a line of the result.
struct ImportRow: Sendable {
  var file: String
  /// 1 for the first story of a file; of lines, the line.
  var item: Int
  var outcome: ImportResult.Outcome
  var story: Int64
  var slug: String
  var headline: String
  var removed: Int
  /// What its source told the desk: `correction, embargo: until …`.
  var advisory: String?

  static func columns(isDryRun: Bool) -> [Column<ImportRow>] {
    [
      Column("id") { isDryRun && $0.outcome == .created ? .missing("new") : .number($0.story) },
      Column("outcome") { .text($0.word(isDryRun: isDryRun)) },
      Column("removed_lines", alignment: .right) { .quantity($0.removed) },
      Column("advisory") { .text($0.advisory) },
      Column("file") { .text($0.file) },
      Column("item", alignment: .right, isOnRequest: true) { .number($0.item) },
      Column("slug") { .text($0.slug) },
      Column("headline", isFreeText: true) { .text($0.headline) },
    ]
  }

  private func word(isDryRun: Bool) -> String {
    switch outcome {
    case .created: isDryRun ? "would create" : "created"
    case .updated: isDryRun ? "would update" : "updated"
    case .unchanged: "unchanged"
    case .differs: "kept: another version"
    case .older: "kept: a newer version"
    }
  }
}
