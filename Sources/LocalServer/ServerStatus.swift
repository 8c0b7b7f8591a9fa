#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What there is at a home, as one look found it.
public struct ServerStatus: Sendable, Equatable {
  public enum State: Sendable, Equatable {
    /// Nothing is there yet, or an unfinished creation that `create()` completes.
    case notCreated
    /// The server was shut down in good order.
    case stopped
    /// The server is up but does not take connections yet.
    case starting(pid: Int32)
    /// The server takes connections.
    case running(pid: Int32, since: Date?)
    /// The server is shutting down.
    case stopping(pid: Int32)
    /// The server is up, but its socket was removed, so nobody can connect.
    case unreachable(pid: Int32)
    /// The server ended without shutting down: its pid file is left over. `start()` recovers.
    case crashed
    /// The folder is somebody else's, or unusable; the error says in what way.
    case foreign(LocalServerError)
  }

  public let state: State
  /// The major version that the data folder was made by, such as 15.
  public let dataVersion: Int?
  /// The release of the binaries that serve that data, such as "15.18". Nil where none is installed.
  public let serverVersion: String?
  public let dataDirectory: String
  public let socketDirectory: String
  /// The newest log file, or the one that the next start writes first.
  public let logFile: String
}
