/// What stands around a credit: brackets, a dash, labels.
extension CreditReader {
  /// Without the brackets, quotes or dash that set a credit off from its caption.
  mutating func unwrapped(_ line: Substring) -> Substring {
    var rest = line.trimmed
    for _ in 0..<3 {
      let before = rest
      rest = Self.withoutBrackets(rest)
      for dash in ["- ", "– ", "— ", "-- ", "| ", "/ "] {
        if let behind = rest.dropping(prefix: dash) { rest = behind.trimmed }
      }
      // A sentence's full stop, and not the one of "Jr." or an initial.
      if let bare = rest.dropping(suffix: "."), !CaptionMarkers.isAbbreviation(bare) { rest = bare.trimmed }
      if rest == before { break }
      note(.unwrapped, rest)
    }
    return rest
  }

  private static func withoutBrackets(_ line: Substring) -> Substring {
    var line = line
    if let bare = line.dropping(suffix: "."), closers.contains(where: { bare.dropping(suffix: $0) != nil }) {
      line = bare
    }
    for (open, close) in zip(openers, closers) {
      if let cut = line.dropping(prefix: open), cut.firstRange(of: close) == nil { return cut.trimmed }
      if let cut = line.dropping(suffix: close), cut.firstRange(of: open) == nil { return cut.trimmed }
      guard let inner = line.dropping(prefix: open)?.dropping(suffix: close) else { continue }
      if inner.firstRange(of: open) == nil { return inner.trimmed }
      if isBalanced(inner, open, close) { return inner.trimmed }
    }
    return line
  }

  /// `(A) and (B)` opens and closes with brackets that are not a pair.
  private static func isBalanced(_ inner: Substring, _ open: String, _ close: String) -> Bool {
    var depth = 0
    for scalar in inner.unicodeScalars {
      if String(scalar) == open { depth += 1 }
      if String(scalar) == close { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  private static let openers = ["(", "[", "（", "「", "【", "{", "〔"]
  private static let closers = [")", "]", "）", "」", "】", "}", "〕"]

  /// Takes labels off the start until none is left: `Mandatory Credit: Photo by …`.
  mutating func withoutLabels(_ line: Substring) -> Substring {
    var rest = line
    for _ in 0..<4 {
      guard let (found, end) = openingLabel(of: rest) else { break }
      note(.label, rest[..<end].trimmed)
      add(found.flags, from: rest[..<end].trimmed)
      label = found
      rest = rest[end...].trimmed
      if found.names == .owner { rest = withoutYears(rest) }
    }
    return rest
  }

  private func openingLabel(of line: Substring) -> (CreditWords.Label, String.Index)? {
    let head = line.utf8.prefix(48)
    if let colon = head.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) {
      if let label = words.colonLabels[ComparisonKey.of(line[..<colon])] {
        return (label, line.utf8.index(after: colon))
      }
    }
    if let sign = line.dropping(prefix: "©") ?? line.dropping(prefix: "(c) ") ?? line.dropping(prefix: "(C) ") {
      return (CreditWords.Label(names: .owner), sign.startIndex)
    }
    // The longest run of opening words that is a label; BBC's "Image source," has a comma.
    var ends: [String.Index] = []
    var rest = line.utf8
    while ends.count < 6, let space = rest.firstIndex(of: UInt8(ascii: " ")) {
      if ends.isEmpty {
        let word = line[..<space]
        guard words.labelOpenings.contains(ComparisonKey.of(word.dropping(suffix: ",") ?? word)) else { return nil }
      }
      ends.append(space)
      rest = rest[line.utf8.index(after: space)...]
    }
    for end in ends.reversed() {
      let candidate = line[..<end]
      if let bare = candidate.dropping(suffix: ","), let label = words.colonLabels[ComparisonKey.of(bare)] {
        return (label, end)
      }
      if let label = words.openLabels[ComparisonKey.of(candidate)], opensName(line[end...].trimmed) {
        return (label, end)
      }
    }
    return nil
  }

  /// "Photo Samantha Zucchi" has a label; "Photo agency" and "Photo / Jane Doe" have none.
  private func opensName(_ rest: Substring) -> Bool {
    guard let first = rest.unicodeScalars.first else { return false }
    return first.isCapital || first.isUncasedLetter || first == "@" || first == "©" || first == "-"
      || rest.dropping(prefix: "the ") != nil || words.particles.contains(ComparisonKey.of(rest.words.first ?? ""))
      || first.isSmallLetter && label == nil && rest.words.count <= 2
  }

  /// `© 2024 Jane Doe`, `© 2019-2024 Jane Doe`.
  mutating func withoutYears(_ line: Substring) -> Substring {
    let digits = line.unicodeScalars.prefix { $0.properties.numericType != nil || $0 == "-" || $0 == "–" || $0 == "," }
    guard digits.count >= 4 else { return line }
    note(.year, Substring(digits))
    return line[digits.endIndex...].trimmed
  }
}
