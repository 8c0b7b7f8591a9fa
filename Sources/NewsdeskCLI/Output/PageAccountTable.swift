import Intake
import Presentation

/// What became of each line of a page, in the order of the page.
enum PageAccountTable {
  struct Row: Sendable {
    /// Counted from 1.
    let story: Int
    let account: LineAccount
  }

  /// A line of which a part was moved has a row for each part.
  static func table(of stories: [ParsedStory]) -> Table<Row> {
    let rows = stories.enumerated().flatMap { index, story in
      story.accounts.sorted { $0.line < $1.line }.map { Row(story: index + 1, account: $0) }
    }
    return Table(
      rows,
      columns: [
        Column("line", alignment: .right) { .number($0.account.line) },
        Column("story", alignment: .right) { .number($0.story) },
        Column("fate") { .text($0.account.kind.rawValue, style: style(of: $0.account.kind)) },
        Column("code", isOnRequest: true) { .text($0.account.code) },
        Column("why") { .text($0.account.why) },
        Column("text", isFreeText: true) { .text($0.account.text) },
      ],
      caption: .init(summary(of: rows))
    )
  }

  private static func summary(of rows: [Row]) -> String {
    let parts = LineAccount.Kind.allCases.compactMap { kind -> String? in
      let count = rows.count { $0.account.kind == kind }
      return count == 0 ? nil : "\(Wording.grouped(count)) \(kind.rawValue)"
    }
    return parts.joined(separator: ", ")
  }

  private static func style(of kind: LineAccount.Kind) -> Style? {
    switch kind {
    case .kept: nil
    case .moved: .green
    case .collapsed, .dropped: .dim
    }
  }
}
