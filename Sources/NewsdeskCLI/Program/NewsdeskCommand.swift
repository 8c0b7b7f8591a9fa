import ArgumentParser
import Desk
import Presentation

/// A command of `newsdesk`. It does its work in `run(in:)`; how it ends is the same for all.
protocol NewsdeskCommand: AsyncParsableCommand {
  var global: GlobalOptions { get }
  /// Whether it can't do its work where the settings can't be read. What explains or mends them can.
  static var needsSettings: Bool { get }
  /// Whether its result is a text that is read from its beginning, in a pager where it is long. Lists never are.
  static var isPaged: Bool { get }

  /// - Returns: how it ended, where that is not `.done`.
  /// - Throws: anything; ``ErrorReport`` has the words for it.
  func run(in context: CommandContext) async throws -> ExitStatus
}

extension NewsdeskCommand {
  static var needsSettings: Bool { true }
  static var isPaged: Bool { ["show", "log", "diff", "help"].contains(configuration.commandName) }

  func run() async throws {
    let context = CommandContext(color: global.color, noInput: global.noInput, paging: Self.isPaged && !global.noPager)
    var status: ExitStatus
    do {
      if Self.needsSettings { try Settings.check() }
      status = try await run(in: context)
      // A result that did not arrive was not given: only after this may the command report success.
      try await context.finish()
    } catch let error as OutputError where error.isClosedPipe {
      // Whoever read us has seen enough.
      status = .done
    } catch let exit as ExitCode {
      throw exit
    } catch {
      try? await context.finish(paging: false)
      let report = ErrorReport(error)
      context.report(report)
      status = report.status
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}

/// A command that works in the newsroom's database.
protocol SessionCommand: NewsdeskCommand {
  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus
}

/// A command that changes something there, and can be tried: all of it is carried out, checked and taken back.
protocol WritingCommand: SessionCommand {
  var trial: TrialOption { get }
}

extension SessionCommand {
  func run(in context: CommandContext) async throws -> ExitStatus {
    let session = try await SessionContext.open(global: global, environment: context.environment)
    do {
      let status: ExitStatus
      if let command = self as? any WritingCommand, command.trial.dryRun {
        let context = context.forTrial
        status = try await session.newsroom.trial { try await run(in: context, session) }
        context.note("Dry run: nothing was changed.")
      } else {
        status = try await run(in: context, session)
      }
      await session.close()
      return status
    } catch {
      let told = await session.naming(error)
      await session.close()
      throw told
    }
  }
}
