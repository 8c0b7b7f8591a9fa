/// Reads and writes the byte order of the network, which is PostgreSQL's.
extension FixedWidthInteger {
  /// Takes exactly as many bytes as the integer has.
  init(bigEndianBytes bytes: RawSpan) throws {
    guard bytes.byteCount == MemoryLayout<Self>.size else { throw PostgresDecodingFailure.malformed }
    self = bytes.withUnsafeBytes { Self(bigEndian: $0.loadUnaligned(as: Self.self)) }
  }

  /// Takes the integer at `offset` and moves it on.
  init(bigEndianBytes bytes: RawSpan, at offset: inout Int) throws {
    let size = MemoryLayout<Self>.size
    guard bytes.byteCount - offset >= size else { throw PostgresDecodingFailure.malformed }
    self = try Self(bigEndianBytes: bytes.extracting(offset..<(offset + size)))
    offset += size
  }

  var bigEndianBytes: [UInt8] {
    withUnsafeBytes(of: bigEndian) { Array($0) }
  }
}
