import ArgumentParser
import Desk
import Newsroom
import Presentation

struct AuditSealCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Seal what was done since the last seal.",
    discussion: """
      newsdesk audit seal
      newsdesk audit seal --every 1s      until it is stopped

      What is not sealed is proven by each story's own chain alone: whoever operates the server could still rewrite it. On a
      server for many, let --every run as a service; a newsroom of your own is sealed by audit verify and audit export too.
      Any colleague may seal, twice does no harm, and nobody waits for it.
      """
  )

  @Option(help: ArgumentHelp("Go on for ever, with this between two seals: 1s, 5m, 1h.", valueName: "time"))
  var every: String?

  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    guard let every else {
      try await sealOnce(context, session)
      return .done
    }
    guard let pause = Self.duration(every) else {
      throw ErrorReport(
        "\"\(every)\" is no time between two seals.",
        ["Write it as 1s, 5m or 1h."],
        status: .usage,
        code: "bad_interval"
      )
    }
    try await untilStopped {
      while true {
        for seal in try await Self.newSeals(session) { try say(seal, context) }
        try context.stdout.flush()
        try await Task.sleep(for: pause)
      }
    }
    return .done
  }

  private func sealOnce(_ context: CommandContext, _ session: SessionContext) async throws {
    let seals = try await session.newsroom.audit.seal()
    for seal in seals { try say(seal, context) }
    guard seals.isEmpty else { return }
    let newest = try await session.newsroom.audit.newestSeal()
    try context.say(newest.map { "Nothing new since seal \(Wording.grouped($0.number))." } ?? "Nothing to seal.")
  }

  /// Somebody else who seals at this moment has it done.
  private static func newSeals(_ session: SessionContext) async throws -> [Seal] {
    do {
      return try await session.newsroom.audit.seal()
    } catch DeskError.busy where !Task.isCancelled {
      return []
    }
  }

  private func say(_ seal: Seal, _ context: CommandContext) throws {
    try context.confirm(
      "Seal \(Wording.grouped(seal.number)): \(Wording.count(seal.entries, "entry", "entries")) of "
        + "\(Wording.count(seal.stories, "story", "stories")), \(seal.digest)"
    )
  }

  /// `1s`, `500ms`, `5m`, `1h`.
  static func duration(_ text: String) -> Duration? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let number = Int64(digits), (1...1_000_000).contains(number) else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": return number >= 10 ? .milliseconds(number) : nil
    case "s": return .seconds(number)
    case "m": return .seconds(number * 60)
    case "h": return .seconds(number * 3600)
    default: return nil
    }
  }
}
