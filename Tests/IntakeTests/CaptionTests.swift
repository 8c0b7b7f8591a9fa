import Intake
import Newsroom
import Testing

@Suite("A caption")
struct CaptionTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let line: String
    var text: String
    var credit: String?
    var date: String?
    var place: String?
    var isFile = false
    var testDescription: String { line }
  }

  static let samples: [Sample] = [
    Sample(
      line: "Workers inspect a bridge in Porto, Portugal November 3, 2025. REUTERS/Ana Souza",
      text: "Workers inspect a bridge in Porto, Portugal November 3, 2025.",
      credit: "REUTERS/Ana Souza",
      date: "2025-11-03",
      place: "Porto, Portugal"
    ),
    Sample(
      line: "Workers in Porto on Monday, Nov. 3, 2025. (AP Photo/J. Ana Souza)",
      text: "Workers in Porto on Monday, Nov. 3, 2025.",
      credit: "(AP Photo/J. Ana Souza)",
      date: "2025-11-03",
      place: "Porto"
    ),
    Sample(
      line: "The mayor speaks at City Hall. J. Ana Souza/AP",
      text: "The mayor speaks at City Hall.",
      credit: "J. Ana Souza/AP"
    ),
    Sample(
      line: "Workers on the bridge on 3 November 2025, in Porto, Portugal. (Photo by Ana SOUZA / AFP)",
      text: "Workers on the bridge on 3 November 2025, in Porto, Portugal.",
      credit: "(Photo by Ana SOUZA / AFP)",
      date: "2025-11-03",
      place: "Porto, Portugal"
    ),
    Sample(
      line: "FILE - In this Monday, Nov. 11, 2019 file photo, a bridge. (AP Photo/Ana Souza, File)",
      text: "FILE - In this Monday, Nov. 11, 2019 file photo, a bridge.",
      credit: "(AP Photo/Ana Souza, File)",
      date: "2019-11-11",
      isFile: true
    ),
    Sample(
      line: "File photo of a bridge in Porto (Reuters)",
      text: "File photo of a bridge in Porto",
      credit: "(Reuters)",
      isFile: true
    ),
    Sample(line: "Pilgrims at the main entrances - SPA", text: "Pilgrims at the main entrances", credit: "- SPA"),
    Sample(line: "Crown Prince of the realm (SPA)", text: "Crown Prince of the realm", credit: "(SPA)"),
    Sample(line: "King Carl on a walk. Karl Berg/TT", text: "King Carl on a walk.", credit: "Karl Berg/TT"),
    Sample(
      line: "The bridge in winter. Photograph: Ana Souza/The Guardian",
      text: "The bridge in winter.",
      credit: "Photograph: Ana Souza/The Guardian"
    ),
    Sample(
      line: "Police in Washington, D.C., U.S., January 6, 2021. REUTERS",
      text: "Police in Washington, D.C., U.S., January 6, 2021.",
      credit: "REUTERS",
      date: "2021-01-06",
      place: "Washington, D.C., U.S."
    ),
    Sample(
      line: "A bridge after the storm of March 2, 2020 and before that of May 5, 2021.",
      text: "A bridge after the storm of March 2, 2020 and before that of May 5, 2021."
    ),
    Sample(line: "A bridge in Porto in October", text: "A bridge in Porto in October"),
    Sample(line: "A man (left) waits", text: "A man (left) waits"),
    Sample(line: "A poll by the institute (2024)", text: "A poll by the institute (2024)"),
    Sample(
      line: "جانب من الجسر في 6 أكتوبر (تشرين الأول) 2024 (رويترز)",
      text: "جانب من الجسر في 6 أكتوبر (تشرين الأول) 2024",
      credit: "(رويترز)",
      date: "2024-10-06"
    ),
  ]

  @Test("keeps its wording and gives up its credit, date and place", arguments: samples)
  func parts(sample: Sample) {
    let caption = ParsedCaption.parse(sample.line)
    #expect(caption.text == sample.text)
    #expect(caption.credit?.raw == sample.credit)
    #expect(caption.date?.description == sample.date)
    #expect(caption.place == sample.place)
    #expect(caption.isFilePhoto == sample.isFile)
  }

  @Test("marked as a file photo marks its credit too")
  func fileFlag() {
    #expect(ParsedCaption.parse("FILE PHOTO: A bridge. REUTERS/Ana Souza").credit?.flags == [.file])
  }
}
