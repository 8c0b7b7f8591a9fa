public import Newsroom

/// Reads a rendered story back and compares it with what was published.
///
/// Credits are known to get lost between an upload and a page. Here what a reader would see is taken from the document
/// itself, by readers that share nothing with the renderers, and held against the story byte for byte.
public enum ReadBack {
  /// What didn't arrive, in the order of the story. Empty where all did.
  ///
  /// Checked are the headline, each paragraph, each caption and each credit line, and that every creator's name is in
  /// the credit line that was found. Blanks around a headline or a caption, and how a line ends, don't count.
  public static func mismatches(in document: String, of story: PublishedStory, as format: StoryFormat) -> [Mismatch] {
    let found =
      switch format {
      case .html, .fragment: HTMLReader.parts(of: document)
      case .text: TextReader.parts(of: document, expecting: story)
      case .markdown: MarkdownReader.parts(of: document)
      case .ninjs: NinjsReader.parts(of: document, expecting: story)
      case .newsml: NewsMLReader.parts(of: document)
      }
    return mismatches(of: story, with: found)
  }

  static func mismatches(of story: PublishedStory, with found: StoryParts) -> [Mismatch] {
    headline(story, found) + paragraphs(story, found) + pictures(story, found)
  }

  private static func headline(_ story: PublishedStory, _ found: StoryParts) -> [Mismatch] {
    compare(.headline, story.text.printedHeadline, found.headline)
  }

  private static func paragraphs(_ story: PublishedStory, _ found: StoryParts) -> [Mismatch] {
    let expected = story.text.printedParagraphs
    let missing = zip(1..., expected).flatMap { number, paragraph in
      compare(.paragraph(number), paragraph, found.paragraphs[number])
    }
    let surplus = found.paragraphs.filter { $0.key > expected.count }.sorted { $0.key < $1.key }
    return missing + surplus.map { Mismatch(.paragraph($0.key), expected: nil, found: $0.value) }
  }

  private static func pictures(_ story: PublishedStory, _ found: StoryParts) -> [Mismatch] {
    zip(1..., story.pictures.map(\.picture)).flatMap { number, picture in
      let credit = found.credits[number]
      var mismatches = compare(.caption(number), picture.printedCaption, found.captions[number])
      guard let line = picture.credit?.printedLine.unlessBlank else {
        // Nothing was lost on the way, and still it may not go out like this.
        return mismatches + [Mismatch(.credit(number), expected: nil, found: credit)]
      }
      mismatches += compare(.credit(number), line, credit)
      for creator in picture.credit?.creators ?? [] {
        let name = creator.joiningBlanks
        if credit?.lowercased().holds(name.lowercased()) != true {
          mismatches.append(Mismatch(.creator(number), expected: name, found: credit))
        }
      }
      return mismatches
    }
  }

  /// Equal bytes, not equal text: `é` and `e` with an accent are equal to Swift.
  private static func compare(_ part: Mismatch.Part, _ expected: String, _ found: String?) -> [Mismatch] {
    if let found, found.utf8.elementsEqual(expected.utf8) { return [] }
    return [Mismatch(part, expected: expected, found: found)]
  }
}
