#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is there whole or not at all, also after a crash: written beside its place, flushed to the disk, and renamed.
enum DurableFile {
  /// - Parameter mayGoOn: asked before the file gets its name, the moment at which receivers see it.
  /// - Throws: ``FileTrouble``.
  static func write(
    _ bytes: [UInt8],
    to path: String,
    mayGoOn: () -> Bool = { true }
  ) throws(FileTrouble) {
    let temporary = temporaryName(for: path)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileTrouble("\(path) can't be made", errno) }
    var isRenamed = false
    defer { if !isRenamed { unlink(temporary) } }
    do throws(FileTrouble) {
      try writeAll(bytes, to: descriptor, path)
      guard fsync(descriptor) == 0 else { throw FileTrouble("\(path) can't be flushed to its disk", errno) }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw FileTrouble("\(path) can't be written", errno) }
    guard mayGoOn() else { throw FileTrouble("the lease was over before \(path) was in place", 0) }
    guard rename(temporary, path) == 0 else { throw FileTrouble("\(path) can't be put in its place", errno) }
    isRenamed = true
  }

  /// Whether a file holds these bytes already.
  static func isSame(_ bytes: [UInt8], at path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var found = [UInt8](repeating: 0, count: bytes.count + 1)
    var count = 0
    while count < found.count {
      let length = found.count - count
      let more = found.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: count), length) }
      if more <= 0 { break }
      count += more
    }
    return count == bytes.count && found.dropLast().elementsEqual(bytes)
  }

  /// Makes names in a folder last.
  static func flush(folder: String) throws(FileTrouble) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileTrouble("\(folder) can't be opened", errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileTrouble("\(folder) can't be flushed to its disk", errno) }
  }

  /// Hidden, in the same folder, and nobody else's.
  private static func temporaryName(for path: String) -> String {
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    return path[..<slash] + "." + prefix + String(UInt64.random(in: .min ... .max), radix: 36)
  }

  static let prefix = "newsdesk-"

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileTrouble) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Self.put($0, to: descriptor) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileTrouble("\(path) can't be written", errno)
      }
      written += count
    }
  }
}

extension DurableFile {
  fileprivate static func put(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}

/// Why a file could not be written, in words.
struct FileTrouble: Error, CustomStringConvertible {
  let description: String

  init(_ what: String, _ number: Int32) {
    description = number == 0 ? what : "\(what): \(String(cString: strerror(number)))"
  }
}
