/// What a table of names knows, found by the folded bytes of a name (``ComparisonKey``) without making a string of them.
///
/// Open addressing over a power of two slots, at most half full. A line is looked up dozens of times while it is cut into
/// parts, and most of what is looked up is not there: the first comparison is of 32 bits of the hash.
struct KeyTable<Value: Sendable>: Sendable {
  private struct Slot: Sendable {
    var hash: UInt32 = 0
    /// One more than the place among the entries; 0 where the slot is free.
    var entry: Int32 = 0
  }

  private var slots: [Slot]
  private var keys: [[UInt8]] = []
  private var values: [Value] = []
  /// In bytes. What is longer than every key is no key.
  private(set) var longest = 0

  init(minimumCapacity: Int = 0) {
    var size = 16
    while size < minimumCapacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  var isEmpty: Bool { keys.isEmpty }

  subscript(probe: KeyProbe) -> Value? {
    guard probe.bytes.count <= longest else { return nil }
    let mask = slots.count - 1
    var index = Int(probe.hash) & mask
    while slots[index].entry != 0 {
      let entry = Int(slots[index].entry) - 1
      if slots[index].hash == probe.hash, Self.areEqual(keys[entry], probe.bytes) { return values[entry] }
      index = (index + 1) & mask
    }
    return nil
  }

  /// What stands under the longer keys that begin with these bytes. Looks at every key.
  func values(beginningWith bytes: UnsafeBufferPointer<UInt8>) -> [Value] {
    guard let first = bytes.first else { return [] }
    return zip(keys, values).compactMap { key, value in
      key.count > bytes.count && key[0] == first && key.starts(with: bytes) ? value : nil
    }
  }

  /// Whether the key was new. A value that is there stays.
  @discardableResult
  mutating func insert(_ value: Value, for key: String) -> Bool {
    let bytes = Array(key.utf8)
    let isThere = bytes.withUnsafeBufferPointer { self[KeyProbe($0)] != nil }
    guard !isThere else { return false }
    if (keys.count + 1) * 2 > slots.count { grow() }
    keys.append(bytes)
    values.append(value)
    longest = max(longest, bytes.count)
    place(entry: keys.count - 1)
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    for entry in keys.indices { place(entry: entry) }
  }

  private mutating func place(entry: Int) {
    let hash = keys[entry].withUnsafeBufferPointer { KeyProbe($0).hash }
    let mask = slots.count - 1
    var index = Int(hash) & mask
    while slots[index].entry != 0 { index = (index + 1) & mask }
    slots[index] = Slot(hash: hash, entry: Int32(entry + 1))
  }

  private static func areEqual(_ key: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard key.count == bytes.count else { return false }
    for index in 0..<key.count where key[index] != bytes[index] { return false }
    return true
  }
}
