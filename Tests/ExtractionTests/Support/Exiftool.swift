import Foundation

/// A program that isn't ours and writes metadata: what it writes has to arrive.
enum Exiftool {
  static let path = ["/usr/bin/exiftool", "/usr/local/bin/exiftool"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  struct Failure: Error {
    let said: String
  }

  /// The picture with what the arguments write into it.
  static func write(_ arguments: [String], into picture: [UInt8], named name: String) async throws -> [UInt8] {
    try await Readers.inFolder { folder in
      let file = URL(fileURLWithPath: folder + "/" + name)
      try Data(picture).write(to: file)
      try Data(arguments.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: folder + "/arguments"))
      // On a thread of its own: the tests share few.
      return try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
          continuation.resume(
            with: Result {
              try run(["-q", "-m", "-overwrite_original", "-@", folder + "/arguments", file.path])
              return [UInt8](try Data(contentsOf: file))
            }
          )
        }
      }
    }
  }

  private static func run(_ arguments: [String]) throws {
    let process = Process()
    let said = Pipe()
    process.executableURL = URL(fileURLWithPath: path ?? "/usr/bin/exiftool")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = said
    process.standardError = said
    try process.run()
    let words = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(said: words) }
  }
}
