extension LocalServer {
  /// Makes the socket and log folders private again, or at all.
  func prepareFolders(account: ServerAccount) throws(LocalServerError) {
    for folder in [home.socket, home.log] {
      try Files.ensureFolder(folder, mode: 0o700, owner: account.owner, group: account.ownerGroup)
    }
  }

  func writeSettings(account: ServerAccount) throws(LocalServerError) {
    try Files.write(
      ServerSettings(home: home).text,
      to: home.settings,
      by: home.settings + ".new",
      mode: account.isBorrowed ? 0o640 : 0o600,
      group: account.ownerGroup
    )
  }

  /// The major version of the data, or the error that says there is none to work with.
  func versionOfData() throws(LocalServerError) -> Int {
    guard try home.inspect() == .ours, let version = try home.dataVersion() else {
      throw .notCreated(path: home.path)
    }
    return version
  }

  /// Looks again and again, ever less often, until the body has an answer or the time is up.
  func wait<Answer: Sendable>(
    _ limit: Duration,
    for body: () async throws -> Answer?
  ) async throws -> Answer? {
    let deadline = ContinuousClock.now + limit
    var pause = Duration.milliseconds(5)
    while true {
      if let answer = try await body() {
        return answer
      }
      guard ContinuousClock.now < deadline else { return nil }
      try await Task.sleep(for: pause)
      pause = min(pause * 3 / 2, .milliseconds(100))
    }
  }
}
