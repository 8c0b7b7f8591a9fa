/// Why a call on the private server was refused or failed. Nothing is left half done.
public enum LocalServerError: Error, Sendable, Equatable {
  /// What makes a path unfit to hold a server.
  public enum PathProblem: Sendable, Equatable {
    case comma, controlCharacter, danglingLink, notAFolder
  }

  /// What is wrong with a data folder that we once made.
  public enum Damage: Sendable, Equatable {
    case noVersion, unreadableVersion
  }

  // The home.
  case homeNotAbsolute(path: String)
  case homeUnusable(path: String, problem: PathProblem)
  /// The folder holds things and lacks our sign. `example` is one of them.
  case homeNotOurs(path: String, example: String)
  case homeOfAnother(path: String, owner: String)
  case homeOfNewerFormat(path: String, format: Int, known: Int)
  case socketPathTooLong(path: String, bytes: Int, limit: Int)
  /// A folder on the way that the server's account may not pass.
  case closedFolder(path: String, account: String, home: String)
  case notWritable(path: String, problem: String)
  /// `available` in bytes.
  case diskFull(path: String, available: Int?)
  case notCreated(path: String)
  case damaged(path: String, problem: Damage)

  // What is installed.
  case noServerAccount(name: String)
  case noBinaries(searched: [String])
  case otherMajorVersion(path: String, data: Int, installed: [Int])
  case notRunnable(program: String, account: String, problem: String)

  // The server at work. `lines` are the last of its log, safe to print.
  case creationFailed(path: String, status: String, lines: [String])
  case startFailed(path: String, lines: [String], log: String)
  case startTimedOut(pid: Int32, limit: Duration, lines: [String], log: String)
  case stopTimedOut(pid: Int32, limit: Duration, log: String)
  case notStoppable(pid: Int32, problem: String)
  case socketRemoved(path: String, pid: Int32)
  /// Processes of a crashed server that are still at work on its data.
  case leftoverProcesses(path: String, pids: [Int32])
  case timedOut(program: String, limit: Duration)
  /// Another process has been creating, starting or stopping this server all the while.
  case busy(path: String, limit: Duration)
}

extension LocalServerError {
  /// A name for this kind of error that never changes, for scripts and machine formats.
  public var code: String {
    switch self {
    case .homeNotAbsolute: "home_not_absolute"
    case .homeUnusable: "home_unusable"
    case .homeNotOurs: "home_not_ours"
    case .homeOfAnother: "home_of_another"
    case .homeOfNewerFormat: "home_of_newer_format"
    case .socketPathTooLong: "socket_path_too_long"
    case .closedFolder: "closed_folder"
    case .notWritable: "not_writable"
    case .diskFull: "disk_full"
    case .notCreated: "not_created"
    case .damaged: "damaged"
    case .noServerAccount: "no_server_account"
    case .noBinaries: "no_binaries"
    case .otherMajorVersion: "other_major_version"
    case .notRunnable: "not_runnable"
    case .creationFailed: "creation_failed"
    case .startFailed: "start_failed"
    case .startTimedOut: "start_timed_out"
    case .stopTimedOut: "stop_timed_out"
    case .notStoppable: "not_stoppable"
    case .socketRemoved: "socket_removed"
    case .leftoverProcesses: "leftover_processes"
    case .timedOut: "timed_out"
    case .busy: "busy"
    }
  }
}
