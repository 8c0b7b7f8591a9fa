internal import Newsroom

/// Reads a story in Markdown: front matter, a headline, paragraphs, and images with their captions.
///
/// A story's text is plain: marks of emphasis go, a link keeps its address in brackets, a heading within the text is a paragraph.
/// Images stand on lines of their own: `![what the picture shows](harbour.jpg "Caption. Jane Roe/Reuters")`.
struct MarkdownDocument {
  private var story = ImportedStory()
  private var paragraphs: [String] = []
  /// Of pictures that name nobody: the front matter's.
  private var credit: String?
  private var hasLanguage = false
  private var line: Int

  static func read(_ bytes: [UInt8]) throws(IntakeError) -> ImportedStory {
    let text = unified(try InputText.checked(bytes))
    guard !text.trimmed.isEmpty else { throw .empty }
    let head = try FrontMatter.read(text)
    var document = MarkdownDocument(line: head.restLine)
    for field in head.fields { try document.take(field) }
    document.readBlocks(head.rest)
    return try document.finished()
  }

  private init(line: Int) {
    self.line = line
  }

  /// One kind of line end.
  private static func unified(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var wasReturn = false
    for byte in text.utf8 {
      if !(byte == 0x0A && wasReturn) { bytes.append(byte == 0x0D ? 0x0A : byte) }
      wasReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func finished() throws(IntakeError) -> ImportedStory {
    story.text.body = paragraphs.joined(separator: "\n\n")
    guard !story.text.headline.isEmpty || !story.text.body.isEmpty else {
      throw .notAStory(what: "Markdown without a headline and a text")
    }
    guard !story.text.headline.isEmpty else { throw .noHeadline(line: line, reason: .noTitle) }
    if let credit {
      for index in story.pictures.indices where story.pictures[index].credit == nil {
        story.pictures[index].credit = CreditLine.parse(credit)
      }
    }
    story.finish(hasLanguage: hasLanguage)
    return story
  }
}

extension MarkdownDocument {
  private mutating func take(_ field: FrontMatter.Field) throws(IntakeError) {
    var values: [String] = []
    for value in field.values {
      let checked = try JSONFields.checked(value, field.line).trimmed
      if !checked.isEmpty { values.append(String(checked)) }
    }
    guard !values.isEmpty else { return }
    let one = values.joined(separator: ", ")
    let name = field.name.lowercased()
    guard !field.isNested else { return keepAside(field, one) }
    switch name {
    case "headline": story.text.headline = Self.oneLine(one)
    case "title": if story.text.headline.isEmpty { story.text.headline = Self.oneLine(one) }
    case "slug": story.slug = one
    case "byline", "by": story.text.byline = one
    case "author", "authors": if story.text.byline == nil { story.text.byline = values.joined(separator: " and ") }
    case "dateline": story.text.dateline = one
    case "language", "lang", "locale":
      story.text.language = String(one.map { $0 == "_" ? "-" : $0 })
      hasLanguage = true
    case "embargo", "embargoed", "embargoed_until": story.embargo = StoryEmbargo(field: one)
    case "credit", "photo_credit": credit = one
    case "keywords", "tags": story.note("Keywords: \(one)")
    case "copyright", "copyright_notice": story.text.copyrightNotice = one
    case "editor_note", "ednote", "note": story.note(one)
    case "genre": story.text.genre = Self.oneLine(one)
    case "contributors", "contributor_line": story.text.contributorLine = one
    case "id", "source_id", "uri": story.sourceID = one
    case "source_version", "version": story.sourceVersion = UTCInstant.normalised(one)
    case "confidential":
      if one != "false" { throw .confidential(line: field.line) }
    case "pubstatus":
      if one.lowercased() != "usable" { throw .withdrawn(status: one, id: story.sourceID) }
    default: keepAside(field, one)
    }
  }

  private mutating func keepAside(_ field: FrontMatter.Field, _ text: String) {
    let name = JSONFields.shown(String(field.name.prefix(100)))
    story.remarks.append(
      RemovedLine(line: field.line, text: JSONFields.shown(String(text.prefix(200))), why: .noFieldFor(name: name))
    )
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
  }

  private mutating func readBlocks(_ text: Substring) {
    var block: [Substring] = []
    var fence: Substring?
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      defer { line += 1 }
      let content = raw.trimmed
      // What is fenced stands as it stands.
      if let open = fence {
        if content.hasPrefix(open) { fence = nil } else { block.append(raw) }
        continue
      }
      if content.hasPrefix("```") || content.hasPrefix("~~~") {
        fence = content.prefix(3)
      } else if content.isEmpty {
        endParagraph(&block)
      } else if content.utf8.first == UInt8(ascii: "#"), let heading = Self.heading(content) {
        endParagraph(&block)
        take(heading: MarkdownInline.plain(heading))
      } else if Self.isRule(content) {
        // Under a line of text it makes that a heading.
        if block.count == 1, story.text.headline.isEmpty, paragraphs.isEmpty {
          take(heading: MarkdownInline.plain(block[0].trimmed))
          block = []
        } else {
          endParagraph(&block)
          remove(content, "a rule")
        }
      } else if let image = MarkdownImage(content) {
        endParagraph(&block)
        story.pictures.append(image.picture)
      } else {
        block.append(raw)
      }
    }
    endParagraph(&block)
  }

  private mutating func endParagraph(_ block: inout [Substring]) {
    guard !block.isEmpty else { return }
    // Two spaces or a backslash at its end break a line; any other line goes on.
    var text = ""
    for (index, raw) in block.enumerated() {
      let isBroken = raw.hasSuffix("  ") || raw.hasSuffix("\\")
      text += String((raw.hasSuffix("\\") ? raw.dropLast() : raw).trimmed)
      if index < block.count - 1 { text += isBroken || Self.isItem(block[index + 1].trimmed) ? "\n" : " " }
    }
    let plain = MarkdownInline.plain(text[...])
    if !plain.trimmed.isEmpty { paragraphs.append(plain) }
    block = []
  }

  private mutating func take(heading: String) {
    if story.text.headline.isEmpty, paragraphs.isEmpty {
      story.text.headline = heading
    } else if heading == story.text.headline, paragraphs.isEmpty {
      remove(heading[...], "the headline again")
    } else if !heading.isEmpty {
      paragraphs.append(heading)
    }
  }

  private mutating func remove(_ text: Substring, _ what: String) {
    story.remarks.append(RemovedLine(line: line, text: String(text.prefix(200)), why: .markup(what: what)))
  }

  /// `## Heading ##`
  private static func heading(_ line: Substring) -> Substring? {
    let rest = line.drop { $0 == "#" }
    guard line.utf8.count - rest.utf8.count <= 6, rest.isEmpty || rest.first == " " || rest.first == "\t" else {
      return nil
    }
    var text = rest.trimmed
    let bare = text.reversed().drop { $0 == "#" }
    if bare.count < text.count, bare.first == " " { text = text.prefix(bare.count).trimmed }
    return text
  }

  private static func isRule(_ line: Substring) -> Bool {
    guard let first = line.utf8.first,
      [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "=")].contains(first)
    else { return false }
    return line.utf8.count >= 3 && line.utf8.allSatisfy { $0 == first || $0 == 0x20 }
      && line.utf8.count { $0 == first } >= 3
  }

  private static func isItem(_ line: Substring) -> Bool {
    line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("+ ") || line.hasPrefix("> ")
      || line.prefix { $0.isNumber }.count > 0 && line.drop { $0.isNumber }.hasPrefix(". ")
  }
}
