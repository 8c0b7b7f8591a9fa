/// The place that stands beside a caption's date: `in Tunis, Tunisia October 6, 2024`.
///
/// Only what a preposition introduces and a date ends is a place; anything looser would be a guess.
enum CaptionPlace {
  static func find(beside date: CaptionDate) -> String? {
    before(date) ?? behind(date)
  }

  private static let prepositions: Set<String> = ["in", "near", "at", "outside", "off", "around", "à", "en", "bei"]

  /// Small words inside names of places.
  private static let inner: Set<String> = [
    "of", "the", "de", "del", "la", "las", "los", "le", "el", "al", "du", "da", "do", "sur", "upon", "am", "an",
    "central",
    "northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern",
    "north",
    "south", "east", "west", "occupied",
  ]

  private static func before(_ date: CaptionDate) -> String? {
    var end = date.range.lowerBound
    while end > 0, date.words[end - 1] == "on" || CalendarWords.isWeekday(date.words[end - 1]) { end -= 1 }
    var start = end
    while start > 0 {
      let word = date.words[start - 1]
      if prepositions.contains(word.lowercased()) { return place(date.words[start..<end]) }
      guard isPartOfName(word), start == end || !endsSentence(word) else { return nil }
      start -= 1
    }
    return nil
  }

  private static func behind(_ date: CaptionDate) -> String? {
    let start = date.range.upperBound + 1
    guard start < date.words.count, prepositions.contains(date.words[start - 1].lowercased()),
      !endsSentence(date.words[start - 2])
    else { return nil }
    var end = start
    while end < date.words.count, isPartOfName(date.words[end]) {
      end += 1
      if endsSentence(date.words[end - 1]) { break }
    }
    return place(date.words[start..<end])
  }

  private static func isPartOfName(_ word: Substring) -> Bool {
    let bare = CaptionDate.bare(word)
    guard let first = bare.unicodeScalars.first else { return false }
    return first.isCapital || inner.contains(String(bare)) || bare.utf8.contains(UInt8(ascii: "-"))
  }

  private static func endsSentence(_ word: Substring) -> Bool {
    guard let bare = word.dropping(suffix: ".") else { return false }
    return !CaptionMarkers.isAbbreviation(bare)
  }

  private static func place(_ words: ArraySlice<Substring>) -> String? {
    var words = words
    while let first = words.first, first == "the" { words = words.dropFirst() }
    while let last = words.last, inner.contains(String(last)) { words = words.dropLast() }
    guard let first = words.first, let last = words.last,
      words.contains(where: { CaptionDate.bare($0).unicodeScalars.first?.isCapital == true })
    else { return nil }
    // The slice of the caption itself, so that the wording is the caption's own.
    var place = Substring(first.base[first.startIndex..<last.endIndex])
    while let end = place.unicodeScalars.last, end == "," || end == ";" || end == ")" {
      place.unicodeScalars.removeLast()
    }
    if let bare = place.dropping(suffix: "."), endsSentence(place) { place = bare }
    return place.isEmpty ? nil : String(place)
  }
}
