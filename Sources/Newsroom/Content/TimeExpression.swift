/// A time as a person writes it, before anybody has asked what the clock on the wall says.
public enum TimeExpression: Hashable, Sendable {
  /// So many seconds from now: `+2h`.
  case after(seconds: Int64)
  /// RFC 3339 with an offset.
  case instant(String)
  /// On the newsroom's wall.
  case wallClock(Day, hour: Int, minute: Int)

  public enum Day: Hashable, Sendable {
    /// So many days from today; -1 for yesterday.
    case ahead(Int)
    case date(CalendarDate)
    /// The nearest such day, ahead or behind, whichever is asked for.
    case weekday(Weekday)
  }

  /// Reads `18:00`, `6am`, `6:30 pm`, `today 18:00`, `yesterday 6pm`, `friday 17:00`, `2026-11-25T06:00`, `25 Nov 2026 06:00`, `+2h`, `+1h30m`, and
  /// RFC 3339. A day without a time is no time.
  public init?(_ text: String) {
    let text = text.lowercased()
    if text.hasPrefix("+"), let seconds = Self.duration(text.dropFirst()) {
      self = .after(seconds: seconds)
    } else if let instant = Self.rfc3339(text) {
      self = .instant(instant)
    } else if let wallClock = Self.wallClock(text) {
      self = wallClock
    } else {
      return nil
    }
  }

  /// Whether it names a day and no time of it: `tomorrow`, `friday`, `2026-12-04`.
  public static func isDayAlone(_ text: String) -> Bool {
    guard Self(text) == nil, case .wallClock(let day, _, _)? = Self(text + " 18:00") else { return false }
    // Nothing, or "at", names no day.
    return day != .ahead(0) || text.lowercased().hasPrefix("today")
  }

  private static func duration(_ text: Substring) -> Int64? {
    var total: Int64 = 0
    var digits = ""
    for character in text where character != " " {
      if ("0"..."9").contains(character) {
        digits.append(character)
        continue
      }
      let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
      guard let unit = units[character], let number = Int64(digits), number < 100_000 else { return nil }
      total += number * unit
      digits = ""
    }
    return digits.isEmpty && total > 0 ? total : nil
  }

  private static func rfc3339(_ text: String) -> String? {
    let parts = text.split(whereSeparator: { $0 == "t" || $0 == " " })
    guard parts.count == 2, CalendarDate(iso8601: parts[0]) != nil else { return nil }
    var clock = parts[1]
    var offset = "+00:00"
    if clock.last == "z" {
      clock = clock.dropLast()
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let zone = clock[sign...].dropFirst().split(separator: ":")
      guard zone.count == 2, let hours = Int(zone[0]), let minutes = Int(zone[1]), zone.allSatisfy({ $0.count == 2 }),
        hours <= 14, minutes < 60
      else { return nil }
      offset = String(clock[sign...])
      clock = clock[..<sign]
    } else {
      return nil
    }
    guard let (hour, minute) = time(clock) else { return nil }
    return "\(parts[0])T\(padded(hour)):\(padded(minute)):00\(offset)"
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
