internal import Newsroom

/// The parts between separators, each against the tables.
extension CreditReader {
  enum Meaning {
    case agency(Agency)
    case flags([CreditFlag])
    case nothing
    case unknown
  }

  /// What the tables and the shapes of numbers know of one part. Notes what it drops.
  mutating func meaning(of part: Substring) -> Meaning {
    guard !part.isEmpty, part != "-" else { return .nothing }
    let key = ComparisonKey.of(part)
    if let agency = agencies.agency(forKey: key) { return .agency(agency) }
    switch words.meanings[key] {
    case .flags(let flags): return .flags(flags)
    case .placeholder:
      note(.placeholder, part)
      hasPlaceholder = true
      return .nothing
    case .noise:
      note(.noise, part)
      return .nothing
    case nil: break
    }
    if words.openLabels[key] != nil {
      note(.label, part)
      return .nothing
    }
    if let kind = Self.numberKind(of: part) {
      note(kind, part)
      return .nothing
    }
    return takeLicence(part) ? .nothing : .unknown
  }

  /// `16507315bs`, `GM1E3BQ0X2D01` and `20241006` are numbers of pictures, `2024` is a year.
  static func numberKind(of part: Substring) -> CreditChange.Rule? {
    var digits = 0
    for byte in part.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"):
        break
      default: return nil
      }
    }
    let length = part.utf8.count
    if length == 4, digits == 4 { return .year }
    return length >= 5 && digits * 2 >= length && digits >= 4 ? .imageID : nil
  }

  mutating func takeLicence(_ part: Substring) -> Bool {
    guard part.utf8.count >= 3 else { return false }
    let key = ComparisonKey.of(part)
    guard words.licences.contains(where: { key.utf8.starts(with: $0.utf8) }) else { return false }
    note(.licence, part)
    licence = licence ?? String(part)
    return true
  }

  /// Cuts what a separator alone could not: a comma before a known word, "on Unsplash", a bracket behind a name.
  ///
  /// Each cut is shorter than what was cut, and there are at most eight, so that a hostile line costs no more.
  mutating func pieces(of part: Substring) -> [Substring] {
    var pending = [part]
    var pieces: [Substring] = []
    var cuts = 0
    while let next = pending.popLast() {
      let piece = next.trimmed
      if cuts < 8, isUnknown(piece), let (left, right) = cut(piece) {
        cuts += 1
        note(.separator, piece, "\"\(left)\" and \"\(right)\"")
        pending.append(right)
        pending.append(left)
      } else if !piece.isEmpty {
        pieces.append(piece)
      }
    }
    return pieces
  }

  func isUnknown(_ part: Substring) -> Bool {
    let key = ComparisonKey.of(part)
    return agencies.agency(forKey: key) == nil && words.meanings[key] == nil
  }

  private func isKnown(_ part: Substring) -> Bool {
    let part = part.trimmed
    guard !part.isEmpty, isUnknown(part) else { return true }
    if Self.numberKind(of: part) != nil { return true }
    let key = ComparisonKey.of(part)
    return words.licences.contains { key.utf8.starts(with: $0.utf8) }
  }

  private func cut(_ part: Substring) -> (Substring, Substring)? {
    cutBracket(part) ?? cutComma(part) ?? cutWord(part) ?? cutHyphen(part) ?? cutKnownEnds(part)
  }

  /// `Shutterstock (16507315bs)`, `WANA (West Asia News Agency)`, `Flickr (CC BY-SA 2.0)`.
  private func cutBracket(_ part: Substring) -> (Substring, Substring)? {
    guard let body = part.dropping(suffix: ")"), let open = body.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return nil
    }
    let outer = body[..<open].trimmed
    let inner = body[body.utf8.index(after: open)...].trimmed
    return !outer.isEmpty && (isKnown(inner) || isKnown(outer)) ? (outer, inner) : nil
  }

  /// Before the last piece between commas that a table knows, or behind the first.
  private func cutComma(_ part: Substring) -> (Substring, Substring)? {
    let commas = Array(
      zip(part.unicodeScalars.indices, part.unicodeScalars).lazy
        .filter { $0.1 == "," || $0.1 == "،" }.prefix(8).map(\.0)
    )
    let starts = commas.map { part.unicodeScalars.index(after: $0) }
    let ends = commas.dropFirst() + [part.endIndex]
    for (comma, (start, end)) in zip(commas, zip(starts, ends)).reversed() {
      let piece = part[start..<end].trimmed
      if isKnown(piece) || endsKnown(piece) { return (part[..<comma], part[start...].trimmed) }
    }
    guard let comma = commas.first, let start = starts.first, isKnown(part[..<comma]) else { return nil }
    return (part[..<comma], part[start...].trimmed)
  }

  /// "AFP file photo" behind a comma.
  private func endsKnown(_ part: Substring) -> Bool {
    cutKnownEnds(part) != nil
  }

  /// `Annie Spratt on Unsplash`, `Jane Doe for The Guardian`, `AP Photo by Jane Doe`.
  private func cutWord(_ part: Substring) -> (Substring, Substring)? {
    guard part.words.count >= 3 else { return nil }
    for word in [" on ", " from ", " for "] {
      guard let range = part.firstRange(of: word) else { continue }
      let (left, right) = (part[..<range.lowerBound].trimmed, part[range.upperBound...].trimmed)
      if let agency = agencies.agency(named: right), word == " for " || agency.kind.carriesHandles {
        return (left, right)
      }
      if word == " for ", agencies.agency(named: left) != nil || right.dropping(prefix: "The ") != nil {
        return (left, right)
      }
    }
    if let range = part.firstRange(of: " by ") {
      let (left, right) = (part[..<range.lowerBound].trimmed, part[range.upperBound...].trimmed)
      if isKnown(left) || cutKnownEnds(left) != nil { return (left, right) }
    }
    return nil
  }

  /// `Troy Wayrynen-Imagn Images`: a hyphen with a known agency behind it and a person before it.
  private func cutHyphen(_ part: Substring) -> (Substring, Substring)? {
    guard part.utf8.count <= 200 else { return nil }
    var position = part.startIndex
    while let hyphen = part[position...].utf8.firstIndex(of: UInt8(ascii: "-")) {
      position = part.utf8.index(after: hyphen)
      let (left, right) = (part[..<hyphen].trimmed, part[position...].trimmed)
      guard agencies.agency(named: right) != nil else { continue }
      if agencies.agency(named: left) != nil || NameShape(left, words: words).isPerson { return (left, right) }
    }
    return nil
  }

  /// `SPA file photo`, `Kremlin Pool Photo`, `Hussein Malla AP`: a known end with no separator before it.
  private func cutKnownEnds(_ part: Substring) -> (Substring, Substring)? {
    guard part.utf8.count <= 200 else { return nil }
    let utf8 = part.utf8
    var space = part.startIndex
    while let next = utf8[space...].firstIndex(of: UInt8(ascii: " ")) {
      let (left, right) = (part[..<next], part[utf8.index(after: next)...].trimmed)
      let (leftKnown, rightKnown) = (!isUnknown(left), !isUnknown(right))
      if leftKnown && rightKnown { return (left, right) }
      if rightKnown, NameShape.isAcronym(right), NameShape(left, words: words).isPerson { return (left, right) }
      if leftKnown, NameShape.isAcronym(left) || ComparisonKey.of(left).hasSuffix(" photo"),
        NameShape(right, words: words).isPerson
      {
        return (left, right)
      }
      if case .flags = words.meanings[ComparisonKey.of(right)], NameShape(left, words: words).isName {
        return (left, right)
      }
      space = utf8.index(after: next)
    }
    return nil
  }
}
