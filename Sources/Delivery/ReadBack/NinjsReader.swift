import Newsroom

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Takes headline, paragraphs, captions and credits from a ninjs item.
enum NinjsReader {
  private struct Item: Decodable {
    let headlines: [Value]?
    let bodies: [Value]?
    let descriptions: [Value]?
    let associations: [Item]?
  }

  private struct Value: Decodable {
    let role: String?
    let value: String
  }

  static func parts(of document: String, expecting story: PublishedStory) -> StoryParts {
    guard let item = try? JSONDecoder().decode(Item.self, from: Data(document.utf8)) else { return StoryParts() }
    // The story is there twice, and a receiver takes either: a paragraph counts as found where both have it.
    let html = value("html", in: item.bodies) ?? ""
    var parts = HTMLReader.parts(of: "<div class=\"body\">\(html)</div>")
    let text = TextReader.paragraphs(of: value("text", in: item.bodies) ?? "", expecting: story)
    for number in story.text.printedParagraphs.indices.map({ $0 + 1 }) where text[number] == nil {
      parts.paragraphs[number] = nil
    }
    parts.headline = value("main", in: item.headlines)
    for (number, picture) in zip(1..., item.associations ?? []) {
      // A description without words is none.
      parts.captions[number] = value("caption", in: picture.descriptions) ?? ""
      parts.credits[number] = value("creditline", in: picture.descriptions)
    }
    return parts
  }

  private static func value(_ role: String, in values: [Value]?) -> String? {
    values?.first { $0.role == role }?.value
  }
}
