/// The layout of the folder that holds a private server.
///
/// ```
/// newsdesk-home        says that the folder is ours, and in what format
/// newsdesk-home.lock   one process at a time creates, starts or stops
/// newsdesk.conf        our settings, written anew at each start
/// data/                PostgreSQL's data folder, made elsewhere and renamed into place when it is whole
/// socket/              0700: entering it is the right to connect
/// log/                 one file for each day of the week, and the words of the last start
/// ```
struct Home: Sendable {
  static let port = 5432
  /// The bytes that a Unix socket's address holds on Linux, without its closing NUL.
  static let longestSocketPath = 107
  /// Raised when a newer layout can't be read by older programs.
  static let format = 1

  /// As given, for messages about the path itself.
  let given: String
  let path: String

  init(path: String) {
    given = path
    self.path = path.hasPrefix("/") ? Files.resolved(path) : path
  }

  var marker: String { path + "/newsdesk-home" }
  var unfinishedMarker: String { path + "/newsdesk-home.new" }
  var lock: String { path + "/newsdesk-home.lock" }
  var settings: String { path + "/newsdesk.conf" }
  var data: String { path + "/data" }
  var pidFile: String { data + "/postmaster.pid" }
  var log: String { path + "/log" }
  var startupLog: String { log + "/startup.log" }
  var socket: String { path + "/socket" }
  var socketPath: String { socket + "/.s.PGSQL.\(Self.port)" }

  /// A data folder in the making has a name of its own, so that an `initdb` that outlived its caller can't meddle.
  static let unfinishedPrefix = "data.new-"
  func unfinishedData(_ suffix: String) -> String { path + "/" + Self.unfinishedPrefix + suffix }

  /// Refuses a path that can't hold a server, before anything is touched.
  func checkPath() throws(LocalServerError) {
    guard given.hasPrefix("/") else {
      throw .homeNotAbsolute(path: given)
    }
    // libpq parts hosts at commas, and PostgreSQL's pid file is read line by line.
    if path.contains(",") {
      throw .homeUnusable(path: path, problem: .comma)
    }
    if path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw .homeUnusable(path: path, problem: .controlCharacter)
    }
    let bytes = socketPath.utf8.count
    if bytes > Self.longestSocketPath {
      throw .socketPathTooLong(path: socketPath, bytes: bytes, limit: Self.longestSocketPath)
    }
    for folder in ancestors + [path] where Files.kind(folder) == .link {
      throw .homeUnusable(path: folder, problem: .danglingLink)
    }
  }

  /// The folders above the home, outermost first.
  var ancestors: [String] {
    var folders = ["/"]
    var walked = ""
    for part in path.split(separator: "/").dropLast() {
      walked += "/" + part
      folders.append(walked)
    }
    return folders
  }
}
