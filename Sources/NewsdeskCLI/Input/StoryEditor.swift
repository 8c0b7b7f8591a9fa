import Newsroom
import Presentation

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

/// Lets a person write in their own editor: `VISUAL`, `EDITOR`, then `nano`.
///
/// The file is the recovery file: what was typed is on the disk before the database is asked anything.
enum StoryEditor {
  /// - Returns: what was made of the text, and the file that holds it until ``Recovery/discard(_:)``.
  static func edit(
    _ text: StoryText,
    name: String,
    in context: CommandContext
  ) throws -> (text: StoryText, file: String) {
    let path = try Recovery.path(name, environment: context.environment)
    try Recovery.write(StoryTemplate.written(text), to: path)
    let editor = ["VISUAL", "EDITOR"].compactMap { context.environment[$0] }.first { !$0.isEmpty } ?? "nano"
    let status = run(editor, path)
    guard status == 0 else {
      throw ErrorReport(
        "The editor \"\(editor)\" ended with status \(status). Nothing was saved in the newsroom.",
        ["Your text is in \(path)", "Choose another editor: export EDITOR=nano"],
        status: .cancelled,
        code: "editor_failed"
      )
    }
    let bytes = try InputFile.read(path)
    return (StoryTemplate.read(try StoryFile.checked(bytes, named: path), replacing: text), path)
  }

  /// Through the shell, because `EDITOR` may hold options: `code --wait`.
  private static func run(_ editor: String, _ path: String) -> Int32 {
    let words = ["sh", "-c", "\(editor) \"$1\"", "newsdesk", path]
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, nil, arguments, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
