import Foundation
import Presentation
import Synchronization
import Testing

@Suite("Output that doesn't arrive is never taken for success")
struct OutputTests {
  @Test("Text arrives whole, through the buffer and past it")
  func whole() throws {
    let pipe = Pipe()
    let output = BufferedOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, target: "stdout")
    try output.write("a\n")
    try output.write("")
    try output.write("高橋\n")
    try output.finish()
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.readToEnd() == Data("a\n高橋\n".utf8))
  }

  @Test("A full device fails at the flush, by name, and stays failed")
  func full() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let output = BufferedOutput(descriptor: descriptor, target: "stdout")
    try output.write("held back")
    let error = #expect(throws: OutputError.self) { try output.finish() }
    #expect(error == .failed(target: "stdout", code: ENOSPC))
    #expect(error?.description == "stdout could not be written: No space left on device")
    #expect(throws: OutputError.self) { try output.write("more") }
  }

  @Test("A terminal gets each write at once, so a full device fails there and then")
  func immediate() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let output = BufferedOutput(descriptor: descriptor, target: "stdout", isImmediate: true)
    #expect(throws: OutputError.failed(target: "stdout", code: ENOSPC)) { try output.write("now") }
  }

  @Test("A reader that has gone is told apart, and doesn't end the process")
  func closedPipe() throws {
    BufferedOutput.ignoreBrokenPipeSignal()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let output = BufferedOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, target: "stdout")
    let error = #expect(throws: OutputError.self) { try output.write(String(repeating: "x", count: 200_000)) }
    #expect(error?.isClosedPipe == true)
  }

  @Test("A closed descriptor is an error even where nothing was held back")
  func closedDescriptor() throws {
    let output = BufferedOutput(descriptor: -1, target: "stdout")
    #expect(throws: OutputError.failed(target: "stdout", code: EBADF)) { try output.finish() }
  }

  @Test("Output can be kept instead")
  func kept() throws {
    let kept = Kept()
    let output = BufferedOutput { kept.append($0) }
    try output.write("one ")
    try output.write("two")
    #expect(kept.text == "one two")
  }
}

@Suite("A file that -o names is whole or untouched")
struct OutputFileTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  @Test("It appears once committed, and nothing is left beside it")
  func commit() throws {
    let file = try OutputFile(path: path("report.csv"))
    try file.output.write("id\n214\n")
    #expect(throws: (any Error).self) { try text("report.csv") }
    try file.commit()
    #expect(try text("report.csv") == "id\n214\n")
    #expect(try names() == ["report.csv"])
    try FileManager.default.removeItem(at: folder)
  }

  @Test("Without a commit the old file stands, and nothing is left beside it")
  func abandoned() throws {
    try "old".write(toFile: path("report.csv"), atomically: false, encoding: .utf8)
    do {
      let file = try OutputFile(path: path("report.csv"))
      try file.output.write("new")
      try file.output.flush()
    }
    #expect(try text("report.csv") == "old")
    #expect(try names() == ["report.csv"])
    try FileManager.default.removeItem(at: folder)
  }

  @Test("The old file's permissions stay")
  func permissions() throws {
    try "old".write(toFile: path("private.csv"), atomically: false, encoding: .utf8)
    try #require(chmod(path("private.csv"), 0o600) == 0)
    let file = try OutputFile(path: path("private.csv"))
    try file.output.write("new")
    try file.commit()
    let attributes = try FileManager.default.attributesOfItem(atPath: path("private.csv"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try text("private.csv") == "new")
    try FileManager.default.removeItem(at: folder)
  }

  @Test("A symbolic link goes on pointing where it did")
  func link() throws {
    try "old".write(toFile: path("real.csv"), atomically: false, encoding: .utf8)
    try FileManager.default.createSymbolicLink(atPath: path("link.csv"), withDestinationPath: "real.csv")
    let file = try OutputFile(path: path("link.csv"))
    try file.output.write("new")
    try file.commit()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link.csv")) == "real.csv")
    #expect(try text("real.csv") == "new")
    try FileManager.default.removeItem(at: folder)
  }

  @Test("A folder is refused, and so is a place that doesn't exist")
  func refused() throws {
    #expect(throws: OutputError.isDirectory(path: folder.path)) { try OutputFile(path: folder.path) }
    let error = #expect(throws: OutputError.self) { try OutputFile(path: path("no/such\u{1B}/file")) }
    #expect(error?.description.hasSuffix("such<U+1B>/file could not be written: No such file or directory") == true)
    try FileManager.default.removeItem(at: folder)
  }

  @Test("A device is written straight, never replaced")
  func device() throws {
    let file = try OutputFile(path: "/dev/full")
    try file.output.write("x")
    #expect(throws: OutputError.failed(target: "/dev/full", code: ENOSPC)) { try file.commit() }
    var status = stat()
    try #require(stat("/dev/full", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }
}

private final class Kept: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  func append(_ more: UnsafeRawBufferPointer) { bytes.withLock { $0.append(contentsOf: more) } }
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
