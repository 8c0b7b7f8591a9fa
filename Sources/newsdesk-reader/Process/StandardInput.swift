internal import Extraction
internal import Glibc

/// The file to read.
struct StandardInput {
  /// In bytes.
  let limit: Int

  private static let chunk = 1 << 20

  /// All of it.
  ///
  /// - Throws: ``ReaderRefusal`` where there is nothing, or too much.
  func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try next()
      if piece.isEmpty { break }
      bytes += piece
      if bytes.count > limit { throw ReaderRefusal(.tooLarge, "more than the \(limit) bytes that are read") }
    }
    if bytes.isEmpty { throw ReaderRefusal(.empty, "there is nothing in it") }
    return bytes
  }

  /// The next piece; empty at the end.
  func next() throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      while true {
        let got = read(0, buffer.baseAddress, buffer.count)
        if got >= 0 {
          count = got
          return
        }
        if errno != EINTR { throw ReaderRefusal(.unreadable, String(cString: strerror(errno))) }
      }
    }
  }
}
