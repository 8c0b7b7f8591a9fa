#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What comes on a descriptor, in blocks of whole lines: as much as is there, and never waiting for more than that.
///
/// The last line needs no line end. A mark of byte order before the first is no part of it.
struct LineBlocks {
  private let descriptor: Int32
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private var isFirst = true

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether something can be read without waiting. Whoever holds answers back should give them before it waits.
  var isReady: Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return isAtEnd || Glibc.poll(&poll, 1, 0) > 0
  }

  /// The next lines; nil at the end.
  mutating func next() throws -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 131_072)
    while !isAtEnd {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        let reason = String(cString: strerror(errno))
        throw ErrorReport("stdin can't be read: \(reason).", status: .notFound, code: "no_file")
      }
      isAtEnd = count == 0
      let lastEnd = chunk[..<count].lastIndex(of: UInt8(ascii: "\n"))
      var block = rest
      if let lastEnd {
        block += chunk[...lastEnd]
        rest = Array(chunk[(lastEnd + 1)..<count])
        return withoutMark(block)
      }
      rest += chunk[..<count]
      guard rest.count <= InputFile.limit else {
        throw ErrorReport("stdin has a line of more than 64 MiB.", status: .badData, code: "too-large")
      }
    }
    defer { rest = [] }
    return rest.isEmpty ? nil : withoutMark(rest)
  }

  private mutating func withoutMark(_ block: [UInt8]) -> [UInt8] {
    defer { isFirst = false }
    return isFirst && block.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(block.dropFirst(3)) : block
  }

  /// The lines of a block, each without its end.
  static func forEachLine(in block: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    block.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let isReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
        body(UnsafeBufferPointer(rebasing: bytes[start..<(isReturn ? end - 1 : end)]))
        start = end + 1
      }
    }
  }
}
