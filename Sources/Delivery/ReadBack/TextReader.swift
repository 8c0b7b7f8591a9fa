import Newsroom

/// Finds the parts of a story in plain text, which has no marks to tell them by: each has to stand as whole lines of its
/// own, after the one before it.
struct TextReader {
  private var rest: Substring

  static func parts(of document: String, expecting story: PublishedStory) -> StoryParts {
    var reader = TextReader(rest: document[...])
    var parts = StoryParts()
    parts.headline = reader.take(story.text.printedHeadline)
    parts.paragraphs = reader.takeParagraphs(of: story)
    for (number, picture) in zip(1..., story.pictures.map(\.picture)) {
      parts.captions[number] = reader.take(picture.printedCaption, after: ["Photo \(number): "])
      parts.credits[number] = (picture.credit?.printedLine.unlessBlank).flatMap { reader.take($0, after: ["Credit: "]) }
    }
    return parts
  }

  static func paragraphs(of body: String, expecting story: PublishedStory) -> [Int: String] {
    var reader = TextReader(rest: (body + "\n")[...])
    return reader.takeParagraphs(of: story)
  }

  private mutating func takeParagraphs(of story: PublishedStory) -> [Int: String] {
    var paragraphs: [Int: String] = [:]
    for (number, paragraph) in zip(1..., story.text.printedParagraphs) {
      // A dateline may lead the first paragraph, with or without a dash to part them.
      let dateline = number == 1 ? story.text.dateline?.unlessBlank : nil
      paragraphs[number] = take(paragraph, after: (dateline.map { [$0 + " — ", $0 + " "] } ?? []) + [""])
    }
    return paragraphs
  }

  /// The text, where the rest of the document has it as whole lines behind one of these leads. What comes before is
  /// passed over.
  private mutating func take(_ text: String, after leads: [String] = [""]) -> String? {
    for lead in leads {
      let wanted = Array((lead + text + "\n").utf8)
      var line = rest.startIndex
      while line < rest.endIndex {
        if rest.utf8[line...].starts(with: wanted) {
          let end = rest.utf8.index(line, offsetBy: wanted.count)
          rest = rest[end...]
          return text
        }
        guard let newline = rest.utf8[line...].firstIndex(of: UInt8(ascii: "\n")) else { break }
        line = rest.utf8.index(after: newline)
      }
    }
    return nil
  }
}
