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
  /// `$XDG_STATE_HOME/newsdesk/recover/214-v6.txt`, or with another number behind it where that holds an earlier text.
  static func path(_ name: String, environment: [String: String]) throws -> String {
    let state =
      environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? (environment["HOME"] ?? "/tmp") + "/.local/state"
    let folder = state + "/newsdesk/recover"
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
    var path = start + ".txt"
    var number = 2
    while access(path, F_OK) == 0 {
      path = "\(start)-\(number).txt"
      number += 1
    }
    return path
  }

  /// Writes for the person alone to read.
  static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ErrorReport(
        "\(path) can't be written: \(String(cString: strerror(errno))).",
        status: .cannotWrite,
        code: "recovery"
      )
    }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        throw ErrorReport(
          "\(path) can't be written: \(String(cString: strerror(errno))).",
          status: .cannotWrite,
          code: "recovery"
        )
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The error with which saving ended, and where the text now is.
  ///
  /// - Parameter kept: the file that holds the text already, where it came from an editor.
  static func keeping(
    _ text: StoryText,
    in kept: String?,
    name: String,
    _ context: CommandContext,
    _ error: any Error
  ) -> any Error {
    var report = ErrorReport(error)
    var place = kept
    if place == nil, let path = try? path(name, environment: context.environment),
      (try? write(StoryTemplate.written(text), to: path)) != nil
    {
      place = path
    }
    if let place { report.lines.insert("Your text is safe in \(place)", at: 0) }
    return report
  }

  /// The newsroom has the text: the file that kept it has done its work.
  static func discard(_ kept: String?) {
    if let kept { unlink(kept) }
  }
}
