import Foundation
import Glibc
import Synchronization

/// A program that stays, whose stdout is a pipe that a test reads line by line.
final class Running: Sendable {
  private let process: Mutex<Process>
  private let lines: AsyncStream<String>
  private let statuses: AsyncStream<Int32>

  init(_ account: Account, _ arguments: [String]) throws {
    let pipe = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Account.program)
    process.arguments = arguments
    process.environment = account.environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    let (statuses, status) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = { process in
      status.yield(process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus)
      status.finish()
    }
    try process.run()
    self.statuses = statuses
    self.process = Mutex(process)
    let (lines, line) = AsyncStream<String>.makeStream()
    self.lines = lines
    let reading = pipe.fileHandleForReading
    Thread.detachNewThread {
      var rest: [UInt8] = []
      while true {
        let more = reading.availableData
        if more.isEmpty { break }
        rest += more
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          line.yield(String(decoding: rest[..<end], as: UTF8.self))
          rest.removeFirst(end + 1)
        }
      }
      line.finish()
    }
  }

  /// The next lines, once they are there; fewer where the program has ended.
  func next(_ count: Int) async -> [String] {
    var found: [String] = []
    while found.count < count {
      var iterator = lines.makeAsyncIterator()
      guard let line = await iterator.next() else { break }
      found.append(line)
    }
    return found
  }

  func signal(_ number: Int32) {
    process.withLock { _ = kill($0.processIdentifier, number) }
  }

  /// How it ended, once it has.
  func end() async -> Int32 {
    for await status in statuses { return status }
    return -1
  }
}
