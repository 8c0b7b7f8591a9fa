/// Months and weekdays as captions and datelines write them.
enum CalendarWords {
  /// The month that opens at a word, and how many words name it: Levantine months have two.
  static func month(at index: Int, in words: [Substring]) -> (month: Int, length: Int)? {
    let first = ComparisonKey.of(CaptionDate.bare(words[index]))
    if index + 1 < words.count {
      let second = ComparisonKey.of(CaptionDate.bare(words[index + 1]))
      if let month = months["\(first) \(second)"] { return (month, 2) }
    }
    return months[first].map { ($0, 1) }
  }

  static func isMonth(_ word: Substring) -> Bool {
    months[ComparisonKey.of(CaptionDate.bare(word))] != nil
  }

  static func isWeekday(_ word: Substring) -> Bool {
    weekdays.contains(ComparisonKey.of(CaptionDate.bare(word)))
  }

  /// A whole number in any script's digits.
  static func number(_ text: Substring) -> Int? {
    var number = 0
    for scalar in text.unicodeScalars {
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
      number = number * 10 + Int(value)
      if number > 9999 { return nil }
    }
    return text.isEmpty ? nil : number
  }

  private static let months: [String: Int] = {
    let names = [
      "january jan janvier enero janeiro januar gennaio يناير|كانون الثاني",
      "february feb février febrero fevereiro februar febbraio فبراير شباط",
      "march mar mars marzo março märz مارس آذار",
      "april apr avril abril aprile أبريل إبريل نيسان",
      "may mai mayo maio maggio مايو أيار",
      "june jun juin junio junho juni giugno يونيو حزيران",
      "july jul juillet julio julho juli luglio يوليو تموز",
      "august aug août agosto أغسطس آب",
      "september sep sept septembre septiembre setembro settembre سبتمبر أيلول",
      "october oct octobre octubre outubro oktober ottobre أكتوبر|تشرين الأول",
      "november nov novembre noviembre novembro نوفمبر|تشرين الثاني",
      "december dec décembre diciembre dezembro dezember dicembre ديسمبر|كانون الأول",
    ]
    var months: [String: Int] = [:]
    for (index, line) in names.enumerated() {
      let (single, double) = (line.split(separator: "|").first ?? "", line.split(separator: "|").dropFirst())
      for name in single.split(separator: " ") + double { months[ComparisonKey.of(name)] = index + 1 }
    }
    return months
  }()

  private static let weekdays: Set<String> = Set(
    """
    monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    montag dienstag mittwoch donnerstag freitag samstag sonntag
    الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    """.split(whereSeparator: \.isWhitespace).map { ComparisonKey.of($0) }
  )
}
