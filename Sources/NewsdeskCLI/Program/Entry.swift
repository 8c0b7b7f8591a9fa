import ArgumentParser
import Logging
import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Newsdesk {
  /// Parses, runs and ends the process. In place of ArgumentParser's own `main`, which echoes an argument's escape sequences, has no
  /// words for a mistyped command, and reports success to a full disk.
  public static func start(_ arguments: [String]) async -> Never {
    BufferedOutput.ignoreBrokenPipeSignal()
    if arguments.first == "---completion" { await complete(arguments) }
    // Asked for often, by scripts, and answered without having every command describe itself.
    if arguments == ["--version"] { await sayVersion() }
    LoggingSystem.bootstrap { _ in ServerNotices() }
    do {
      if let correction = Arguments.correction(for: arguments) { throw correction }
      var command = try await parsed(Arguments.normalised(arguments))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      leaveProcess(ExitStatus.done.rawValue)
    } catch let report as ErrorReport {
      CommandContext().reportMistake(report)
      leaveProcess(report.status.rawValue)
    } catch let code as ExitCode {
      leaveProcess(code.rawValue)
    } catch {
      // ArgumentParser lays help out for the screen's width by itself, and stops the program where that is a few columns.
      setenv("COLUMNS", String(Help.columns(CommandContext().screen.width)), 1)
      if exitCode(for: error) != .success, let report = Arguments.unknownOption(in: arguments) {
        CommandContext().reportMistake(report)
        leaveProcess(report.status.rawValue)
      }
      leaveProcess(await leave(with: error, arguments))
    }
  }

  /// The command that the arguments name. Asking it alone to read them is faster than asking the whole tree, which is left
  /// for what has to be explained: help, and whatever the command does not take.
  private static func parsed(_ arguments: [String]) async throws -> any ParsableCommand {
    if arguments.isEmpty { return try await TodayCommand.asyncParseAsRoot([]) }
    let (command, rest) = Arguments.command(in: arguments)
    if command.allSubcommands.isEmpty, let command = command as? any AsyncParsableCommand.Type,
      let parsed = try? await command.asyncParseAsRoot(rest), type(of: parsed) == command
    {
      return parsed
    }
    return try await asyncParseAsRoot(arguments)
  }

  /// Answers a shell that completes a line. Whatever goes wrong, it gets nothing: not a word may come between it and the person.
  private static func complete(_ arguments: [String]) async -> Never {
    LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
    do {
      _ = try await asyncParseAsRoot(arguments)
    } catch  where exitCode(for: error) == .success {
      let output = BufferedOutput(descriptor: 1, target: "stdout")
      try? output.write(fullMessage(for: error) + "\n")
      try? output.finish()
    } catch {}
    leaveProcess(ExitStatus.done.rawValue)
  }

  private static func sayVersion() async -> Never {
    let context = CommandContext()
    do {
      try context.say(version)
      try await context.finish()
      leaveProcess(ExitStatus.done.rawValue)
    } catch {
      if (error as? OutputError)?.isClosedPipe == true { leaveProcess(ExitStatus.done.rawValue) }
      CommandContext().report(ErrorReport(error))
      leaveProcess(ExitStatus.cannotWrite.rawValue)
    }
  }

  /// Everything is written and closed by now: taking libraries down in order would cost a command a millisecond or two.
  private static func leaveProcess(_ status: Int32) -> Never {
    _exit(status)
  }

  /// Help and version go to stdout; a usage error goes to stderr, with whatever was typed made safe.
  private static func leave(with error: any Error, _ arguments: [String]) async -> Int32 {
    let isSuccess = exitCode(for: error) == .success
    let context = CommandContext(paging: isSuccess && !arguments.contains("--no-pager"))
    let message = fullMessage(for: error, columns: Help.columns(context.screen.width))
    do {
      guard isSuccess else {
        try context.stderr.write(SafeText.terminalLines(message) + "\n")
        return ExitStatus.usage.rawValue
      }
      let isVersion = message == version
      try context.stdout.write(
        isVersion ? message + "\n" : HelpPage(for: arguments).rendered(columns: context.screen.width)
      )
      try await context.finish()
      return 0
    } catch {
      if (error as? OutputError)?.isClosedPipe == true { return 0 }
      CommandContext().report(ErrorReport(error))
      return ExitStatus.cannotWrite.rawValue
    }
  }
}
