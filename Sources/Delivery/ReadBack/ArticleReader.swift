/// Takes headline, paragraphs, captions and credits from an article in XHTML.
enum ArticleReader {
  static func parts(of article: XMLElement) -> StoryParts {
    var parts = StoryParts()
    parts.headline = article.element("h1")?.text()
    let body = article.elements("div").first { $0.isOfClass("body") }
    for (number, paragraph) in zip(1..., body?.elements("p") ?? []) {
      parts.paragraphs[number] = paragraph.text { $0.isOfClass("dateline") }
    }
    for (number, figure) in zip(1..., article.elements("figure")) {
      parts.captions[number] = figure.descendants(ofClass: "caption").first?.text()
      parts.credits[number] = figure.descendants(ofClass: "credit").first?.text()
    }
    return parts
  }
}
