#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is known of the screen at the other end of a stream, decided for each stream on its own.
public struct Terminal: Hashable, Sendable {
  /// False in a pipe or a file.
  public var isTerminal: Bool
  /// In columns.
  public var width: Int
  /// In rows.
  public var height: Int
  public var usesColor: Bool
  public var symbols: Symbols
  /// For somebody who has it read aloud: nothing stands in columns, and nothing is drawn a second time.
  public var isLinear = false

  public init(
    isTerminal: Bool,
    width: Int = 80,
    height: Int = 24,
    usesColor: Bool = false,
    symbols: Symbols = .unicode
  ) {
    self.isTerminal = isTerminal
    self.width = width
    self.height = height
    self.usesColor = usesColor
    self.symbols = symbols
  }

  /// The facts of an open descriptor: 1 for stdout, 2 for stderr.
  public init(descriptor: Int32, color: ColorPolicy = .auto, environment: [String: String]) {
    isTerminal = isatty(descriptor) == 1
    let size = Self.reportedSize(of: descriptor)
    width = Self.width(reported: size.map { Int($0.ws_col) }, environment: environment)
    height = Self.height(reported: size.map { Int($0.ws_row) }, environment: environment)
    usesColor = color.usesColor(isTerminal: isTerminal, environment: environment)
    symbols = Symbols(environment: environment)
  }

  /// A name and what it stands for: in columns, or with a colon between them.
  public func pair(_ name: String, _ value: String, width: Int) -> String {
    isLinear ? (name.isEmpty ? value : "\(name): \(value)") : DisplayWidth.pad(name, to: width) + "  " + value
  }

  /// The text in the style where this stream shows colours, and as it is elsewhere.
  public func paint(_ text: String, _ style: Style?) -> String {
    guard usesColor, let style else { return text }
    return style.applied(to: text)
  }

  /// What the screen says of itself, then `COLUMNS`, then 80.
  static func width(reported: Int?, environment: [String: String]) -> Int {
    if let reported, reported > 0 { return reported }
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    return 80
  }

  /// The same screen, as large as it is now.
  public func resized(descriptor: Int32, environment: [String: String]) -> Terminal {
    let now = Terminal(descriptor: descriptor, environment: environment)
    var copy = self
    (copy.width, copy.height) = (now.width, now.height)
    return copy
  }

  /// What the screen says of itself, then `LINES`, then 24.
  static func height(reported: Int?, environment: [String: String]) -> Int {
    if let reported, reported > 0 { return reported }
    if let lines = environment["LINES"].flatMap({ Int($0) }), lines > 0 { return lines }
    return 24
  }

  /// How many rows of this screen a text takes. Escape sequences of colours take no room.
  public func rows(of text: String) -> Int {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.reduce(0) { rows, line in
      let columns = DisplayWidth.of(Style.removed(from: String(line)))
      return rows + max(1, (columns + width - 1) / max(1, width))
    }
  }

  private static func reportedSize(of descriptor: Int32) -> winsize? {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
  }
}
