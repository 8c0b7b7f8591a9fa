#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Takes the entries of a feed: by id, the parts of the article that each holds.
enum FeedReader {
  static func atom(_ document: String) -> [String: StoryParts] {
    guard let feed = XMLReader.root(of: document), feed.name == "feed" else { return [:] }
    var entries: [String: StoryParts] = [:]
    for entry in feed.elements("entry") {
      guard let id = entry.element("id")?.text() else { continue }
      let article = entry.element("content", "div", "article")
      entries[id] = titled(entry.element("title")?.text(), article.map(ArticleReader.parts) ?? StoryParts())
    }
    return entries
  }

  private struct JSONFeed: Decodable {
    struct Item: Decodable {
      let id: String
      let title: String?
      let content: String?

      enum CodingKeys: String, CodingKey {
        case id
        case title
        case content = "content_html"
      }
    }

    let items: [Item]
  }

  static func json(_ document: String) -> [String: StoryParts] {
    guard let feed = try? JSONDecoder().decode(JSONFeed.self, from: Data(document.utf8)) else { return [:] }
    return Dictionary(
      feed.items.map { ($0.id, titled($0.title, HTMLReader.parts(of: $0.content ?? ""))) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// With the title for a headline, where it doesn't have the same words: it is what a list of entries shows.
  private static func titled(_ title: String?, _ parts: StoryParts) -> StoryParts {
    func words(_ text: String?) -> [String] {
      (text ?? "").unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    }
    var parts = parts
    let isSame = words(title).elementsEqual(words(parts.headline)) { $0.utf8.elementsEqual($1.utf8) }
    if !isSame { parts.headline = title }
    return parts
  }
}
