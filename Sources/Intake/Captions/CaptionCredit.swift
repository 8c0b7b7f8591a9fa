internal import Newsroom

/// Finds the credit inside a caption. Only the last 400 bytes of a line are looked at, however long it is.
enum CaptionCredit {
  struct Found {
    /// The caption without the credit.
    let text: Substring
    let reading: CreditReading
    /// A maker, a label or a distributor: a lone `(Reuters)` can end a paragraph too.
    let isStrong: Bool

    /// A credit that makes a caption of a line in the middle of a body: set off from the words before it, with a known
    /// agency, and with a person, a label or a distributor. "According to Reuters/Ipsos." has none of these.
    var isPlain: Bool {
      let credit = reading.credit
      let opening = credit.raw.unicodeScalars.first
      let isSetOff =
        opening == "(" || opening == "[" || reading.hasLabel || text.isEmpty
        || text.unicodeScalars.last.map { ".!?”\"»؟。)".unicodeScalars.contains($0) } ?? true
      let hasPerson = credit.creators.contains { $0[...].words.count > 1 }
      return isSetOff && reading.knowsAgency && (hasPerson || reading.hasLabel || !credit.via.isEmpty)
    }
  }

  static let reach = 400

  static func find(in line: Substring, agencies: AgencyTable) -> Found? {
    let line = line.trimmed
    guard !line.isEmpty else { return nil }
    // "Crown Prince Mohammed bin Salman (SPA)" is a caption and its credit, though a name and an agency could also be
    // a credit by themselves: brackets and a closing dash come first.
    return beside(inBrackets(line, agencies), agencies) ?? beside(behindDash(line, agencies), agencies)
      ?? wholeLine(line, agencies) ?? behindMarker(line, agencies)
  }

  /// Nil where the words before the credit are a credit too: `WANA (West Asia News Agency)`.
  private static func beside(_ found: Found?, _ agencies: AgencyTable) -> Found? {
    guard let found, !found.text.isEmpty else { return found }
    return agencies.agency(named: found.text) == nil ? found : nil
  }

  /// A line that is nothing but a credit.
  private static func wholeLine(_ line: Substring, _ agencies: AgencyTable) -> Found? {
    guard line.utf8.count <= 200, couldBeCredit(line, agencies) else { return nil }
    return found(text: line[line.startIndex..<line.startIndex], raw: line, agencies)
  }

  /// A quick look before the long one: a sentence is no credit, and a credit of more than one name has a separator.
  static func couldBeCredit(_ line: Substring, _ agencies: AgencyTable) -> Bool {
    var hasSeparator = false
    var spaces = 0
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: ","),
        UInt8(ascii: "["), UInt8(ascii: "("), 0x80...0xFF:
        hasSeparator = true
      case UInt8(ascii: " "): spaces += 1
      default: break
      }
    }
    let isBracketed = line.dropping(prefix: "(") != nil && line.dropping(suffix: ")") == nil
    if isBracketed || Headline.endsSentence(line) && line.firstRange(of: "/") == nil { return false }
    return hasSeparator || spaces <= 3 && hasKnownEnd(line, agencies) || line.firstRange(of: " via ") != nil
      || line.firstRange(of: " by ") != nil
      || line.firstRange(of: " of ") != nil || line.firstRange(of: " - ") != nil
  }

  /// A few words with no separator: an agency's name, a label before a name, `Hussein Malla AP`.
  private static func hasKnownEnd(_ line: Substring, _ agencies: AgencyTable) -> Bool {
    guard let first = line.utf8.firstIndex(of: UInt8(ascii: " ")), let last = line.utf8.lastIndex(of: UInt8(ascii: " "))
    else { return agencies.agency(named: line) != nil }
    return CreditWords.standard.opensLabel(line[..<first])
      || agencies.agency(named: line) != nil || agencies.agency(named: line[..<first]) != nil
      || agencies.agency(named: line[line.utf8.index(after: last)...]) != nil
  }

  /// `… in Baghdad (Reuters)`, with or without a full stop behind it.
  private static func inBrackets(_ line: Substring, _ agencies: AgencyTable) -> Found? {
    let bare = line.dropping(suffix: ".") ?? line
    for (open, close) in [("(", ")"), ("[", "]"), ("（", "）"), ("「", "」")] {
      guard let inner = bare.dropping(suffix: close) else { continue }
      var depth = 1
      var position = inner.endIndex
      for scalar in inner.unicodeScalars.suffix(reach).reversed() {
        position = inner.unicodeScalars.index(before: position)
        if String(scalar) == close { depth += 1 }
        if String(scalar) == open { depth -= 1 }
        if depth == 0 { break }
      }
      guard depth == 0 else { continue }
      return found(text: line[..<position].trimmed, raw: bare[position...], agencies)
    }
    return nil
  }

  /// `… October 6, 2024. REUTERS/Name`, `… Photograph: Name/Agency`: behind a full stop, a label or an agency's slash.
  private static func behindMarker(_ line: Substring, _ agencies: AgencyTable) -> Found? {
    for start in CaptionMarkers.starts(in: line, reach: reach, agencies: agencies) {
      let text = line[..<start].trimmed
      if let found = found(text: text, raw: line[start...], agencies) { return found }
    }
    return nil
  }

  /// `… main entrances - SPA`: a dash and nothing but known agencies.
  private static func behindDash(_ line: Substring, _ agencies: AgencyTable) -> Found? {
    guard let space = line.utf8.suffix(80).lastIndex(of: UInt8(ascii: " ")) else { return nil }
    var head = line[..<space]
    // The agency's name may have several words.
    for _ in 0..<4 {
      let tail = line[head.endIndex...].trimmed
      for dash in ["-", "–", "—", "|"] where head.dropping(suffix: " " + dash) != nil {
        guard agencies.agency(named: tail) != nil, let text = head.dropping(suffix: dash) else { continue }
        return found(text: text.trimmed, raw: line[text.endIndex...], agencies)
      }
      guard let next = head.utf8.suffix(40).lastIndex(of: UInt8(ascii: " ")) else { return nil }
      head = line[..<next]
    }
    return nil
  }

  private static func found(text: Substring, raw: Substring, _ agencies: AgencyTable) -> Found? {
    let reading = reading(of: raw, agencies)
    let credit = reading.credit
    guard credit.namesSomebody, reading.knowsAgency || reading.hasLabel, reading.coversItsNames,
      reading.unknownNames.allSatisfy({ couldBeName($0[...]) })
    else { return nil }
    let isStrong = reading.hasLabel || !credit.creators.isEmpty || !credit.via.isEmpty || !credit.flags.isEmpty
    return Found(text: text, reading: reading, isStrong: isStrong)
  }

  /// `Credit...Name for The New York Times`: the words of the link say that a credit follows, and are none of its names.
  private static func reading(of raw: Substring, _ agencies: AgencyTable) -> CreditReading {
    let behind = CaptionMarkers.linkedCredits.lazy.compactMap { raw.dropping(prefix: $0) }.first
    guard let behind else { return CreditReader(String(raw), agencies: agencies, isExplained: false).read() }
    let reading = CreditReader(String(behind.trimmed), agencies: agencies, isExplained: false).read()
    var credit = reading.credit
    credit.raw = String(raw)
    return CreditReading(
      credit: credit,
      changes: [],
      knowsAgency: reading.knowsAgency,
      hasLabel: true,
      unknownNames: reading.unknownNames
    )
  }

  /// Prose behind a full stop has small words that no name has, or another full stop.
  private static func couldBeName(_ name: Substring) -> Bool {
    if name.utf8.first == UInt8(ascii: "@") { return true }
    let shape = NameShape(name, words: .standard)
    guard shape.isName, shape.isPerson || shape.isOrganisation || shape.wordCount == 1, shape.wordCount <= 20 else {
      return CreditReader.isOfPeople(name)
    }
    var rest = name
    while let stop = rest.firstRange(of: ". ") {
      guard CaptionMarkers.isAbbreviation(rest[..<stop.lowerBound]) else { return false }
      rest = rest[stop.upperBound...]
    }
    return true
  }
}

extension CreditReading {
  /// Credit text leaves a caption only when every name in it is in the fields.
  var coversItsNames: Bool {
    let names = Set(credit.creators + credit.agencies + credit.via)
    return unknownNames.allSatisfy { name in
      names.contains(name) || names.contains(String(name[...].dropping(prefix: "the ") ?? name[...]))
        || credit.creators.contains { name[...].firstRange(of: $0) != nil }
    }
  }
}
