/// What the reader says of one entry of an archive.
///
/// On the wire: a byte for the kind, the name behind its length (four bytes, big-endian), then the file's bytes, or why it was
/// left out, behind theirs. A name is what the archive says and may be anything: it is shown, and never opened.
public enum ArchiveFrame: Sendable, Equatable {
  case file(name: String, bytes: [UInt8])
  /// A link, a device, a file that is too large.
  case skipped(name: String, why: String)

  public var encoded: [UInt8] {
    switch self {
    case .file(let name, let bytes): Self.head(0x46, name, bytes.count) + bytes
    case .skipped(let name, let why): Self.head(0x53, name, why.utf8.count) + Array(why.utf8)
    }
  }

  private static func head(_ kind: UInt8, _ name: String, _ count: Int) -> [UInt8] {
    [kind] + bigEndian(name.utf8.count) + Array(name.utf8) + bigEndian(count)
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

/// Takes frames out of a stream of bytes, and believes none of it.
public struct ArchiveFrames {
  private var buffer: [UInt8] = []
  private var start = 0

  public init() {}

  public mutating func append(_ piece: [UInt8]) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    buffer += piece
  }

  /// Whether nothing is left of a frame.
  public var isEmpty: Bool { start == buffer.count }

  /// The next whole frame; nil until more has come.
  ///
  /// - Throws: ``ExtractionError/garbled(problem:)``.
  public mutating func next() throws(ExtractionError) -> ArchiveFrame? {
    guard let kind = buffer.dropFirst(start).first else { return nil }
    guard kind == 0x46 || kind == 0x53 else { throw .garbled(problem: "a frame of an unknown kind") }
    guard let nameEnd = try end(of: start + 1, limit: ArchiveLimits.nameBytes * 4),
      let end = try end(of: nameEnd, limit: ArchiveLimits.fileBytes)
    else { return nil }
    let name = PlainText.line(String(decoding: buffer[(start + 5)..<nameEnd], as: UTF8.self), limit: 1000)
    let content = buffer[(nameEnd + 4)..<end]
    start = end
    return kind == 0x46
      ? .file(name: name, bytes: Array(content))
      : .skipped(name: name, why: PlainText.line(String(decoding: content, as: UTF8.self), limit: 300))
  }

  /// Where the field ends whose length stands at `position`; nil where not all of it is there.
  private func end(of position: Int, limit: Int) throws(ExtractionError) -> Int? {
    guard position + 4 <= buffer.count else { return nil }
    let count = buffer[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
    guard count <= limit else { throw .garbled(problem: "a field of \(count) bytes") }
    return position + 4 + count <= buffer.count ? position + 4 + count : nil
  }
}
