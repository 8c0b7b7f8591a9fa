#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Output that didn't arrive.
public enum OutputError: Error, Hashable, Sendable {
  /// The reader has gone, as `head` does. Nothing is wrong: end without a word.
  case closedPipe
  /// The device is full or broken: the command failed, and exits 74. `code` is an errno.
  case failed(target: String, code: Int32)
  /// `-o` named a folder.
  case isDirectory(path: String)

  public var isClosedPipe: Bool { self == .closedPipe }
}

extension OutputError: CustomStringConvertible {
  /// `stdout could not be written: No space left on device`.
  public var description: String {
    switch self {
    case .closedPipe: "the reader of the output has gone"
    case .failed(let target, let code):
      "\(SafeText.terminal(target)) could not be written: \(String(cString: strerror(code)))"
    case .isDirectory(let path): "\(SafeText.terminal(path)) could not be written: it is a folder"
    }
  }
}
