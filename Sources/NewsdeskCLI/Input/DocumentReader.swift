import Extraction
import Intake

/// Reads the stories of a file, whatever it is written in: what `import` takes in is what `check` has looked at.
struct DocumentReader: Sendable {
  /// A story, and the page with its lines where it came of one.
  struct Found: Sendable {
    var story: ImportedStory
    var page: ParsedStory?
  }

  /// The newsroom's own names of agencies among them.
  let agencies: AgencyTable
  let environment: [String: String]

  /// One story, or why there is none, for each that the file has.
  ///
  /// - Throws: ``IntakeError`` and ``ExtractionError``: what is wrong with the file as a whole.
  func read(
    _ bytes: [UInt8],
    named name: String,
    as format: DocumentFormat? = nil
  ) async throws
    -> [Result<Found, IntakeError>]
  {
    let format = format ?? (PageFile.isHTML(bytes, named: name) ? .html : DocumentFormat.of(bytes, named: name))
    guard format == .page || format == .html else {
      return try StoryDocuments.read(bytes, named: name, as: format).map { $0.map { Found(story: known($0)) } }
    }
    let pages =
      format == .page
      ? try AgencyPage.parse(bytes: bytes, agencies: agencies)
      : try await PageFile.html(bytes, agencies, environment)
    return pages.map { .success(Found(story: ImportedStory($0), page: $0)) }
  }

  /// One line of NDJSON.
  func read(line: [UInt8], number: Int) -> Result<ImportedStory, IntakeError> {
    StoryDocuments.read(line: line, number: number).map(known)
  }

  private func known(_ story: ImportedStory) -> ImportedStory {
    var story = story
    story.readCredits(by: agencies)
    return story
  }
}
