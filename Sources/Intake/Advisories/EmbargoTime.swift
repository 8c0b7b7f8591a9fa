/// When an embargo ends, as its line says it, or why that can't be told.
public struct EmbargoTime: Hashable, Sendable {
  /// Seconds since 1970. Nil where any doubt is left: then nothing but an editor's decision ends the embargo.
  public var instant: Int64?
  /// What the clock shows then, in the zone that the line means: `2026-08-25T00:01`.
  public var wallClock: String?
  /// As printed: `GMT`, `London time`.
  public var zone: String?
  /// The zone that is meant, by its name in the tz database: `Europe/London`.
  public var timeZone: String?
  /// Why it is uncertain; nil where it is certain.
  public var doubt: String?

  /// RFC 3339, in UTC: `2026-08-25T00:01:00Z`.
  public var until: String? {
    instant.map { WallTime(instant: $0, offset: 0).description + ":00Z" }
  }
}

/// A day and a time of day with no zone, and the arithmetic between it and instants.
struct WallTime: Hashable {
  var year, month, day, hour, minute: Int

  init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    (self.year, self.month, self.day, self.hour, self.minute) = (year, month, day, hour, minute)
  }

  /// - Parameter offset: minutes east of Greenwich.
  init(instant: Int64, offset: Int) {
    let seconds = instant + Int64(offset) * 60
    let days = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
    let rest = Int(seconds - days * 86_400)
    (hour, minute) = (rest / 3600, rest % 3600 / 60)
    // Days to a date of the Gregorian calendar, counted from 1 March of the year 0.
    let shifted = Int(days) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970.
  var days: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 1 for Monday to 7 for Sunday.
  var weekday: Int { (days + 3) % 7 + 1 }

  func instant(offset: Int) -> Int64 {
    Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60) - Int64(offset) * 60
  }
}

extension WallTime: CustomStringConvertible {
  var description: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))T\(padded(hour)):\(padded(minute))"
  }
}
