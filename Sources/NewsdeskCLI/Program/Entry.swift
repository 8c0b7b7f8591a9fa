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
    // Asked for often, and answered without ArgumentParser, which would look into the commands first.
    switch arguments {
    case ["--version"]: await answer { _ in version + "\n" }
    case ["help"], ["--help"], ["-h"]: await answer(paging: true) { try HelpPage(for: []).rendered(columns: $0) }
    default: break
    }
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
      await leave(with: error, arguments)
    }
  }

  /// The command that the arguments name. Asking it alone to read them is faster than asking the whole tree, which is left
  /// for what has to be explained: help, and whatever the command does not take.
  private static func parsed(_ arguments: [String]) async throws -> any ParsableCommand {
    if arguments.isEmpty { return try await TodayCommand.asyncParseAsRoot([]) }
    let (command, rest) = Arguments.command(in: arguments)
    if command.allSubcommands.isEmpty, let command = command as? any AsyncParsableCommand.Type {
      do {
        let parsed = try await command.asyncParseAsRoot(rest)
        if type(of: parsed) == command { return parsed }
      } catch  where exitCode(for: error) == .success {
        throw error
      } catch {}
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

  /// - Parameter text: what to say, on a screen of so many columns.
  private static func answer(paging: Bool = false, _ text: (Int) throws -> String) async -> Never {
    let context = CommandContext(paging: paging)
    do {
      try context.stdout.write(try text(context.screen.width))
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
  private static func leave(with error: any Error, _ arguments: [String]) async -> Never {
    guard exitCode(for: error) == .success else {
      let context = CommandContext()
      let message = fullMessage(for: error, columns: Help.columns(context.screen.width))
      try? context.stderr.write(SafeText.terminalLines(message) + "\n")
      leaveProcess(ExitStatus.usage.rawValue)
    }
    // A group by itself asks for its help, too; what else succeeds is an option of ArgumentParser's with an answer of its own.
    let isHelp =
      !Set(arguments).isDisjoint(with: ["-h", "--help"]) || arguments.allSatisfy { !$0.hasPrefix("-") }
    await answer(paging: !arguments.contains("--no-pager")) {
      isHelp ? try HelpPage(for: arguments).rendered(columns: $0) : fullMessage(for: error) + "\n"
    }
  }
}
