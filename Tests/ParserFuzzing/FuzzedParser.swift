import Intake
import Newsroom

/// The parsers that read what strangers wrote, and what has to hold of whatever they answer.
enum FuzzedParser: CaseIterable {
  case page
  case credit
  case caption
  case dateline

  /// Reads, and answers nothing.
  func read(_ input: [UInt8]) {
    switch self {
    case .page: _ = try? AgencyPage.parse(bytes: input)
    case .credit: _ = CreditLine.explain(String(decoding: input, as: UTF8.self))
    case .caption: _ = ParsedCaption.parse(String(decoding: input, as: UTF8.self))
    case .dateline: _ = Dateline.parse(String(decoding: input, as: UTF8.self))
    }
  }

  /// Reads, and checks what must be so for any input.
  func check(_ input: [UInt8]) {
    switch self {
    case .page: checkPage(input)
    case .credit: checkCredit(String(decoding: input, as: UTF8.self))
    case .caption: checkCaption(String(decoding: input, as: UTF8.self))
    case .dateline: read(input)
    }
  }

  private func checkPage(_ input: [UInt8]) {
    guard let stories = try? AgencyPage.parse(bytes: input) else { return }
    precondition(!stories.isEmpty, "a page that was read has no story")
    for story in stories {
      precondition(!story.headline.isEmpty, "a story has no headline")
      for paragraph in story.text.paragraphs {
        precondition(!paragraph.isEmpty, "a paragraph is empty")
      }
    }
    precondition((try? AgencyPage.parse(bytes: input)) == stories, "the same page was read in two ways")
  }

  private func checkCredit(_ line: String) {
    let reading = CreditLine.explain(line)
    precondition(Array(reading.credit.raw.utf8) == Array(line.utf8), "the raw line was changed")
    precondition(CreditLine.parse(line) == reading.credit, "explaining changes the reading")
    let names = reading.credit.creators + reading.credit.agencies + reading.credit.via
    precondition(!names.contains { $0.allSatisfy(\.isWhitespace) }, "somebody without a name is credited")
    precondition(Set(reading.credit.agencies).count == reading.credit.agencies.count, "an agency is named twice")
  }

  private func checkCaption(_ line: String) {
    let caption = ParsedCaption.parse(line)
    precondition(caption.text.utf8.count <= line.utf8.count * 3 + 8, "a caption grew")
  }
}
