/// A text in one of the languages that a picture has it in: an item of an XMP language alternative.
public struct LocalizedText: Codable, Sendable, Hashable {
  /// What XMP calls the language of whoever does not ask for one, and what text without a language gets here.
  public static let anyLanguage = "x-default"

  /// A tag as RFC 5646 writes it, `ar` or `en-GB`, as the file has it, or `x-default`.
  public let language: String
  /// Cleaned of what hides or directs. May have several lines.
  public let text: String

  public init(language: String = anyLanguage, text: String) {
    self.language = language
    self.text = text
  }
}

extension [LocalizedText] {
  /// The text for somebody who doesn't say which language they want: `x-default`, else the first.
  public var preferred: String? {
    (first { $0.language == LocalizedText.anyLanguage } ?? first)?.text
  }
}
