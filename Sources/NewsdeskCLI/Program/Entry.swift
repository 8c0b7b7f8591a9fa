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
    LoggingSystem.bootstrap { _ in ServerNotices() }
    do {
      if let correction = Arguments.correction(for: arguments) { throw correction }
      var command = try parsed(Arguments.normalised(arguments))
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
      leaveProcess(leave(with: error))
    }
  }

  /// The command that the arguments name. Asking it alone to read them is faster than asking the whole tree, which is left
  /// for what has to be explained: help, and whatever the command does not take.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let (command, rest) = Arguments.command(in: arguments)
    if command.allSubcommands.isEmpty, let parsed = try? command.parseAsRoot(rest), type(of: parsed) == command {
      return parsed
    }
    return try parseAsRoot(arguments)
  }

  /// Everything is written and closed by now: taking libraries down in order would cost a command a millisecond or two.
  private static func leaveProcess(_ status: Int32) -> Never {
    _exit(status)
  }

  /// Help and version go to stdout; a usage error goes to stderr, with whatever was typed made safe.
  private static func leave(with error: any Error) -> Int32 {
    let status = exitCode(for: error)
    let isSuccess = status == .success
    let message = SafeText.terminalLines(fullMessage(for: error))
    let output = BufferedOutput(descriptor: isSuccess ? 1 : 2, target: isSuccess ? "stdout" : "stderr")
    do {
      if !message.isEmpty { try output.write(message + "\n") }
      try output.finish()
      return isSuccess ? 0 : ExitStatus.usage.rawValue
    } catch {
      if error.isClosedPipe { return 0 }
      CommandContext().report(ErrorReport(error))
      return ExitStatus.cannotWrite.rawValue
    }
  }
}
