import Foundation
import Testing

/// Files that hold what the program must print, letter for letter. `NEWSDESK_UPDATE_GOLDEN=1 Scripts/test` writes them anew.
enum Golden {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  /// The folder that holds Package.swift.
  static let root = tests.deletingLastPathComponent().deletingLastPathComponent().path
  private static let isUpdating = ProcessInfo.processInfo.environment["NEWSDESK_UPDATE_GOLDEN"] == "1"

  static func path(_ name: String) -> String {
    tests.appendingPathComponent("Golden").appendingPathComponent(name).path
  }

  static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if isUpdating { try text.write(toFile: path(name), atomically: true, encoding: .utf8) }
    let golden = try String(contentsOfFile: path(name), encoding: .utf8)
    #expect(text == golden, "Golden/\(name) is out of date", sourceLocation: sourceLocation)
  }

  /// The diagram in ARCHITECTURE.md is the program's own.
  static func expectInArchitecture(_ diagram: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = root + "/ARCHITECTURE.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let fences = (start: "```mermaid\n", end: "```\n")
    let start = try #require(text.range(of: fences.start), sourceLocation: sourceLocation)
    let end = try #require(
      text.range(of: fences.end, range: start.upperBound..<text.endIndex),
      sourceLocation: sourceLocation
    )
    let found = String(text[start.upperBound..<end.lowerBound])
    if isUpdating {
      let updated = text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: diagram)
      try updated.write(toFile: file, atomically: true, encoding: .utf8)
    } else {
      #expect(found == diagram, "the diagram in ARCHITECTURE.md is out of date", sourceLocation: sourceLocation)
    }
  }
}
