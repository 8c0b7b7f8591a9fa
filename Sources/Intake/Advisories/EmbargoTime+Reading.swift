internal import Newsroom

/// Reads when an embargo ends. Whatever leaves a doubt makes it uncertain: a zone, a year or a day that is missing or could be
/// another, two times that differ, a weekday that is not that day's.
extension EmbargoTime {
  static func read(_ text: Substring) -> EmbargoTime {
    // The instructions first, then perhaps a headline: as little as makes a time, and nothing further may name another.
    var end = text.startIndex
    var whole = EmbargoTime.reading(EmbargoWord.words(of: text))
    while let cut = nextCut(in: text, from: end) {
      end = cut
      let part = EmbargoTime.reading(EmbargoWord.words(of: text[..<end]))
      guard part.instant != nil else { continue }
      let rest = EmbargoWord.words(of: text[end...])
      if whole.instant != part.instant, rest.indices.contains(where: { EmbargoClock.time(at: $0, in: rest) != nil }) {
        return EmbargoTime(doubt: "it names more than one time")
      }
      if rest.contains(where: { vague.contains($0.key) }) { return EmbargoTime(doubt: "it is not final") }
      return part
    }
    if whole.instant == nil, whole.doubt == nil { whole.doubt = "it names no time" }
    return whole
  }

  private static func nextCut(in text: Substring, from start: String.Index) -> String.Index? {
    let marks = [" - ", " – ", " — ", "— ", " | ", ". ", "; ", ": ", ") "]
    return marks.compactMap { text.firstRange(of: $0, from: start) }.map(\.upperBound).min()
  }

  private static func reading(_ words: [EmbargoWord]) -> EmbargoTime {
    if let whole = words.firstIndex(where: { iso8601($0.key) != nil }), let time = iso8601(words[whole].key) {
      return time
    }
    let (days, takenByDays) = EmbargoDay.days(in: words)
    var taken = takenByDays
    var times: [(time: EmbargoClock.Time, zone: EmbargoZone?, printed: String?)] = []
    var looseZones: [(zone: EmbargoZone, printed: String)] = []
    var weekdays: Set<Int> = []
    var last = taken.max() ?? -1
    var index = 0
    while index < words.count {
      if taken.contains(index) {
        index += 1
      } else if let (time, length, glued) = EmbargoClock.time(at: index, in: words) {
        taken.formUnion(index..<index + length)
        index += length
        times.append((time, glued.flatMap(EmbargoZone.named), glued?.uppercased()))
        last = max(last, index - 1)
      } else if let (zone, length) = EmbargoClock.zone(at: index, in: words) {
        let printed = words[index..<index + length].map { String($0.printed) }.joined(separator: " ")
        if let previous = times.indices.last, times[previous].zone == nil {
          (times[previous].zone, times[previous].printed) = (zone, printed)
        } else {
          looseZones.append((zone, printed))
        }
        taken.formUnion(index..<index + length)
        index += length
        last = max(last, index - 1)
      } else {
        if let weekday = Self.weekday(words[index].key) {
          weekdays.insert(weekday)
          taken.insert(index)
        }
        index += 1
      }
    }
    return settle(words, days, times, looseZones, weekdays, taken, last)
  }

  private static func settle(
    _ words: [EmbargoWord],
    _ days: [EmbargoDay],
    _ times: [(time: EmbargoClock.Time, zone: EmbargoZone?, printed: String?)],
    _ looseZones: [(zone: EmbargoZone, printed: String)],
    _ weekdays: Set<Int>,
    _ taken: Set<Int>,
    _ last: Int
  ) -> EmbargoTime {
    if let word = words.first(where: { vague.contains($0.key) }) {
      return EmbargoTime(doubt: "\"\(word.printed)\" is no time")
    }
    if let unknown = words.indices.first(where: { $0 < last && !taken.contains($0) && !fillers.contains(words[$0].key) }
    ) {
      return EmbargoTime(doubt: "\"\(words[unknown].printed)\" is not understood")
    }
    guard let first = times.first else { return EmbargoTime(doubt: "it names no time of day") }
    guard Set(days).count == 1, let day = days.first else {
      return EmbargoTime(doubt: days.isEmpty ? "it names no date" : "it names more than one date")
    }
    guard let date = day.date else { return EmbargoTime(doubt: day.doubt) }
    var result = EmbargoTime()
    for (time, ownZone, printed) in times {
      let wall = WallTime(year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute)
      result.wallClock = result.wallClock ?? wall.description
      guard let zone = ownZone ?? (times.count == 1 && looseZones.count == 1 ? looseZones[0].zone : nil) else {
        result.doubt = looseZones.count > 1 ? "it names more than one zone" : "it names no time zone"
        return result
      }
      result.zone = result.zone ?? printed ?? looseZones.first?.printed
      if let doubt = time.doubt {
        result.doubt = doubt
        return result
      }
      if time.mayBeEither, zone.rule == .american {
        return EmbargoTime(doubt: "\(first.time.hour) o'clock may be morning or evening")
      }
      let (instant, doubt) = zone.instant(at: wall)
      guard let instant else {
        result.doubt = doubt
        return result
      }
      guard result.instant == nil || result.instant == instant else {
        return EmbargoTime(doubt: "it names more than one time")
      }
      if result.timeZone == nil {
        result.timeZone = zone.name
        let offset = zone.name == "UTC" ? 0 : Int((wall.instant(offset: 0) - instant) / 60)
        result.wallClock = WallTime(instant: instant, offset: offset).description
      }
      result.instant = instant
    }
    let weekday = WallTime(year: date.year, month: date.month, day: date.day, hour: 0, minute: 0).weekday
    if !weekdays.isEmpty, weekdays != [weekday] { return EmbargoTime(doubt: "\(date) is no such weekday") }
    return result
  }

  /// `2026-08-25T00:01:00Z`, `2026-08-25T00:01+01:00`.
  private static func iso8601(_ key: String) -> EmbargoTime? {
    guard let mark = key.utf8.firstIndex(of: UInt8(ascii: "t")), mark > key.startIndex,
      key.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false,
      key[..<mark].utf8.count == 10
    else { return nil }
    let (days, _) = EmbargoDay.days(in: [EmbargoWord(key[..<mark])])
    guard let date = days.first?.date else { return nil }
    let rest = key[key.utf8.index(after: mark)...]
    let cut =
      rest.utf8.firstIndex { $0 == UInt8(ascii: "z") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
      ?? rest.endIndex
    guard let (time, _, _) = EmbargoClock.time(at: 0, in: [EmbargoWord(rest[..<cut])]) else { return nil }
    let wall = WallTime(year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute)
    guard cut < rest.endIndex, let zone = EmbargoZone.named(String(rest[cut...])) else {
      return EmbargoTime(wallClock: wall.description, doubt: "it names no time zone")
    }
    let instant = wall.instant(offset: zone.standard)
    return EmbargoTime(
      instant: instant,
      wallClock: WallTime(instant: instant, offset: 0).description,
      zone: rest[cut...].uppercased(),
      timeZone: "UTC"
    )
  }

  private static func weekday(_ key: String) -> Int? {
    let names = [
      "monday mon lundi montag lunes lunedì الاثنين", "tuesday tue tues mardi dienstag martes martedì الثلاثاء",
      "wednesday wed mercredi mittwoch miércoles mercoledì الأربعاء",
      "thursday thu thur thurs jeudi donnerstag jueves giovedì الخميس",
      "friday fri vendredi freitag viernes venerdì الجمعة", "saturday sat samedi samstag sonnabend sábado sabato السبت",
      "sunday sun dimanche sonntag domingo domenica الأحد",
    ]
    return names.firstIndex { $0.split(separator: " ").contains(key[...]) }.map { $0 + 1 }
  }

  /// Words between the parts of a time that say nothing more.
  private static let fillers: Set<String> = Set(
    """
    at on until till til the of for release from in a an to date time before after not publication use broadcast online or print is be
    and this day by hrs hours strictly embargoed embargo ends lifts expires no earlier than prior any media web all uhr den dem der um am
    bis à a le la las los el de del h au jusqu'au jusqu’au jusqu'à jusqu’à heures hasta fino al alle ore dalle o'clock o’clock delle vom tot
    om حتى يوم الساعة في من dal local distribution publish published under under-embargo it exactly precisely sharp
    """.split(whereSeparator: \.isWhitespace).map { String($0) }
  )
  private static let vague: Set<String> = [
    "about", "approximately", "approx", "around", "circa", "tbc", "tbd", "tba", "provisional", "provisionally",
    "expected", "delivery",
    "whichever", "unless", "speech", "subject", "confirmed",
  ]
}
