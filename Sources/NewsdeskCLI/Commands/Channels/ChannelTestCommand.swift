import ArgumentParser
import Desk

struct ChannelTestCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Try a channel with a message that holds no story.",
    discussion: """
      newsdesk channel test web
      newsdesk channel test web --wait 60

      A worker sends it, from where it runs: what arrives then, arrives later. Exit status 1 where it did not, 79 where no worker
      took it.
      """
  )

  @OptionGroup var channel: ChannelArgument
  @Option(help: ArgumentHelp("For how many seconds to wait.", valueName: "seconds")) var wait = 40
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...300).contains(wait) else { throw ValidationError("--wait takes 1 to 300 seconds") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let channels = session.newsroom.channels
    let test = try await channels.askForTest(of: channel.name)
    let end = ContinuousClock.now + .seconds(wait)
    var progress = ChannelService.TestProgress.waiting
    while ContinuousClock.now < end {
      progress = try await channels.progress(ofTest: test)
      if progress != .waiting, progress != .sending { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    switch progress {
    case .arrived:
      try context.confirm("\(channel.name): the test arrived")
      return .done
    case .failed(let problem):
      throw ErrorReport(
        "The test did not reach \(channel.name): \(problem).",
        [],
        status: .someRefused,
        code: "test_failed"
      )
    case .sending:
      throw ErrorReport(
        "The test of \(channel.name) has no answer after \(wait) seconds.",
        ["Wait longer: --wait 120"],
        status: .someRefused,
        code: "no_answer"
      )
    case .waiting:
      throw ErrorReport(
        "No worker took the test of \(channel.name).",
        [
          "A worker delivers, where it runs: newsdesk worker",
          "A channel that is paused is not tried: newsdesk channel list",
        ],
        status: .notYet,
        code: "no_worker"
      )
    }
  }
}
