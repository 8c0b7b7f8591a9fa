#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Glibc

/// The few file operations that need more care than a file manager gives: no link is followed, a mode is exact whatever
/// the umask, and what is written is on disk before its name appears.
enum Files {
  enum Kind: Equatable {
    case file, folder, link, other
  }

  /// What a path names, without following a link. Nil where there is nothing, or it can't be seen.
  static func kind(_ path: String) -> Kind? {
    guard let status = status(path) else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  /// The path with the links of its existing part followed. The part that does not exist yet is only tidied.
  static func resolved(_ path: String) -> String {
    var existing = path.split(separator: "/")
    var missing: [Substring] = []
    while let last = existing.last {
      if let real = realpath("/" + existing.joined(separator: "/"), nil) {
        defer { free(real) }
        existing = String(cString: real).split(separator: "/")
        break
      }
      missing.append(last)
      existing.removeLast()
    }
    for part in missing.reversed() where part != "." {
      if part == ".." {
        _ = existing.popLast()
      } else {
        existing.append(part)
      }
    }
    return "/" + existing.joined(separator: "/")
  }

  static func entries(_ folder: String) throws(LocalServerError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw .notWritable(path: folder, problem: "it can't be listed")
    }
  }

  /// The start of a small file, or its end; nil where it is no plain file or can't be read.
  static func read(_ path: String, limit: Int, fromEnd: Bool = false) -> String? {
    // A pipe put in a file's place would hang us, and a link could lead anywhere.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    if fromEnd, Int(status.st_size) > limit {
      lseek(descriptor, status.st_size - off_t(limit), SEEK_SET)
    }
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let read = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, limit - count)
      }
      guard read > 0 else { break }
      count += read
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// What the system calls an error number.
  static func reason(_ number: CInt) -> String {
    String(cString: strerror(number))
  }

  /// The error for a failed operation at a path, which needs `errno` as the operation left it.
  static func failure(_ path: String) -> LocalServerError {
    let number = errno
    if number == ENOSPC || number == EDQUOT {
      return .diskFull(path: path, available: available(path))
    }
    return .notWritable(path: path, problem: reason(number))
  }

  /// The bytes that an ordinary account may still write where the path, or what exists of it, is. Nil if unknown.
  static func available(_ path: String) -> Int? {
    var status = statvfs()
    var folder = path
    while statvfs(folder, &status) != 0 {
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    // A file system of the kernel's own has no blocks to run out of.
    guard status.f_blocks > 0 else { return nil }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }
}
