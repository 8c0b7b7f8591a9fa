/// Why nothing came out of a file, or the reader could not be asked. Nothing was changed.
public enum ExtractionError: Error, Sendable, Equatable {
  // The reader.
  /// `newsdesk-reader` is at none of these places.
  case readerMissing(searched: [String])
  case notRunnable(path: String, problem: String)
  /// It ended with this status before it read anything, as `diagnostics` says: a defect, or a machine that lacks something.
  case failed(status: Int32, diagnostics: String)

  // The file.
  case tooLarge(bytes: Int, limit: Int)
  case refused(ReaderRefusal)
  /// The reader was ended, because it took longer than this.
  case timedOut(Duration)
  /// The reader died of this signal. It is the file's doing, and the file is lost, nothing else.
  case crashed(signal: Int32, diagnostics: String)
  case outputTooLarge(limit: Int)
  /// What it wrote is not what its verb writes.
  case garbled(problem: String)

  /// A name for this kind of error that never changes, for scripts and machine formats.
  public var code: String {
    switch self {
    case .readerMissing: "reader_missing"
    case .notRunnable: "reader_not_runnable"
    case .failed: "reader_failed"
    case .tooLarge: "too_large"
    case .refused(let refusal): refusal.code.rawValue
    case .timedOut: "timed_out"
    case .crashed: "crashed"
    case .outputTooLarge: "output_too_large"
    case .garbled: "garbled"
    }
  }

  /// Whether it is the file's fault: another file may well be read.
  public var isAboutFile: Bool {
    switch self {
    case .readerMissing, .notRunnable, .failed: false
    default: true
    }
  }
}

extension ExtractionError: CustomStringConvertible {
  /// As it fits behind a file's name and a colon. What others wrote in it has no control characters.
  public var description: String {
    switch self {
    case .readerMissing(let searched): "newsdesk-reader is missing: it is not at \(searched.joined(separator: " or "))"
    case .notRunnable(let path, let problem): "\(path) could not be run: \(problem)"
    case .failed(let status, let diagnostics): "newsdesk-reader ended with \(status)\(Self.behind(diagnostics))"
    case .tooLarge(let bytes, let limit): "\(bytes) bytes, more than the \(limit) that are read"
    case .refused(let refusal): refusal.why
    case .timedOut(let limit): "reading it took more than \(limit.components.seconds) s, and was ended"
    case .crashed(let signal, let diagnostics):
      "it broke newsdesk-reader (signal \(signal))\(Self.behind(diagnostics)). Nothing else was harmed"
    case .outputTooLarge(let limit): "more than \(limit) bytes came out of it"
    case .garbled(let problem): "what newsdesk-reader made of it can't be read: \(problem)"
    }
  }

  /// How to mend it, and who can. Nil where only another file helps.
  public var mend: String? {
    switch self {
    case .readerMissing:
      "Install newsdesk-reader beside newsdesk, or give its whole path in NEWSDESK_READER"
    case .notRunnable: "Check that this account may run it"
    case .failed: "Check that the libraries it needs are installed: ldd $(command -v newsdesk-reader)"
    case .timedOut: "Try again when the machine is less busy"
    default: nil
    }
  }

  private static func behind(_ diagnostics: String) -> String {
    diagnostics.isEmpty ? "" : ": \(diagnostics)"
  }
}
