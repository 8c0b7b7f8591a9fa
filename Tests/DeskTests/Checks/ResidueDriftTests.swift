import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Import takes off what pages leave behind by a table; the checks look for the part of it that nobody writes. Where they differ, a
/// migration has to give `newsdesk.residue_pattern` another expression.
@Suite("The residue that the checks know", .timeLimit(.minutes(10)))
struct ResidueDriftTests {
  private struct Row {
    var part: String
    var match: String
    /// As the table has it: `<n>` and `<w>` stand for digits and letters.
    var pattern: String
    var action: String
    var isLimited: Bool

    /// What holds at any length, and is more than a line that somebody may write.
    var isSought: Bool {
      !isLimited && ["opening", "prefix", "suffix", "tail", "phrase", "span"].contains(match)
    }
  }

  private static func rows() throws -> [Row] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/Intake/Data/residue.tsv"
    )
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    var rows: [Row] = []
    for line in lines.dropFirst() {
      let fields: [Substring] = line.split(separator: "\t", omittingEmptySubsequences: false)
      var patterns: [Substring] = fields[3].split(separator: "¦")
      if fields[2] == "span" { patterns = patterns.flatMap { $0.split(separator: " ... ") } }
      for pattern in patterns {
        rows.append(
          Row(
            part: String(fields[1]),
            match: String(fields[2]),
            pattern: trimmed(String(pattern)),
            action: String(fields[4]),
            isLimited: fields[5] != "0"
          )
        )
      }
    }
    return rows
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Text that has it as a page does.
  private static func example(_ pattern: String) -> String {
    pattern.replacing("<n>", with: "24").replacing("<w>", with: "word")
  }

  /// The alternatives of the database's expression, in the table's own writing.
  private static func known(to newsroom: TestNewsroom, in part: String) async throws -> [String] {
    let superuser = try await newsroom.superuser()
    let expression: String = try await superuser.query("SELECT newsdesk.residue_pattern(\(part))")[0].decode(at: 0)
    await superuser.close()
    var plain: String = expression.replacing("(?n)", with: "")
    plain = plain.replacing("[0-9]{1,6}", with: "<n>").replacing("[#/]?[A-Za-z]{1,40}", with: "<w>")
    plain = plain.replacing("[|]", with: "¦").replacing("$|", with: "|")
    for sign in ".$*+?()[{" { plain = plain.replacing("[\(sign)]", with: String(sign)) }
    var alternatives: [String] = []
    for alternative in plain.split(separator: "|") {
      var text: Substring = alternative
      if text.first == "^" { text = text.dropFirst() }
      if text.last == "$" { text = text.dropLast() }
      alternatives.append(trimmed(String(text).replacing("¦", with: "|")))
    }
    return alternatives
  }

  @Test("is known to import too")
  func subset() async throws {
    let patterns = Set(try Self.rows().map(\.pattern))
    try await TestNewsroom.open { newsroom in
      for part in ["text", "caption"] {
        let known = try await Self.known(to: newsroom, in: part)
        #expect(known.count > 40)
        #expect(known.filter { !patterns.contains($0) } == [], "\(part)")
      }
    }
  }

  @Test("is all that import knows of openings, endings and phrases that hold at any length")
  func superset() async throws {
    let rows = try Self.rows().filter(\.isSought)
    #expect(rows.count > 50)
    try await TestNewsroom.open { newsroom in
      for row in rows where row.part == "page" || row.part == "body" {
        let codes = try await newsroom.findings(body: "A fire broke out.\n\n\(Self.example(row.pattern))")
        #expect(codes.contains(row.action == "instructions" ? "advisory_left_in" : "text_residue"), "\(row)")
      }
      for row in rows where row.part == "caption" || row.part == "page" && row.action == "instructions" {
        let picture = try await newsroom.soundPicture {
          $0.caption = row.match == "suffix" ? "Smoke. " + Self.example(row.pattern) : Self.example(row.pattern)
        }
        #expect(try await newsroom.findings(pictures: [picture]).contains("caption_residue"), "\(row)")
      }
    }
  }

  /// The quick look that spares most stories the checks has to see all of it.
  @Test("refuses to be submitted")
  func submit() async throws {
    try await TestNewsroom.open { newsroom in
      for pattern in try await Self.known(to: newsroom, in: "text") {
        for length in [1, 60] {
          let body = String(repeating: "A fire broke out.\n\n", count: length) + Self.example(pattern)
          let story = try await newsroom.draft(body: body)
          let codes = try await newsroom.trial(of: .submit, on: story, version: 1, as: "ana")
          #expect(codes == ["text_residue"], "\(pattern)")
        }
      }
    }
  }
}
