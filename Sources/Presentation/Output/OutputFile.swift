#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that `-o` names: whole and new once committed, and untouched until then.
///
/// The bytes go to a temporary file beside it, which takes the place of the old one in a single step. The old file's
/// permissions stay, and a symbolic link goes on pointing where it did. Anything but a file, such as a terminal or
/// `/dev/null`, is written straight.
public final class OutputFile: Sendable {
  public let path: String
  public let output: BufferedOutput
  private let descriptor: Descriptor
  private let replacement: Replacement?

  /// Where the bytes stand until they are committed.
  private struct Replacement: Sendable {
    let temporary: String
    let final: String
  }

  /// - Parameter isPrivate: whether nobody but its owner may read the file, whatever its permissions were before.
  /// - Throws: `OutputError.isDirectory`, or `.failed` where the file can't be made.
  public init(path: String, isPrivate: Bool = false) throws(OutputError) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = exists ? status.st_mode & S_IFMT : S_IFREG
    if kind == S_IFDIR { throw OutputError.isDirectory(path: path) }

    if kind != S_IFREG {
      descriptor = try Self.open(path, flags: O_WRONLY, target: path)
      replacement = nil
    } else {
      // A rename asks the folder alone: a file that its owner protected is refused here, as a shell would.
      if exists, access(path, W_OK) != 0 { throw Descriptor(-1, target: path).failure() }
      let final = exists ? Self.resolved(path) : path
      let temporary = Self.temporaryName(for: final)
      let mode: mode_t = isPrivate ? 0o600 : 0o666
      descriptor = try Self.open(temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode, target: path)
      replacement = Replacement(temporary: temporary, final: final)
      if exists {
        // Another owner can be kept by root alone; for everyone else the file becomes theirs.
        _ = fchown(descriptor.number, status.st_uid, status.st_gid)
        _ = fchmod(descriptor.number, isPrivate ? mode : status.st_mode & 0o777)
      }
    }
    output = BufferedOutput(
      capacity: 65_536,
      sink: { [descriptor] bytes throws(OutputError) in try descriptor.write(bytes) },
      check: {}
    )
  }

  deinit {
    // After a commit the temporary name is gone, and this does nothing.
    if let replacement { unlink(replacement.temporary) }
    close(descriptor.number)
  }

  /// Puts the file in its place, after the disk has said that it holds all of it.
  public func commit() throws(OutputError) {
    try output.flush()
    try descriptor.checkClose()
    guard let replacement else { return }
    guard fsync(descriptor.number) == 0 else { throw descriptor.failure() }
    guard rename(replacement.temporary, replacement.final) == 0 else { throw descriptor.failure() }
    // Makes the new name last. Not every file system lets a folder be synchronised, and the file itself is safe.
    if let folder = try? Self.open(Self.folder(of: replacement.final), flags: O_RDONLY, target: path) {
      _ = fsync(folder.number)
      close(folder.number)
    }
  }

  private static func open(
    _ path: String,
    flags: Int32,
    mode: mode_t = 0o666,
    target: String
  ) throws(OutputError) -> Descriptor {
    #if canImport(Darwin)
      let number = Darwin.open(path, flags | O_CLOEXEC, mode)
    #elseif canImport(Musl)
      let number = Musl.open(path, flags | O_CLOEXEC, mode)
    #else
      let number = Glibc.open(path, flags | O_CLOEXEC, mode)
    #endif
    let descriptor = Descriptor(number, target: target)
    guard number >= 0 else { throw descriptor.failure() }
    return descriptor
  }

  private static func resolved(_ path: String) -> String {
    guard let buffer = realpath(path, nil) else { return path }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Short, because a name has 255 bytes at most and the file's own may use them.
  private static func temporaryName(for path: String) -> String {
    folder(of: path) + "/.newsdesk-" + String(UInt64.random(in: .min ... .max), radix: 36)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
