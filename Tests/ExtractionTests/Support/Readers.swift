import Extraction
import Foundation

/// The built reader, and programs that behave in its place as a reader does that a file has taken over.
enum Readers {
  /// Beside `NEWSDESK_BINARY`, else the debug build of this package.
  static let built: ReaderProgram = {
    let chosen = ProcessInfo.processInfo.environment["NEWSDESK_BINARY"] ?? ""
    if !chosen.isEmpty {
      return ReaderProgram(path: URL(fileURLWithPath: chosen).deletingLastPathComponent().path + "/newsdesk-reader")
    }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return ReaderProgram(path: root.path + "/.build/debug/newsdesk-reader")
  }()

  /// Runs a body with a folder of its own, which is removed at the end.
  static func inFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/ndr-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  /// A reader that is this shell script. It has no search path.
  static func scripted(_ script: String, in folder: String) throws -> ReaderProgram {
    let path = folder + "/reader"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return ReaderProgram(path: path)
  }

  /// Short, so that tests of what goes wrong take no time.
  static func limits(time: Duration = .seconds(60), output: Int = 1 << 20) -> ReaderLimits {
    ReaderLimits(inputBytes: 1 << 20, outputBytes: output, memoryBytes: 1 << 30, processorSeconds: 10, time: time)
  }
}
