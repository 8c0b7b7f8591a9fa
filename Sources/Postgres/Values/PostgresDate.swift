/// A day of the calendar: PostgreSQL's `date`, without time and zone. `infinity` is refused.
public struct PostgresDate: Hashable, Sendable, Codable {
  /// Astronomical: the year before 1 is 0.
  public let year: Int
  public let month: Int
  public let day: Int

  /// Returns `nil` for a day the (proleptic Gregorian) calendar doesn't have.
  public init?(year: Int, month: Int, day: Int) {
    guard (-4713...5_874_897).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    self.init(days: Self.days(year: year, month: month, day: day))
    guard self.month == month, self.day == day else { return nil }
  }

  /// Counts from 2000-01-01. Years start in March here, so that the leap day is the last of its year.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private init(days: Int) {
    let shifted = days + 730_425
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 730_425
  }
}

extension PostgresDate: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .date }

  public func encodePostgres() throws -> [UInt8]? {
    Int32(Self.days(year: year, month: month, day: day)).bigEndianBytes
  }

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> PostgresDate {
    guard type == .date else { throw PostgresDecodingFailure.wrongType }
    let days = try Int32(bigEndianBytes: bytes)
    if days == .max || days == .min { throw PostgresDecodingFailure("infinity is no date") }
    return PostgresDate(days: Int(days))
  }
}

extension PostgresDate: Comparable, CustomStringConvertible {
  public static func < (left: PostgresDate, right: PostgresDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// ISO 8601: `2024-02-29`.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number.magnitude)
      return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}
