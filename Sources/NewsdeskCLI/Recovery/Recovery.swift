import Newsroom

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where what a person typed is kept until the newsroom has it, and stays when it can't be saved.
enum Recovery {
  /// `$XDG_STATE_HOME/newsdesk/recover`.
  static func folder(_ environment: [String: String]) -> String {
    let state =
      environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? (environment["HOME"] ?? "/tmp") + "/.local/state"
    return state + "/newsdesk/recover"
  }

  /// Makes `214-v6.md`, or one with another number behind it where that holds an earlier text, for the person alone to read.
  ///
  /// - Returns: its path.
  static func keep(_ written: String, name: String, environment: [String: String]) throws -> String {
    let folder = folder(environment)
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      throw ErrorReport(
        "\(folder) can't be made, so nothing could be kept safe there.",
        status: .cannotWrite,
        code: "recovery"
      )
    }
    // A slug that was refused may hold anything, and a file's name has 255 bytes at most.
    let slug = Slug.make(from: name)
    let start = folder + "/" + (slug.utf8.count > 200 ? "story" : slug)
    var path = start + ".md"
    var number = 2
    // Made only where there is none, so that two who type at once don't write over each other.
    var descriptor = create(path)
    while descriptor < 0, errno == EEXIST {
      path = "\(start)-\(number).md"
      number += 1
      descriptor = create(path)
    }
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    try write(written, to: descriptor, path)
    return path
  }

  /// What a file is called: `214-v6`.
  static func stem(_ path: String) -> String {
    String((path.split(separator: "/").last ?? "").prefix { $0 != "." })
  }

  /// The command that saves a file's text.
  static func saving(_ path: String) -> String {
    "newsdesk draft recover \(ShellWord.quoted(stem(path))) --save"
  }

  /// What is in the folder, the newest first. A file that was merged into another is not told apart from it.
  static func files(_ environment: [String: String]) -> [RecoveryFile] {
    let folder = folder(environment)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.compactMap { RecoveryFile(path: folder + "/" + $0) }
    let merged = Set(files.compactMap(\.note.mergedFrom))
    return files.filter { !merged.contains($0.stem) }.sorted { ($0.order, $0.stem) > ($1.order, $1.stem) }
  }

  /// The newsroom has the text: the file that kept it has done its work, and the one that it was made of too.
  static func discard(_ path: String?) {
    guard let path else { return }
    let origin = RecoveryFile(path: path)?.note.mergedFrom
    unlink(path)
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    // A stem is a name in this folder and no way out of it.
    if let origin, !origin.contains("/") { discard("/" + folder + "/" + origin + ".md") }
  }

  private static func create(_ path: String) -> Int32 {
    open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  }

  private static func write(_ text: String, to descriptor: Int32, _ path: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw problem(path) }
      rest = rest.dropFirst(count)
    }
    // It is all that is left of somebody's work if the machine stops now.
    fsync(descriptor)
  }

  static func problem(_ path: String) -> ErrorReport {
    ErrorReport(
      "\(path) can't be kept: \(String(cString: strerror(errno))).",
      status: .cannotWrite,
      code: "recovery"
    )
  }
}
