import Delivery
import Newsroom
import Presentation

/// What came of holding a document from outside against what was approved.
struct VerificationReport {
  let file: String
  let document: ReceivedDocument
  let edition: PublishedStory
  let newest: Int
  let mismatches: [Mismatch]

  init(
    file: String,
    document: ReceivedDocument,
    closest: (edition: PublishedStory, mismatches: [Mismatch]),
    newest: Int
  ) {
    self.file = file
    self.document = document
    self.newest = newest
    (edition, mismatches) = closest
  }

  /// What the document says of itself that isn't so.
  var falseClaims: [String] {
    var claims: [String] = []
    if document.isCancellation { claims.append("it says that the story was killed, and the story is out") }
    if let claimed = document.edition, claimed != edition.edition {
      claims.append("it calls itself edition \(claimed)")
    }
    return claims
  }

  var isAsApproved: Bool { mismatches.isEmpty && falseClaims.isEmpty }

  private var verdict: String {
    let differences = mismatches.isEmpty ? [] : [Wording.count(mismatches.count, "part differs", "parts differ")]
    return isAsApproved ? "as approved" : (differences + falseClaims).joined(separator: "; ")
  }

  /// One line, and the parts that differ below it.
  func write(to output: BufferedOutput, on screen: Terminal) throws {
    let mark = screen.paint(isAsApproved ? screen.symbols.done : screen.symbols.refused, isAsApproved ? .green : .red)
    let edition = "edition \(edition.edition) of \(newest)"
    let name = "\(file) is \(self.edition.story) \(self.edition.slug), \(edition), as \(document.format.name)"
    try output.write("\(mark) \(SafeText.terminal("\(name): \(verdict)"))\n")
    for mismatch in mismatches { try output.write("  \(SafeText.terminal(mismatch.description))\n") }
  }

  var json: JSONValue {
    .object(omittingNil: [
      "file": .string(file),
      "story": .integer(edition.story),
      "slug": .string(edition.slug),
      "edition": .integer(Int64(edition.edition)),
      "newest_edition": .integer(Int64(newest)),
      "format": .string(document.format.rawValue),
      "is_as_approved": .bool(isAsApproved),
      "false_claims": .array(falseClaims.map(JSONValue.string)),
      "mismatches": .array(
        mismatches.map { mismatch in
          .object([
            .init("part", .string(mismatch.part.code)),
            .init("number", mismatch.part.number.map { .integer(Int64($0)) } ?? .null),
            .init("expected", .string(orNull: mismatch.expected)),
            .init("found", .string(orNull: mismatch.found)),
            .init("message", .string(mismatch.description)),
          ])
        }
      ),
    ])
  }
}
