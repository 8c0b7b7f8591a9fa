/// Takes from a page what a reader sees of headline, paragraphs, captions and credits.
struct HTMLReader {
  private struct Element {
    let name: Substring
    let role: Role?
    var text = ""
  }

  private enum Role {
    case headline, body, paragraph, figure, caption, credit, dateline
  }

  private var parts = StoryParts()
  private var open: [Element] = []
  private var figures = 0

  static func parts(of document: String) -> StoryParts {
    var reader = HTMLReader()
    // By scalars: text may begin with a mark that would make one `Character` of it and the bracket.
    var rest = document.unicodeScalars[...]
    while let start = rest.firstIndex(of: "<") {
      reader.append(CharacterReference.resolving(rest[..<start]))
      guard let end = rest[start...].firstIndex(of: ">") else { break }
      reader.read(tag: Substring(rest[rest.index(after: start)..<end]))
      rest = rest[rest.index(after: end)...]
    }
    return reader.parts
  }

  /// Text belongs to every element that holds it, but a dateline is no part of its paragraph.
  private mutating func append(_ text: String) {
    guard !open.contains(where: { $0.role == .dateline }) else { return }
    for index in open.indices where open[index].role != nil { open[index].text += text }
  }

  private mutating func read(tag: Substring) {
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
    switch name {
    case "br": append("\n")
    case "!", "!DOCTYPE", "meta", "img": break
    case _ where tag.hasPrefix("/"): close(name)
    default:
      let role = role(of: name, tag)
      if role == .figure { figures += 1 }
      // Deeper than this no article is, and text goes to every element that it stands in.
      guard open.count < 100 else { return }
      open.append(Element(name: name, role: role))
    }
  }

  private mutating func close(_ name: Substring) {
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    let element = open[index]
    open.removeSubrange(index...)
    switch element.role {
    case .headline: parts.headline = element.text
    case .paragraph: parts.paragraphs[parts.paragraphs.count + 1] = element.text
    case .caption: parts.captions[figures] = element.text
    case .credit: parts.credits[figures] = element.text
    case .body, .figure, .dateline, nil: break
    }
  }

  private func role(of name: Substring, _ tag: Substring) -> Role? {
    func hasClass(_ wanted: String) -> Bool { tag.split(separator: " ").contains("class=\"\(wanted)\"") }
    switch name {
    case "h1": return .headline
    case "div" where hasClass("body"): return .body
    case "p" where tag == "p" && open.last?.role == .body: return .paragraph
    case "figure": return .figure
    case "span" where hasClass("caption"): return .caption
    case "span" where hasClass("credit"): return .credit
    case "span" where hasClass("dateline"): return .dateline
    default: return nil
    }
  }
}
