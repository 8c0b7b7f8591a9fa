/// Packed data that is small and unpacks to much: RFC 1951 without a library to write it.
enum Deflate {
  /// So many noughts, as zlib would hand them out. The sum at the end is missing; nobody gets there.
  static func bomb(bytes: Int) -> [UInt8] {
    var bits = BitWriter()
    // The last block, with the fixed code.
    bits.write(0b1, 1)
    bits.write(0b01, 2)
    // A nought, and copies of 258 from one byte before.
    bits.writeCode(0b0011_0000, 8)
    for _ in 0..<bytes / 258 {
      bits.writeCode(0b1100_0101, 8)
      bits.writeCode(0, 5)
    }
    bits.writeCode(0, 7)
    return [0x78, 0x01] + bits.finished
  }
}

/// Bits from the lowest of each byte on.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt32 = 0
  private var count: UInt32 = 0

  mutating func write(_ value: UInt32, _ width: UInt32) {
    pending |= value << count
    count += width
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  /// Codes come with their highest bit first.
  mutating func writeCode(_ code: UInt32, _ width: UInt32) {
    for bit in stride(from: Int(width) - 1, through: 0, by: -1) { write(code >> UInt32(bit) & 1, 1) }
  }

  var finished: [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes }
}
