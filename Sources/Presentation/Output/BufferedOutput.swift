import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Text on its way to a file descriptor, with every failure told.
///
/// `print` to a full disk reports success. Here each write, the last flush and the close are checked, and once one has
/// failed all that follow fail alike.
public final class BufferedOutput: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var failure: OutputError?
  }

  private let state = Mutex(State())
  private let capacity: Int
  private let sink: @Sendable (UnsafeRawBufferPointer) throws(OutputError) -> Void
  private let check: @Sendable () throws(OutputError) -> Void

  /// Writes to an open descriptor, which stays open and the caller's.
  ///
  /// - Parameters:
  ///   - target: what error messages call it: `stdout`.
  ///   - isImmediate: every write goes out at once, for a terminal and for stderr.
  public convenience init(descriptor: Int32, target: String, isImmediate: Bool = false) {
    self.init(
      capacity: isImmediate ? 0 : 65_536,
      sink: { bytes throws(OutputError) in try Descriptor(descriptor, target: target).write(bytes) },
      check: { () throws(OutputError) in try Descriptor(descriptor, target: target).checkClose() }
    )
  }

  /// Hands the bytes to a closure, for tests and for output that is kept.
  public convenience init(sink: @escaping @Sendable (UnsafeRawBufferPointer) throws(OutputError) -> Void) {
    self.init(capacity: 0, sink: sink, check: {})
  }

  init(
    capacity: Int,
    sink: @escaping @Sendable (UnsafeRawBufferPointer) throws(OutputError) -> Void,
    check: @escaping @Sendable () throws(OutputError) -> Void
  ) {
    self.capacity = capacity
    self.sink = sink
    self.check = check
  }

  /// A closed pipe then is an error of the write, and no longer ends the process.
  ///
  /// Call it once at the start. Child processes inherit it: give a pager or an editor its default back.
  public static func ignoreBrokenPipeSignal() {
    signal(SIGPIPE, SIG_IGN)
  }

  public func write(_ text: String) throws(OutputError) {
    var text = text
    let result = text.withUTF8 { bytes in
      state.withLock { state in
        state.bytes.append(contentsOf: bytes)
        return state.bytes.count > capacity ? send(&state) : state.failure
      }
    }
    if let result { throw result }
  }

  /// Bytes as they are, whatever they say: for a file or a pipe, never for a terminal.
  public func write(bytes: [UInt8]) throws(OutputError) {
    let result = state.withLock { state in
      state.bytes.append(contentsOf: bytes)
      return state.bytes.count > capacity ? send(&state) : state.failure
    }
    if let result { throw result }
  }

  /// Writes out what is held back.
  public func flush() throws(OutputError) {
    if let failure = state.withLock({ send(&$0) }) { throw failure }
  }

  /// Flushes, and asks the file system for what it only tells on closing. Call it before the process reports success.
  public func finish() throws(OutputError) {
    try flush()
    try check()
  }

  /// Nothing of a failed output is kept: later writes can't send the rest of a torn line.
  private func send(_ state: inout State) -> OutputError? {
    defer { state.bytes.removeAll(keepingCapacity: true) }
    guard state.failure == nil, !state.bytes.isEmpty else { return state.failure }
    state.failure = state.bytes.withUnsafeBytes { bytes in
      do throws(OutputError) {
        try sink(bytes)
        return nil
      } catch {
        return error
      }
    }
    return state.failure
  }
}
