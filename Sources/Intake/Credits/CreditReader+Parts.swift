internal import Newsroom

/// The parts between separators, each against the tables.
extension CreditReader {
  /// What the tables know of some words.
  enum Known {
    case agency(Agency)
    case flags([CreditFlag])
    case placeholder
    case noise
  }

  enum Meaning {
    case agency(Agency)
    case flags([CreditFlag])
    case nothing
    case unknown
  }

  /// One look at both tables, with no string made.
  func known(_ part: Substring) -> Known? {
    ComparisonKey.withBytes(of: part) { key in
      let probe = KeyProbe(key)
      if let agency = agencies.agency(at: probe, on: date) { return .agency(agency) }
      return switch words.meanings[probe] {
      case .flags(let flags): .flags(flags)
      case .placeholder: .placeholder
      case .noise: .noise
      case nil: nil
      }
    }
  }

  func agency(_ part: Substring) -> Agency? {
    ComparisonKey.withBytes(of: part) { agencies.agency(at: KeyProbe($0), on: date) }
  }

  /// What the tables and the shapes of numbers know of one part. Notes what it drops.
  func meaning(of part: Substring) -> Meaning {
    guard !part.isEmpty, part != "-" else { return .nothing }
    switch known(part) {
    case .agency(let agency): return .agency(agency)
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
    if ComparisonKey.withBytes(of: part, { words.openLabels[KeyProbe($0)] != nil }) {
      note(.label, part)
      return .nothing
    }
    if let kind = Self.numberKind(of: part) {
      note(kind, part)
      return .nothing
    }
    if Self.isRestriction(part) || !Self.hasLetter(part) {
      note(.noise, part)
      return .nothing
    }
    return takeLicence(part) ? .nothing : .unknown
  }

  /// `16507315bs`, `RC2ABC1D2E3F` and `20241006` are numbers of pictures, `2024` and `2019-2024` are years.
  static func numberKind(of part: Substring) -> CreditChange.Rule? {
    var (digits, capitals, small, dashes) = (0, 0, 0, 0)
    for byte in part.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): capitals += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): small += 1
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"): break
      default: return nil
      }
    }
    let length = part.utf8.count
    if digits == 4, length == 4 || length == 9 && dashes == 1 { return .year }
    if digits == 8, length == 9, dashes == 1 { return .year }
    let isCode = small == 0 && length >= 7 && digits >= 3 && capitals > 0
    return isCode || length >= 5 && digits * 2 >= length && digits >= 4 ? .imageID : nil
  }

  /// `China OUT`, `AUSTRALIA AND NEW ZEALAND OUT`: where the picture must not go.
  private static func isRestriction(_ part: Substring) -> Bool {
    part.dropping(suffix: " OUT") != nil && part.words.count <= 6
  }

  private static func hasLetter(_ part: Substring) -> Bool {
    part.unicodeScalars.contains { $0.isASCII ? $0.isCapital || $0.isSmallLetter : $0.properties.isAlphabetic }
      || numberKind(of: part) != nil
  }

  func takeLicence(_ part: Substring) -> Bool {
    guard isLicence(part) else { return false }
    note(.licence, part)
    licence = licence ?? String(part)
    return true
  }

  func isLicence(_ part: Substring) -> Bool {
    guard part.utf8.count >= 3 else { return false }
    return ComparisonKey.withBytes(of: part) { key in words.licences.contains { key.starts(with: $0) } }
  }

  /// Cuts what a separator alone could not: a comma before a known word, "on Unsplash", a bracket behind a name.
  ///
  /// Each cut is shorter than what was cut, and there are at most eight, so that a hostile line costs no more.
  func pieces(of part: Substring) -> [Substring] {
    guard !part.isEmpty else { return [] }
    guard known(part) == nil, let (left, right) = cut(part) else { return [part] }
    noteCut(part, left, right)
    var pending = [right, left]
    var pieces: [Substring] = []
    var cuts = 1
    while let next = pending.popLast() {
      let piece = next.trimmed
      if cuts < 8, known(piece) == nil, let (left, right) = cut(piece) {
        cuts += 1
        noteCut(piece, left, right)
        pending.append(right)
        pending.append(left)
      } else if !piece.isEmpty {
        pieces.append(piece)
      }
    }
    return pieces
  }

  private func noteCut(_ part: Substring, _ left: Substring, _ right: Substring) {
    if isExplained { note(.separator, part, "\"\(left)\" and \"\(right)\"") }
  }
}
