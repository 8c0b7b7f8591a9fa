import ArgumentParser
import Desk
import Newsroom

/// The parts of a story's text that an option can set. An empty value takes an optional part away.
struct TextOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The headline.", valueName: "text"))
  var headline: String?

  @Option(help: ArgumentHelp("A short name, such as mayor-budget-vote.", valueName: "slug"))
  var slug: String?

  @Option(help: ArgumentHelp("The text, from a file, or - for stdin.", valueName: "file"), completion: .file())
  var bodyFile: String?

  @Option(help: ArgumentHelp("Who wrote it, as printed: \"By Ana Souza\".", valueName: "text"))
  var byline: String?

  @Option(help: ArgumentHelp("Where it was written: \"TUNIS, Oct 6\".", valueName: "text"))
  var dateline: String?

  @Option(help: ArgumentHelp("For editors, never for readers.", valueName: "text"))
  var editorNote: String?

  @Option(help: ArgumentHelp("The copyright notice.", valueName: "text"))
  var copyright: String?

  @Option(help: ArgumentHelp("The language as a BCP 47 tag, such as en or ar.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("What kind of a piece it is, such as Analysis or Opinion.", valueName: "text"))
  var genre: String?

  var isEmpty: Bool {
    [headline, slug, bodyFile, byline, dateline, editorNote, copyright, language, genre].allSatisfy { $0 == nil }
  }

  func changes() throws -> StoryChanges {
    var changes = StoryChanges()
    changes.headline = headline
    changes.slug = slug
    changes.byline = byline
    changes.dateline = dateline
    changes.editorNote = editorNote
    changes.copyrightNotice = copyright
    changes.language = language
    changes.genre = genre
    if let bodyFile {
      let body = try StoryFile.checked(try InputFile.read(bodyFile), named: InputFile.name(bodyFile))
      try ConflictMarks.requireSettled(body, named: InputFile.name(bodyFile))
      // A pipe that failed brings nothing, and nothing must not take a story's place.
      if body.allSatisfy(\.isWhitespace) {
        throw ErrorReport(
          "There is no text in \(InputFile.name(bodyFile)).",
          ["Nothing was changed. To drop a story: newsdesk spike ID"],
          status: .badData,
          code: "no_text"
        )
      }
      changes.body = body
    }
    return changes
  }
}
