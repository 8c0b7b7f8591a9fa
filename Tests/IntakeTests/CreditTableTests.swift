import Foundation
import Intake
import Newsroom
import Testing

/// More than 700 lines of the kinds that agencies, newspapers and archives print, each with its reading by the rules.
@Suite("The table of credit lines", .timeLimit(.minutes(10)))
struct CreditTableTests {
  private struct Sample {
    let line: String
    let creators, agencies, via, flags: [String]
    let isAmbiguous: Bool

    init(_ row: Substring) {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func list(_ index: Int) -> [String] {
        fields.indices.contains(index) && !fields[index].isEmpty
          ? fields[index].components(separatedBy: " | ") : []
      }
      line = fields[0]
      (creators, agencies, via, flags) = (list(1), list(2), list(3), list(4))
      isAmbiguous = fields.last == "?"
    }
  }

  private static func samples() throws -> [Sample] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data/credit_lines.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { Sample($0) }
  }

  @Test("is read as it is written, and flagged where and only where a person must look")
  func table() throws {
    let samples = try Self.samples()
    #expect(samples.count > 700)
    for sample in samples {
      let credit = CreditLine.parse(sample.line)
      #expect(credit.creators == sample.creators, "\(sample.line)")
      #expect(credit.agencies == sample.agencies, "\(sample.line)")
      #expect(credit.via == sample.via, "\(sample.line)")
      #expect(Set(credit.flags.map(\.rawValue)) == Set(sample.flags), "\(sample.line)")
      #expect(credit.isAmbiguous == sample.isAmbiguous, "\(sample.line)")
      #expect(credit.raw == sample.line)
    }
  }

  @Test("has readings that say why, wherever something was changed or doubted")
  func explained() throws {
    for sample in try Self.samples() {
      let reading = CreditLine.explain(sample.line)
      #expect(reading.credit == CreditLine.parse(sample.line), "\(sample.line)")
      #expect(reading.changes.contains { $0.rule == .ambiguous } == sample.isAmbiguous, "\(sample.line)")
    }
  }
}
