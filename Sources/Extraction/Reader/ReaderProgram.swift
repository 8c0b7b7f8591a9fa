#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program that reads what strangers made.
public struct ReaderProgram: Sendable, Equatable {
  /// Its whole path.
  public let path: String

  /// - Parameter path: the whole path of a program that takes the verbs of ``ReaderVerb``.
  public init(path: String) {
    self.path = path
  }

  static let name = "newsdesk-reader"

  /// The reader that belongs to the running program: where `NEWSDESK_READER` says, else beside the program's own file, else in
  /// `libexec/newsdesk` of the same installation. Links to the program are followed first.
  ///
  /// - Throws: ``ExtractionError/readerMissing(searched:)``.
  public static func find(environment: [String: String]) throws(ExtractionError) -> ReaderProgram {
    if let chosen = environment["NEWSDESK_READER"], !chosen.isEmpty {
      guard chosen.hasPrefix("/"), isProgram(chosen) else { throw .readerMissing(searched: [chosen]) }
      return ReaderProgram(path: chosen)
    }
    let places = RunningProgram.folder.map { ["\($0)/\(name)", "\($0)/../libexec/newsdesk/\(name)"] } ?? []
    guard let found = places.first(where: isProgram) else { throw .readerMissing(searched: places) }
    return ReaderProgram(path: found)
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
