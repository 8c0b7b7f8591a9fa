/// A key with its hash, as it lies in memory for as long as somebody looks it up in several tables.
struct KeyProbe {
  let bytes: UnsafeBufferPointer<UInt8>
  let hash: UInt32

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // FNV-1a: the keys are short, and those in the table are not a stranger's to choose.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
