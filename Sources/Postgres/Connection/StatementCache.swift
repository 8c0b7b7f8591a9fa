/// Which statements a connection has prepared, the least recently used leaving first.
///
/// A statement is prepared when its text comes a second time: what runs once would pay a round trip for nothing.
/// A value that does no I/O: it says what to do.
struct StatementCache {
  struct Key: Hashable {
    let text: String
    let types: [PostgresType]
  }

  enum Plan: Equatable {
    /// Run it as it is.
    case direct
    /// Prepare it under this name, then run it.
    case prepare(name: String)
    /// It is prepared under this name.
    case run(name: String)
  }

  private struct Entry {
    var name: String?
    var lastUse: UInt64
  }

  private let capacity: Int
  private var entries: [Key: Entry] = [:]
  private var clock: UInt64 = 0
  private var names: UInt64 = 0
  /// Names the server still knows and nobody will ask for again.
  private(set) var evicted: [String] = []

  init(capacity: Int) { self.capacity = capacity }

  mutating func plan(for key: Key) -> Plan {
    guard capacity > 0 else { return .direct }
    clock += 1
    if let entry = entries[key] {
      entries[key]?.lastUse = clock
      if let name = entry.name { return .run(name: name) }
      names += 1
      return .prepare(name: "s\(names)")
    }
    if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key {
      drop(oldest)
    }
    entries[key] = Entry(name: nil, lastUse: clock)
    return .direct
  }

  /// The server has prepared it.
  mutating func didPrepare(_ key: Key, name: String) { entries[key]?.name = name }

  /// The statement's plan is stale, or the server has forgotten it.
  mutating func drop(_ key: Key) {
    if let name = entries.removeValue(forKey: key)?.name { evicted.append(name) }
  }

  mutating func removeAll() {
    entries = [:]
    evicted = []
  }

  mutating func takeEvicted() -> [String] {
    defer { evicted = [] }
    return evicted
  }
}
