/// Days as datelines print them: `Oct. 6`, `6 octobre 2024`, `Monday`, `6. Okt`, `06/10/2024`. They are kept as printed and not
/// resolved.
enum DatelineDate {
  private enum Word {
    case weekday, month, number, day, filler
  }

  /// Whether all of a text is a day: a weekday, a full date in figures, or a month with a number.
  static func isDate(_ text: Substring) -> Bool {
    let words = text.words
    guard (1...8).contains(words.count) else { return false }
    var found: Set<Word> = []
    var index = 0
    while index < words.count {
      if let (_, length) = CalendarWords.month(at: index, in: words) {
        found.insert(.month)
        index += length
        continue
      }
      guard let word = kind(of: words[index]) else { return false }
      found.insert(word)
      index += 1
    }
    return found.contains(.weekday) || found.contains(.day) || found.contains(.month) && found.contains(.number)
  }

  /// Whether a part goes on with a date that an earlier part began: `2024`, `9 a.m.`, `Oct. 6`.
  static func continues(_ text: Substring) -> Bool {
    let words = text.words
    return (1...6).contains(words.count)
      && words.indices.allSatisfy { kind(of: words[$0]) != nil || CalendarWords.month(at: $0, in: words) != nil }
  }

  /// A date at the end of a text with something before it: `WASHINGTON June 4`, `Paris, le 6 octobre`.
  static func trailing(in text: Substring) -> (before: Substring, date: Substring)? {
    let words = text.words.prefix(12)
    guard words.count > 1 else { return nil }
    for word in words.dropFirst() {
      let date = text[word.startIndex...].trimmed
      if isDate(date) { return (text[..<word.startIndex].trimmed, date) }
    }
    return nil
  }

  /// A date at the start of a text with something behind it: `Sept 3 UNITED NATIONS`.
  static func leading(in text: Substring) -> (date: Substring, behind: Substring)? {
    let words = text.words.prefix(12)
    guard words.count > 1 else { return nil }
    for word in words.dropFirst().reversed() {
      let date = text[..<word.startIndex].trimmed
      if isDate(date) { return (date, text[word.startIndex...]) }
    }
    return nil
  }

  private static func kind(of word: Substring) -> Word? {
    let bare = CaptionDate.bare(word)
    let key = ComparisonKey.of(bare)
    if CalendarWords.isWeekday(word) || weekdays.contains(key) { return .weekday }
    if months.contains(key) { return .month }
    if fillers.contains(key) { return .filler }
    guard let first = bare.unicodeScalars.first, first.properties.numericType == .decimal else { return nil }
    let digits = bare.unicodeScalars.count { $0.properties.numericType == .decimal }
    var letters = bare
    for ending in ["st", "nd", "rd", "th", "er", "º", "ª", "°", "일", "日"] {
      letters = letters.dropping(suffix: ending) ?? letters
    }
    if letters.unicodeScalars.count == digits { return digits <= 2 || digits == 4 ? .number : nil }
    let isFigures = bare.unicodeScalars.allSatisfy {
      $0.properties.numericType == .decimal || "/.-:".unicodeScalars.contains($0)
    }
    guard isFigures else { return isEastAsianDay(bare) ? .day : nil }
    return bare.utf8.contains(UInt8(ascii: ":"))
      ? .filler : digits >= 4 || bare.utf8.contains(UInt8(ascii: "/")) ? .day : nil
  }

  /// `10月6日`, `６日`, `2024年10月6日`, `10월 6일`.
  static func isEastAsianDay(_ text: Substring) -> Bool {
    var hasDigit = false
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType == .decimal {
        hasDigit = true
      } else if !"年月日년월일號号".unicodeScalars.contains(scalar) {
        return false
      }
    }
    return hasDigit && "日일號号".unicodeScalars.contains { $0 == text.unicodeScalars.last }
  }

  private static let fillers: Set<String> = [
    "le", "de", "del", "di", "of", "the", "den", "am", "a", "em", "el", "في", "يوم", "gmt", "pm", "г", "года", "ng",
  ]
  /// What ``CalendarWords`` has not: the abbreviations that only datelines use, and the genitives of Russian and Ukrainian.
  private static let months: Set<String> = Set(
    """
    janv févr avr juil déc ene abr ago dic fev out dez gen mag giu lug set ott okt mrz jänner mei maart januari februari augustus
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв фев мар апр июн июл авг сен окт ноя дек
    ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık stycznia lutego marca kwietnia maja czerwca lipca
    sierpnia września października listopada grudnia
    """.split(whereSeparator: \.isWhitespace).map { ComparisonKey.of($0) }
  )
  private static let weekdays: Set<String> = Set(
    """
    lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    sonnabend maandag dinsdag woensdag donderdag vrijdag zaterdag zondag понедельник вторник среда четверг пятница суббота
    воскресенье الإثنين
    """.split(whereSeparator: \.isWhitespace).map { ComparisonKey.of($0) }
  )
}
