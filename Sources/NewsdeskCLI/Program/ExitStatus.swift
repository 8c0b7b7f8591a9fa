/// How a command ends. The numbers are part of the interface: scripts rely on them. 64 and up are those of sysexits.h.
public enum ExitStatus: Int32, Sendable {
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
}
