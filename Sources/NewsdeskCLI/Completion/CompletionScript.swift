import ArgumentParser

/// What a shell reads to complete command lines. ArgumentParser writes it from the commands themselves.
enum CompletionScript {
  static func text(for shell: CompletionShell) -> String {
    let script = withoutSecondHelp(Newsdesk.completionScript(for: shell))
    return shell == .fish ? withOwnCursor(script) : script
  }

  /// fish 3 tells where the cursor is only to somebody at a terminal; whoever asks for completions from a script stands at the end
  /// of the word.
  private static func withOwnCursor(_ script: String) -> String {
    script.replacing("(__newsdesk_tokens -tC)", with: "(__newsdesk_cursor)")
      + """

      function __newsdesk_cursor
          commandline -tC 2>/dev/null
          or string length -- (commandline -t)
      end

      """
  }

  /// ArgumentParser adds a help command of its own behind ours: a second function of the same name, and a second word.
  private static func withoutSecondHelp(_ script: String) -> String {
    var seen: Set<Substring> = []
    var isSecond = false
    var lines: [Substring] = []
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasSuffix("() {") { isSecond = !seen.insert(line).inserted }
      if !isSecond, !line.contains("Show subcommand help information.") { lines.append(line) }
      if line == "}" { isSecond = false }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
