import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Testing

@Suite("Corrections and kills")
struct CorrectionsTests {
  private let start = Date(timeIntervalSince1970: 1_790_000_000)

  private var week: ReportPeriod { ReportPeriod(since: start, until: start.addingTimeInterval(7 * 86_400)) }

  /// One that is corrected twice, one that is killed, one that stays.
  private func lay(_ newsroom: TestNewsroom) async throws {
    let corrected = try await newsroom.begin("corrected", by: "ana")
    try await newsroom.carry(corrected, [.submit, .approve, .publish])
    for _ in 0..<2 { try await newsroom.carry(corrected, [.correct, .editText, .submit, .approve, .publish]) }
    try await newsroom.date(corrected, from: start, hours: [0, 1, 2, 3, 4, 5, 6, 7, 8, 20, 21, 22, 23, 30])
    let killed = try await newsroom.begin("killed", by: "ana")
    try await newsroom.carry(killed, [.submit, .approve, .publish, .kill])
    try await newsroom.date(killed, from: start, hours: [0, 1, 2, 3, 3.5])
    let kept = try await newsroom.begin("kept", by: "ana")
    try await newsroom.carry(kept, [.submit, .approve, .publish])
    try await newsroom.date(kept, from: start, hours: [0, 1, 2, 3])
    // Opened, and not out: nothing was corrected yet.
    try await newsroom.act(.correct, on: kept, as: "ben", note: "Perhaps.")
  }

  @Test("are listed with how long it took, how often it was, by whom, and what readers were told")
  func entries() async throws {
    try await TestNewsroom.open { newsroom in
      try await lay(newsroom)
      let entries = try await newsroom.session(as: "ben").reports.corrections(week)
      #expect(
        entries.map {
          "\($0.slug) \($0.kind.rawValue) \($0.edition) \($0.ordinal ?? 0) \(Int($0.after)) \(Int($0.afterFirst))"
        } == [
          "corrected correction 3 2 79200 97200", "corrected correction 2 1 18000 18000", "killed kill 1 0 1800 1800",
        ]
      )
      #expect(entries.map(\.by.login) == ["ben", "ben", "cleo"])
      #expect(entries.map(\.publishedBy) == ["Cleo Marin", "Cleo Marin", nil])
      #expect(entries.map(\.note) == ["The name was wrong.", "The name was wrong.", "It was wrong."])
      // Of a part of the time, of other desks, and for others.
      let later = ReportPeriod(since: start.addingTimeInterval(10 * 3600), until: week.until)
      #expect(try await newsroom.session(as: "ben").reports.corrections(later).map(\.edition) == [3])
      #expect(try await newsroom.session(as: "adm").reports.corrections(week, desks: ["sport"]).isEmpty)
      #expect(try await newsroom.session(as: "eve").reports.corrections(week).isEmpty)
    }
  }

  @Test("are a share of what first went out, and counted whenever that was")
  func rates() async throws {
    try await TestNewsroom.open { newsroom in
      try await lay(newsroom)
      func rates(_ period: ReportPeriod) async throws -> [String] {
        try await newsroom.session(as: "ben").reports.correctionRates(period).map {
          "\($0.desk ?? "all") \($0.published) \($0.putRight) \($0.corrections) \($0.corrected) \($0.correctedAgain) \($0.killed)"
        }
      }
      #expect(try await rates(week) == ["metro 3 2 2 1 1 1", "all 3 2 2 1 1 1"])
      let shares = try await newsroom.session(as: "ben").reports.correctionRates(week).map(\.share)
      #expect(shares.map { $0.map { Int($0 * 300) } } == [200, 200])
      let first = ReportPeriod(since: start, until: start.addingTimeInterval(10 * 3600))
      #expect(try await rates(first) == ["metro 3 2 1 1 0 1", "all 3 2 1 1 0 1"])
      let later = ReportPeriod(since: first.until, until: week.until)
      #expect(try await rates(later) == ["metro 0 0 1 1 1 0", "all 0 0 1 1 1 0"])
      let never = ReportPeriod(since: start.addingTimeInterval(-86_400), until: start)
      #expect(try await rates(never) == [])
      #expect(try await newsroom.session(as: "ben").reports.correctionRates(later).map(\.share) == [nil, nil])
    }
  }
}
