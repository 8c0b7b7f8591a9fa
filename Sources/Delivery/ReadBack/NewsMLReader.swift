/// Takes headline, paragraphs, captions and credits from a NewsML-G2 news item.
///
/// All but the paragraphs are there twice, in the item's own properties and in the article that it holds, and a receiver takes
/// either: a part counts as found where both have it.
enum NewsMLReader {
  static func parts(of document: String) -> StoryParts {
    guard let item = XMLReader.root(of: document), item.name == "newsItem",
      let article = item.element("contentSet", "inlineXML", "html", "body", "article")
    else { return StoryParts() }
    var parts = ArticleReader.parts(of: article)
    parts.headline = agreed(item.element("contentMeta", "headline")?.text(), parts.headline)
    for (number, part) in zip(1..., item.elements("partMeta")) {
      // One with a language of its own is a translation.
      let caption = part.elements("description").first {
        $0.attributes["role"] == "drol:caption" && $0.attributes["xml:lang"] == nil
      }?.text()
      // A picture without a caption has an empty line in the article, and no property.
      parts.captions[number] = agreed(caption ?? "", parts.captions[number])
      parts.credits[number] = agreed(part.element("creditline")?.text(), parts.credits[number])
    }
    let described = item.elements("partMeta").count
    parts.captions = parts.captions.filter { $0.key <= described }
    parts.credits = parts.credits.filter { $0.key <= described }
    return parts
  }

  /// The text, where both have it; where they differ, what shows it best, which is the two of them.
  private static func agreed(_ property: String?, _ article: String?) -> String? {
    guard let property, let article else { return nil }
    return property.utf8.elementsEqual(article.utf8) ? property : "\(property) / \(article)"
  }
}
