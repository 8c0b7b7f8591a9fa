internal import Extraction

/// Dates as XMP, IIM and EXIF write them. No part is guessed, and a zone is taken only where it is written.
enum DateReader {
  /// XMP's `2026-03-03T14:05:09.25+01:00`, cut anywhere between two parts; EXIF's `2026:03:03 14:05:09`; IIM's `20260303`.
  ///
  /// - Parameters:
  ///   - time: where it stands in a field of its own: `14:05:09+01:00` or `140509+0100`.
  ///   - offset: likewise, `+01:00`.
  static func read(_ text: String, time: String? = nil, offset: String? = nil, source: MetadataSource) -> PictureDate {
    let written = [text, time, offset].compactMap { $0 }.joined(separator: " ")
    var date = PictureDate(text: PlainText.line(written, limit: 64), source: source)
    var scanner = DigitScanner(text)
    guard let year = scanner.number(4), year > 0 else { return date }
    date.year = year
    scanner.skip("-", ":", "/")
    guard let month = scanner.number(2), (1...12).contains(month) else { return date }
    date.month = month
    scanner.skip("-", ":", "/")
    guard let day = scanner.number(2), (1...days(month, year)).contains(day) else { return date }
    date.day = day
    if let time {
      scanner = DigitScanner(time)
    } else {
      scanner.skip("T", "t", " ")
    }
    readTime(&scanner, into: &date)
    if let offset, date.hour != nil, date.offset == nil {
      scanner = DigitScanner(offset)
      date.offset = scanner.offset()
    }
    return date
  }

  /// Nothing of a time that no clock shows.
  private static func readTime(_ scanner: inout DigitScanner, into date: inout PictureDate) {
    guard let hour = scanner.number(2), hour < 24 else { return }
    scanner.skip(":")
    guard let minute = scanner.number(2), minute < 60 else { return }
    date.hour = hour
    date.minute = minute
    scanner.skip(":")
    if let second = scanner.number(2), second <= 60 {
      // A leap second has no place in most programs.
      date.second = min(second, 59)
      scanner.skipFraction()
    }
    date.offset = scanner.offset()
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Goes through a text of digits.
struct DigitScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) {
    rest = Array(text.utf8)[...].drop { $0 == 0x20 }
  }

  /// A number of exactly so many digits; nil, and nothing is taken, where there is none.
  mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  mutating func skip(_ signs: Unicode.Scalar...) {
    if let first = rest.first, signs.contains(Unicode.Scalar(first)) { rest = rest.dropFirst() }
  }

  mutating func skipFraction() {
    guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") else { return }
    rest = rest.dropFirst().drop { (0x30...0x39).contains($0) }
  }

  /// `Z`, `+01:00`, `-0330`, in minutes. Nil where there is none, or none that a place on Earth has.
  mutating func offset() -> Int? {
    skip(" ")
    guard let sign = rest.first else { return nil }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    rest = rest.dropFirst()
    guard let hours = number(2) else { return nil }
    skip(":")
    let minutes = number(2) ?? 0
    guard hours <= 14, minutes < 60 else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
