import Subprocess

/// Runs a program of the server's as the server's account, in a clean environment, for a bounded time.
enum ServerCommand {
  struct Answer: Sendable {
    let isSuccess: Bool
    let status: String
    let output: String
    let errors: String
  }

  /// PGDATA, PGOPTIONS and their like would steer the programs elsewhere, and messages are read in English.
  private static let environment: [Environment.Key: String] = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C"]

  /// The caller's folder may be closed to the account, and its umask open to the world.
  private static let quietStart = "cd / && umask 077 && "

  /// - Parameters:
  ///   - session: whether the program leaves the caller's terminal, so that Ctrl-C does not reach it.
  ///   - script: what the shell does with the program and its arguments, which it has as `"$@"`.
  static func run(
    _ program: String,
    _ arguments: [String],
    as account: ServerAccount,
    script: String = #"exec "$@""#,
    session: Bool = false,
    limit: Duration
  ) async throws -> Answer {
    var options = PlatformOptions()
    options.createSession = session
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
    let command = account.switching + ["sh", "-c", quietStart + script, "sh", program] + arguments
    return try await withThrowingTaskGroup(of: Answer.self) { group in
      group.addTask { [options] in
        do {
          let result = try await Subprocess.run(
            .name(command[0]),
            arguments: Arguments(Array(command.dropFirst())),
            environment: .custom(environment),
            platformOptions: options,
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
          )
          return Answer(
            isSuccess: result.terminationStatus.isSuccess,
            status: result.terminationStatus.description,
            output: result.standardOutput,
            errors: result.standardError
          )
        } catch let error as SubprocessError {
          throw LocalServerError.notRunnable(program: program, account: account.name, problem: error.description)
        }
      }
      group.addTask {
        try await Task.sleep(for: limit)
        throw LocalServerError.timedOut(program: program, limit: limit)
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }
}
