import Glibc

/// One process at a time creates, starts or stops the server of a home.
enum HomeLock {
  /// Runs the body while nobody else holds the lock. The system lets go of it when this process ends, however it ends.
  static func hold<Result: Sendable>(
    _ home: Home,
    patience: Duration,
    _ body: () async throws -> Result
  ) async throws -> Result {
    let deadline = ContinuousClock.now + patience
    while true {
      let descriptor = open(home.lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw Files.failure(home.lock) }
      defer { close(descriptor) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if isStill(descriptor, at: home.lock) {
          return try await body()
        }
        continue
      }
      guard errno == EWOULDBLOCK || errno == EINTR else { throw Files.failure(home.lock) }
      guard ContinuousClock.now < deadline else {
        throw LocalServerError.busy(path: home.lock, limit: patience)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Whoever made the home and failed removes the file again, and a lock on a removed file guards nothing.
  private static func isStill(_ descriptor: CInt, at path: String) -> Bool {
    var held = stat()
    guard fstat(descriptor, &held) == 0, let named = Files.status(path) else { return false }
    return held.st_dev == named.st_dev && held.st_ino == named.st_ino
  }
}
