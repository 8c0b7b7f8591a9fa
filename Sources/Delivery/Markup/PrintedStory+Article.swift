import Newsroom
import Presentation

extension PrintedStory {
  /// The article as one element. It says which story and which edition it is, so that a copy can be told from another.
  func article(in syntax: MarkupSyntax) -> String {
    let language = syntax.language(story.text.language)
    let direction = syntax.attribute("dir", direction.rawValue)
    let name = syntax.attribute("data-story", uri) + syntax.attribute("data-edition", String(story.edition))
    return """
      <article\(language)\(direction)\(name)>
      \(elements(in: syntax).joined(separator: "\n"))
      </article>
      """
  }

  var direction: TextDirection { TextDirection(languageTag: story.text.language) }

  /// From top to bottom. The first picture stands above the text, the others below it.
  private func elements(in syntax: MarkupSyntax) -> [String] {
    var elements = ["<h1>\(syntax.lines(headline))</h1>"]
    elements += byline.map { [paragraph($0, "byline", in: syntax)] } ?? []
    let times = timesInWords.map { time(label: $0.label, time: $0.time, in: syntax) }.joined(separator: " · ")
    elements.append("<p class=\"times\"\(syntax.language("en")) dir=\"ltr\">\(times)</p>")
    elements += correctionNote.map { [correction($0, in: syntax)] } ?? []
    elements += pictures.prefix(1).map { $0.figure(in: syntax) }
    elements += ["<div class=\"body\">"] + bodyElements(in: syntax) + ["</div>"]
    elements += pictures.dropFirst().map { $0.figure(in: syntax) }
    elements += contributorLine.map { [paragraph($0, "contributors", in: syntax)] } ?? []
    elements += copyrightNotice.map { [paragraph($0, "copyright", in: syntax)] } ?? []
    return elements
  }

  /// One element for each paragraph; the dateline leads the first.
  func bodyElements(in syntax: MarkupSyntax) -> [String] {
    let lead = datelineLead.map { "<span class=\"dateline\">\(syntax.text($0))</span>" } ?? ""
    return paragraphs.enumerated().map { index, paragraph in
      "<p>\(index == 0 ? lead : "")\(syntax.lines(paragraph))</p>"
    }
  }

  private func paragraph(_ text: String, _ name: String, in syntax: MarkupSyntax) -> String {
    "<p class=\"\(name)\" dir=\"auto\">\(syntax.lines(text))</p>"
  }

  private func time(label: String, time: LocalTime, in syntax: MarkupSyntax) -> String {
    "\(label) <time\(syntax.attribute("datetime", time.rfc3339))>\(syntax.text(time.lasting))</time>"
  }

  private func correction(_ note: String, in syntax: MarkupSyntax) -> String {
    let label = "<b\(syntax.language("en")) dir=\"ltr\">Correction:</b>"
    return "<aside class=\"correction\">\(label) <span dir=\"auto\">\(syntax.lines(note))</span></aside>"
  }
}

extension PrintedPicture {
  fileprivate func figure(in syntax: MarkupSyntax) -> String {
    let image: String
    if let source {
      let attributes = syntax.attribute("src", source.address) + syntax.attribute("alt", altText ?? "")
      image = syntax.element("img", attributes)
    } else if let altText {
      // No picture to show here, so its description is what there is to see.
      image = "<p class=\"placeholder\" dir=\"auto\">\(syntax.lines(altText))</p>"
    } else {
      image = ""
    }
    let credit = credit.map { " <span class=\"credit\" dir=\"auto\">\(syntax.text($0))</span>" } ?? ""
    return """
      <figure>\(image)
      <figcaption><span class="caption" dir="auto">\(syntax.lines(caption))</span>\(credit)</figcaption>
      </figure>
      """
  }
}
