/// The part of a dateline before its agency: `GAZA CITY, Oct 6, 2024`, `KANSAS CITY, Mo.`, `MOSCOW, Monday`.
struct DatelinePlace {
  let city: String
  let region: String?
  let date: String?

  /// Nil where the words are no city: too many, in small letters, or a whole sentence.
  init?(_ text: Substring, mayBeMixedCase: Bool) {
    guard !text.isEmpty, text.utf8.count <= 120 else { return nil }
    var parts = text.split(separator: ",").map(\.trimmed)
    guard parts.count <= 5, let city = parts.first, Self.isCity(city, mayBeMixedCase: mayBeMixedCase) else {
      return nil
    }
    parts.removeFirst()
    if let start = parts.firstIndex(where: Self.isDate) {
      let first = parts[start]
      date = parts.last.map { String(first.base[first.startIndex..<$0.endIndex]) }
      parts = Array(parts[..<start])
    } else {
      date = nil
    }
    guard parts.allSatisfy({ $0.unicodeScalars.first?.isSmallLetter == false }) else { return nil }
    self.city = String(city)
    region = parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func isDate(_ part: Substring) -> Bool {
    let words = part.words
    guard (1...3).contains(words.count) else { return false }
    return words.contains(where: CalendarWords.isMonth) || words.count == 1 && CalendarWords.isWeekday(words[0])
  }

  private static func isCity(_ text: Substring, mayBeMixedCase: Bool) -> Bool {
    let words = text.words
    guard (1...6).contains(words.count) else { return false }
    let small: Set<String> = ["and", "of", "de", "la", "el", "al", "du", "da", "di", "am", "an", "sur", "the"]
    return words.allSatisfy { word in
      guard let first = word.unicodeScalars.first else { return false }
      if small.contains(String(word)) { return mayBeMixedCase }
      let isCapital = first.isCapital || first.isUncasedLetter
      return isCapital && (mayBeMixedCase || !word.unicodeScalars.contains { $0.isSmallLetter })
    }
  }
}
