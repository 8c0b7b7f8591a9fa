import Foundation
import Glibc

/// A process of the server's account that has nothing to do with any server.
enum Bystander: CaseIterable, Sendable {
  case alive
  /// Ended, but its parent never asks how: its number stays taken.
  case zombie

  /// Runs the body while the process is there. It gets the number.
  func use(_ body: (Int32) async throws -> Void) async throws {
    let process = Process()
    let output = Pipe()
    let script =
      switch self {
      case .alive: "echo $$; exec sleep 600"
      case .zombie: "true & echo $!; exec sleep 600"
      }
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = Program.serverAccount + ["sh", "-c", script]
    process.standardOutput = output
    try process.run()
    defer {
      // It inherits the blocked signals of the thread that ran it, so SIGTERM would wait for good.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let pid = Int32(line.prefix { $0.isNumber }) else { throw POSIXError(.ESRCH) }
    try await body(pid)
  }

  /// Whether the process is still as it was made.
  func isUntouched(_ pid: Int32) throws -> Bool {
    let stat = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
    return stat.contains(") Z ") == (self == .zombie)
  }
}
