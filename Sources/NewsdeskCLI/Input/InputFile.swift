#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file that a person names, or of stdin for `-`.
enum InputFile {
  /// The most that is read: more is no story.
  static let limit = 64 * 1024 * 1024

  /// What messages call the file.
  static func name(_ path: String) -> String { path == "-" ? "stdin" : path }

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path, errno) }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw ErrorReport("\(name(path)) is a folder, not a file.", status: .notFound, code: "is_folder")
    }
    return try contents(of: descriptor, named: path)
  }

  /// What is left to read of an open file.
  static func contents(of descriptor: Int32, named path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw problem(path, errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else {
        throw ErrorReport("\(name(path)) has more than 64 MiB.", status: .badData, code: "too-large")
      }
    }
  }

  private static func problem(_ path: String, _ number: Int32) -> ErrorReport {
    let reason = number == ENOENT ? "there is no such file" : String(cString: strerror(number))
    return ErrorReport("\(name(path)) can't be read: \(reason).", status: .notFound, code: "no_file")
  }
}
