import Delivery
import Desk
import Newsroom
import Presentation

extension ExportCommand {
  /// Holds a document from outside against the editions of a story.
  func verify(
    _ path: String,
    against id: Int64,
    in context: CommandContext,
    _ session: SessionContext
  ) async throws -> ExitStatus {
    let name = InputFile.name(path)
    let document = try document(path, name)
    let publications = session.newsroom.publications
    let numbers = try await publications.editionNumbers(of: id)
    guard let newest = numbers.first, edition.map(numbers.contains) ?? true else {
      // The refusal is the same as for an export.
      let edition = try await publications.edition(edition, of: id)
      throw DeskError.notFound(.edition(story: id, number: edition.edition))
    }
    if let claimed = document.story, claimed != id {
      throw ErrorReport(
        "\(name) is of story \(claimed), not of \(id).",
        ["Hold it against that one: newsdesk export \(claimed) --verify \(path)"],
        status: .badData,
        code: "other_story"
      )
    }
    let claimed = document.edition.flatMap { numbers.contains($0) ? $0 : nil }
    let candidates = (edition ?? claimed).map { [$0] } ?? numbers
    let editions = try await publications.editions(candidates.map { (id, $0) }).map { try $0.get() }
    let report = VerificationReport(
      file: name,
      document: document,
      closest: try closest(of: editions, to: document, name),
      newest: newest
    )
    if json {
      try context.stdout.write(report.json.pretty + "\n")
    } else {
      try report.write(to: context.stdout, on: context.screen)
    }
    return report.isAsApproved ? .done : .someRefused
  }

  private func document(_ path: String, _ name: String) throws -> ReceivedDocument {
    guard let text = String(validating: try InputFile.read(path), as: UTF8.self) else {
      throw ErrorReport("\(name) isn't UTF-8 text, as all our documents are.", status: .badData, code: "not_utf8")
    }
    guard let document = ReceivedDocument(text, format: format) else {
      throw ErrorReport(
        format.map { "\(name) is no \($0.name)." } ?? "\(name) is no document that a story goes out as.",
        ["Say what it is to be: --format " + StoryFormat.allCases.map(\.rawValue).joined(separator: "|")],
        status: .badData,
        code: "not_a_document"
      )
    }
    return document
  }

  private func closest(
    of editions: [PublishedStory],
    to document: ReceivedDocument,
    _ name: String
  ) throws -> (edition: PublishedStory, mismatches: [Mismatch]) {
    // A notice of a kill has no words of the story, and need not.
    if document.isCancellation, let edition = editions.first { return (edition, []) }
    if let found = document.mostLike(editions) { return found }
    // It says itself that it is of the story: then all of it is missing.
    if document.story != nil, let edition = editions.first { return (edition, document.mismatches(with: edition)) }
    throw ErrorReport(
      "\(name) has nothing of the story: neither its headline nor a paragraph.",
      ["It was read as \(document.format.name). Is it another form? --format, and which"],
      status: .badData,
      code: "not_of_the_story"
    )
  }
}
