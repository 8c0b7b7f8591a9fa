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
    return Edited(text: try await reopen(path, replacing: text, in: context, whileOpen: whileOpen), file: path)
  }

  /// Opens a file that is there, and reads what it holds afterwards.
  static func reopen(
    _ path: String,
    replacing text: StoryText,
    in context: CommandContext,
    whileOpen: () async -> Void = {}
  ) async throws -> StoryText {
    let editor = ["VISUAL", "EDITOR"].compactMap { context.environment[$0] }.first { !$0.isEmpty } ?? "nano"
    let status = await run(editor, path, whileOpen: whileOpen)
    guard status == 0 else {
      throw ErrorReport(
        "The editor \"\(editor)\" ended with status \(status). Nothing was saved in the newsroom.",
        ["Your text is in \(path)", "Choose another editor: export EDITOR=nano"],
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

  /// Through the shell, because `EDITOR` may hold options: `code --wait`.
  private static func run(_ editor: String, _ path: String, whileOpen: () async -> Void) async -> Int32 {
    let words = ["sh", "-c", "\(editor) \"$1\"", "newsdesk", path]
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    // What is typed in the editor, Ctrl-C among it, is the editor's: it gets these signals as they were, and we let them pass.
    let signals = [SIGINT, SIGQUIT]
    let handlers = signals.map { signal($0, SIG_IGN) }
    defer { for (number, handler) in zip(signals, handlers) { signal(number, handler) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in signals + [SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, &attributes, arguments, environ) == 0 else { return 127 }
    return await end(of: process, whileOpen: whileOpen)
  }

  private static func end(of process: pid_t, whileOpen: () async -> Void) async -> Int32 {
    var status: Int32 = 0
    var lastCall = ContinuousClock.now
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F) }
      if ended < 0, errno != EINTR { return 127 }
      try? await Task.sleep(for: .milliseconds(20))
      if ContinuousClock.now - lastCall > .seconds(600) {
        lastCall = .now
        await whileOpen()
      }
    }
  }
}
