extension LocalServerError: CustomStringConvertible {
  /// What a person needs to know: what was refused, why, and how to mend it. One sentence each, without a final stop in
  /// `mend`, which is something to type or to do.
  public struct Explanation: Sendable, Equatable {
    public let refused: String
    public let why: String
    public let mend: String
    /// What the server itself said last. Empty where it said nothing.
    public var log: [String] = []
  }

  public var description: String {
    let explanation = explanation
    return "\(explanation.refused): \(explanation.why)"
  }

  public var explanation: Explanation {
    switch self {
    case .homeNotAbsolute(let path):
      Explanation(
        refused: "\"\(path)\" can't hold the database",
        why: "the path does not start at /",
        mend: "Give NEWSDESK_HOME the whole path"
      )
    case .homeUnusable(let path, let problem):
      Explanation(
        refused: "\(path) can't hold the database",
        why: Self.reason(problem),
        mend: "Choose another folder with NEWSDESK_HOME"
      )
    case .homeNotOurs(let path, let example):
      Explanation(
        refused: "\(path) was not touched",
        why: "it holds something else, such as \(example)",
        mend: "Choose an empty folder with NEWSDESK_HOME"
      )
    case .homeOfAnother(let path, let owner):
      Explanation(
        refused: "\(path) was not touched",
        why: "it belongs to \(owner)",
        mend: "Work as \(owner), or choose a folder of your own with NEWSDESK_HOME"
      )
    case .homeOfNewerFormat(let path, let format, let known):
      Explanation(
        refused: "\(path) was not touched",
        why: "a newer newsdesk made it (format \(format), this one knows \(known))",
        mend: "Install the newer newsdesk"
      )
    case .socketPathTooLong(let path, let bytes, let limit):
      Explanation(
        refused: "The folder's path is too long",
        why: "\(path) has \(bytes) bytes, and a socket's path holds \(limit)",
        mend: "Choose a folder with a path shorter by \(bytes - limit) bytes with NEWSDESK_HOME"
      )
    case .closedFolder(let path, let account, let home):
      Explanation(
        refused: "The database can't be in \(home)",
        why: "it runs as \(account), to whom \(path) is closed",
        mend: "Choose a folder outside \(path) with NEWSDESK_HOME, or open the way: chmod o+x \(path)"
      )
    case .notWritable(let path, let problem):
      Explanation(
        refused: "\(path) could not be used",
        why: problem.prefix(1).lowercased() + problem.dropFirst(),
        mend: "Make it writable, or choose another folder with NEWSDESK_HOME"
      )
    case .diskFull(let path, let available):
      Explanation(
        refused: "The database could not go on in \(path)",
        why: "the disk is full" + (available.map { " (\($0 >> 20) MiB free)" } ?? ""),
        mend: "Free at least \(LocalServer.neededSpace >> 20) MiB there, or choose another disk with NEWSDESK_HOME"
      )
    case .notCreated(let path):
      Explanation(
        refused: "There is no database to work with",
        why: "\(path) holds none yet",
        mend: "newsdesk init --local"
      )
    case .damaged(let path, let problem):
      Explanation(
        refused: "\(path) was not touched",
        why: problem == .noVersion ? "its PG_VERSION is missing" : "its PG_VERSION names no version",
        mend: "Restore the folder from a backup, or move it away and begin again: newsdesk init --local"
      )
    case .noServerAccount(let name):
      Explanation(
        refused: "The database was not started",
        why: "root may not run it, and there is no account \(name) to run it as",
        mend: "apt-get install postgresql"
      )
    case .noBinaries(let searched):
      Explanation(
        refused: "There is no PostgreSQL server to run",
        why: "initdb and postgres are not in \(searched.joined(separator: " or "))",
        mend: "apt-get install postgresql"
      )
    case .otherMajorVersion(let path, let data, let installed):
      Explanation(
        refused: "\(path) was not touched",
        why: "PostgreSQL \(data) made it, and here is only \(Self.list(installed))",
        mend: "apt-get install postgresql-\(data)"
      )
    case .notRunnable(let program, let account, let problem):
      Explanation(
        refused: "\(program) could not be run",
        why: "as \(account): \(problem)",
        mend: "Check that this account may run it"
      )
    case .creationFailed(let path, let status, let lines):
      Explanation(
        refused: "No database was made in \(path)",
        why: "PostgreSQL's initdb ended with \(status)",
        mend: "Mend what it says, then: newsdesk init --local",
        log: lines
      )
    case .startFailed(_, let lines, let log):
      Explanation(
        refused: "The database did not start",
        why: "the server ended at once",
        mend: "Mend what it says, then: newsdesk start. The whole log: \(log)",
        log: lines
      )
    case .startTimedOut(let pid, let limit, let lines, let log):
      Explanation(
        refused: "The database does not take connections yet",
        why: "the server (process \(pid)) was given \(limit.components.seconds) s and is still at work",
        mend: "Wait on: newsdesk start. The whole log: \(log)",
        log: lines
      )
    case .stopTimedOut(let pid, let limit, let log):
      Explanation(
        refused: "The database has not stopped yet",
        why: "the server (process \(pid)) was given \(limit.components.seconds) s and is still at work",
        mend: "Wait on: newsdesk stop. Its log: \(log)"
      )
    case .notStoppable(let pid, let problem):
      Explanation(
        refused: "The database was not stopped",
        why: "process \(pid) took no signal: \(problem)",
        mend: "Stop it as the account that started it"
      )
    case .socketRemoved(let path, let pid):
      Explanation(
        refused: "The database can't be reached",
        why: "\(path) was removed while the server (process \(pid)) ran",
        mend: "newsdesk stop && newsdesk start"
      )
    case .leftoverProcesses(let path, let pids):
      Explanation(
        refused: "The database was not started",
        why: "processes of a crashed server still work in \(path): \(Self.list(pids))",
        mend: "Wait for them to end, or end them: kill -QUIT \(Self.list(pids))"
      )
    case .timedOut(let program, let limit):
      Explanation(
        refused: "\(program) was ended",
        why: "it took more than \(limit.components.seconds) s",
        mend: "Try again when the machine is less busy"
      )
    case .busy(let path, let limit):
      Explanation(
        refused: "Nothing was done",
        why: "another newsdesk has been starting or stopping this database for \(limit.components.seconds) s",
        mend: "Try again when it is done. It holds \(path)"
      )
    }
  }

  private static func list(_ numbers: [some BinaryInteger]) -> String {
    numbers.map { "\($0)" }.joined(separator: " ")
  }

  private static func reason(_ problem: PathProblem) -> String {
    switch problem {
    case .comma: "libpq reads a comma in it as the start of another server"
    case .controlCharacter: "its name has a control character"
    case .danglingLink: "it is a link to a place that does not exist"
    case .notAFolder: "it is not a folder"
    }
  }
}
