import ArgumentParser
import Desk
import LocalServer
import Postgres
import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct WorkerCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Publish what is scheduled and deliver what is out, until told to end.",
    discussion: """
      newsdesk worker
      newsdesk worker --channel web --channel archive --metrics-file /var/lib/node_exporter/newsdesk.prom
      newsdesk worker --once

      It logs in as a worker, which is no person: on a server as PGUSER or PGSERVICE says, on a private newsroom as worker. Run as
      many as you like, on any machines: each takes what no other has. SIGTERM ends it in order. An administrator adds the login:
      newsdesk user add worker --name "Worker" --role worker. As a service: Scripts/newsdesk-worker.service.
      """
  )

  /// Who delivers on a private newsroom.
  static let localLogin = "worker"

  @Option(help: ArgumentHelp("Serve this channel only; may be repeated.", valueName: "channel")) var channel: [String] =
    []
  @Option(help: ArgumentHelp("Write metrics for Prometheus to a file, every ten seconds.", valueName: "file"))
  var metricsFile: String?
  @Option(help: ArgumentHelp("For how many seconds what it takes is its own.", valueName: "seconds")) var lease = 60
  @Option(help: ArgumentHelp("After how many seconds it looks by itself, told of nothing.", valueName: "seconds"))
  var poll = 5.0
  @Flag(help: "Do what is due, and end.") var once = false
  @Flag(help: "Say what it does, and not only what goes wrong.") var verbose = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (5...600).contains(lease) else { throw ValidationError("--lease takes 5 to 600 seconds") }
    guard (0.05...3600).contains(poll) else { throw ValidationError("--poll takes 0.05 to 3600 seconds") }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let place = NewsroomPlace(environment: context.environment)
    let login = if case .local = place { global.colleague ?? Self.localLogin } else { global.colleague }
    let configuration = try place.personalConfiguration(as: login, environment: context.environment)
    // Whoever can't work here is told so in this program's words, before the other begins.
    var worker = global
    worker.colleague = login
    let session = try await SessionContext.open(global: worker, environment: context.environment)
    do {
      _ = try await session.newsroom.deliveries.nextDue()
    } catch {
      await session.close()
      throw error
    }
    await session.close()
    for (variable, keyword) in [("PGHOST", "host"), ("PGPORT", "port"), ("PGUSER", "user"), ("PGDATABASE", "dbname")] {
      if let value = configuration.parameters[keyword] { setenv(variable, value, 1) }
    }
    for (variable, keyword) in [("PGSSLMODE", "sslmode"), ("PGGSSENCMODE", "gssencmode")] {
      if let value = configuration.parameters[keyword] { setenv(variable, value, 1) }
    }
    try SiblingProgram.newsdeskWorker.replaceThisProcess(arguments, environment: context.environment)
  }

  private var arguments: [String] {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var arguments = ["--name", "\(name.isEmpty ? "somewhere" : name):\(getpid())", "--release", Newsdesk.version]
    for name in channel { arguments += ["--channel", name] }
    arguments += ["--lease", "\(lease)", "--poll", "\(poll)"]
    if let metricsFile { arguments += ["--metrics-file", metricsFile] }
    return arguments + (once ? ["--once"] : []) + (verbose ? ["--verbose"] : [])
  }
}
