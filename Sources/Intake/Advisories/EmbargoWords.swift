/// One word of an embargo line: as printed, and as it is compared.
struct EmbargoWord {
  let printed: Substring
  /// Without the punctuation around it, in lower case.
  let key: String

  init(_ word: Substring) {
    printed = word.trimmedOf(",;()[]*\"“”‘’'!<>–—«»")
    var text = printed.lowercased()
    // `8 p.m.` and `U.S.`, but not `18.30` and not `Oct. 6`.
    let letters = text.unicodeScalars
    if letters.contains("."), letters.contains(where: { $0.properties.isAlphabetic }) {
      text = String(String.UnicodeScalarView(letters.filter { $0 != "." }))
    }
    key = String(text[...].trimmedOf(".:"))
  }

  /// The words of a text, an `@`, a colon between words and a slash beside a zone being no part of them.
  static func words(of text: Substring) -> [EmbargoWord] {
    var words: [EmbargoWord] = []
    for word in text.words.prefix(80) {
      var rest = word
      if let bare = rest.dropping(prefix: "@") { rest = bare }
      // `1800GMT/2000CEST`: two words.
      let parts = rest.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
      let isDate =
        !parts.isEmpty
        && parts.allSatisfy {
          $0.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal || ",)".unicodeScalars.contains($0) }
        }
      for part in isDate ? [rest] : parts {
        let word = EmbargoWord(part)
        if !word.key.isEmpty { words.append(word) }
      }
    }
    return words
  }
}

/// The days and times of day that words name.
enum EmbargoClock {
  struct Time: Hashable {
    var hour: Int
    var minute: Int
    /// `9:30` with no am or pm, which in twelve-hour lands says half of it.
    var mayBeEither = false
    var doubt: String?
  }

  /// The time of day at a word, how many words it takes, and what is glued behind it (a zone).
  static func time(at index: Int, in words: [EmbargoWord]) -> (time: Time, length: Int, glued: String?)? {
    let key = words[index].key
    let next = index + 1 < words.count ? words[index + 1].key : ""
    switch key {
    case "noon", "midday", "12noon", "mittag", "midi": return (Time(hour: 12, minute: 0), 1, nil)
    case "midnight", "12midnight", "mitternacht", "minuit":
      return (Time(hour: 0, minute: 0, doubt: "midnight may be the start or the end of that day"), 1, nil)
    case "12" where next == "noon" || next == "midday": return (Time(hour: 12, minute: 0), 2, nil)
    case "12" where next == "midnight":
      return (Time(hour: 0, minute: 0, doubt: "midnight may be the start or the end of that day"), 2, nil)
    default: break
    }
    guard let (numbers, digits, ending) = figures(key) else { return nil }
    var suffix = ending
    var length = 1
    let units: Set<String> = [
      "am", "pm", "hrs", "hours", "hour", "h", "uhr", "oclock", "o’clock", "o'clock", "heures", "horas", "ore",
    ]
    if suffix.isEmpty, units.contains(next) {
      (suffix, length) = (next, 2)
    }
    var glued: String?
    if !units.contains(suffix), !suffix.isEmpty {
      // `1800GMT`, `8pmET`.
      for half in ["am", "pm", "hrs", "h"] {
        if let rest = suffix[...].dropping(prefix: half), EmbargoZone.named(String(rest)) != nil {
          (suffix, glued) = (half, String(rest))
          break
        }
      }
      if glued == nil {
        guard EmbargoZone.named(suffix) != nil else { return nil }
        (suffix, glued) = ("", suffix)
      }
    }
    guard var time = clock(numbers, digits) else { return nil }
    if suffix == "am" || suffix == "pm" {
      guard digits != 4 || numbers.count > 1 || numbers[0] >= 100 else { return nil }
      if suffix == "pm", (1...11).contains(time.hour) { time.hour += 12 }
      if suffix == "am", time.hour == 12 {
        time.hour = 0
        if time.minute == 0 { time.doubt = "12 a.m. may be the start or the end of that day" }
      }
      if suffix == "am", time.hour > 12 { time.doubt = "\(time.hour) o'clock is not in the morning" }
      return (time, length, glued)
    }
    let isBare = suffix.isEmpty && glued == nil
    if numbers.count == 1 {
      // Four figures are a time where something says so; else they may be a year.
      let before = index > 0 ? words[index - 1].key : ""
      let isSaid =
        !isBare || zone(at: index + length, in: words) != nil
        || ["at", "until", "till", "before", "to", "by", "@"].contains(before)
      guard
        digits == 4
          ? isSaid || key.utf8.first == 0x30 : !isBare && suffix != "hours" || (!suffix.isEmpty && digits <= 2)
      else { return nil }
      if digits < 3, isBare { return nil }
    }
    time.mayBeEither =
      isBare && numbers.count > 1 && digits < 4 && (1...12).contains(time.hour) || suffix.hasPrefix("o")
    return (time, length, glued)
  }

  /// The zone at a word: the longest name of up to five words.
  static func zone(at index: Int, in words: [EmbargoWord]) -> (zone: EmbargoZone, length: Int)? {
    guard index < words.count else { return nil }
    for length in (1...5).reversed() where index + length <= words.count {
      let slice = words[index..<index + length]
      let name = slice.map(\.key).joined(separator: " ")
      let joined = slice.map(\.key).joined()
      if let zone = EmbargoZone.named(name)
        ?? (length == 2 && (slice[index].key == "gmt" || slice[index].key == "utc") ? EmbargoZone.named(joined) : nil)
      {
        if length == 1, EmbargoZone.needsCapitals(name),
          words[index].printed.unicodeScalars.contains(where: \.isSmallLetter)
        {
          continue
        }
        if length == 1,
          ["london", "paris", "brussels", "new york", "central", "eastern", "local", "uk", "time", "greenwich"]
            .contains(name), name != "eastern"
        {
          continue
        }
        return (zone, length)
      }
    }
    return nil
  }

  /// The numbers before any letters, how many figures the first parts have, and the letters: `18h00` has none left.
  private static func figures(_ key: String) -> (numbers: [Int], digits: Int, ending: String)? {
    var numbers: [Int] = []
    var digits = 0
    var current = ""
    var scalars = Substring(key).unicodeScalars
    while let scalar = scalars.first {
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        current += String(Int(value))
        digits += 1
      } else if ":.h".unicodeScalars.contains(scalar), !current.isEmpty,
        scalars.dropFirst().first?.properties.numericType == .decimal
      {
        guard let number = Int(current) else { return nil }
        numbers.append(number)
        current = ""
      } else {
        break
      }
      scalars = scalars.dropFirst()
    }
    guard let last = Int(current), numbers.count <= 2, digits <= 6 else { return nil }
    return (numbers + [last], digits, String(scalars))
  }

  private static func clock(_ numbers: [Int], _ digits: Int) -> Time? {
    let (hour, minute): (Int, Int)
    switch (numbers.count, digits) {
    case (1, 1), (1, 2): (hour, minute) = (numbers[0], 0)
    case (1, 3), (1, 4): (hour, minute) = (numbers[0] / 100, numbers[0] % 100)
    case (2, 3), (2, 4): (hour, minute) = (numbers[0], numbers[1])
    case (3, 5), (3, 6): (hour, minute) = numbers[2] == 0 ? (numbers[0], numbers[1]) : (99, 0)
    default: return nil
    }
    guard hour < 24 || hour == 24 && minute == 0, minute < 60 else { return nil }
    return Time(hour: hour, minute: minute)
  }
}
