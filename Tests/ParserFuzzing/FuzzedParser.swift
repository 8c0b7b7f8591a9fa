import Intake
import Newsroom

/// The parsers that read what strangers wrote, and what has to hold of whatever they answer.
enum FuzzedParser: CaseIterable {
  case page
  case credit
  case caption
  case dateline
  case advisory
  case markedPage
  case workflow
  case document

  /// Reads, and answers nothing.
  func read(_ input: [UInt8]) {
    switch self {
    case .page: _ = try? AgencyPage.parse(bytes: input)
    case .credit: _ = CreditLine.explain(String(decoding: input, as: UTF8.self))
    case .caption: _ = ParsedCaption.parse(String(decoding: input, as: UTF8.self))
    case .dateline: _ = Dateline.parse(String(decoding: input, as: UTF8.self))
    case .advisory: _ = Advisory.parse(String(decoding: input, as: UTF8.self))
    case .markedPage: _ = try? AgencyPage.parse(lines: Self.markedLines(input))
    case .workflow: _ = try? WorkflowFile.definition(String(decoding: input, as: UTF8.self))
    // JSON, ninjs and NDJSON show themselves; the name lets the rest be Markdown.
    case .document: _ = try? StoryDocuments.read(input, named: "story.md")
    }
  }

  /// Reads, and checks what must be so for any input.
  func check(_ input: [UInt8]) {
    switch self {
    case .page: checkPage(input)
    case .credit: checkCredit(String(decoding: input, as: UTF8.self))
    case .caption: checkCaption(String(decoding: input, as: UTF8.self))
    case .dateline: checkDateline(String(decoding: input, as: UTF8.self))
    case .advisory: checkAdvisory(String(decoding: input, as: UTF8.self))
    case .markedPage: checkMarkedPage(Self.markedLines(input))
    case .workflow: checkWorkflow(String(decoding: input, as: UTF8.self))
    case .document: read(input)
    }
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

  private func checkDateline(_ line: String) {
    guard let dateline = Dateline.parse(line) else { return }
    precondition(!dateline.raw.isEmpty, "a dateline has no text")
    precondition(Dateline.parse(line) == dateline, "the same dateline was read in two ways")
  }

  private func checkAdvisory(_ line: String) {
    guard let advisory = Advisory.parse(line) else { return }
    precondition(!advisory.raw.isEmpty && !advisory.explanation.isEmpty, "an advisory says nothing")
    precondition(Advisory.parse(line) == advisory, "the same advisory was read in two ways")
  }

  /// What was read can be written as a file, and that file read again.
  private func checkWorkflow(_ text: String) {
    guard let definition = try? WorkflowFile.definition(text) else { return }
    precondition((try? WorkflowFile.definition(definition.yaml)) == definition, "a workflow's own file reads otherwise")
  }
}
