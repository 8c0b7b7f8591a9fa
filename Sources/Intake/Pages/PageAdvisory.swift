/// Lines of a page that speak to the desk and not to readers.
enum PageAdvisory {
  /// Kinds that take a whole line, whatever stands around it.
  private static let anywhere: Set<Advisory.Kind> = [.embargo, .correctionNote, .refileNote, .updateNote, .repeatNote]

  /// - Parameter isInBody: only what can't be a sentence of the story counts there.
  static func read(_ line: Substring, isInBody: Bool) -> Advisory? {
    guard line.utf8.count <= 400, isInBody ? couldSpeak(line) : true, let advisory = Advisory.parse(String(line)) else {
      return nil
    }
    guard !isInBody else { return anywhere.contains(advisory.kind) && advisory.headline == nil ? advisory : nil }
    return advisory.headline == nil || advisory.kind == .headline ? advisory : nil
  }

  static func isKill(_ line: PageLine, isFirst: Bool) -> Bool {
    let text = line.text[...]
    guard text.utf8.count <= 250, killHints.contains(where: { text.firstRange(of: $0) != nil }),
      let advisory = Advisory.parse(line.text),
      advisory.kind == .kill
    else { return false }
    return isFirst || advisory.headline == nil
  }

  /// Most lines hold none of these, and are not read twice.
  private static func couldSpeak(_ line: Substring) -> Bool {
    guard let first = line.utf8.first else { return false }
    return first == UInt8(ascii: "(") || first == UInt8(ascii: "[") || hints.contains { line.firstRange(of: $0) != nil }
  }

  private static let hints = [
    "mbarg", "MBARG", "ELEASE", "or release", "HOLD", "Hold ", "NOT FOR ", "Not for ", "This ", "errfrist", "ERRFRIST",
    "حظر", "محظور",
    "earlier version", "previous version", "ditor",
  ]
  private static let killHints = [
    "ithdr", "ITHDR", "ill ", "ILL", "ill-", "ill:", "ills ", "illed", "isregard", "ISREGARD", "limination",
    "LIMINATION", "etract", "ETRACT",
    "not use", "NOT USE", "gnore", "GNORE", "iscard", "emoved", "EMOVED", "nnulation", "NNULATION", "Make certain",
    "liminat", "verwenden", "KILL",
  ]
}

extension PageOutline {
  /// Whether a run is nothing but a line to the desk, as they stand above headlines.
  func isAdvisory(_ index: Int) -> Bool {
    runs[index].text.utf8.count <= 250 && PageAdvisory.read(runs[index].text[...], isInBody: false) != nil
  }

  /// Whether two blank lines or more set a headline apart, with what stands right above it for the desk.
  func isApart(_ index: Int) -> Bool {
    // Most lines have no such gap above them, and what they say need not be read.
    if runs[index].gap >= 2 { return true }
    return runs[max(0, index - 6)..<index].contains { $0.gap >= 2 } && runs[firstAdvisory(above: index)].gap >= 2
  }

  /// The first of the lines to the desk right above a headline; the headline's own run where there is none.
  func firstAdvisory(above index: Int) -> Int {
    var first = index
    while first > 0, index - first < 6, runs[index].text.utf8.count <= 600, isAdvisory(first - 1) { first -= 1 }
    return first
  }
}

extension StoryReader {
  /// The headline, without the labels that say which version it is.
  mutating func readHeadline(_ line: PageLine) {
    story.headline = line.text
    seen[line.text] = .repeatOfHeadline(line: line.number)
    if let advisory = Advisory.parse(line.text), let headline = advisory.storyHeadline, !headline.isEmpty {
      story.headline = headline
      seen[headline] = .repeatOfHeadline(line: line.number)
      story.advisories.append(advisory)
      remove(line, advisory.labels.joined(separator: "-"), .movedToAdvisory)
    }
    account(line, story.headline, .headline)
  }

  /// Takes a line that speaks to the desk. False where it is none.
  mutating func readAdvisory(_ line: PageLine) -> Bool {
    guard let advisory = PageAdvisory.read(line.text[...], isInBody: hasBody) else { return false }
    // The headline again, with its labels; a line that page furniture repeats.
    guard seen[line.text] == nil else { return false }
    story.advisories.append(advisory)
    switch advisory.kind {
    case .correctionNote, .refileNote, .updateNote, .repeatNote:
      editorNotes.append(line.text)
      remove(line, line.text, .movedToEditorNote)
    default: remove(line, line.text, .movedToAdvisory)
    }
    return true
  }
}

extension ParsedStory {
  /// The keywords of the story's slug line. They stay the same through its versions.
  public var slugKeywords: String? {
    advisories.compactMap(\.slug).first
  }

  /// The number of the update that this is.
  public var update: Int? {
    advisories.compactMap(\.update).first
  }

  /// What holds the story. Lines that disagree leave a doubt.
  public var embargo: Advisory? {
    let lines = advisories.filter { $0.kind == .embargo }
    guard var first = lines.first else { return nil }
    if lines.contains(where: { $0.embargo?.instant != first.embargo?.instant }) {
      first.embargo = EmbargoTime(doubt: "its lines name different times")
    }
    return first
  }

  /// Whether it corrects an earlier version, and which word says so: `correction`, `refile`.
  public var correction: Advisory.Kind? {
    let kinds = advisories.map(\.kind)
    if kinds.contains(.correction) || kinds.contains(.correctionNote) { return .correction }
    return kinds.contains(.refile) || kinds.contains(.refileNote) ? .refile : nil
  }
}
