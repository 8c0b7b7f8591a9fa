import Desk
import Newsroom

extension StoryText {
  /// The text as it will be once the changes are saved.
  func with(_ changes: StoryChanges) -> StoryText {
    func optional(_ new: String?, _ old: String?) -> String? {
      guard let new else { return old }
      return new.isEmpty ? nil : new
    }
    return StoryText(
      headline: changes.headline ?? headline,
      body: changes.body ?? body,
      byline: optional(changes.byline, byline),
      dateline: optional(changes.dateline, dateline),
      contributorLine: optional(changes.contributorLine, contributorLine),
      editorNote: optional(changes.editorNote, editorNote),
      copyrightNotice: optional(changes.copyrightNotice, copyrightNotice),
      language: changes.language ?? language,
      genre: optional(changes.genre, genre)
    )
  }
}

extension TextOptions {
  func applied(to text: StoryText) throws -> StoryText {
    text.with(try changes())
  }
}
