import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Lets a person write in their own editor: the one in the settings, `VISUAL`, `EDITOR`, then `nano`.
///
/// The file is the recovery file: what was typed is on the disk before the database is asked anything.
enum StoryEditor {
  /// What was made of a text, and the file that holds it until ``Recovery/discard(_:)``.
  struct Edited {
    var text: StoryText
    var file: String
  }

  /// - Parameter whileOpen: what to do every ten minutes until the editor is closed.
  static func edit(
    _ text: StoryText,
    name: String,
    note: RecoveryNote,
    in context: CommandContext,
    whileOpen: () async -> Void = {}
  ) async throws -> Edited {
    let path = try Recovery.keep(
      StoryTemplate.written(text, note: note),
      name: name,
      environment: context.environment
    )
    do {
      return Edited(text: try await reopen(path, replacing: text, in: context, whileOpen: whileOpen), file: path)
    } catch {
      // What nobody has typed in is not kept.
      if let now = try? InputFile.read(path), now == Array(StoryTemplate.written(text, note: note).utf8) {
        Recovery.discard(path)
        if var report = error as? ErrorReport {
          report.lines.removeAll { $0.contains(path) }
          throw report
        }
      }
      throw error
    }
  }

  /// Opens a file that is there, and reads what it holds afterwards.
  static func reopen(
    _ path: String,
    replacing text: StoryText,
    in context: CommandContext,
    whileOpen: () async -> Void = {}
  ) async throws -> StoryText {
    let editor =
      ["NEWSDESK_EDITOR", "VISUAL", "EDITOR"].compactMap { context.environment[$0] }.first { !$0.isEmpty } ?? "nano"
    let status = await ShellProgram(editor, [path]).run(whileOpen: whileOpen)
    if status == 127 {
      throw ErrorReport(
        "There is no editor \"\(editor)\" here. Nothing was saved in the newsroom.",
        ["Name one that is: newsdesk config set editor vi, or export EDITOR=vi", "Your text is in \(path)"],
        status: .notSetUp,
        code: "no_editor"
      )
    }
    guard status == 0 else {
      throw ErrorReport(
        "The editor \"\(editor)\" ended with status \(status). Nothing was saved in the newsroom.",
        ["Your text is in \(path)", "Choose another editor: export EDITOR=vi"],
        status: .cancelled,
        code: "editor_failed"
      )
    }
    let written = try StoryFile.checked(try InputFile.read(path), named: path)
    // Whoever empties the file wants out, not an empty story.
    if text != StoryText(), written.allSatisfy(\.isWhitespace) {
      Recovery.discard(path)
      throw ErrorReport(
        "Cancelled: the file is empty; the story is as it was",
        status: .cancelled,
        code: "cancelled"
      )
    }
    try ConflictMarks.requireSettled(written, named: path, ["Then: \(Recovery.saving(path))"])
    return StoryTemplate.read(written, replacing: text)
  }
}
