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
  /// In lines.
  public var height: Int
  public var usesColor: Bool
  public var symbols: Symbols

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
    height = size.map { Int($0.ws_row) }.flatMap { $0 > 0 ? $0 : nil } ?? 24
    usesColor = color.usesColor(isTerminal: isTerminal, environment: environment)
    symbols = Symbols(environment: environment)
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

  private static func reportedSize(of descriptor: Int32) -> winsize? {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
  }
}
