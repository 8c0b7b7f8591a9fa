import Glibc

extension Home {
  enum Finding: Equatable {
    case missing
    /// An empty folder, or one where an earlier creation was cut off before it could sign.
    case claimable
    case ours
  }

  /// Tells whether the home is ours, could become ours, or belongs to somebody else; the last is an error.
  func inspect() throws(LocalServerError) -> Finding {
    try checkPath()
    guard let status = Files.status(path) else {
      // A file where a folder should be, or a folder that may not be entered, hides the home.
      let problem = errno
      if problem == ENOENT {
        return .missing
      }
      throw .notWritable(path: path, problem: Files.reason(problem))
    }
    guard Files.kind(path) == .folder else {
      throw .homeUnusable(path: path, problem: .notAFolder)
    }
    let entries: [String]
    do {
      entries = try Files.entries(path)
    } catch {
      if status.st_uid != geteuid() {
        throw .homeOfAnother(path: path, owner: ServerAccount.name(of: status.st_uid))
      }
      throw error
    }
    let sign = Files.read(marker, limit: 200)
    if sign == nil, !entries.allSatisfy(Self.mayPrecedeTheSign) {
      throw .homeNotOurs(path: path, example: entries.sorted().first ?? "")
    }
    if status.st_uid != geteuid() {
      throw .homeOfAnother(path: path, owner: ServerAccount.name(of: status.st_uid))
    }
    guard let sign else { return .claimable }
    try checkSign(sign)
    return .ours
  }

  private static func mayPrecedeTheSign(_ name: String) -> Bool {
    // A disk of its own, mounted as the home, has lost+found from the start.
    ["newsdesk-home.lock", "newsdesk-home.new", "lost+found"].contains(name)
  }

  private func checkSign(_ sign: String) throws(LocalServerError) {
    let words = sign.split(whereSeparator: \.isWhitespace)
    guard words.count >= 3, words[0] == "newsdesk", words[1] == "home", let format = Int(words[2]), format > 0 else {
      throw .homeNotOurs(path: path, example: "newsdesk-home")
    }
    if format > Self.format {
      throw .homeOfNewerFormat(path: path, format: format, known: Self.format)
    }
  }

  /// Signs the folder as ours. The name appears only when the text is on disk.
  func sign() throws(LocalServerError) {
    try Files.write("newsdesk home \(Self.format)\n", to: marker, by: unfinishedMarker, mode: 0o600, group: nil)
  }

  /// The major version in PG_VERSION; nil where there is no data folder.
  func dataVersion() throws(LocalServerError) -> Int? {
    if Files.kind(data) == nil {
      return nil
    }
    guard let text = Files.read(data + "/PG_VERSION", limit: 64) else {
      throw .damaged(path: data, problem: .noVersion)
    }
    guard let major = Int(text.prefix { $0.isNumber }) else {
      throw .damaged(path: data, problem: .unreadableVersion)
    }
    return major
  }
}
