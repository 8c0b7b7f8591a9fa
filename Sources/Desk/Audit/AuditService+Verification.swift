public import Newsroom
import Postgres

extension AuditService {
  /// Goes over the whole newsroom, or some stories, and computes everything again: entries and their chains, what they say
  /// of texts, pictures, sign-offs, editions and messages, the staff's chain, and the seals.
  ///
  /// It asks for a part at a time and keeps nothing but counts and findings. Each part sees one moment, so acts that are
  /// under way raise no alarm. Stories that the person may not read are verified all the same: the database does the
  /// computing, and what comes here is numbers.
  ///
  /// - Parameters:
  ///   - stories: nil for all of them, the staff's history included.
  ///   - kept: a seal that was kept elsewhere, to be found unaltered.
  ///   - progress: called after each part.
  public func verify(
    stories: [Int64]? = nil,
    kept: Seal? = nil,
    progress: (Verification) -> Void = { _ in }
  ) async throws -> Verification {
    try await translatingErrors {
      var result = Verification()
      var findings: [Irregularity] = []
      if let kept, let finding = try await finding(kept) { findings.append(finding) }
      if let stories {
        for story in stories {
          guard try await verifyStories(after: story - 1, width: 1, &result, &findings) != nil else {
            throw DeskError.notFound(.story(String(story)))
          }
          for picture in try await pictures(heldBy: story) {
            _ = try await verifyPictures(after: picture - 1, width: 1, &findings)
          }
        }
      } else {
        let staff = try await connection.query("SELECT entries, findings FROM newsdesk.verify_staff()").one()
        result.staffEntries = try staff.decode("entries")
        findings += try staff.decode("findings", as: PostgresJSON<[Irregularity]>.self).value
        var last: Int64 = 0
        while let next = try await verifyStories(after: last, width: Self.storiesAtATime, &result, &findings) {
          last = next
          progress(result)
        }
        var picture: Int64 = 0
        while let next = try await verifyPictures(after: picture, width: Self.picturesAtATime, &findings) {
          picture = next
          progress(result)
        }
      }
      try await verifySeals(of: stories, &result, &findings)
      result.findings = try await placed(Self.distinct(findings))
      return result
    }
  }

  private static let storiesAtATime: Int32 = 500
  /// Their files are read from end to end, and a statement has its time.
  private static let picturesAtATime: Int32 = 20
  /// A newsroom that is broken all over is told so by its first thousands of findings as well.
  private static let mostFindings = 5_000

  /// - Returns: the last story that was looked at; nil where there are no more.
  private func verifyStories(
    after story: Int64,
    width: Int32,
    _ result: inout Verification,
    _ findings: inout [Irregularity]
  ) async throws -> Int64? {
    guard let row = try await connection.query("SELECT * FROM newsdesk.verify_stories(\(story), \(width))").first
    else { return nil }
    let last: Int64 = try row.decode("last_story")
    // One story was asked for, and there is no such story: the next one is not what was meant.
    if width == 1, last != story + 1 { return nil }
    result.stories += try row.decode("stories", as: Int64.self)
    result.entries += try row.decode("entries", as: Int64.self)
    result.unsealed += max(0, try row.decode("unsealed", as: Int64.self))
    result.earliest = [result.earliest, try row.decode("earliest")].compactMap { $0 }.min()
    result.latest = [result.latest, try row.decode("latest")].compactMap { $0 }.max()
    if findings.count < Self.mostFindings {
      findings += try row.decode("findings", as: PostgresJSON<[Irregularity]>.self).value
    }
    return last
  }

  /// - Returns: the last picture that was looked at; nil where there are no more.
  private func verifyPictures(
    after picture: Int64,
    width: Int32,
    _ findings: inout [Irregularity]
  ) async throws -> Int64? {
    guard let row = try await connection.query("SELECT * FROM newsdesk.verify_pictures(\(picture), \(width))").first
    else { return nil }
    let last: Int64 = try row.decode("last_picture")
    if findings.count < Self.mostFindings, width > 1 || last == picture + 1 {
      findings += try row.decode("findings", as: PostgresJSON<[Irregularity]>.self).value
    }
    return last
  }

  /// As far as this person may read the story: what others hold is verified with the whole newsroom.
  private func pictures(heldBy story: Int64) async throws -> [Int64] {
    try await connection.query(
      "SELECT DISTINCT picture_id FROM newsdesk.revision_picture WHERE story_id = \(story) AND picture_id IS NOT NULL"
    ).map { try $0.decode(at: 0) }
  }

  private func verifySeals(
    of stories: [Int64]?,
    _ result: inout Verification,
    _ findings: inout [Irregularity]
  ) async throws {
    var last: Int64 = 0
    while let row = try await connection.query("SELECT * FROM newsdesk.verify_seals(\(last), 500)").first {
      last = try row.decode("last_seal")
      result.seals += try row.decode("seals", as: Int64.self)
      let found = try row.decode("findings", as: PostgresJSON<[Irregularity]>.self).value
      findings += found.filter { finding in
        guard let stories, let story = finding.story else { return true }
        return stories.contains(story)
      }
    }
  }

  /// Whether the seal that was kept is still there, as it was.
  private func finding(_ kept: Seal) async throws -> Irregularity? {
    guard let stored = try await seal(numbered: kept.number) else {
      return Irregularity(.truncated, .seal, name: "kept", seal: kept.number)
    }
    return stored.record == kept.record ? nil : Irregularity(.rewritten, .seal, name: "kept", seal: kept.number)
  }

  /// The same once: a missing seal is missed by its stories too, and a missing entry of the staff's by every seal since.
  private static func distinct(_ findings: [Irregularity]) -> [Irregularity] {
    var seen: Set<Irregularity> = []
    return findings.filter { finding in
      var key = finding
      if key.part == .staff { key = Irregularity(key.kind, .staff, staffEntry: key.staffEntry) }
      if key.part == .seal, key.name == nil { key = Irregularity(.edited, .seal, seal: key.seal) }
      return seen.insert(key).inserted
    }
  }
}
