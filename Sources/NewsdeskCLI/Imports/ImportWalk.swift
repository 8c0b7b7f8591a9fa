import Extraction
import Intake

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Goes through files, folders, archives and stdin, in the order of their names, and hands over what is in them.
struct ImportWalk {
  let format: DocumentFormat?
  let environment: [String: String]
  let stop: ImportStop
  /// Takes a piece before the next is read: no more than one lies about.
  let hand: @Sendable (ImportPiece) async throws -> Void

  func run(_ paths: [String]) async throws {
    for path in paths {
      try stop.check()
      let isStdin = path == "-"
      let name = isStdin ? "stdin" : path
      do {
        try await read(isStdin ? nil : Array(path.utf8CString), name, isListed: false, depth: 0)
      } catch let report as ErrorReport {
        try await hand(.problem(report))
        try await hand(.end)
      }
    }
  }

  /// - Parameter isListed: whether a folder holds it, so that nobody asked for it by name.
  private func read(_ path: [CChar]?, _ name: String, isListed: Bool, depth: Int) async throws {
    let source = try ByteSource(path: path, name: name, stop: stop)
    if source.isFolder {
      guard let path else { throw ByteSource.problem(name, EISDIR) }
      return try await readFolder(path, name, depth: depth)
    }
    if isListed, !source.isFile { return try await hand(.skipped(name: name, why: "no file")) }
    let head = try source.peek(65_536)
    if format == nil, let archive = ArchiveKind.of(head) {
      try await readArchive(archive, source, name)
    } else if format == .ndjson || format == nil && DocumentFormat.of(Array(head), named: name) == .ndjson {
      try await readLines(source, name)
    } else {
      let bytes = try source.rest(limit: InputFile.limit)
      try await hand(.file(name: name, bytes: bytes, isListed: isListed))
    }
    try await hand(.end)
  }

  private func readLines(_ source: ByteSource, _ name: String) async throws {
    var number = 0
    while true {
      number += 1
      do {
        guard let line = try source.line(limit: StoryDocuments.limit) else { return }
        if line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
        try await hand(.line(name: name, number: number, bytes: line))
      } catch let report as ErrorReport where report.code == "too-large" {
        try await hand(
          .problem(ErrorReport("\(name): line \(number): \(report.message)", status: .badData, code: report.code))
        )
      }
    }
  }

  /// Links are not followed: they lead out of the folder, or in circles.
  private func readFolder(_ path: [CChar], _ name: String, depth: Int) async throws {
    guard depth < 64 else {
      throw ErrorReport("\(name) lies more than 64 folders deep.", status: .badData, code: "too_deep")
    }
    for entry in try Self.entries(path, name) {
      try stop.check()
      let inner = path.dropLast() + (path.dropLast().last == 0x2F ? [] : [0x2F]) + entry
      let shown = Self.shown(inner)
      var status = stat()
      guard lstat(inner, &status) == 0 else {
        try await hand(.problem(ByteSource.problem(shown, errno)))
        continue
      }
      switch status.st_mode & S_IFMT {
      case _ where entry.first == 0x2E: try await hand(.skipped(name: shown, why: "hidden"))
      case S_IFLNK: try await hand(.skipped(name: shown, why: "a link"))
      case S_IFDIR, S_IFREG:
        do {
          try await read(Array(inner), shown, isListed: true, depth: depth + 1)
        } catch let report as ErrorReport {
          try await hand(.problem(report))
          try await hand(.end)
        }
      default: try await hand(.skipped(name: shown, why: "no file"))
      }
    }
  }

  private static func shown(_ path: some Sequence<CChar>) -> String {
    String(decoding: path.lazy.map { UInt8(bitPattern: $0) }.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The names in a folder as bytes, which need not be text, each with its NUL; sorted by them.
  private static func entries(_ path: [CChar], _ name: String) throws -> [[CChar]] {
    guard let folder = opendir(path) else { throw ByteSource.problem(name, errno) }
    defer { closedir(folder) }
    var names: [[CChar]] = []
    while let entry = readdir(folder) {
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
        }
      }
      if bytes != [0x2E, 0], bytes != [0x2E, 0x2E, 0] { names.append(bytes) }
    }
    return names.sorted { left, right in
      left.lexicographicallyPrecedes(right) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
    }
  }
}
