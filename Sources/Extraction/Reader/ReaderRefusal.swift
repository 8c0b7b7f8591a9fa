/// What the reader says of a file that it can't read. It travels as an exit status of its own for each code, and a last line
/// on stderr, so that a verb which has written half a stream can still refuse.
public struct ReaderRefusal: Error, Sendable, Equatable {
  public enum Code: String, Sendable, CaseIterable {
    /// There are no bytes.
    case empty
    /// It is what it should be, and broken.
    case unreadable
    /// It is something else, or a kind that is not read.
    case unsupported
    /// It is too much: bytes, pixels, entries.
    case tooLarge = "too_large"

    /// What the reader exits with. No library ends a process with these.
    public var exitStatus: Int32 {
      switch self {
      case .empty: 100
      case .unreadable: 101
      case .unsupported: 102
      case .tooLarge: 103
      }
    }

    public init?(exitStatus: Int32) {
      guard let code = Self.allCases.first(where: { $0.exitStatus == exitStatus }) else { return nil }
      self = code
    }
  }

  public let code: Code
  /// Why, as it fits behind a file's name and a colon: `this is a GIF picture, and …`. One line.
  public let why: String

  public init(_ code: Code, _ why: String) {
    self.code = code
    self.why = why
  }
}
