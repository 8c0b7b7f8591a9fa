/// What stands around a credit: brackets, a dash, labels.
extension CreditReader {
  /// Without the brackets, quotes or dash that set a credit off from its caption.
  func unwrapped(_ line: Substring) -> Substring {
    var rest = Self.withoutInnerBrackets(line.trimmed)
    guard Self.isSetOff(rest) else { return rest }
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

  /// Whether the line opens or closes with a mark that could set it off; most don't.
  private static func isSetOff(_ line: Substring) -> Bool {
    line.withBytes { bytes in
      guard let first = bytes.first, let last = bytes.last else { return false }
      let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte | 0x20 &- 0x20) || (0x30...0x39).contains(byte) }
      return !(isLetter(first) && isLetter(last))
    }
  }

  /// `(Photo by Jane Doe / AFP) / China OUT`: brackets around the first part alone separate it from the rest.
  private static func withoutInnerBrackets(_ line: Substring) -> Substring {
    guard line.utf8.first == UInt8(ascii: "("), line.dropping(prefix: "(c)") == nil, line.dropping(prefix: "(C)") == nil
    else { return line }
    var depth = 0
    for index in line.utf8.indices {
      let byte = line.utf8[index]
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      guard depth == 0 else { continue }
      let rest = line[line.utf8.index(after: index)...].trimmed
      let inner = line[line.utf8.index(after: line.startIndex)..<index].trimmed
      if rest.utf8.first == UInt8(ascii: "(") { return (inner + " / " + rest.dropFirst().filter { $0 != ")" })[...] }
      guard let first = rest.utf8.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "|") else { return line }
      return (inner + " " + rest)[...]
    }
    return line
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
  func withoutLabels(_ line: Substring) -> Substring {
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

  func openingLabel(of line: Substring) -> (CreditWords.Label, String.Index)? {
    var (colon, firstSpace): (Int?, Int?) = (nil, nil)
    let isOwned = line.withBytes { bytes in
      for offset in 0..<min(bytes.count, 64) {
        let byte = bytes[offset]
        if colon == nil, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") { colon = offset }
        if firstSpace == nil, byte == UInt8(ascii: " ") { firstSpace = offset }
      }
      return bytes.count > 2 && (bytes[0] == 0xC2 && bytes[1] == 0xA9 || bytes[0] == UInt8(ascii: "("))
    }
    if let colon, let label = Self.label(line.bytes(0..<colon), words.colonLabels) {
      return (label, line.utf8.index(line.startIndex, offsetBy: colon + 1))
    }
    if isOwned, let sign = line.dropping(prefix: "©") ?? line.dropping(prefix: "(c) ") ?? line.dropping(prefix: "(C) ")
    {
      return (CreditWords.Label(names: .owner), sign.startIndex)
    }
    guard let firstSpace else { return nil }
    let word = line.bytes(0..<firstSpace)
    guard words.opensLabel(word.dropping(suffix: ",") ?? word) else { return nil }
    return openingWords(of: line)
  }

  /// The longest run of opening words that is a label; BBC's "Image source," has a comma.
  private func openingWords(of line: Substring) -> (CreditWords.Label, String.Index)? {
    var ends: [String.Index] = []
    var rest = line.utf8
    while ends.count < 7, let space = rest.firstIndex(of: UInt8(ascii: " ")) {
      ends.append(space)
      rest = rest[line.utf8.index(after: space)...]
    }
    for end in ends.reversed() {
      let candidate = line[..<end]
      if let bare = candidate.dropping(suffix: ","), let label = Self.label(bare, words.colonLabels) {
        return (label, end)
      }
      if let label = Self.label(candidate, words.openLabels), opensName(line[end...].trimmed, after: label) {
        return (label, end)
      }
    }
    return nil
  }

  private static func label(_ text: Substring, _ table: KeyTable<CreditWords.Label>) -> CreditWords.Label? {
    ComparisonKey.withBytes(of: text) { table[KeyProbe($0)] }
  }

  /// "Photo Samantha Zucchi" has a label; "Photo agency" and "Photo / Jane Doe" have none.
  private func opensName(_ rest: Substring, after found: CreditWords.Label) -> Bool {
    guard let first = rest.unicodeScalars.first else { return false }
    if first.isCapital || first.isUncasedLetter || first == "@" || first == "©" || first == "-" { return true }
    if found.names == .owner, first.properties.numericType != nil || first == "(" { return true }
    if rest.dropping(prefix: "the ") != nil { return true }
    let words = rest.words
    return self.words.particles.contains(ComparisonKey.of(words.first ?? ""))
      || first.isSmallLetter && label == nil && words.count <= 2
  }

  /// `© 2024 Jane Doe`, `© 2019-2024 Jane Doe`.
  func withoutYears(_ line: Substring) -> Substring {
    let digits = line.unicodeScalars.prefix { $0.properties.numericType != nil || $0 == "-" || $0 == "–" || $0 == "," }
    guard digits.count >= 4 else { return line }
    note(.year, Substring(digits))
    return line[digits.endIndex...].trimmed
  }
}
