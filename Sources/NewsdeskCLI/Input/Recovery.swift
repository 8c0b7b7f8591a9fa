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
  /// `$XDG_STATE_HOME/newsdesk/recover/214-v6.txt`.
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
    let safe = String(name.map { $0 == "/" ? "-" : $0 })
    return folder + "/" + safe + ".txt"
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
  static func keeping(_ text: StoryText, name: String, _ context: CommandContext, _ error: any Error) -> any Error {
    var report = ErrorReport(error)
    guard let path = try? path(name, environment: context.environment),
      (try? write(StoryTemplate.written(text), to: path)) != nil
    else { return report }
    report.lines.insert("Your text is safe in \(path)", at: 0)
    return report
  }
}
