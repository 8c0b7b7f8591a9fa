#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A password, in memory that is overwritten when the last reference to it is gone.
///
/// It never becomes a `String`, which Swift may copy and nobody can overwrite, and no description of it shows it. libpq gets it
/// as a pointer, keeps a copy for as long as it may have to connect again, and overwrites that in turn.
///
/// `@unchecked` because of the pointer: nothing writes through it between `init` and `deinit`.
public final class Password: @unchecked Sendable {
  /// UTF-8, and a NUL behind it.
  private let memory: UnsafeMutableRawBufferPointer

  /// Takes the bytes over: the array is overwritten and empty afterwards.
  ///
  /// - Throws: ``PostgresError`` where the bytes are no UTF-8 or hold a NUL, which PostgreSQL would cut at.
  public init(taking bytes: inout [UInt8]) throws {
    defer {
      bytes.withUnsafeMutableBytes { Self.overwrite($0) }
      bytes = []
    }
    if bytes.contains(0) { throw PostgresError(.client(.nulInString), message: "the password has a NUL in it") }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw PostgresError(.client(.encoding), message: "the password is not UTF-8")
    }
    memory = .allocate(byteCount: bytes.count + 1, alignment: 1)
    memory.copyBytes(from: bytes)
    memory[bytes.count] = 0
  }

  deinit {
    Self.overwrite(memory)
    memory.deallocate()
  }

  public var isEmpty: Bool { memory.count == 1 }

  /// Lends the bytes, without the NUL, for the length of a call.
  public func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    try body(UnsafeRawBufferPointer(rebasing: memory.dropLast()))
  }

  func withCString<Value>(_ body: (UnsafePointer<CChar>?) throws -> Value) rethrows -> Value {
    try body(memory.baseAddress.map { UnsafePointer($0.assumingMemoryBound(to: CChar.self)) })
  }

  /// Overwrites memory in a way that no optimiser leaves out.
  public static func overwrite(_ memory: UnsafeMutableRawBufferPointer) {
    guard let start = memory.baseAddress else { return }
    #if canImport(Darwin)
      memset_s(start, memory.count, 0, memory.count)
    #else
      explicit_bzero(start, memory.count)
    #endif
  }
}

extension Password: Equatable {
  public static func == (left: Password, right: Password) -> Bool {
    left.withBytes { mine in right.withBytes { mine.elementsEqual($0) } }
  }
}

extension Password: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "a password" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
