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
