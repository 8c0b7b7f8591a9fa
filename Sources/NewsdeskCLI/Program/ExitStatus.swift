/// How a command ends. The numbers are part of the interface: scripts rely on them. 64 and up are those of sysexits.h.
public enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Done, or already so.
  case done = 0
  /// Some were refused, or a check found something.
  case someRefused = 1
  /// The person said no.
  case cancelled = 2
  case usage = 64
  case badData = 65
  /// No such story, desk, person or file.
  case notFound = 66
  /// The database can't be reached.
  case unreachable = 69
  /// A bug of ours.
  case internalError = 70
  case cannotWrite = 74
  /// Somebody changed it first, or holds its lock: read again and retry.
  case changedMeanwhile = 75
  case notAllowed = 77
  /// Not set up, or the configuration is wrong.
  case notSetUp = 78
  /// The workflow says not yet.
  case notYet = 79
  case interrupted = 130

  /// As the manual has it.
  var meaning: String {
    switch self {
    case .done: "done, or already so"
    case .someRefused: "some refused, or a check found something"
    case .cancelled: "cancelled by you"
    case .usage: "usage"
    case .badData: "bad input data"
    case .notFound: "no such story, desk, person or file"
    case .unreachable: "the database can't be reached"
    case .internalError: "a bug of ours"
    case .cannotWrite: "output could not be written"
    case .changedMeanwhile: "somebody changed it first, or holds its lock: read again and retry"
    case .notAllowed: "you may not"
    case .notSetUp: "not set up, or configuration is wrong"
    case .notYet: "the workflow says not yet"
    case .interrupted: "Ctrl-C"
    }
  }
}
