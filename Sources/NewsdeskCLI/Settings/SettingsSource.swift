#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that settings are read from.
struct SettingsSource: Sendable {
  var path: String

  /// This account's, then the machine's. Nothing is read from the folder that a command is run in: it may be a stranger's.
  static func all(_ environment: [String: String]) -> [SettingsSource] {
    [own(environment), SettingsSource(path: "/etc/newsdesk/config.yaml")].compactMap { $0 }
  }

  /// `$XDG_CONFIG_HOME/newsdesk/config.yaml`. A relative path there is ignored, as the XDG specification says.
  static func own(_ environment: [String: String]) -> SettingsSource? {
    let folder =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.config" : nil }
    return folder.map { SettingsSource(path: $0 + "/newsdesk/config.yaml") }
  }

  /// Nil where there is no such file.
  ///
  /// - Throws: ``ErrorReport`` for one that can't be read, and for one that somebody else may have written: it says which
  ///   programs are started.
  func text() throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw problem("it can't be read: \(String(cString: strerror(errno)))", fix: nil)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw problem("it is no file", fix: nil)
    }
    guard status.st_mode & 0o022 == 0 else {
      throw problem(
        "others may write to it, and it says which programs are started",
        fix: "chmod go-w \(ShellWord.quoted(path))"
      )
    }
    guard status.st_uid == 0 || status.st_uid == geteuid() else {
      throw problem("it belongs to somebody else, and it says which programs are started", fix: nil)
    }
    guard status.st_size <= Self.longest else { throw problem("it is too long for settings", fix: nil) }
    return try StoryFile.checked(try InputFile.contents(of: descriptor, named: path), named: path)
  }

  private static let longest = 65_536

  func problem(_ message: String, line: Int? = nil, fix: String?) -> ErrorReport {
    ErrorReport(
      "The settings in \(path)\(line.map { ", line \($0)" } ?? "") can't be used: \(message).",
      fix.map { ["Fix: \($0)"] } ?? [],
      status: .notSetUp,
      code: "bad_settings"
    )
  }
}
