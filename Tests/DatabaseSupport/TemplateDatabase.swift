public import Postgres

/// A database that is built once in a process, and copied for each test: a copy takes some 40 ms.
///
/// ```swift
/// static let template = TemplateDatabase { configuration in try await migrate(configuration) }
/// try await template.withCopy { configuration in … }
/// ```
public actor TemplateDatabase {
  private let build: @Sendable (ConnectionConfiguration) async throws -> Void
  private var built: Task<String, any Error>?

  /// - Parameter build: fills the empty database it is given, and closes its connections.
  public init(_ build: @escaping @Sendable (ConnectionConfiguration) async throws -> Void) {
    self.build = build
  }

  /// Copies the template, runs the body and drops the copy; see ``TestServer/withEmptyDatabase(isolation:_:)``.
  public nonisolated(nonsending) func withCopy<Value>(
    _ body: (ConnectionConfiguration) async throws -> Value
  ) async throws -> Value {
    try await TestServer.withDatabase(from: await name(), body)
  }

  /// The template itself outlives the process: Scripts/test throws its server away as a whole.
  private func name() async throws -> String {
    if let built { return try await built.value }
    let build = build
    let task = Task {
      let name = TestServer.newName("template")
      try await TestServer.create(name, from: "template0")
      try await build(try TestServer.configuration.with("dbname", name))
      return name
    }
    built = task
    return try await task.value
  }
}
