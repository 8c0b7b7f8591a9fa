import Newsroom
import Presentation

extension PrintedStory {
  /// A page that needs nothing beside it but its pictures, and may run nothing.
  var htmlPage: String {
    let language = SafeText.html(story.text.language)
    let direction = TextDirection(languageTag: story.text.language).rawValue
    return """
      <!DOCTYPE html>
      <html lang="\(language)" dir="\(direction)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src * data:; style-src 'unsafe-inline'">
      <title>\(SafeText.html(headline))</title>
      <style>
      \(Self.stylesheet)
      </style>
      </head>
      <body>
      <article>
      \(htmlElements.joined(separator: "\n"))
      </article>
      </body>
      </html>

      """
  }

  /// The article from top to bottom. The first picture stands above the text, the others below it.
  private var htmlElements: [String] {
    var elements = ["<h1>\(lines(headline))</h1>"]
    elements += byline.map { ["<p class=\"byline\" dir=\"auto\">\(lines($0))</p>"] } ?? []
    elements += ["<p class=\"times\" lang=\"en\" dir=\"ltr\">\(timesInWords.map(time).joined(separator: " · "))</p>"]
    elements += correctionNote.map { [correction($0)] } ?? []
    elements += pictures.prefix(1).map(\.htmlFigure)
    elements += ["<div class=\"body\">"] + htmlParagraphs + ["</div>"]
    elements += pictures.dropFirst().map(\.htmlFigure)
    elements += contributorLine.map { ["<p class=\"contributors\" dir=\"auto\">\(lines($0))</p>"] } ?? []
    elements += copyrightNotice.map { ["<p class=\"copyright\" dir=\"auto\">\(lines($0))</p>"] } ?? []
    return elements
  }

  /// One element for each paragraph; the dateline leads the first.
  var htmlParagraphs: [String] {
    let lead = datelineLead.map { "<span class=\"dateline\">\(SafeText.html($0))</span>" } ?? ""
    return paragraphs.enumerated().map { index, paragraph in "<p>\(index == 0 ? lead : "")\(lines(paragraph))</p>" }
  }

  private func time(label: String, time: LocalTime) -> String {
    "\(label) <time datetime=\"\(SafeText.html(time.rfc3339))\">\(SafeText.html(time.lasting))</time>"
  }

  private func correction(_ note: String) -> String {
    "<aside class=\"correction\"><b lang=\"en\" dir=\"ltr\">Correction:</b> <span dir=\"auto\">\(lines(note))</span></aside>"
  }

  private func lines(_ text: String) -> String { text.htmlLines }
}

extension PrintedPicture {
  fileprivate var htmlFigure: String {
    let image: String
    if let source {
      let alternative = altText.map { SafeText.html($0) } ?? ""
      image = "<img src=\"\(SafeText.html(source.address))\" alt=\"\(alternative)\">"
    } else if let altText {
      // No picture to show here, so its description is what there is to see.
      image = "<p class=\"placeholder\" dir=\"auto\">\(altText.htmlLines)</p>"
    } else {
      image = ""
    }
    let credit = credit.map { " <span class=\"credit\" dir=\"auto\">\(SafeText.html($0))</span>" } ?? ""
    return """
      <figure>\(image)
      <figcaption><span class="caption" dir="auto">\(caption.htmlLines)</span>\(credit)</figcaption>
      </figure>
      """
  }
}

extension String {
  /// Escaped, with the ends of lines as breaks.
  fileprivate var htmlLines: String {
    SafeText.html(self).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
  }
}
