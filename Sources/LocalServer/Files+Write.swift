#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Glibc

extension Files {
  /// Makes a folder and tells whether it did. One that is there, or appears at this moment, is left as it is.
  static func makeFolder(_ path: String, mode: mode_t) throws(LocalServerError) -> Bool {
    if mkdir(path, mode) == 0 {
      // The umask may have taken some of it.
      chmod(path, mode)
      return true
    }
    // A folder that is there may be reported as one that can't be written to, so look before believing it.
    let number = errno
    if number == EEXIST || kind(path) == .folder {
      return false
    }
    errno = number
    throw failure(path)
  }

  /// Makes a folder, or takes the one that is there, with exactly this mode and these owners.
  static func ensureFolder(
    _ path: String,
    mode: mode_t,
    owner: uid_t? = nil,
    group: gid_t? = nil
  ) throws(LocalServerError) {
    if mkdir(path, mode) != 0, errno != EEXIST {
      throw failure(path)
    }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    if owner != nil || group != nil {
      // (uid_t)-1 leaves an owner as it is.
      guard fchown(descriptor, owner ?? .max, group ?? .max) == 0 else { throw failure(path) }
    }
    guard fchmod(descriptor, mode) == 0 else { throw failure(path) }
  }

  /// Replaces a file in one step: the text is on disk under another name before it takes this one.
  static func write(
    _ text: String,
    to path: String,
    by temporary: String,
    mode: mode_t,
    group: gid_t?
  ) throws(LocalServerError) {
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(temporary) }
    defer { close(descriptor) }
    if let group, fchown(descriptor, .max, group) != 0 {
      throw failure(temporary)
    }
    guard fchmod(descriptor, mode) == 0 else { throw failure(temporary) }
    try append(text, to: descriptor, at: temporary)
    guard rename(temporary, path) == 0 else { throw failure(path) }
    try syncFolder(of: path)
  }

  /// Adds a line to a file that exists, which must be a plain one of a single name.
  static func append(_ text: String, toFile path: String) throws(LocalServerError) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
      throw .notWritable(path: path, problem: "it is not a plain file")
    }
    try append(text, to: descriptor, at: path)
  }

  private static func append(_ text: String, to descriptor: CInt, at path: String) throws(LocalServerError) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure(path) }
      done += written
    }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Renames, and makes the new name last through a power cut.
  static func move(_ path: String, to target: String) throws(LocalServerError) {
    guard rename(path, target) == 0 else { throw failure(target) }
    try syncFolder(of: target)
  }

  /// Removes a file or a folder with all in it; links inside are removed and not followed. Silent where it can't.
  static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func syncFolder(of path: String) throws(LocalServerError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/"
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(folder) }
  }
}
