/// How a word may look on a terminal. A style never says what the word doesn't.
public enum Style: Hashable, Sendable {
  case bold
  case dim
  case red
  case green
  case yellow

  /// The text between the escape sequences that switch the style on and off.
  public func applied(to text: String) -> String {
    "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The text without the escape sequences of styles.
  static func removed(from text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    var pieces = text.split(separator: "\u{1B}[", omittingEmptySubsequences: false)[...]
    let first = pieces.removeFirst()
    return first + pieces.map { $0.drop { $0 != "m" }.dropFirst() }.joined()
  }

  private var code: Int {
    switch self {
    case .bold: 1
    case .dim: 2
    case .red: 31
    case .green: 32
    case .yellow: 33
    }
  }
}
