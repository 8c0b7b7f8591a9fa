internal import CLibxml2
internal import Extraction

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What the head of a page and its JSON-LD say of it. The first of each counts.
extension PageEvidence {
  private static let longest = 2000

  mutating func add(_ node: xmlNodePtr, _ tag: String) {
    if tag == "link" {
      if node.attribute("rel")?.lowercased() == "canonical" { canonical = canonical ?? short(node.attribute("href")) }
      return
    }
    guard let name = (node.attribute("property") ?? node.attribute("name"))?.lowercased(),
      let content = short(node.attribute("content"))
    else { return }
    switch name {
    case "og:title": sharedTitle = sharedTitle ?? content
    case "description", "og:description": description = description ?? content
    case "author", "byl", "parsely-author", "dc.creator": add(author: content)
    case "article:published_time", "date", "pubdate", "dc.date": published = published ?? content
    default: break
    }
  }

  /// A script of more than a megabyte, or one that is no JSON, says nothing.
  mutating func add(jsonLD source: String) {
    guard source.utf8.count <= 1 << 20, let value = try? JSONDecoder().decode(LinkedData.self, from: Data(source.utf8))
    else { return }
    for article in value.articles {
      if headline == nil { headline = article["headline"]?.text.flatMap { short($0) } }
      if published == nil { published = article["datePublished"]?.text.flatMap { short($0) } }
      if articleBytes == nil { articleBytes = article["articleBody"]?.text?.utf8.count }
      for name in article["author"]?.names ?? [] { if let name = short(name) { add(author: name) } }
    }
  }

  private mutating func add(author: String) {
    // An address is no name.
    if !author.contains("://"), !authors.contains(author), authors.count < 20 { authors.append(author) }
  }

  private func short(_ text: String?) -> String? {
    guard let text, text.utf8.count <= Self.longest else { return nil }
    let words = PageTags.spaced(text)
    return words.isEmpty ? nil : words
  }
}

/// Any JSON. The decoder ends a file that is nested too deeply.
private enum LinkedData: Decodable {
  case text(String)
  case list([LinkedData])
  case object([String: LinkedData])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([LinkedData].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: LinkedData].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The objects of type NewsArticle and its kinds, at the top, in a list or in a graph.
  var articles: [[String: LinkedData]] {
    switch self {
    case .list(let list): list.flatMap(\.articles)
    case .object(let object):
      (object["@type"]?.words.contains { $0.hasSuffix("Article") || $0 == "LiveBlogPosting" } == true ? [object] : [])
        + (object["@graph"]?.articles ?? [])
    default: []
    }
  }

  private var words: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let list): list.compactMap(\.text)
    default: []
    }
  }

  /// `author` is a name, an object with one, or a list of either.
  var names: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let list): list.flatMap(\.names)
    case .object(let object): object["name"]?.names ?? []
    case .other: []
    }
  }
}
