public import Newsroom

/// A story as one of the doors read it: what it says, what its source calls it, and what had no place in it.
public struct ImportedStory: Hashable, Sendable {
  /// Nil where the document names none; it is then made of the headline.
  public var slug: String?
  public var text: StoryText
  public var pictures: [Picture]
  /// What its source calls it, the same for all versions: a ninjs uri, an `id` of front matter.
  public var sourceID: String?
  /// Which version of it this is, as a number or as an instant in UTC where the source says so.
  public var sourceVersion: String?
  /// What holds it, as its source says.
  public var embargo: StoryEmbargo?
  /// What else its source tells the desk: `correction`, `update 2`.
  public var advisory: String?
  /// What is not in the story as it stood in the document, and why.
  public var remarks: [RemovedLine]

  public init(
    slug: String? = nil,
    text: StoryText = StoryText(),
    pictures: [Picture] = [],
    sourceID: String? = nil,
    sourceVersion: String? = nil,
    embargo: StoryEmbargo? = nil,
    remarks: [RemovedLine] = []
  ) {
    self.slug = slug
    self.text = text
    self.pictures = pictures
    self.sourceID = sourceID
    self.sourceVersion = sourceVersion
    self.embargo = embargo
    self.remarks = remarks
  }

  public init(_ story: ParsedStory) {
    self.init(
      // The keywords stay the same through the versions of a story.
      slug: story.slugKeywords.map(Slug.make),
      text: story.text,
      pictures: story.pictures,
      embargo: story.embargo.map(StoryEmbargo.init),
      remarks: story.removed
    )
    let words = [story.correction?.rawValue, story.update.map { "update \($0)" }].compactMap { $0 }
    advisory = words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// Reads the credit lines anew by a newsroom's own table, but for those that came with names of their own.
  public mutating func readCredits(by agencies: AgencyTable) {
    for index in pictures.indices {
      guard let credit = pictures[index].credit, credit == CreditLine.parse(credit.raw) else { continue }
      pictures[index].credit = CreditLine.parse(credit.raw, agencies: agencies)
    }
  }

  /// The names of fields that a story has no place for.
  public var unknownFields: [String] {
    remarks.compactMap { remark in
      if case .noFieldFor(let name) = remark.why { name } else { nil }
    }
  }

  mutating func note(_ line: String) {
    text.editorNote = [text.editorNote, line].compactMap { $0 }.joined(separator: "\n")
  }

  /// What every door sees to at its end: a dateline that the text opens with, contributors that it ends in, and the language.
  mutating func finish(hasLanguage: Bool) {
    var paragraphs = text.paragraphs
    if text.dateline == nil, let opening = paragraphs.first { text.dateline = Dateline.parse(opening)?.raw }
    if text.contributorLine == nil, paragraphs.count > 1, let last = paragraphs.last, SignOff.isSignOff(last[...]) {
      text.contributorLine = last
      paragraphs.removeLast()
      text.body = paragraphs.joined(separator: "\n\n")
      remarks.append(RemovedLine(line: 1, text: last, why: .movedToContributorLine))
    }
    if !hasLanguage { text.language = ScriptLanguage.tag(of: text.body.isEmpty ? text.headline : text.body) }
  }
}
