import Delivery
import Newsroom
import Testing

@Suite("Text that is meant to break a document")
struct HostileStoryTests {
  @Test("arrives whole in every format", arguments: StoryFormat.allCases)
  func whole(format: StoryFormat) {
    for seed in 0..<100 {
      var texts = HostileTexts(seed)
      let story = texts.story()
      let mismatches = ReadBack.mismatches(in: story.rendered(as: format), of: story, as: format)
      #expect(mismatches.map(\.description) == [], "seed \(seed)")
      if !mismatches.isEmpty { return }
    }
  }

  @Test("is told as changed wherever a character had to be shown, and nowhere else", arguments: StoryFormat.allCases)
  func shown(format: StoryFormat) {
    for seed in 0..<100 {
      var texts = HostileTexts(-1 - seed)
      let story = texts.story(withUnprintable: true)
      let found = Set(ReadBack.mismatches(in: story.rendered(as: format), of: story, as: format).map(\.part))
      let expected = changes(to: story, in: format)
      // Plain text has no marks: what was changed is found missing, and then what comes after may be found elsewhere.
      let isMissed = found.isSuperset(of: expected.filter(\.isWhole))
      let isRight = isMissed && (format == .text || found.subtracting(expected).isEmpty)
      #expect(isRight, "seed \(seed): \(found) and not \(expected)")
      if !isRight { return }
    }
  }

  /// The parts that hold what the format can't say. Blanks around a headline, a caption and a credit are no part of it.
  private func changes(to story: PublishedStory, in format: StoryFormat) -> Set<Mismatch.Part> {
    func isChanged(_ text: String?) -> Bool {
      let scalars = (text ?? "").unicodeScalars
      guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
        let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
      else { return false }
      return scalars[first...last].contains { scalar in
        scalar.value == 0xFFFE || scalar.value == 0xFFFF
          ? format == .newsml
          : scalar.properties.generalCategory == .control && !"\n\t\r".unicodeScalars.contains(scalar)
      }
    }
    var parts: Set<Mismatch.Part> = []
    let body = story.text.body.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    for (number, paragraph) in zip(1..., StoryText(body: body).paragraphs) where isChanged("." + paragraph + ".") {
      parts.insert(.paragraph(number))
    }
    // JSON can say every character, and has what people wrote as it is; its HTML can't.
    guard format != .ninjs else { return parts }
    if isChanged(story.text.headline) { parts.insert(.headline) }
    for (number, picture) in zip(1..., story.pictures.map(\.picture)) {
      if isChanged(picture.caption) { parts.insert(.caption(number)) }
      if isChanged(picture.credit?.printedLine) { parts.formUnion([.credit(number), .creator(number)]) }
    }
    return parts
  }

  @Test("is well-formed to a parser that isn't ours", .enabled(if: Python.isThere))
  func wellFormed() throws {
    let documents = (0..<300).map { seed in
      var texts = HostileTexts(1000 + seed)
      return texts.story(withUnprintable: true).rendered(as: .newsml)
    }
    #expect(try Python.complaints(ofXML: documents) == "")
  }

  @Test("is valid ninjs", .enabled(if: NinjsSchema.file != nil))
  func valid() throws {
    for seed in 0..<20 {
      var texts = HostileTexts(2000 + seed)
      #expect(try NinjsSchema.complaints(of: texts.story().rendered(as: .ninjs)) == "", "seed \(seed)")
    }
  }

  @Test("may be very long", arguments: StoryFormat.allCases)
  func long(format: StoryFormat) {
    let text = String(repeating: "a\u{301} <&>\\* ]]> \u{202E}", count: 2_000)
    let story = Stories.published(
      StoryText(headline: text, body: [text, text].joined(separator: "\n\n"), language: "ar"),
      pictures: [Picture(caption: text, altText: text, credit: PhotoCredit(raw: text, creators: ["Ana"]))]
    )
    #expect(ReadBack.mismatches(in: story.rendered(as: format), of: story, as: format).isEmpty)
  }
}

extension Mismatch.Part {
  /// A name may be in the line as it is, though the line was changed elsewhere.
  fileprivate var isWhole: Bool {
    if case .creator = self { false } else { true }
  }
}
