import Desk
import Intake
import Newsroom
import Presentation

/// Which stored credits a new name would read differently. Nothing is written: a credit stays as it was read until somebody
/// credits its picture again.
struct AliasEffect {
  struct Change {
    let stored: AgencyService.StoredCredit
    let before: PhotoCredit
    let after: PhotoCredit
  }

  let changes: [Change]
  /// How many credits were looked at.
  let count: Int

  init(of name: AgencyName, on table: AgencyTable, _ session: SessionContext) async throws {
    let known = try await session.newsroom.agencies.names(besides: AgencyTable.standardDigest)
    let after = AgencyTable.standard.adding([name] + known.names, isWhole: known.areWhole, today: known.today)
    let stored = try await session.newsroom.agencies.storedCredits()
    count = stored.count
    changes = stored.compactMap { credit in
      let old = CreditLine.parse(credit.line, agencies: table, on: credit.takenOn)
      let new = CreditLine.parse(credit.line, agencies: after, on: credit.takenOn)
      return old == new ? nil : Change(stored: credit, before: old, after: new)
    }
  }

  var sentence: String {
    "\(Wording.count(changes.count, "stored credit")) of \(Wording.grouped(Int64(count))) would read differently"
  }

  var table: Table<Change> {
    Table(
      changes,
      columns: [
        Column("id") { .text("\($0.stored.story)/\($0.stored.number)") },
        Column("slug", canBeCut: true) { .text($0.stored.slug) },
        Column("before") { .text(StoryDocument.credit($0.before)) },
        Column("after") { .text(StoryDocument.credit($0.after)) },
        Column("credit", isFreeText: true) { .text($0.stored.line) },
      ]
    )
  }
}
