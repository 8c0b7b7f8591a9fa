extension [Binding] {
  /// Lends the values in the form that libpq's calls take: count, types, values, lengths, formats.
  func withParameters<Value>(
    _ body: (
      _ count: Int32, _ types: [UInt32], _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
    ) throws -> Value
  ) rethrows -> Value {
    if isEmpty { return try body(0, [], [], [], []) }
    // One run of bytes for all of them. Text ends in a NUL, which libpq wants; binary values don't mind one.
    var all: [UInt8] = []
    all.reserveCapacity(reduce(0) { $0 + ($1.bytes?.count ?? 0) + 1 })
    var offsets: [Int?] = []
    for binding in self {
      offsets.append(binding.bytes == nil ? nil : all.count)
      if let bytes = binding.bytes {
        all += bytes
        all.append(0)
      }
    }
    return try all.withUnsafeBufferPointer { buffer in
      let start = buffer.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
      let values = offsets.map { offset in offset.flatMap { offset in start.map { $0 + offset } } }
      return try body(
        Int32(count),
        map(\.type.oid),
        values,
        map { Int32($0.bytes?.count ?? 0) },
        map { $0.isText ? 0 : 1 }
      )
    }
  }
}
