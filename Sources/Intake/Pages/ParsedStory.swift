public import Newsroom

/// One story as it was found on a page, with an account of every line.
public struct ParsedStory: Hashable, Sendable {
  public var headline = ""
  public var captions: [ParsedCaption] = []
  /// Paragraphs, in order. The first keeps its dateline.
  public var body: [String] = []
  public var byline: String?
  /// As printed at the start of the body: `TUNIS, Oct 6 (Reuters)`.
  public var dateline: String?
  public var contributorLine: String?
  public var editorNote: String?
  public var copyrightNotice: String?
  /// What lines around the story told the desk, in order. A kill is not among them: it is no story.
  public var advisories: [Advisory] = []
  /// A BCP 47 tag. Told by the script alone, so that no language is guessed: Latin letters count as `en`.
  public var language = "en"
  /// Every line of the input that belongs to this story, in order.
  public var accounts: [LineAccount] = []

  public init() {}

  /// What is not in the text, in the order of the input.
  public var removed: [RemovedLine] {
    accounts.compactMap(\.removed)
  }

  public var text: StoryText {
    StoryText(
      headline: headline,
      body: body.joined(separator: "\n\n"),
      byline: byline,
      dateline: dateline,
      contributorLine: contributorLine,
      editorNote: editorNote,
      copyrightNotice: copyrightNotice,
      language: language
    )
  }

  public var pictures: [Picture] {
    captions.map(\.picture)
  }
}
