internal import Newsroom

/// The day that the words of an embargo line name.
struct EmbargoDay: Hashable {
  var date: CalendarDate?
  /// Why it is no day that anybody can rely on.
  var doubt: String?

  /// All days in some words, and which words they take.
  static func days(in words: [EmbargoWord]) -> (days: [EmbargoDay], taken: Set<Int>) {
    var days: [EmbargoDay] = []
    var taken: Set<Int> = []
    let printed = words.map(\.printed)
    for index in words.indices where !taken.contains(index) {
      if let day = figures(words[index].key) {
        days.append(day)
        taken.insert(index)
      } else if let (month, length) = month(at: index, in: printed) {
        let (day, used) = named(month, index..<index + length, words)
        guard let day else { continue }
        days.append(day)
        taken.formUnion(used)
      }
    }
    return (days, taken)
  }

  private static func month(at index: Int, in words: [Substring]) -> (Int, Int)? {
    // "mar" and "may" are words; but beside a number they are months, which the caller sees to.
    CalendarWords.month(at: index, in: words)
  }

  /// `25 August 2026`, `August 25, 2026`, `the 25th of August`, `6 أكتوبر 2026`.
  private static func named(_ month: Int, _ range: Range<Int>, _ words: [EmbargoWord]) -> (EmbargoDay?, Set<Int>) {
    var used = Set(range)
    var before = range.lowerBound - 1
    while before >= 0, ["of", "de", "del"].contains(words[before].key) { before -= 1 }
    var behind = range.upperBound
    while behind < words.count, ["of", "de", "del", "the"].contains(words[behind].key) { behind += 1 }
    func dayNumber(_ index: Int) -> Int? {
      guard words.indices.contains(index) else { return nil }
      var text = words[index].key[...]
      for ending in ["st", "nd", "rd", "th", "er", "º"] { text = text.dropping(suffix: ending) ?? text }
      guard (1...2).contains(text.unicodeScalars.count),
        EmbargoClock.zone(at: index + 1, in: words) == nil || index < range.lowerBound
      else { return nil }
      return CalendarWords.number(text).flatMap { (1...31).contains($0) ? $0 : nil }
    }
    func year(_ index: Int) -> Int? {
      guard words.indices.contains(index), words[index].key.unicodeScalars.count == 4,
        let number = CalendarWords.number(words[index].key[...]),
        (2000...2099).contains(number)
      else { return nil }
      // `6 October 2015 GMT` is a quarter past eight.
      if EmbargoClock.zone(at: index + 1, in: words) != nil
        || index + 1 < words.count && ["hrs", "hours", "h", "uhr"].contains(words[index + 1].key)
      {
        let hasOther = words.indices.contains {
          $0 != index && EmbargoClock.time(at: $0, in: words) != nil && !used.contains($0) && $0 != before
        }
        if !hasOther { return nil }
      }
      return number
    }
    if let day = dayNumber(before) {
      used.formUnion(before..<range.lowerBound)
      guard let number = year(behind) else { return (EmbargoDay(date: nil, doubt: "it names no year"), used) }
      used.formUnion(range.upperBound...behind)
      return (EmbargoDay(year: number, month: month, day: day), used)
    }
    guard let day = dayNumber(behind) else { return (nil, []) }
    used.formUnion(range.upperBound...behind)
    guard let number = year(behind + 1) else { return (EmbargoDay(date: nil, doubt: "it names no year"), used) }
    used.insert(behind + 1)
    return (EmbargoDay(year: number, month: month, day: day), used)
  }

  /// `2026-08-25`, `25/08/2026`, `25.08.2026`, `25/8/26`, `2026年8月25日`.
  private static func figures(_ key: String) -> EmbargoDay? {
    for mark in ["-", "/", "."] as [Character] {
      let parts = key.utf8.split(separator: mark.asciiValue ?? 0, omittingEmptySubsequences: false).map {
        Substring($0)
      }
      guard parts.count == 3, parts.allSatisfy({ CalendarWords.number($0) != nil }) else { continue }
      let numbers = parts.compactMap { CalendarWords.number($0) }
      if parts[0].unicodeScalars.count == 4 { return EmbargoDay(year: numbers[0], month: numbers[1], day: numbers[2]) }
      guard parts[0].unicodeScalars.count <= 2, parts[1].unicodeScalars.count <= 2 else { return nil }
      guard parts[2].unicodeScalars.count == 4 else {
        return parts[2].unicodeScalars.count == 2 ? EmbargoDay(date: nil, doubt: "the year has two figures") : nil
      }
      // Full stops put the day first everywhere; a slash or a hyphen either.
      if mark == "." || numbers[0] > 12 || numbers[0] == numbers[1] {
        return EmbargoDay(year: numbers[2], month: numbers[1], day: numbers[0])
      }
      if numbers[1] > 12 { return EmbargoDay(year: numbers[2], month: numbers[0], day: numbers[1]) }
      return EmbargoDay(date: nil, doubt: "\(key) may be day and month or month and day")
    }
    let parts = key.unicodeScalars.split { "年月日".unicodeScalars.contains($0) }.map { Substring($0) }
    let numbers = parts.compactMap { CalendarWords.number($0) }
    guard key.unicodeScalars.contains("月"), numbers.count == parts.count else { return nil }
    return numbers.count == 3
      ? EmbargoDay(year: numbers[0], month: numbers[1], day: numbers[2])
      : EmbargoDay(date: nil, doubt: "it names no year")
  }

  private init(date: CalendarDate?, doubt: String?) {
    self.date = date
    self.doubt = doubt
  }

  private init(year: Int, month: Int, day: Int) {
    date = CalendarDate(year: year, month: month, day: day)
    doubt = date == nil ? "there is no such day" : nil
    if let date, !(2000...2099).contains(date.year) {
      self.date = nil
      doubt = "the year \(date.year) can't be meant"
    }
  }
}
