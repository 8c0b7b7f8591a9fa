internal import Newsroom

/// The one day that a caption names in full. Part of a date is no date, and two different days are none either, unless
/// one of them is said to be the picture's.
struct CaptionDate {
  let day: CalendarDate
  let words: [Substring]
  /// The words that are the date.
  let range: Range<Int>

  static func find(in caption: Substring) -> CaptionDate? {
    // A caption has a few dozen words; what is longer isn't one.
    let words = Array(caption.words.prefix(400))
    var found: [CaptionDate] = []
    for index in words.indices {
      guard let (day, range) = date(at: index, in: words) else { continue }
      found.append(CaptionDate(day: day, words: words, range: range))
    }
    guard let first = found.first else { return nil }
    if found.allSatisfy({ $0.day == first.day }) { return first }
    let ofPicture = found.filter(\.isOfThePicture)
    return ofPicture.count == 1 ? ofPicture.first : nil
  }

  /// "In this Monday, Nov. 11, 2019 file photo", "taken on 6 October 2024".
  private var isOfThePicture: Bool {
    let behind = words[range.upperBound...].prefix(2).joined(separator: " ").lowercased()
    if behind.utf8.starts(with: "file ".utf8) || behind == "photo" { return true }
    let before = words[..<range.lowerBound].suffix(3).map { $0.lowercased() }
    return before.contains("taken") || before.contains("photographed")
  }

  private static func date(at index: Int, in words: [Substring]) -> (CalendarDate, Range<Int>)? {
    let word = words[index]
    if let day = CalendarDate(iso8601: bare(word)) { return (day, index..<index + 1) }
    guard let (month, length) = CalendarWords.month(at: index, in: words) else { return nil }
    let behind = index + length
    // October 6, 2024
    if behind + 1 < words.count, let day = dayNumber(words[behind]), let year = yearNumber(words[behind + 1]),
      let date = CalendarDate(year: year, month: month, day: day)
    {
      return (date, index..<behind + 2)
    }
    // 6 October 2024, 6 de octubre de 2024, 6 أكتوبر (تشرين الأول) 2024
    var first = index - 1
    if first >= 1, words[first] == "de" || words[first] == "of" { first -= 1 }
    var last = behind
    if last < words.count, words[last] == "de" || words[last] == "del" { last += 1 }
    if last < words.count, words[last].utf8.first == UInt8(ascii: "(") {
      while last < words.count, last < behind + 3, words[last].utf8.last != UInt8(ascii: ")") { last += 1 }
      last += 1
    }
    guard first >= 0, last < words.count, let day = dayNumber(words[first]), let year = yearNumber(words[last]),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return (date, first..<last + 1)
  }

  /// `6`, `6,`, `06`, `6th`, `6.`, `٦`.
  private static func dayNumber(_ word: Substring) -> Int? {
    var text = bare(word)
    for ending in ["st", "nd", "rd", "th", "er"] { text = text.dropping(suffix: ending) ?? text }
    guard (1...2).contains(text.unicodeScalars.count) else { return nil }
    return CalendarWords.number(text).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  private static func yearNumber(_ word: Substring) -> Int? {
    let text = bare(word)
    guard text.unicodeScalars.count == 4 else { return nil }
    return CalendarWords.number(text).flatMap { (1800...2199).contains($0) ? $0 : nil }
  }

  /// A word without the punctuation around it.
  static func bare(_ word: Substring) -> Substring {
    let marks = ",.;:()[]!?،؛\"“”'’".unicodeScalars
    var word = word
    while let last = word.unicodeScalars.last, marks.contains(last) { word.unicodeScalars.removeLast() }
    while let first = word.unicodeScalars.first, marks.contains(first) { word.unicodeScalars.removeFirst() }
    return word
  }
}
