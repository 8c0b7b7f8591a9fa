#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file or a stream that is read from its beginning, no more of it at a time than is asked for.
final class ByteSource {
  private let descriptor: Int32
  private let name: String
  private let isOwn: Bool
  private let stop: ImportStop
  private var buffer: [UInt8] = []
  /// Where what nobody has taken yet begins.
  private var start = 0
  private var isAtEnd = false
  private let before: stat

  /// - Parameter path: the bytes of its name; nil for stdin.
  /// - Throws: ``ErrorReport``.
  init(path: [CChar]?, name: String, stop: ImportStop) throws {
    self.name = name
    self.stop = stop
    isOwn = path != nil
    // A pipe with nobody at its other end would keep `open` for ever.
    descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) } ?? 0
    guard descriptor >= 0 else { throw Self.problem(name, errno) }
    var status = stat()
    fstat(descriptor, &status)
    before = status
  }

  deinit {
    if isOwn { close(descriptor) }
  }

  var isFolder: Bool { before.st_mode & S_IFMT == S_IFDIR }
  var isFile: Bool { before.st_mode & S_IFMT == S_IFREG }
  var size: Int { Int(before.st_size) }

  /// The first bytes, which are still to be taken; fewer where there are no more.
  func peek(_ count: Int) throws -> ArraySlice<UInt8> {
    while buffer.count - start < count, try fill() {}
    return buffer[start..<min(start + count, buffer.count)]
  }

  /// All that is left.
  ///
  /// - Throws: ``ErrorReport`` where it is more than `limit`, or the file was written to meanwhile.
  func rest(limit: Int) throws -> [UInt8] {
    while buffer.count - start <= limit, try fill() {}
    guard buffer.count - start <= limit else {
      throw ErrorReport("\(name) has more than \(limit >> 20) MiB.", status: .badData, code: "too-large")
    }
    defer { buffer = [] }
    try requireUnchanged()
    let rest = start == 0 ? buffer : Array(buffer[start...])
    start = 0
    return rest
  }

  /// What comes next, as much as there is at the moment; nil at the end.
  func piece() throws -> [UInt8]? {
    guard try start < buffer.count || fill() else { return nil }
    defer {
      buffer = []
      start = 0
    }
    return Array(buffer[start...])
  }

  /// The next line without its end; nil behind the last.
  ///
  /// - Throws: ``ErrorReport`` for a line of more than `limit` bytes, which is passed over.
  func line(limit: Int) throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { take(upTo: end + 1) }
        return Array(buffer[start..<end])
      }
      searched = buffer.count
      if buffer.count - start > limit {
        try skipLine()
        throw ErrorReport("a line of more than \(limit >> 20) MiB", status: .badData, code: "too-large")
      }
      let moved = start
      guard try fill() else { break }
      searched -= moved - start
    }
    guard start < buffer.count else { return nil }
    defer { take(upTo: buffer.count) }
    return Array(buffer[start...])
  }

  private func skipLine() throws {
    repeat {
      if let end = buffer[start...].firstIndex(of: 0x0A) { return take(upTo: end + 1) }
      take(upTo: buffer.count)
    } while try fill()
  }

  private func take(upTo end: Int) {
    start = end
  }

  /// - Returns: whether there was more.
  private func fill() throws -> Bool {
    if isAtEnd { return false }
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    var chunk = [UInt8](repeating: 0, count: 262_144)
    while true {
      try stop.check()
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        buffer += chunk[..<count]
        return true
      } else if count == 0 {
        isAtEnd = true
        return false
      } else if errno == EAGAIN {
        // Not for ever at once, so that Ctrl-C is heard.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, 200)
      } else if errno != EINTR {
        throw Self.problem(name, errno)
      }
    }
  }

  private func requireUnchanged() throws {
    var after = stat()
    guard isFile, fstat(descriptor, &after) == 0 else { return }
    if after.st_size != before.st_size || after.st_mtim.tv_sec != before.st_mtim.tv_sec
      || after.st_mtim.tv_nsec != before.st_mtim.tv_nsec
    {
      throw ErrorReport(
        "\(name) was written to while it was read.",
        ["Nothing of it was imported.", "Import it again when whoever writes it has finished."],
        status: .changedMeanwhile,
        code: "file_changed"
      )
    }
  }

  static func problem(_ name: String, _ number: Int32) -> ErrorReport {
    let reason = number == ENOENT ? "there is no such file" : String(cString: strerror(number))
    return ErrorReport("\(name) can't be read: \(reason).", status: .notFound, code: "no_file")
  }
}
