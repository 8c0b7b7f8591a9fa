import Foundation
import Intake
import Newsroom
import Testing

/// Pages in the shapes of agencies and newspapers, in words of our own: `Pages/NAME.txt`, and what each has to become,
/// `Pages/NAME.expected`. `NEWSDESK_UPDATE_GOLDEN=1` writes the second anew.
enum SamplePages {
  static let names = [
    "reuters", "ap", "afp", "guardian", "bbc", "nyt", "npr", "aljazeera", "aawsat-en", "aawsat-ar", "xinhua",
    "xinhua-zh",
    "dpa", "japanese", "hebrew", "persian", "liveblog", "mixed",
  ]

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Pages"
  )
  private static let isUpdating = ProcessInfo.processInfo.environment["NEWSDESK_UPDATE_GOLDEN"] == "1"

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
  }

  /// All lines of all pages, for mixing.
  static func lines() throws -> [String] {
    try names.flatMap { try text($0).split(separator: "\n", omittingEmptySubsequences: false).map { String($0) } }
  }

  static func expected(_ name: String, found: String) throws -> String {
    let file = folder.appendingPathComponent("\(name).expected")
    if isUpdating { try found.write(to: file, atomically: true, encoding: .utf8) }
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// A story as one line for each part of it, and why each other line is gone.
  static func describe(_ stories: [ParsedStory]) -> String {
    stories.map { story in
      var lines = ["# \(story.headline) [\(story.language)]"]
      for (name, value) in [
        ("by", story.byline), ("dateline", story.dateline), ("signed", story.contributorLine),
        ("note", story.editorNote),
        ("rights", story.copyrightNotice),
      ] {
        if let value { lines.append("\(name): \(value)") }
      }
      for caption in story.captions {
        lines.append(
          "caption: \(caption.text) | \(caption.credit?.raw ?? "no credit")\(caption.isFilePhoto ? " | file" : "")"
        )
      }
      lines += story.body.map { "> \($0)" }
      lines += story.accounts.filter { $0.kind != .kept }.map { "- \($0.line) \($0.kind): \($0.why)" }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}
