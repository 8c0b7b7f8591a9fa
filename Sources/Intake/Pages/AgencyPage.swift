/// Reads a pasted or scraped page of an agency or a newspaper: one story or several, each with its captions.
///
/// The time taken grows in step with the input. Blank lines, line ends and a byte order mark are not content; whatever
/// else is not in a story's text is in its `removed` lines.
public enum AgencyPage {
  /// What one page may have, in bytes: 8 MiB.
  public static let limit = InputText.limit

  /// Reads the bytes of a file, which have to be UTF-8.
  public static func parse(
    bytes: [UInt8],
    agencies: AgencyTable = .standard,
    residue: ResidueTable = .standard
  ) throws(IntakeError) -> [ParsedStory] {
    try stories(in: InputText.checked(bytes), agencies, residue)
  }

  /// Reads a page that is text already.
  public static func parse(
    _ text: String,
    agencies: AgencyTable = .standard,
    residue: ResidueTable = .standard
  ) throws(IntakeError) -> [ParsedStory] {
    try stories(in: InputText.checked(text), agencies, residue)
  }

  private static func stories(
    in text: String,
    _ agencies: AgencyTable,
    _ residue: ResidueTable
  ) throws(IntakeError) -> [ParsedStory] {
    try stories(in: PageLine.lines(of: text), agencies, residue)
  }

  static func stories(
    in lines: [PageLine],
    _ agencies: AgencyTable,
    _ residue: ResidueTable
  ) throws(IntakeError) -> [ParsedStory] {
    guard let first = lines.first else { throw .empty }
    for line in lines {
      if let marker = Truncation.marker(in: line.text) { throw .truncated(line: line.number, marker: marker) }
      if PageAdvisory.isKill(line, isFirst: line.number == first.number) {
        throw .kill(line: line.number, text: line.text)
      }
    }
    var page = PageOutline(lines, agencies: agencies, residue: residue)
    let starts = page.storyStarts()
    guard let opening = starts.first else { throw .noHeadline(line: first.number, reason: .onlyResidue) }
    // A file whose first line is blank has no headline, unless the page shows by repeating it which line that is.
    if first.role == .text, first.blanksBefore > 0, !opening.isRepeated {
      throw .noHeadline(line: 1, reason: .blankLine)
    }
    var stories: [ParsedStory] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? page.firstAdvisory(above: starts[index + 1].run) : page.runs.count
      let headline = page.lines[page.runs[start.run].lines.lowerBound]
      if let reason = Headline.objection(to: headline.text, credit: page.credit(of: start.run)) {
        throw .noHeadline(line: headline.number, reason: reason)
      }
      let above = (index == 0 ? 0 : page.firstAdvisory(above: start.run))..<start.run
      var reader = StoryReader(page: page, start: start, runs: start.run..<end)
      stories.append(reader.read(above: above))
    }
    return stories
  }
}

/// What a feed leaves where it cut a text: `… [+2208 chars]`.
enum Truncation {
  static func marker(in line: String) -> String? {
    guard let body = line.dropping(suffix: " chars]"), let open = body.utf8.suffix(16).lastIndex(of: UInt8(ascii: "["))
    else { return nil }
    let count = body[body.utf8.index(after: open)...]
    let digits = count.dropping(prefix: "+") ?? count
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    let before = body[..<open].trimmed
    let isCut =
      count.utf8.first == UInt8(ascii: "+") || before.dropping(suffix: "…") != nil
      || before.dropping(suffix: "...") != nil
    return isCut ? String(line[open...]) : nil
  }
}
