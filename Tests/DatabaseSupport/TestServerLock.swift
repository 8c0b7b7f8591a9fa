import Postgres

/// Makes databases one after another: copies made at once only get in each other's way.
actor TestServerLock {
  static let shared = TestServerLock()

  private var last: Task<Void, any Error>?

  func run(_ body: @escaping @Sendable (Connection) async throws -> Void) async throws {
    let previous = last
    let task = Task {
      _ = await previous?.result
      let administrator = try await Connection.connect(TestServer.configuration)
      do {
        try await Self.untilFree { try await body(administrator) }
      } catch {
        await administrator.close()
        throw error
      }
      await administrator.close()
    }
    last = task
    try await task.value
  }

  /// The server takes a moment to see that the last connection to a template is gone.
  private static func untilFree(_ body: () async throws -> Void) async throws {
    for _ in 0..<200 {
      do {
        return try await body()
      } catch SQLState.objectInUse {
        try await Task.sleep(for: .milliseconds(25))
      }
    }
    try await body()
  }
}
