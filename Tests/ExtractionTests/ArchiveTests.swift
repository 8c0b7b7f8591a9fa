import Extraction
import Foundation
import Testing

@Suite("An archive", .timeLimit(.minutes(10)))
struct ArchiveTests {
  private func frames(_ archive: [UInt8]) async throws -> [ArchiveFrame] {
    try await Readers.built.stream(.archive, archive) { output in
      var frames = ArchiveFrames()
      var all: [ArchiveFrame] = []
      for try await piece in output {
        frames.append(piece)
        while let frame = try frames.next() { all.append(frame) }
      }
      return all
    }
  }

  private func archive(_ script: String) async throws -> [UInt8] {
    try await Readers.inFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "cd '\(folder)' && \(script)"]
      try process.run()
      process.waitUntilExit()
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/out")))
    }
  }

  @Test("gives its files with their names, whatever these are, and says what it leaves out")
  func files() async throws {
    let bytes = try await archive(
      "printf one >a.txt; mkdir d; printf two >d/b.txt; ln -s /etc/passwd c; tar --transform 's,^a,../../a,' -czf out a.txt c d"
    )
    let frames = try await frames(bytes)
    #expect(
      frames == [
        .file(name: "../../a.txt", bytes: Array("one".utf8)), .skipped(name: "c", why: "a link"),
        .file(name: "d/b.txt", bytes: Array("two".utf8)),
      ]
    )
  }

  @Test("that is a bomb, broken or none at all is refused", arguments: ["bomb", "cut", "none"])
  func refused(_ kind: String) async throws {
    let script =
      switch kind {
      case "bomb": "head -c 300000000 /dev/zero >a; tar -cf - a | gzip -9 >out"
      case "cut": "head -c 100000 /dev/urandom >a; tar -czf b a; head -c 5000 b >out"
      default: "printf hello >out"
      }
    let bytes = try await archive(script)
    await #expect(throws: ExtractionError.self) { try await frames(bytes) }
  }

  @Test("can't make its reader's frames be taken for others")
  func garbled() throws {
    for bytes: [UInt8] in [[0x00], [0x46, 0xFF, 0xFF, 0xFF, 0xFF], [0x46, 0, 0, 0, 1, 0x61, 0xFF, 0xFF, 0xFF, 0xFF]] {
      var frames = ArchiveFrames()
      frames.append(bytes)
      #expect(throws: ExtractionError.self) { _ = try frames.next() }
    }
    var frames = ArchiveFrames()
    let whole = ArchiveFrame.file(name: "a\u{1B}b", bytes: [1, 2]).encoded
    frames.append(Array(whole.dropLast()))
    #expect(try frames.next() == nil)
    frames.append([whole[whole.count - 1]])
    guard case .file(let name, let bytes)? = try frames.next() else { throw CancellationError() }
    #expect(bytes == [1, 2])
    #expect(!name.contains("\u{1B}"))
    #expect(frames.isEmpty)
  }
}
