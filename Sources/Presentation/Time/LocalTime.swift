/// A moment on the newsroom's own clock: what the wall showed, how far that was from UTC, and the zone's short name.
///
/// Time zones are the database's knowledge: it resolves an instant, and this carries the answer. The weekday and the
/// moment itself follow from the fields, so they can't disagree with them.
public struct LocalTime: Hashable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int
  public let hour: Int
  public let minute: Int
  public let second: Int
  /// Seconds east of UTC: 3600 for a London summer.
  public let utcOffset: Int
  /// `GMT`, `CEST`, or `+03` where the zone has no name.
  public let zone: String

  public init(
    year: Int,
    month: Int,
    day: Int,
    hour: Int,
    minute: Int,
    second: Int = 0,
    utcOffset: Int,
    zone: String
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.utcOffset = utcOffset
    self.zone = zone
  }

  /// The wall clock at a moment, for an offset that the caller knows.
  public init(secondsSince1970: Int64, utcOffset: Int = 0, zone: String = "UTC") {
    let local = secondsSince1970 + Int64(utcOffset)
    let (days, rest) = local.flooredDivision(by: 86_400)
    let date = Self.date(dayNumber: Int(days))
    self.init(
      year: date.year,
      month: date.month,
      day: date.day,
      hour: Int(rest) / 3600,
      minute: Int(rest) / 60 % 60,
      second: Int(rest) % 60,
      utcOffset: utcOffset,
      zone: zone
    )
  }

  /// The moment, in whole seconds since 1970 in UTC.
  public var secondsSince1970: Int64 {
    Int64(dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second - utcOffset)
  }

  /// 1 for Monday to 7 for Sunday, as in ISO 8601.
  public var weekday: Int {
    Int(Int64(dayNumber + 3).flooredDivision(by: 7).remainder) + 1
  }

  /// Days since 1 January 1970.
  ///
  /// The year is taken to begin in March, so that a leap day is its last; months then have lengths that one line tells.
  var dayNumber: Int {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = Int64(shifted).flooredDivision(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = Int(yearOfEra) * 365 + Int(yearOfEra) / 4 - Int(yearOfEra) / 100 + dayOfYear
    return Int(era) * 146_097 + dayOfEra - 719_468
  }

  private static func date(dayNumber: Int) -> (year: Int, month: Int, day: Int) {
    let (era, rest) = Int64(dayNumber + 719_468).flooredDivision(by: 146_097)
    let dayOfEra = Int(rest)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = Int(era) * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension Int64 {
  fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
