import Glibc

extension LocalServer {
  /// What a new data folder and its first log take, with something to spare.
  static let neededSpace = 64 << 20

  /// Makes the data folder, unless it is there: UTF-8, sorted by code point, checksummed.
  ///
  /// An earlier creation that was cut off is completed. One that fails takes away what it made and nothing else.
  public func create() async throws -> CreationOutcome {
    if try home.inspect() == .ours, try home.dataVersion() != nil {
      return .alreadyExists
    }
    let account = try ServerAccount.current()
    let binaries = try await ServerBinaries.locate(
      major: nil,
      data: home.data,
      environment: environment,
      account: account
    )
    try await account.checkReach(of: home)
    if let available = Files.available(home.path), available < Self.neededSpace {
      throw LocalServerError.diskFull(path: home.path, available: available)
    }

    let made = try makeHome()
    return try await HomeLock.hold(home, patience: patience.turn) {
      let finding = try home.inspect()
      // Another process may have been first.
      if finding == .ours, try home.dataVersion() != nil {
        return .alreadyExists
      }
      do {
        try await build(account: account, binaries: binaries)
      } catch {
        clear(signToo: finding != .ours, folders: made)
        throw error
      }
      return .created
    }
  }

  /// Makes the home and the folders above it. Returns those that were not there, innermost first.
  private func makeHome() throws(LocalServerError) -> [String] {
    // The server's account has to pass through what root makes; what a person makes is private, as XDG asks.
    let mode: mode_t = geteuid() == 0 ? 0o755 : 0o700
    var made: [String] = []
    do {
      for folder in home.ancestors + [home.path] {
        let isNew = try Files.makeFolder(folder, mode: folder == home.path ? 0o700 : mode)
        if isNew {
          made.insert(folder, at: 0)
        }
      }
    } catch {
      made.forEach { rmdir($0) }
      throw error
    }
    return made
  }

  private func build(account: ServerAccount, binaries: ServerBinaries) async throws {
    removeUnfinished()
    // Root keeps the home itself, so that the server's account can replace nothing that root reads.
    try Files.ensureFolder(home.path, mode: account.isBorrowed ? 0o710 : 0o700, group: account.ownerGroup)
    try home.sign()
    try prepareFolders(account: account)
    let unfinished = home.unfinishedData("\(getpid())-\(UInt32.random(in: 0 ... .max))")
    try Files.ensureFolder(unfinished, mode: 0o700, owner: account.owner, group: account.ownerGroup)
    try await initialize(unfinished, account: account, binaries: binaries)
    try Files.append(ServerSettings.include, toFile: unfinished + "/postgresql.conf")
    try writeSettings(account: account)
    try Files.move(unfinished, to: home.data)
  }

  private func initialize(_ folder: String, account: ServerAccount, binaries: ServerBinaries) async throws {
    let arguments = [
      "--pgdata=" + folder, "--username=" + superuser, "--encoding=UTF8",
      // Sorting by code point never changes under an index; upper and lower case know all of Unicode.
      "--no-locale", "--lc-ctype=" + (Self.hasUnicodeLocale() ? "C.UTF-8" : "C"),
      "--data-checksums", "--auth-local=trust", "--auth-host=reject", "--no-instructions",
    ]
    // It stays in the caller's session: Ctrl-C ends it, and it clears away what it made.
    let answer = try await ServerCommand.run(binaries.initdb, arguments, as: account, limit: patience.create)
    if answer.isSuccess {
      return
    }
    let lines = ServerLog.lines(answer.errors)
    if ServerLog.tellsOfFullDisk(lines) {
      throw LocalServerError.diskFull(path: home.path, available: Files.available(home.path))
    }
    throw LocalServerError.creationFailed(path: home.path, status: answer.status, lines: lines.suffix(8))
  }

  private static func hasUnicodeLocale() -> Bool {
    guard let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return false }
    freelocale(locale)
    return true
  }

  private func removeUnfinished() {
    for name in (try? Files.entries(home.path)) ?? [] where name.hasPrefix(Home.unfinishedPrefix) {
      Files.remove(home.path + "/" + name)
    }
  }

  /// Takes away a creation that failed: what this call made, and nothing that was there before it.
  private func clear(signToo: Bool, folders: [String]) {
    removeUnfinished()
    guard signToo else { return }
    for file in [home.settings, home.settings + ".new", home.marker, home.unfinishedMarker, home.lock] {
      unlink(file)
    }
    // A folder with anything else in it stays.
    for folder in [home.socket, home.log] + folders {
      rmdir(folder)
    }
  }
}
