#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An instant: `timestamp with time zone`, to the microsecond.
///
/// A `Date` counts seconds in a `Double`, which holds a whole microsecond within a century or so of now and less beyond.
/// PostgreSQL's `infinity` is no date and is refused, and so is `timestamp without time zone`, which names no instant.
extension Date: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .timestamptz }

  /// PostgreSQL counts from 2000-01-01T00:00:00Z, Foundation from the same instant of 2001.
  private static let secondsBetweenEpochs = 31_622_400.0

  public func encodePostgres() throws -> [UInt8]? {
    // Whole seconds apart from the rest: as integers they multiply exactly, and the fraction rounds once.
    let whole = timeIntervalSinceReferenceDate.rounded(.down)
    let fraction = timeIntervalSinceReferenceDate - whole
    guard let seconds = Int64(exactly: whole + Self.secondsBetweenEpochs) else { throw Self.outOfRange }
    let (microseconds, isTooFar) = seconds.multipliedReportingOverflow(by: 1_000_000)
    guard !isTooFar, microseconds < .max - 1_000_000, microseconds > .min else { throw Self.outOfRange }
    return (microseconds + Int64((fraction * 1_000_000).rounded())).bigEndianBytes
  }

  private static let outOfRange = PostgresEncodingFailure("the date is out of PostgreSQL's range")

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> Date {
    guard type == .timestamptz else {
      throw type == .timestamp
        ? PostgresDecodingFailure("a timestamp without time zone names no instant: say AT TIME ZONE")
        : PostgresDecodingFailure.wrongType
    }
    let microseconds = try Int64(bigEndianBytes: bytes)
    if microseconds == .max || microseconds == .min {
      throw PostgresDecodingFailure("infinity is no date")
    }
    let (whole, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return Date(
      timeIntervalSinceReferenceDate: Double(whole) - secondsBetweenEpochs + Double(fraction) / 1_000_000
    )
  }
}
