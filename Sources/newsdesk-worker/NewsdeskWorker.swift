import ArgumentParser
import Logging
import Postgres
import Worker

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program behind `newsdesk worker`, which finds the newsroom and says by libpq's own variables how to log in.
@main
struct NewsdeskWorker: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsdesk-worker",
    abstract: "Publish what is scheduled and deliver what is out, until told to end. Started by newsdesk worker."
  )

  @Option(help: "Where it runs, for people.")
  var name: String

  @Option(help: "The version of newsdesk that started it.")
  var release: String

  @Option(help: "Channels to serve; without it all.")
  var channel: [String] = []

  @Option(help: "For how many seconds what it takes is its own.")
  var lease = 60

  @Option(help: "After how many seconds it looks by itself.")
  var poll = 5.0

  @Option(help: "Write metrics for Prometheus to this file.")
  var metricsFile: String?

  @Flag(help: "End once nothing is due.")
  var once = false

  @Flag(help: "Say what it does, and not only what goes wrong.")
  var verbose = false

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let isVerbose = verbose
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = isVerbose ? .info : .warning
      return handler
    }
    var database = ConnectionConfiguration()
    database.applicationName = "newsdesk worker"
    let worker = Worker(
      settings: WorkerSettings(
        database: database,
        name: name,
        version: release,
        channels: channel.isEmpty ? nil : Set(channel),
        lease: lease,
        poll: poll,
        metricsFile: metricsFile,
        certificates: getenv("SSL_CERT_FILE").map { String(cString: $0) },
        isOnce: once
      ),
      logger: Logger(label: "newsdesk.worker")
    )
    try await worker.run()
  }
}
