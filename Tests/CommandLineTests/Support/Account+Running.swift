import Foundation

extension Account {
  /// Runs a program to its end. Both streams go to files: a full pipe that nobody reads would stop it.
  func run(_ program: String, _ arguments: [String], input: Data?) async throws -> Outcome {
    let name = folder + "/." + UUID().uuidString
    let names = (input: name + ".in", output: name + ".out", errors: name + ".err")
    defer { for name in [names.input, names.output, names.errors] { unlink(name) } }
    for (name, contents) in [(names.input, input ?? Data()), (names.output, Data()), (names.errors, Data())] {
      try contents.write(to: URL(fileURLWithPath: name))
    }
    let reading = try FileHandle(forReadingFrom: URL(fileURLWithPath: names.input))
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: names.output))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: names.errors))
    // By ourselves: Foundation keeps a process and its handles, and with a thousand files open it reads past its own list.
    defer { for handle in [reading, output, errors] { try? handle.close() } }
    let status = try await start(program, arguments, input: reading, output: output, errors: errors)
    return Outcome(status: status, output: try Self.text(names.output), errors: try Self.text(names.errors))
  }

  /// Starts a program on three open files and waits for its end, on no thread of the tests.
  func start(
    _ program: String,
    _ arguments: [String],
    input: FileHandle,
    output: FileHandle,
    errors: FileHandle,
    started: () -> Void = {}
  ) async throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    let (ends, end) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = { process in
      end.yield(process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus)
      end.finish()
    }
    try process.run()
    started()
    for await status in ends { return status }
    throw CancellationError()
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}
