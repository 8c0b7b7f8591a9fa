internal import Newsroom

/// Where a part is two: each rule looks for what it needs only where the part has the mark for it.
extension CreditReader {
  typealias Halves = (Substring, Substring)

  /// Which marks a part has, so that most rules are passed over.
  private struct Marks {
    var spaces = 0
    var hasColon = false
    var hasComma = false
    var hasHyphen = false
    var hasDigit = false
    var isForeign = false
    var closesBracket = false

    init(_ part: Substring) {
      for byte in part.utf8 {
        switch byte {
        case UInt8(ascii: " "): spaces += 1
        case UInt8(ascii: ","): hasComma = true
        case UInt8(ascii: ":"), UInt8(ascii: "="): hasColon = true
        case UInt8(ascii: "-"): hasHyphen = true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
        case 0x80...: isForeign = true
        default: break
        }
        closesBracket = byte == UInt8(ascii: ")")
      }
    }
  }

  func cut(_ part: Substring) -> Halves? {
    let marks = Marks(part)
    if marks.closesBracket, let halves = cutBracket(part) { return halves }
    if marks.hasColon, let halves = cutColon(part) { return halves }
    if marks.hasComma || marks.isForeign, let halves = cutComma(part) { return halves }
    if marks.spaces >= 2, let halves = cutWord(part) { return halves }
    guard part.utf8.count <= 200 else { return nil }
    if marks.hasHyphen, let halves = cutHyphen(part) { return halves }
    guard marks.spaces > 0 else { return nil }
    return cutKnownEnds(part) ?? (marks.hasDigit ? Self.cutYear(part) : nil)
  }

  private func isKnown(_ part: Substring) -> Bool {
    let part = part.trimmed
    return part.isEmpty || known(part) != nil || Self.numberKind(of: part) != nil || isLicence(part)
  }

  /// `Shutterstock (16507315bs)`, `WANA (West Asia News Agency)`, `Flickr (CC BY-SA 2.0)`, `Jane Doe (UNITED STATES)`.
  private func cutBracket(_ part: Substring) -> Halves? {
    guard let body = part.dropping(suffix: ")"), let open = body.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return nil
    }
    let outer = body[..<open].trimmed
    let inner = body[body.utf8.index(after: open)...].trimmed
    guard !outer.isEmpty else { return nil }
    if isKnown(inner) || isKnown(outer) { return (outer, inner) }
    // Where it was taken, as Reuters has it behind a name.
    let isPlace = inner.utf8.count > 3 && inner.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x20 }
    guard isPlace, NameShape(outer, words: words).isPerson else { return nil }
    note(.noise, inner)
    return (outer, "")
  }

  /// `AAP: Jane Doe`, `Handout: NSW Police`.
  private func cutColon(_ part: Substring) -> Halves? {
    guard let colon = part.utf8.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) else {
      return nil
    }
    let (left, right) = (part[..<colon].trimmed, part[part.utf8.index(after: colon)...].trimmed)
    return !left.isEmpty && known(left) != nil ? (left, right) : nil
  }

  /// Before the last piece between commas that a table knows, or behind the first.
  private func cutComma(_ part: Substring) -> Halves? {
    let commas = Array(
      zip(part.unicodeScalars.indices, part.unicodeScalars).lazy
        .filter { $0.1 == "," || $0.1 == "،" || $0.1 == "、" }.prefix(8).map(\.0)
    )
    let starts = commas.map { part.unicodeScalars.index(after: $0) }
    let ends = commas.dropFirst() + [part.endIndex]
    for (comma, (start, end)) in zip(commas, zip(starts, ends)).reversed() {
      let piece = part[start..<end].trimmed
      if isKnown(piece) || cutKnownEnds(piece) != nil || openingLabel(of: piece) != nil {
        return (part[..<comma], part[start...].trimmed)
      }
    }
    guard let comma = commas.first, let start = starts.first, isKnown(part[..<comma]) else { return nil }
    return (part[..<comma], part[start...].trimmed)
  }

  /// `Annie Spratt on Unsplash`, `Jane Doe for The Guardian`, `AP Photo by Jane Doe`.
  private func cutWord(_ part: Substring) -> Halves? {
    for word in [" on ", " from ", " for "] {
      guard let range = part.firstRange(of: word) else { continue }
      let (left, right) = (part[..<range.lowerBound].trimmed, part[range.upperBound...].trimmed)
      if let agency = agency(right), word == " for " || agency.kind.carriesHandles { return (left, right) }
      if word == " for ", agency(left) != nil || right.dropping(prefix: "The ") != nil { return (left, right) }
    }
    guard let range = part.firstRange(of: " by ") else { return nil }
    let (left, right) = (part[..<range.lowerBound].trimmed, part[range.upperBound...].trimmed)
    guard isKnown(left) || cutKnownEnds(left) != nil else { return nil }
    makers.append(right.startIndex)
    return (left, right)
  }

  /// `Troy Wayrynen-Imagn Images`: a hyphen between a person, or an acronym, and what a table knows.
  private func cutHyphen(_ part: Substring) -> Halves? {
    var position = part.startIndex
    while let hyphen = part[position...].utf8.firstIndex(of: UInt8(ascii: "-")) {
      position = part.utf8.index(after: hyphen)
      let (left, right) = (part[..<hyphen].trimmed, part[position...].trimmed)
      switch known(right) {
      case .agency: if agency(left) != nil || NameShape(left, words: words).isPerson { return (left, right) }
      case .flags, .placeholder: if NameShape(left, words: words).isPerson { return (left, right) }
      case .noise, nil: break
      }
      // `AP-Jane Doe`, `HO-RCMP`.
      guard NameShape.isAcronym(left) else { continue }
      switch known(left) {
      case .agency: if NameShape(right, words: words).isPerson { return (left, right) }
      case .flags, .placeholder: return (left, right)
      case .noise, nil: break
      }
    }
    return nil
  }

  /// `SPA file photo`, `Kremlin Pool Photo`, `Hussein Malla AP`: a known end with no separator before it.
  private func cutKnownEnds(_ part: Substring) -> Halves? {
    let utf8 = part.utf8
    var space = part.startIndex
    while let next = utf8[space...].firstIndex(of: UInt8(ascii: " ")) {
      let (left, right) = (part[..<next], part[utf8.index(after: next)...].trimmed)
      space = utf8.index(after: next)
      guard !left.isEmpty, !right.isEmpty else { continue }
      let (leftKnown, rightKnown) = (known(left), known(right))
      if leftKnown != nil, rightKnown != nil { return (left, right) }
      if rightKnown != nil, NameShape.isAcronym(right), NameShape(left, words: words).isPerson { return (left, right) }
      if leftKnown != nil, right.utf8.first == UInt8(ascii: "@") || isKnownStart(left, before: right) {
        return (left, right)
      }
      if case .flags = rightKnown, !isHeadNoun(right), NameShape(left, words: words).isName { return (left, right) }
    }
    return nil
  }

  /// `AP Jane Doe`, `Reuters photo Jane Doe`.
  private func isKnownStart(_ left: Substring, before right: Substring) -> Bool {
    let endsInPhoto = left.withBytes { bytes in
      bytes.count > 6 && bytes.suffix(6).elementsEqual(" photo".utf8, by: { $0 | 0x20 == $1 })
    }
    return (NameShape.isAcronym(left) || endsInPhoto) && NameShape(right, words: words).isPerson
  }

  /// `Archives` ends the name of an archive; it makes no file picture of one.
  private func isHeadNoun(_ word: Substring) -> Bool {
    ComparisonKey.withBytes(of: word) { words.roles[KeyProbe($0)]?.contains(.headNoun) ?? false }
  }

  /// `2024 Maxar Technologies`, `Jane Doe 2024`.
  private static func cutYear(_ part: Substring) -> Halves? {
    guard let first = part.utf8.firstIndex(of: UInt8(ascii: " ")), let last = part.utf8.lastIndex(of: UInt8(ascii: " "))
    else { return nil }
    let (head, tail) = (part[..<first], part[part.utf8.index(after: last)...])
    if isYear(head) { return (head, part[part.utf8.index(after: first)...].trimmed) }
    return isYear(tail) ? (part[..<last].trimmed, tail) : nil
  }

  private static func isYear(_ word: Substring) -> Bool {
    word.utf8.count == 4 && (word.utf8.first == 0x31 || word.utf8.first == 0x32)
      && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
