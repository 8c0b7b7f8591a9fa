import Foundation
import Glibc

/// Programs that tests run beside the server.
enum Program {
  struct Failure: Error {
    let program: String
    let status: Int32
    let errors: String
  }

  /// Runs a program to its end and returns what it printed, trimmed. It waits on a thread of its own: the tests share
  /// few, and a server under test needs them.
  @discardableResult
  static func run(_ program: String, _ arguments: String...) async throws -> String {
    try await run(program, arguments)
  }

  private static func run(_ program: String, _ arguments: [String]) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try wait(for: program, arguments) })
      }
    }
  }

  /// Runs a program as the server's account, which may look into the server's processes where root may not.
  static func runAsServer(_ program: String, _ arguments: String...) async throws -> String {
    let command = serverAccount + [program] + arguments
    return try await run("env", command)
  }

  /// The command that changes to the server's account.
  static let serverAccount =
    isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : []

  private static func wait(for program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(program: program, status: process.terminationStatus, errors: complaint)
    }
    return printed.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
