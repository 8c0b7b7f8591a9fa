/// When a picture was made, as its file says, with as much of it as the file says. A zone is never made up: where `offset`
/// is nil, the clock's zone is unknown.
public struct PictureDate: Codable, Sendable, Hashable {
  /// As the file has it: `2026:03:03 14:05:09`, `2026-03`, `20260303`.
  public let text: String
  public let source: MetadataSource
  /// Nil, and all that follows with it, where the text is no date.
  public var year: Int?
  /// 1 to 12.
  public var month: Int?
  /// 1 to 31, and one that the month has.
  public var day: Int?
  /// 0 to 23.
  public var hour: Int?
  public var minute: Int?
  /// 0 to 59; nil where only minutes are given. Fractions are left to `text`.
  public var second: Int?
  /// Minutes east of UTC.
  public var offset: Int?

  public init(text: String, source: MetadataSource) {
    self.text = text
    self.source = source
  }

  /// The date and time in ISO 8601, as far as they are known: `2026`, `2026-03-03`, `2026-03-03T14:05:09+01:00`. Nil where the
  /// text is no date. It is a moment, and fit for a `timestamptz`, only where `offset` is there.
  public var iso: String? {
    guard let year else { return nil }
    var iso = Self.digits(year, 4)
    guard let month else { return iso }
    iso += "-" + Self.digits(month, 2)
    guard let day else { return iso }
    iso += "-" + Self.digits(day, 2)
    guard let hour, let minute else { return iso }
    iso += "T\(Self.digits(hour, 2)):\(Self.digits(minute, 2)):\(Self.digits(second ?? 0, 2))"
    guard let offset else { return iso }
    if offset == 0 { return iso + "Z" }
    return iso + (offset < 0 ? "-" : "+") + "\(Self.digits(abs(offset) / 60, 2)):\(Self.digits(abs(offset) % 60, 2))"
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
