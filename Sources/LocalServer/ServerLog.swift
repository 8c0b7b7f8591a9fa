import Glibc

/// The words that the server left, for a person to read.
struct ServerLog: Sendable {
  let home: Home

  /// The newest log file; before there is any, the one that a start writes first.
  var newestFile: String {
    let names = (try? Files.entries(home.log)) ?? []
    let dated = names.filter { $0.hasSuffix(".log") }.compactMap { name in
      Files.status(home.log + "/" + name).map { (path: home.log + "/" + name, time: $0.st_mtim) }
    }
    let newest = dated.max { ($0.time.tv_sec, $0.time.tv_nsec) < ($1.time.tv_sec, $1.time.tv_nsec) }
    return newest?.path ?? home.startupLog
  }

  /// The last lines of the newest file, and of the last start's own words where those are elsewhere.
  func lastLines() -> [String] {
    let newest = newestFile
    let files = newest == home.startupLog ? [newest] : [home.startupLog, newest]
    let lines = files.flatMap { Self.lines(Files.read($0, limit: 16_384, fromEnd: true) ?? "") }
    // This one sends its reader to the file that is shown next.
    return lines.filter { !$0.contains("logging collector process") }.suffix(8)
  }

  static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { visible($0.prefix(400)) }
  }

  static func tellsOfFullDisk(_ lines: [String]) -> Bool {
    lines.contains { $0.contains("No space left on device") || $0.contains("Disk quota exceeded") }
  }

  /// The text with what could steer a terminal, or reorder what stands there, made visible.
  private static func visible(_ text: Substring) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        line += scalar == "\t" ? " " : "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">"
      default:
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
