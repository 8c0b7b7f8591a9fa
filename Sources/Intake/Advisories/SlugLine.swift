/// Keyword slug lines: `BC-AS--Japan-Quake, 2nd Ld-Writethru`, `^AM-Tunisia-Election,450`, `TUNISIA-ELECTION/ (UPDATE 2)`.
///
/// The cycle (BC: both, AM, PM), the category before a double dash, the version and the count of words change from version to
/// version; the keywords don't, and they alone are the slug.
enum SlugLine {
  static func read(_ text: Substring) -> Advisory? {
    guard text.utf8.count <= 160 else { return nil }
    return caret(text) ?? labelled(text) ?? keywords(text, needsCycle: true) ?? slashed(text)
  }

  /// `^Tunisians vote<` is the headline; `^BC-…` a slug.
  private static func caret(_ text: Substring) -> Advisory? {
    guard let body = text.dropping(prefix: "^") else { return nil }
    let bare = (body.dropping(suffix: "<") ?? body).trimmed
    if let slug = keywords(bare, needsCycle: true) { return Advisory(slug, raw: text) }
    guard body.dropping(suffix: "<") != nil, !bare.isEmpty else {
      return keywords(bare, needsCycle: false).map { Advisory($0, raw: text) }
    }
    var advisory = Advisory(.headline, text, "between ^ and <")
    advisory.headline = String(bare)
    return advisory
  }

  private static func labelled(_ text: Substring) -> Advisory? {
    for label in ["Slug:", "SLUG:", "Keyword:", "Keywords:", "KEYWORD:", "KEYWORDS:", "Slugline:", "SLUGLINE:"] {
      guard let rest = text.dropping(prefix: label)?.trimmed, !rest.isEmpty, rest.words.count <= 6 else { continue }
      if let slug = keywords(rest, needsCycle: true) { return Advisory(slug, raw: text) }
      var advisory = Advisory(.slug, text, "labelled \"\(label)\"")
      advisory.slug = String(rest)
      return advisory
    }
    return nil
  }

  /// Reuters and AFP: capitals, a slash at the end, notes in brackets.
  private static func slashed(_ text: Substring) -> Advisory? {
    guard let first = text.words.first, first.utf8.contains(UInt8(ascii: "/")) else { return nil }
    let name = first.dropping(suffix: "/") ?? first
    let behind = text[first.endIndex...].trimmed
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    guard parts[0].utf8.contains(UInt8(ascii: "-")), parts.allSatisfy(isKeyword),
      !name.unicodeScalars.contains(where: \.isSmallLetter)
    else { return nil }
    var advisory = Advisory(.slug, text, "capitals before a slash")
    advisory.slug = String(name)
    if behind.isEmpty { return advisory }
    guard let notes = behind.dropping(prefix: "(")?.dropping(suffix: ")") else { return nil }
    for note in notes.split(separator: ",") {
      guard let labels = AdvisoryLabels(note.trimmed), labels.rest.isEmpty else { continue }
      advisory.update = advisory.update ?? labels.found.compactMap(\.number).first
    }
    return advisory
  }

  private static func keywords(_ text: Substring, needsCycle: Bool) -> Advisory? {
    var body = text
    // `r iBC-…`, `u i BC-…`: priority and category of the old wire.
    if let cut = ["BC-", "AM-", "PM-"].lazy.compactMap({ text.prefixOfBytes(12).firstRange(of: $0) }).first,
      cut.lowerBound > text.startIndex
    {
      let before = text[..<cut.lowerBound]
      guard
        before.words.allSatisfy({ word in
          // `r`, `i`, or the number of the take: `a0432`.
          word.utf8.count <= 2 && word.unicodeScalars.allSatisfy(\.isSmallLetter)
            || word.utf8.count == 5 && word.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        })
      else { return nil }
      body = text[cut.lowerBound...]
    }
    var hasCycle = false
    for cycle in ["BC-", "AM-", "PM-", "AP-", "HFR-", "EX-"] {
      if let rest = body.dropping(prefix: cycle) {
        body = rest
        hasCycle = true
        break
      }
    }
    var hasCategory = false
    if let dash = body.firstRange(of: "--"), isCategory(body[..<dash.lowerBound]) {
      body = body[dash.upperBound...]
      hasCategory = true
    }
    var parts = body.split(separator: ",").map(\.trimmed)
    guard !parts.isEmpty else { return nil }
    let name = withoutCount(parts.removeFirst())
    let versions = parts.filter { !isCount($0) }
    // A category may stand last: `…, 1st Ld-Writethru, US`.
    guard
      versions.enumerated().allSatisfy({
        version(of: withoutCount($0.element)) != nil || $0.offset > 0 && isCategory($0.element)
      })
    else { return nil }
    guard hasCycle || !needsCycle || !versions.isEmpty && name.utf8.contains(UInt8(ascii: "-")) else { return nil }
    guard
      isKeyword(name)
        || (hasCategory || !versions.isEmpty) && (1...5).contains(name.words.count) && name.words.allSatisfy(isKeyword)
    else {
      return nil
    }
    // "PM-elect" and "AP-NORC" are words of a sentence.
    guard name.unicodeScalars.first.map({ !$0.isSmallLetter }) ?? false else { return nil }
    let found = versions.compactMap { version(of: withoutCount($0)) }
    let kind = found.compactMap(\.kind).first ?? .slug
    var advisory = Advisory(kind, text, "keywords" + (found.isEmpty ? "" : " and version"))
    advisory.slug = String(name)
    advisory.lead = found.compactMap(\.lead).first
    return advisory
  }

  /// `2nd Ld-Writethru`, `Bjt`, `Correction`, `1st Add`; nil for anything else.
  private static func version(of text: Substring) -> (lead: Int?, kind: Advisory.Kind?)? {
    let words = text.unicodeScalars.split { $0.isSpace || $0 == "-" }.map { ComparisonKey.of(Substring($0)) }
    guard (1...5).contains(words.count) else { return nil }
    var lead: Int?
    var kind: Advisory.Kind?
    var isKnown = false
    for word in words {
      if versionWords.contains(word) {
        isKnown = true
      } else if word == "kill" || word == "killed" || word == "withdrawal" || word == "withdrawn"
        || word == "elimination"
      {
        (kind, isKnown) = (.kill, true)
      } else if word == "correction" || word == "corrective" || word == "corrects" || word == "corrected"
        || word == "clarification"
      {
        (kind, isKnown) = (.correction, true)
      } else if let digits = ["st", "nd", "rd", "th"].lazy.compactMap({ word[...].dropping(suffix: $0) }).first,
        let number = Int(digits)
      {
        lead = number
      } else if Int(word) == nil {
        return nil
      }
    }
    return isKnown ? (lead, kind) : nil
  }

  private static let versionWords: Set<String> = [
    "ld", "lead", "writethru", "wt", "sub", "subs", "insert", "add", "bjt", "budget", "advisory", "box", "list",
    "glance", "update",
    "urgent", "bulletin", "flash", "newsalert", "all", "night", "day", "optional", "adv", "advance", "hfr", "new",
    "precede", "prev",
    "pickup", "photos", "ap", "recast", "sked", "scheduled", "trim", "abridged", "short",
  ]

  private static func isCategory(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.split(separator: "-").allSatisfy {
        (1...4).contains($0.utf8.count) && $0.unicodeScalars.allSatisfy(\.isCapital)
      }
  }

  private static func isKeyword(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.count <= 80
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType == .decimal || "-._&'’".unicodeScalars.contains($0)
      }
      && text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  private static func isCount(_ text: Substring) -> Bool {
    let bare = (text.dropping(suffix: " words") ?? text).trimmed
    return (1...5).contains(bare.utf8.count) && bare.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `Japan-Quake 10-06 0432`: the day and the count of words go.
  private static func withoutCount(_ text: Substring) -> Substring {
    var rest = text
    while let last = rest.words.last, last.startIndex > rest.startIndex,
      last.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2F }), last.utf8.count >= 3
    {
      rest = rest[..<last.startIndex].trimmed
    }
    return rest
  }
}

extension Advisory {
  fileprivate init(_ other: Advisory, raw: Substring) {
    self.init(other.kind, raw)
    slug = other.slug
    lead = other.lead
    explanation = other.explanation
  }
}
