extension TimeExpression {
  /// A day, or none, and a time of day: `tomorrow 6am`, `25 nov 2026 06:00`.
  static func wallClock(_ text: String) -> TimeExpression? {
    var words = text.split(whereSeparator: { $0 == " " || $0 == "," })
    // ISO 8601 puts a T between day and time.
    if words.count == 1, let separator = words[0].firstIndex(of: "t"), words[0].first?.isNumber == true {
      words = [words[0][..<separator], words[0][separator...].dropFirst()]
    }
    // `6:30 pm` is one time in two words.
    if let half = words.last, half == "am" || half == "pm", words.count > 1 {
      words.removeLast()
      words[words.count - 1] = Substring(words[words.count - 1] + half)
    }
    if words.first == "at" { words.removeFirst() }
    guard let last = words.popLast(), let (hour, minute) = time(last) else { return nil }
    if words.last == "at" { words.removeLast() }
    guard let day = day(words) else { return nil }
    return .wallClock(day, hour: hour, minute: minute)
  }

  /// `18:00`, `18:00:00`, `6am`, `6:30pm`. 24:00 is no time: it is 00:00 of the next day.
  static func time(_ text: Substring) -> (hour: Int, minute: Int)? {
    var text = text
    var half: Substring?
    if text.hasSuffix("am") || text.hasSuffix("pm") {
      half = text.suffix(2)
      text = text.dropLast(2)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts.count > 1 || half != nil,
      parts.allSatisfy({ (1...2).contains($0.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts.dropFirst().allSatisfy({ $0.count == 2 }), parts.count < 3 || parts[2] == "00",
      let hour = Int(parts[0]), let minute = parts.count > 1 ? Int(parts[1]) : 0, minute < 60
    else { return nil }
    guard let half else { return hour < 24 ? (hour, minute) : nil }
    guard (1...12).contains(hour) else { return nil }
    return (hour % 12 + (half == "pm" ? 12 : 0), minute)
  }

  private static func day(_ words: [Substring]) -> Day? {
    switch words.count {
    case 0: .ahead(0)
    case 1 where words[0] == "today": .ahead(0)
    case 1 where words[0] == "tomorrow": .ahead(1)
    case 1 where words[0] == "yesterday": .ahead(-1)
    case 1: Weekday(words[0]).map(Day.weekday) ?? CalendarDate(iso8601: words[0]).map(Day.date)
    case 2 where words[0] == "on": Weekday(words[1]).map(Day.weekday)
    case 3: date(words).map(Day.date)
    default: nil
    }
  }

  /// `25 nov 2026`, `november 25 2026`. Digits alone are never a day: nobody can tell 3/4 from 4/3.
  private static func date(_ words: [Substring]) -> CalendarDate? {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    func month(_ word: Substring) -> Int? {
      months.firstIndex { word.count >= 3 && word.hasPrefix($0) }.map { $0 + 1 }
    }
    guard words[2].count == 4, let year = Int(words[2]) else { return nil }
    if let day = Int(words[0]), let month = month(words[1]) { return CalendarDate(year: year, month: month, day: day) }
    if let day = Int(words[1]), let month = month(words[0]) { return CalendarDate(year: year, month: month, day: day) }
    return nil
  }
}
