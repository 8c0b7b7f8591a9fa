import Newsroom
import Postgres

extension AuditService {
  /// Findings in the order of the newsroom's entries, each with what this person may know of its entry. What no seal holds
  /// comes last.
  func placed(_ findings: [Irregularity]) async throws -> [PlacedFinding] {
    var result: [PlacedFinding] = []
    for finding in findings {
      var placed = PlacedFinding(finding)
      if let story = finding.story {
        let version = finding.version ?? 1
        placed.place = try await place(of: story, version: version)
        placed.entry = try await loggedAct(story: story, version: version)
      } else if finding.part != .seal, let id = finding.staffEntry {
        placed.entry = try await loggedAct(staffEntry: id)
      } else if let seal = finding.seal, finding.name != "kept" {
        placed.place = try await place(ofSeal: seal)
      }
      result.append(placed)
    }
    return result.sorted {
      ($0.order, $0.finding.part.rank, $0.finding.name ?? "") < ($1.order, $1.finding.part.rank, $1.finding.name ?? "")
    }
  }

  /// The place of an entry in the order of the newsroom: by seal, by story, by version.
  func place(of story: Int64, version: Int) async throws -> Int64? {
    try await connection.query(
      """
      SELECT s.first_entry + (\(Int64(version)) - p.first_version) + (
        SELECT coalesce(sum(x.version - x.first_version + 1), 0)
        FROM newsdesk.sealed_story AS x
        WHERE x.seal = p.seal AND x.story_id < p.story_id
      )::bigint AS place
      FROM newsdesk.sealed_story AS p
      JOIN newsdesk.seal AS s ON s.number = p.seal
      WHERE p.story_id = \(story) AND \(Int64(version)) BETWEEN p.first_version AND p.version
      """
    ).first?.decode(at: 0)
  }

  /// Where a seal's entries begin, or would begin if it were there.
  private func place(ofSeal seal: Int64) async throws -> Int64? {
    try await connection.query(
      """
      SELECT s.first_entry + CASE WHEN s.number = \(seal) THEN 0 ELSE s.entries END
      FROM newsdesk.seal AS s
      WHERE s.number <= \(seal)
      ORDER BY s.number DESC LIMIT 1
      """
    ).first?.decode(at: 0) ?? 1
  }
}

extension PlacedFinding {
  /// A seal that was kept and is gone says more than all the rest: what it speaks for begins with the first entry.
  fileprivate var order: Int64 {
    finding.name == "kept" ? 0 : place ?? .max
  }
}

extension Irregularity.Part {
  /// What is the matter with an entry explains what is the matter with the rest.
  fileprivate var rank: Int {
    switch self {
    case .entry: 0
    case .text, .pictures, .picture: 1
    case .revision, .signOff, .edition, .outbox, .person: 2
    case .story, .live: 3
    case .staff: 4
    case .seal: 5
    case .workflow, .desk, .check, .role, .colleague, .rights, .grant, .territory, .alias, .channel, .delivery: 6
    }
  }
}
