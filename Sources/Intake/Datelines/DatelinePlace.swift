/// The part of a dateline before its agency: `GAZA CITY, Oct 6, 2024`, `KANSAS CITY, Mo.`, `MOSCOW, Monday`, `Oct 6`.
struct DatelinePlace {
  /// Nil where nothing but a date stands there.
  let city: String?
  let region: String?
  let date: String?
  /// Whether all words of the city that can be are in capitals. A script without capitals is none of them.
  let isInCapitals: Bool
  /// Words of a script that has no capitals.
  let isUncased: Bool

  /// Nil where the words are no place: too many, in small letters, or a whole sentence.
  init?(_ text: Substring) {
    let text = text.trimmed
    guard !text.isEmpty, text.utf8.count <= 160 else { return nil }
    var parts = text.unicodeScalars.split { ",،、".unicodeScalars.contains($0) }.map { Substring($0).trimmed }
    parts.removeAll(where: \.isEmpty)
    guard (1...7).contains(parts.count) else { return nil }

    var dates: [Substring] = []
    // The date first: `6 October 2024, GENEVA`, `Sept 3 UNITED NATIONS`.
    while let first = parts.first, DatelineDate.isDate(first) || !dates.isEmpty && DatelineDate.continues(first) {
      dates.append(first)
      parts.removeFirst()
    }
    if dates.isEmpty, let first = parts.first, let (date, behind) = DatelineDate.leading(in: first) {
      dates = [date]
      parts[0] = behind
    }
    if dates.isEmpty {
      if let start = parts.firstIndex(where: DatelineDate.isDate) {
        guard parts[(start + 1)...].allSatisfy(DatelineDate.continues) else { return nil }
        dates = Array(parts[start...])
        parts = Array(parts[..<start])
      } else if let start = parts.firstIndex(where: { DatelineDate.trailing(in: $0) != nil }),
        let (before, date) = DatelineDate.trailing(in: parts[start])
      {
        guard parts[(start + 1)...].allSatisfy(DatelineDate.continues) else { return nil }
        dates = [date] + parts[(start + 1)...]
        parts = Array(parts[..<start]) + [before]
      }
    }
    date = dates.first.flatMap { first in
      dates.last.map { Self.withoutFinalStop(first.base[first.startIndex..<$0.endIndex]) }
    }
    guard let first = parts.first else {
      (city, region, isInCapitals, isUncased) = (nil, nil, false, false)
      return
    }
    guard !DatelineCities.isLabel(first), parts.allSatisfy(Self.isCity) else { return nil }
    let isSeveral = Self.namesSeveral(parts)
    let whole = first.base[first.startIndex..<(parts.last ?? first).endIndex]
    let name = Self.withoutStop(isSeveral ? whole : first)
    city = String(name)
    region = isSeveral || parts.count == 1 ? nil : parts.dropFirst().joined(separator: ", ")
    let letters = (isSeveral ? whole : first).words.filter { !Self.smallWords.contains(String($0)) }.joined()
      .unicodeScalars
    isInCapitals = letters.contains(where: \.isCapital) && !letters.contains(where: \.isSmallLetter)
    isUncased = !letters.contains(where: \.isCapital)
  }

  /// Whether more than one city stands there: `CAIRO, PARIS and GAZA`. `Bosnia and Herzegovina` is one country.
  private static func namesSeveral(_ parts: [Substring]) -> Bool {
    guard parts.count > 1 else { return false }
    if parts.allSatisfy({ DatelineCities.standsAlone($0) }) { return true }
    return parts.dropFirst().contains { part in
      !DatelineCities.isRegionWithAnd(part)
        && part.words.contains { ["and", "et", "und", "y", "&", "AND"].contains($0) }
    }
  }

  /// `6 октября.` but not `6 Oct.`: only what is short is shortened.
  private static func withoutFinalStop(_ date: Substring) -> String {
    guard let bare = date.dropping(suffix: "."), let last = bare.words.last else { return String(date) }
    let isShortened = last.unicodeScalars.count <= 4 && last.unicodeScalars.contains { $0.properties.isAlphabetic }
    // A German day ends in a full stop: `6.` stays before its month, and is no end of a sentence.
    return String(isShortened ? date : bare)
  }

  /// `MOSCOW.` but not `D.C.` or `Mo.`: a city is not shortened.
  private static func withoutStop(_ city: Substring) -> Substring {
    guard let bare = city.dropping(suffix: "."), !bare.utf8.contains(UInt8(ascii: ".")) else { return city }
    return bare
  }

  private static func isCity(_ text: Substring) -> Bool {
    let words = text.words
    guard (1...8).contains(words.count), let first = words.first, !smallWords.contains(String(first)) || first == "and",
      !openings.contains(String(first))
    else {
      return false
    }
    return words.allSatisfy { word in
      guard let first = word.unicodeScalars.first else { return false }
      if smallWords.contains(String(word)) { return true }
      if let elided = elisions.lazy.compactMap({ word.dropping(prefix: $0) }).first?.unicodeScalars.first {
        return elided.isCapital
      }
      let hasLetter = word.unicodeScalars.contains { $0.properties.isAlphabetic }
      let isNumbered = first.properties.numericType == .decimal && !word.unicodeScalars.contains(where: \.isSmallLetter)
      return hasLetter
        && (first.isCapital || first.isUncasedLetter || isNumbered || "‘’'".unicodeScalars.contains(first))
        && !word.unicodeScalars.contains { "!?;:\"“”()[]{}<>=*".unicodeScalars.contains($0) }
    }
  }

  /// Words that begin a sentence and no city.
  private static let openings: Set<String> = [
    "In", "On", "At", "From", "When", "After", "As", "By", "For", "While", "He", "She", "It", "They", "But", "And",
    "If", "This", "That",
  ]
  private static let elisions = ["d’", "d'", "l’", "l'", "al-", "el-", "ad-", "as-", "ar-", "at-", "an-"]
  private static let smallWords: Set<String> = [
    "and", "of", "de", "la", "el", "al", "du", "da", "di", "am", "an", "sur", "the", "del", "der", "den", "des", "y",
    "e", "et",
    "und", "en", "i", "och", "og", "upon", "on", "bei", "im", "in", "le", "les", "dos", "do", "near", "aboard", "sous",
    "ob",
    "lès", "à", "a", "van", "aan", "&", "na",
  ]
}
