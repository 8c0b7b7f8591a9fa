/// A line that says when a page was published or changed, and nothing else: `Published 3 hours ago`, `6 Oct 2024`,
/// `October 6, 20248:35 AM GMT+3Updated 6 days ago`, `2024年10月6日 15:30`.
///
/// Every word and sign of the line has to be one that such lines have; a single other word makes it text.
struct PageTime {
  private(set) var hasLabel = false
  private(set) var isRelative = false
  private(set) var hasZone = false
  private(set) var hasClock = false
  private(set) var hasYear = false
  private var hasMonth = false
  private var numbers = 0

  /// Whether the line is the page's wherever it stands: a label, or "ago", says so.
  var isCertain: Bool {
    hasLabel && (hasDate || hasClock || isRelative || hasMonth && numbers > 0) || isRelative && numbers > 0
  }

  /// A day with its year. In a body that can be a heading, above one it is the day of publication.
  var hasDate: Bool { hasYear && (hasMonth || numbers >= 3) }

  /// `14.32 BST`: a live page marks its entries so.
  var isClock: Bool { hasClock && hasZone }

  /// Nil for a line that has anything else in it.
  init?(_ line: Substring) {
    guard line.utf8.count <= 140, line.utf8.count >= 2 else { return nil }
    var rest = line.unicodeScalars[...]
    var wasNumber = false
    var separator: Unicode.Scalar?
    while let first = rest.first {
      if let digit = first.digit, (0...9).contains(digit) {
        let digits = rest.prefix { $0.digit != nil }
        if wasNumber, separator == ":" || separator == "." || separator == "h" { hasClock = true }
        note(number: CalendarWords.number(Substring(digits)), digits: digits.count)
        rest = rest.dropFirst(digits.count)
        (wasNumber, separator) = (true, nil)
      } else if first.isWordPart {
        let word = rest.prefix { $0.isWordPart || $0 == "." || $0 == "'" || $0 == "’" }
        guard note(word: Substring(word)) else { return nil }
        rest = rest.dropFirst(word.count)
        (wasNumber, separator) = (false, nil)
      } else {
        guard first.isSpace || Self.signs.contains(first) else { return nil }
        if !first.isSpace { separator = first }
        rest.removeFirst()
      }
    }
    guard numbers > 0 || hasLabel || isRelative else { return nil }
  }

  private static let signs = Set(",.:;/|·•-–—ـ+()（）：、،\u{200E}\u{200F}".unicodeScalars)

  private mutating func note(number: Int?, digits: Int) {
    numbers += 1
    if let number, (1900...2199).contains(number) { hasYear = true }
    // A year and the hour behind it, glued: `20248:35`.
    if digits == 5 || digits == 6 { hasYear = true }
  }

  private mutating func note(word: Substring) -> Bool {
    let key = ComparisonKey.of(word)
    if let kind = PageTimeWords.kinds[key] {
      switch kind {
      case .label: hasLabel = true
      case .relative: isRelative = true
      case .zone: hasZone = true
      case .month: hasMonth = true
      case .filler: break
      }
      return true
    }
    if CalendarWords.isMonth(word) {
      hasMonth = true
      return true
    }
    return CalendarWords.isWeekday(word) || noteEastAsian(word)
  }

  /// `年`, `月`, `日午後`: East Asian dates have no spaces between their words.
  private mutating func noteEastAsian(_ word: Substring) -> Bool {
    guard word.unicodeScalars.allSatisfy({ PageTimeWords.eastAsian.contains($0) }) else { return false }
    if word.unicodeScalars.contains(where: { $0 == "年" || $0 == "년" }) { hasYear = true }
    if word.unicodeScalars.contains(where: { $0 == "月" || $0 == "월" }) { hasMonth = true }
    if word.unicodeScalars.contains(where: { "更布開配수입".unicodeScalars.contains($0) }) { hasLabel = true }
    return true
  }
}

extension Unicode.Scalar {
  /// The value of a decimal digit of any script.
  var digit: Int? {
    if value < 0x80 { return (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil }
    guard properties.numericType == .decimal else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  fileprivate var isWordPart: Bool {
    // The stroke that lengthens Arabic letters stands between dates, and is a letter to Unicode.
    if value < 0x80 { return isCapital || isSmallLetter }
    return value != 0x640 && (properties.isAlphabetic || properties.generalCategory == .nonspacingMark)
  }
}
