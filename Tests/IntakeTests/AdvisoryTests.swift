import Foundation
import Intake
import Testing

@Suite("An advisory", .timeLimit(.minutes(10)))
struct AdvisoryTests {
  @Test("is read by rules that hold for lines of every habit", arguments: samples(advisorySamples))
  func samplesAreRead(sample: Sample) {
    let found = Advisory.parse(sample.line)
    let fields = [
      found?.kind.rawValue, found?.embargo?.until, found?.headline, found?.update.map(String.init), found?.slug,
    ]
    #expect(fields.map { $0 ?? "" }.joined(separator: "|") == sample.expected)
  }

  @Test("keeps the clock and the zone of an embargo as they were printed")
  func wallClock() throws {
    let time = try #require(Advisory.parse("EMBARGOED UNTIL 6 A.M. EDT, AUG. 25, 2026")?.embargo)
    #expect(time.until == "2026-08-25T10:00:00Z")
    #expect(time.wallClock == "2026-08-25T06:00")
    #expect(time.zone == "EDT")
    #expect(time.timeZone == "America/New_York")
  }

  @Test("says why an embargo is uncertain")
  func doubt() throws {
    let time = try #require(Advisory.parse("EMBARGOED UNTIL 9 A.M. CST, JAN 5, 2026")?.embargo)
    #expect(time.instant == nil)
    #expect(time.doubt == "CST has more than one meaning")
  }

  @Test("has the same keywords in every version of a story")
  func slug() {
    let lines = [
      "BC-AS--Japan-Quake", "BC-AS--Japan-Quake, 2nd Ld-Writethru", "BC-AS--Japan-Quake,4th Ld,900",
      "AM-Japan-Quake, Bjt",
    ]
    #expect(Set(lines.map { Advisory.parse($0)?.slug }) == ["Japan-Quake"])
  }

  @Test("is never found in a line that is as long as a page, and takes no time over it")
  func longLines() {
    for opening in ["EMBARGOED UNTIL ", "UPDATE 1-", "(", "BC-", "This story ", "-", "1800 GMT "] {
      #expect(Advisory.parse(String(repeating: opening, count: 40_000)) == nil)
      #expect(Dateline.parse(String(repeating: opening, count: 40_000))?.agency == nil)
    }
  }
}

@Suite("A page with lines to the desk")
struct PageAdvisoryTests {
  private func story(_ page: String) throws -> ParsedStory {
    try #require(try AgencyPage.parse(page).first)
  }

  private let body = """

    TUNIS, Oct 6 (Reuters) - Tunisians voted on Sunday in an election that few expected to be close, officials said.

    Polls close at 6 p.m. and results are expected in the next two days, the commission said on Sunday.
    """

  @Test("gives the story its embargo, its update and its slug, and says that the lines were moved")
  func head() throws {
    let found = try story(
      "EMBARGOED UNTIL 00:01 GMT 25 AUGUST 2026\nBC-Tunisia-Election, 3rd Ld-Writethru\n\nUPDATE 2-Tunisians vote\n"
        + body
    )
    #expect(found.headline == "Tunisians vote")
    #expect(found.embargo?.embargo?.until == "2026-08-25T00:01:00Z")
    #expect(found.update == 2)
    #expect(found.slugKeywords == "Tunisia-Election")
    #expect(found.body.count == 2)
    #expect(found.removed.map(\.why) == [.movedToAdvisory, .movedToAdvisory, .movedToAdvisory])
    #expect(found.dateline == "TUNIS, Oct 6 (Reuters)")
  }

  @Test("keeps a label that says what the story is, and no label of its version")
  func labels() throws {
    #expect(try story("UPDATE 1-ANALYSIS-Why Tunisians vote\n" + body).headline == "ANALYSIS-Why Tunisians vote")
    #expect(try story("Exclusive: Why Tunisians vote\n" + body).headline == "Exclusive: Why Tunisians vote")
    let corrected = try story("CORRECTED-Tunisians vote\n" + body)
    #expect(corrected.headline == "Tunisians vote")
    #expect(corrected.correction == .correction)
  }

  @Test("moves the note of a correction to the editor's note")
  func note() throws {
    let found = try story(
      "Tunisians vote\n" + body + "\n\n(This story has been refiled to fix the date in paragraph 1)\n"
    )
    #expect(found.editorNote == "(This story has been refiled to fix the date in paragraph 1)")
    #expect(found.correction == .refile)
    #expect(found.body.count == 2)
  }

  @Test("that is a kill is no story")
  func kill() {
    for page in [
      "STORY WITHDRAWN\n" + body, "BC-Tunisia-Election, KILL\n\nTunisians vote\n" + body,
      "Tunisians vote\n" + body + "\n\nA kill is mandatory. Make certain the story is not used.\n",
      "WITHDRAWN-Tunisians vote\n" + body,
    ] {
      #expect { try AgencyPage.parse(page) } throws: { ($0 as? IntakeError)?.code == "kill-advisory" }
    }
  }

  @Test("leaves a doubt where two lines name different times")
  func twoEmbargoes() throws {
    let found = try story(
      "EMBARGOED UNTIL 00:01 GMT 25 AUGUST 2026\nEMBARGOED UNTIL 00:01 GMT 26 AUGUST 2026\n\nTunisians vote\n" + body
    )
    #expect(found.embargo != nil)
    #expect(found.embargo?.embargo?.instant == nil)
  }

  @Test("may speak of embargoes and of what was withdrawn in its text")
  func prose() throws {
    let text = "The arms embargo until 2027 remains, the ministry said, and troops have been withdrawn from the city."
    let found = try story(
      "Tunisians vote\n" + body + "\n\n" + text + "\n\nHe told the editor to kill the story, he said on Monday.\n"
    )
    #expect(found.embargo == nil)
    #expect(found.body.count == 4)
  }
}

/// A line and what it is read as.
struct Sample: CustomTestStringConvertible, Sendable {
  let line: String
  let expected: String
  var testDescription: String { line }
}

func samples(_ text: String) -> [Sample] {
  text.split(separator: "\n").compactMap { row in
    guard let arrow = row.range(of: " ⇒ ") else { return nil }
    return Sample(line: String(row[..<arrow.lowerBound]), expected: String(row[arrow.upperBound...]))
  }
}
