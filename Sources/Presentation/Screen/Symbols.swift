/// The signs in front of a message, in the locale's reach.
public struct Symbols: Hashable, Sendable {
  public let done: String
  public let refused: String
  public let arrow: String
  public let ellipsis: String

  public static let unicode = Symbols(done: "✓", refused: "✗", arrow: "→", ellipsis: "…")
  /// Words, for somebody who has them read aloud.
  public static let words = Symbols(done: "Done:", refused: "Refused:", arrow: "to", ellipsis: "...")
  public static let ascii = Symbols(done: "OK", refused: "NO", arrow: "->", ellipsis: "...")

  /// Unicode where the locale says UTF-8: the first of LC_ALL, LC_CTYPE and LANG that isn't empty counts, as in POSIX.
  public init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    let charset = locale?.lowercased().split(separator: ".").last?.split(separator: "@").first
    self = charset == "utf-8" || charset == "utf8" ? .unicode : .ascii
  }

  private init(done: String, refused: String, arrow: String, ellipsis: String) {
    self.done = done
    self.refused = refused
    self.arrow = arrow
    self.ellipsis = ellipsis
  }
}
