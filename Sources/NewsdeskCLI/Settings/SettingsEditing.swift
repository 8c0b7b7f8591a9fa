import Intake
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Changes single lines of a file of settings. Comments, order and blank lines stay as somebody wrote them.
enum SettingsEditing {
  /// - Parameter value: nil to take the setting out.
  /// - Returns: the text, and whether that changes it.
  static func text(_ text: String, setting: Setting, to value: String?) throws(FileProblem) -> String {
    let entry = try SettingsFile.read(text).first { $0.name == setting.rawValue }
    if entry?.value == value { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let line = value.map { "\(setting.rawValue): \(SettingsFile.written($0))" }
    if let entry {
      // A value may go on in the next line, further in.
      let first = entry.line - 1
      var end = entry.line
      while end < lines.count, lines[end].first == " ", lines[end].contains(where: { $0 != " " }) { end += 1 }
      lines.replaceSubrange(first..<end, with: line.map { [$0] } ?? [])
      return lines.joined(separator: "\n")
    }
    guard let line else { return text }
    return (text.isEmpty || text.hasSuffix("\n") ? text : text + "\n") + line + "\n"
  }

  static func write(_ text: String, to path: String) throws {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    do {
      try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
    } catch {
      throw ErrorReport("/\(folder) could not be made: \(error)", status: .cannotWrite, code: "cannot_write")
    }
    let file = try OutputFile(path: path)
    try file.output.write(text)
    try file.commit()
  }
}
