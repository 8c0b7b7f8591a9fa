/// Where, when and for whom a story was written, as its first paragraph opens: `WASHINGTON, June 4 (Reuters) - …`.
public struct Dateline: Hashable, Sendable {
  /// The dateline as printed, without the dash behind it.
  public let raw: String
  public let city: String
  /// A country or state, as printed: `Tunisia`, `Mo.`.
  public let region: String?
  /// As printed: `June 4`, `Oct 6, 2024`, `Monday`.
  public let date: String?
  /// By its canonical name.
  public let agency: String?
  /// What follows on the line.
  public let rest: String

  /// Nil where the line opens with no dateline. Only the first 160 bytes are looked at.
  ///
  /// A known agency in brackets, or before the dash, makes a dateline of any city. Without an agency the city has to be
  /// in capitals and the dash a long one: "U.S. (and other) officials - speaking …" is prose.
  public static func parse(_ line: String, agencies: AgencyTable = .standard) -> Dateline? {
    let line = line.composed
    let text = line.trimmed
    return withBrackets(text, agencies) ?? withDash(text, agencies)
  }

  private static func withBrackets(_ line: Substring, _ agencies: AgencyTable) -> Dateline? {
    let head = line.utf8.prefix(160)
    guard let open = head.firstIndex(of: UInt8(ascii: "(")),
      let close = head[open...].firstIndex(of: UInt8(ascii: ")")),
      let agency = agencies.agency(named: line[line.utf8.index(after: open)..<close].trimmed)
    else { return nil }
    let end = line.utf8.index(after: close)
    let behind = line[end...].trimmed
    let rest = dashes.lazy.compactMap { behind.dropping(prefix: $0) }.first
    guard let rest = rest ?? (behind.isEmpty ? behind : nil) else { return nil }
    guard let place = DatelinePlace(line[..<open].trimmed, mayBeMixedCase: true) else { return nil }
    return Dateline(place, raw: line[..<end], agency: agency.name, rest: rest.trimmed)
  }

  private static func withDash(_ line: Substring, _ agencies: AgencyTable) -> Dateline? {
    let head = line[..<(line.utf8.prefix(160).lastIndex { $0 < 0x80 } ?? line.startIndex)]
    let longDashes = ["—", "–", "--", " - "]
    guard let dash = longDashes.compactMap({ head.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound })
    else {
      return nil
    }
    let (before, rest) = (line[..<dash.lowerBound].trimmed, line[dash.upperBound...].trimmed)
    if let comma = before.utf8.lastIndex(of: UInt8(ascii: ",")),
      let agency = agencies.agency(named: before[before.utf8.index(after: comma)...].trimmed)
    {
      guard let place = DatelinePlace(before[..<comma].trimmed, mayBeMixedCase: true) else { return nil }
      return Dateline(place, raw: before, agency: agency.name, rest: rest)
    }
    guard line[dash] != " - ", let first = rest.unicodeScalars.first, !first.isSmallLetter,
      let place = DatelinePlace(before, mayBeMixedCase: false)
    else { return nil }
    return Dateline(place, raw: before, agency: nil, rest: rest)
  }

  private static let dashes = ["—", "–", "--", "-", "ـ", "−"]

  private init(_ place: DatelinePlace, raw: Substring, agency: String?, rest: Substring) {
    self.raw = String(raw)
    self.city = place.city
    self.region = place.region
    self.date = place.date
    self.agency = agency
    self.rest = String(rest)
  }
}
