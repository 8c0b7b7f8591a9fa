/// Until when nobody may publish a story, as a line or a field of its source said it.
public struct StoryEmbargo: Hashable, Sendable {
  /// As it stood.
  public let raw: String
  /// RFC 3339, in UTC: `2026-08-25T00:01:00Z`. Nil where any doubt is left: then an editor decides.
  public let until: String?
  /// The zone that is meant, by its name in the tz database.
  public let timeZone: String?
  /// Why it is uncertain.
  public let doubt: String?

  init(raw: String, until: String?, timeZone: String?, doubt: String?) {
    self.raw = raw
    self.until = until
    self.timeZone = timeZone
    self.doubt = doubt
  }

  init(_ advisory: Advisory) {
    self.init(
      raw: advisory.raw,
      until: advisory.embargo?.until,
      timeZone: advisory.embargo?.timeZone,
      doubt: advisory.embargo?.doubt
    )
  }

  /// Reads a field that holds nothing but the time. Nil for an empty one.
  init?(field: String) {
    let text = field.trimmed
    guard !text.isEmpty else { return nil }
    let instant = UTCInstant.normalised(String(text))
    if instant.utf8.last == UInt8(ascii: "Z"), instant.utf8.count >= 20 {
      // Fractions of a second are no embargo's.
      self.init(raw: field, until: String(instant.prefix(19)) + "Z", timeZone: "UTC", doubt: nil)
    } else if let line = Advisory.parse("EMBARGOED UNTIL \(text)"), let time = line.embargo {
      self.init(raw: field, until: time.until, timeZone: time.timeZone, doubt: time.doubt)
    } else {
      self.init(
        raw: field,
        until: nil,
        timeZone: nil,
        doubt: "\"\(text.prefix(60))\" can't be read as a time with its zone"
      )
    }
  }
}
