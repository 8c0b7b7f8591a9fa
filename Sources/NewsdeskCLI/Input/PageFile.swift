import Extraction
import Intake

/// A page that a person names, as text or as HTML.
enum PageFile {
  /// The stories of a file. HTML is read by `newsdesk-reader`, and everything else has to be text.
  ///
  /// - Parameter name: as the person named it; an ending in `.html` or `.htm` makes it HTML whatever is in it.
  static func stories(
    of bytes: [UInt8],
    named name: String,
    _ environment: [String: String]
  ) async throws
    -> [ParsedStory]
  {
    do {
      guard isHTML(bytes, named: name) else { return try AgencyPage.parse(bytes: bytes) }
      return try await html(bytes, .standard, environment)
    } catch let error as IntakeError {
      throw ErrorReport(
        "\(InputFile.name(name)): \(error)",
        error.remedy.map { [$0] } ?? [],
        status: .badData,
        code: error.code
      )
    } catch let error as ExtractionError where error.isAboutFile {
      throw ErrorReport(
        "\(InputFile.name(name)): \(error)",
        ["Fix: \(error.mend ?? "copy the story out of the page, and hand it over as text")"],
        status: .badData,
        code: error.code
      )
    }
  }

  /// - Throws: ``IntakeError`` and ``ExtractionError``.
  static func html(
    _ bytes: [UInt8],
    _ agencies: AgencyTable,
    _ environment: [String: String]
  ) async throws
    -> [ParsedStory]
  {
    let page = try await ReaderProgram.find(environment: environment).read(.page, bytes, as: PageReading.self)
    return try AgencyPage.parse(lines: page.lines, language: page.language, agencies: agencies)
  }

  /// By its name, or by how it begins.
  static func isHTML(_ bytes: [UInt8], named name: String) -> Bool {
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).last?.lowercased()
    if let ending, ["html", "htm", "xhtml"].contains(ending), name.contains(".") { return true }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let opening = start.prefix(4096).drop { $0 <= 0x20 }.prefix(512).map {
      $0 | ((0x41...0x5A).contains($0) ? 0x20 : 0)
    }
    let text = String(decoding: opening, as: UTF8.self)
    return ["<!doctype html", "<html", "<head>", "<head ", "<body>", "<body "].contains { text.hasPrefix($0) }
      || text.hasPrefix("<?xml") && text.contains("<html")
  }
}

extension PageReading {
  /// The page's texts as lines, with the headline marked: by `h1`, and where that says none or several, by what the page
  /// tells machines.
  var lines: [MarkedLine] {
    let titles = blocks.indices.filter { blocks[$0].kind == .title && blocks[$0].outside == nil }
    let claims = [evidence.headline, evidence.sharedTitle, evidence.title].compactMap { $0 }
    let claimed = blocks.indices.first { index in
      blocks[index].outside == nil && claims.contains(blocks[index].text)
        && (blocks[index].kind == .title || titles.isEmpty && blocks[index].kind != .alternative)
    }
    let headlines = titles.count == 1 ? titles : claimed.map { [$0] } ?? titles
    var lines: [MarkedLine] = []
    if headlines.isEmpty, let claim = claims.first { lines.append(MarkedLine(PlainText.line(claim), .headline)) }
    for (index, block) in blocks.enumerated() {
      let text = PlainText.line(block.text)
      if let outside = block.outside {
        lines.append(MarkedLine(text, .outside(outside)))
      } else if headlines.contains(index) {
        lines.append(MarkedLine(text, .headline))
      } else {
        lines.append(MarkedLine(text, block.role))
      }
    }
    if !evidence.authors.isEmpty {
      lines.append(MarkedLine(PlainText.line(evidence.authors.joined(separator: ", ")), .author))
    }
    return lines
  }
}

extension PageBlock {
  fileprivate var role: MarkedLine.Role {
    switch kind {
    case .title, .heading, .paragraph, .item: .text
    case .caption: .caption
    case .alternative: .outside("words in place of a picture")
    }
  }
}
