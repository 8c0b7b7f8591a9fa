import ArgumentParser
import Newsroom

/// One story, as people name it.
struct StoryArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("A story's number or slug, or @last.", valueName: "id"), completion: .stories)
  var id: String

  func reference() throws -> StoryReference {
    try StoryReference.parsed(id)
  }
}

/// One picture of a story: 214/2.
struct PictureArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A picture: the story's number or slug, a slash, the picture's number.", valueName: "id/n"),
    completion: .pictures
  )
  var id: String

  func reference() throws -> (story: StoryReference, picture: Int) {
    let reference = try StoryReference.parsed(id)
    guard let picture = reference.picture else {
      throw ErrorReport(
        "\"\(id)\" names no picture",
        ["Write the story, a slash and the picture: \(id)/1"],
        status: .usage
      )
    }
    return (reference, picture)
  }
}

/// The version that a write is to meet.
struct VersionOption: ParsableArguments {
  @Option(help: ArgumentHelp("Do it only if the story is still at this version.", valueName: "version"))
  var ifVersion: Int?
}

extension StoryReference {
  static func parsed(_ text: String) throws -> StoryReference {
    guard let reference = StoryReference(text) else {
      throw ErrorReport(
        "\"\(text)\" is no story",
        ["Name one by its number (214), its slug or a beginning of it, or @last."],
        status: .usage,
        code: "bad_reference"
      )
    }
    return reference
  }
}
