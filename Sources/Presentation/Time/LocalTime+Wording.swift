extension LocalTime {
  /// `2026-11-24T14:04:00+00:00`: RFC 3339, for machines.
  ///
  /// An offset that isn't whole minutes, as before zones were made, has no place there; the moment is then told in UTC.
  public var rfc3339: String {
    guard utcOffset.isMultiple(of: 60) else {
      return LocalTime(secondsSince1970: secondsSince1970).rfc3339
    }
    let offset = abs(utcOffset) / 60
    let sign = utcOffset < 0 ? "-" : "+"
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(padded(hour)):\(padded(minute)):\(padded(second))"
      + "\(sign)\(padded(offset / 60)):\(padded(offset % 60))"
  }

  /// `14:33`.
  public var clock: String { "\(padded(hour)):\(padded(minute))" }

  /// `Tue 24 Nov 14:33 GMT`, and with the year where it isn't this year: `Sun 28 Mar 2027 02:30 BST`.
  public func absolute(now: LocalTime) -> String {
    "\(dayInWords(now: now)) \(clock) \(zone)"
  }

  /// `today 18:00 GMT`, `tomorrow 06:00 GMT`, `yesterday 23:10 GMT`, and else as `absolute(now:)`.
  public func familiar(now: LocalTime) -> String {
    switch dayNumber - now.dayNumber {
    case 0: "today \(clock) \(zone)"
    case 1: "tomorrow \(clock) \(zone)"
    case -1: "yesterday \(clock) \(zone)"
    default: absolute(now: now)
    }
  }

  /// `Tue 24 Nov`, with the year where it isn't this year.
  public func dayInWords(now: LocalTime) -> String {
    year == now.year ? "\(weekdayName) \(day) \(monthName)" : "\(weekdayName) \(day) \(monthName) \(year)"
  }

  /// `24 Nov 2026 14:33 GMT`: complete, for a document that will be read on another day.
  public var lasting: String { "\(day) \(monthName) \(year) \(clock) \(zone)" }

  /// Seconds from `other` to this; negative where this came first.
  public func seconds(since other: LocalTime) -> Int64 {
    secondsSince1970 - other.secondsSince1970
  }

  /// `Tue`.
  public var weekdayName: String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1]
  }

  /// `Nov`; the number itself where there is no such month.
  public var monthName: String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return names.indices.contains(month - 1) ? names[month - 1] : "\(month)"
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
