import Foundation
import Intake
import Newsroom
import Testing

/// Larger sets that a checkout may have in a folder beside it. Without them these tests don't run.
@Suite("The data beside the checkout", .enabled(if: SharedData.exists))
struct SharedDataTests {
  @Test("parses from the page to exactly what is expected of it")
  func page() throws {
    let stories = try AgencyPage.parse(bytes: SharedData.bytes("seeds/agency-page.txt"))
    let expected = try JSONDecoder().decode(
      [ExpectedStory].self,
      from: SharedData.data("seeds/agency-page.expected.json")
    )
    #expect(stories.map(ExpectedStory.init) == expected)
  }

  @Test("has credits that are all read as noted, or flagged")
  func credits() throws {
    for sample in try SharedData.lines("data/credit_lines.jsonl", as: ExpectedCredit.self) {
      let credit = CreditLine.parse(sample.credit)
      #expect(credit.isAmbiguous == sample.note.contains("AMBIGUOUS"), "\(sample.credit)")
      guard !credit.isAmbiguous else { continue }
      #expect(credit.creators == sample.creators, "\(sample.credit)")
      #expect(credit.agencies == sample.agencies, "\(sample.credit)")
      #expect(credit.via == sample.via, "\(sample.credit)")
      #expect(Set(credit.flags.map(\.rawValue)) == Set(sample.flags), "\(sample.credit)")
    }
  }

  @Test("has datelines that are all read as noted")
  func datelines() throws {
    for sample in try SharedData.lines("data/datelines.jsonl", as: ExpectedDateline.self) {
      let dateline = Dateline.parse(sample.line)
      let found = ExpectedDateline(
        line: sample.line,
        city: dateline?.city,
        region: dateline?.region,
        date: dateline?.date,
        agency: dateline?.agency,
        rest: dateline?.rest ?? sample.line
      )
      #expect(found == sample)
    }
  }
}

extension SharedDataTests {
  @Test("has advisories that are all read as noted")
  func advisories() throws {
    for sample in try SharedData.lines("data/advisories.jsonl", as: ExpectedAdvisory.self) {
      let found = Advisory.parse(sample.line)
      #expect(found?.kind.rawValue == sample.kind, "\(sample.line)")
      #expect(found?.embargo?.until == sample.until, "\(sample.line)")
      #expect(found?.headline == sample.headline, "\(sample.line)")
      #expect(found?.update == sample.update, "\(sample.line)")
      #expect(found?.slug == sample.slug, "\(sample.line)")
    }
  }
}

extension SharedDataTests {
  @Test("has examples of ninjs that are read, but for pictures that stand alone")
  func ninjs() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: SharedData.folder.appending(path: "data/ninjs/examples").path
    )
    var read = 0
    for name in names {
      do {
        let story = try StoryDocuments.read(SharedData.bytes("data/ninjs/examples/\(name)"), named: name)[0].get()
        read += 1
        #expect(!story.text.headline.isEmpty || !story.text.body.isEmpty, "\(name)")
      } catch let error as IntakeError {
        #expect(error.code == "not-a-story", "\(name): \(error)")
      }
    }
    #expect(read >= 5)
  }
}

private struct ExpectedAdvisory: Decodable {
  let line, kind: String
  let until, headline, slug: String?
  let update: Int?
}

private enum SharedData {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["NEWSDESK_SHARED_DATA"] { return URL(filePath: path) }
    return URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL
  }()

  static let exists = FileManager.default.fileExists(atPath: folder.appending(path: "data/credit_lines.jsonl").path)

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: path))
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try data(path))
  }

  static func lines<Value: Decodable>(_ path: String, as type: Value.Type) throws -> [Value] {
    try data(path).split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Value.self, from: $0) }
  }
}

private struct ExpectedCredit: Decodable {
  let credit: String
  let creators, agencies, via, flags: [String]
  let note: String
}

private struct ExpectedDateline: Decodable, Equatable {
  let line: String
  let city, region, date, agency: String?
  let rest: String
}

private struct ExpectedStory: Decodable, Equatable {
  struct Caption: Decodable, Equatable {
    let text: String
    let credit: String?
    let creators, agencies, flags: [String]
    let date, place: String?
  }

  let headline: String
  let captions: [Caption]
  let body: [String]

  init(_ story: ParsedStory) {
    headline = story.headline
    captions = story.captions.map { caption in
      Caption(
        text: caption.text,
        credit: caption.credit?.raw,
        creators: caption.credit?.creators ?? [],
        agencies: caption.credit?.agencies ?? [],
        flags: caption.credit?.flags.map(\.rawValue) ?? [],
        date: caption.date?.description,
        place: caption.place
      )
    }
    body = story.body
  }
}
