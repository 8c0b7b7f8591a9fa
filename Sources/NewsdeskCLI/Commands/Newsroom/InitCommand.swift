import ArgumentParser
import Desk
import LocalServer
import Newsroom
import Postgres
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct InitCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a newsroom: a private one of this account, or one on a PostgreSQL server.",
    discussion: """
      newsdesk init --local
      newsdesk init --local --desk world --timezone Europe/London
      PGHOST=db1 PGUSER=postgres newsdesk init --server --admin ana --name "Ana Souza" --desk metro --invite

      Both are safe to repeat: what is there stays, what is missing is made. --server goes wherever libpq's own settings
      lead (PGHOST, PGUSER, PGSERVICE, .pgpass) and needs a login that may create roles and databases.
      """
  )

  @Flag(help: "A private database in a folder of yours: NEWSDESK_HOME, or the usual place.")
  var local = false

  @Flag(help: "A database on the PostgreSQL server that libpq's settings name.")
  var server = false

  @Option(name: .shortAndLong, help: ArgumentHelp("The first desk.", valueName: "desk"))
  var desk: String?

  @Option(help: ArgumentHelp("The newsroom's time zone, such as Europe/London.", valueName: "zone"))
  var timezone: String?

  @Option(help: ArgumentHelp("The login of the first administrator.", valueName: "login"))
  var admin: String?

  @Option(help: ArgumentHelp("The administrator's name.", valueName: "name"))
  var name: String?

  @Flag(help: "Give the administrator a one-time password, to choose their own with. On a server.")
  var invite = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if local == server { throw ValidationError("say which: --local or --server") }
    if invite, local || admin == nil { throw ValidationError("--invite goes with --server --admin LOGIN") }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    local ? try await initLocal(context) : try await initServer(context)
  }

  private func initLocal(_ context: CommandContext) async throws -> ExitStatus {
    let place = NewsroomPlace(environment: context.environment.filter { !$0.key.hasPrefix("PG") })
    let server = try place.requireLocal("init --local")
    let made = try await server.create()
    if made == .created { context.note("A private database was created in \(server.homeDirectory).") }
    _ = try await server.start()
    let login = admin ?? LocalLogin.ofThisAccount(environment: context.environment)
    let founder = Person(login: login, name: name ?? LocalLogin.nameOfThisAccount(login: login))
    var setup = NewsroomSetup(
      place: place,
      zone: timezone ?? SystemZone.name(context.environment),
      desk: desk ?? "metro"
    )
    // Alone in a newsroom, one person tries every role; the second-person rule holds all the same.
    setup.founderRoles = [.reporter, .editor, .photoEditor, .publisher]
    return try await finish(try await setup.run(founder: founder), context, isLocal: true)
  }

  private func initServer(_ context: CommandContext) async throws -> ExitStatus {
    let place = NewsroomPlace.server(context.environment)
    var setup = NewsroomSetup(place: place, zone: timezone ?? "UTC", desk: desk)
    var oneTime = OneTimePassword.make()
    let shown = String(decoding: oneTime, as: UTF8.self)
    if invite { setup.founderPassword = try Password(taking: &oneTime) }
    let founder = admin.map { Person(login: $0, name: name ?? $0) }
    let outcome = try await setup.run(founder: founder)
    let status = try await finish(outcome, context, isLocal: false)
    if let founder = outcome.founder, let until = outcome.invitedUntil {
      // In UTC: the operator need not be where the newsroom is.
      let words = LocalTime(secondsSince1970: Int64(until.timeIntervalSince1970)).lasting
      try Invitation.hand(over: shown, to: founder.login, until: words, output: nil, place: place, context)
    }
    return status
  }

  private func finish(
    _ outcome: NewsroomSetup.Outcome,
    _ context: CommandContext,
    isLocal: Bool
  ) async throws -> ExitStatus {
    guard outcome.changedSomething else {
      try context.confirm("Already set up, nothing changed.")
      return .done
    }
    var sentence = "Ready."
    if let desk = outcome.desk { sentence += " Desk: \(desk)." }
    if let founder = outcome.founder {
      sentence += isLocal ? " You are \(founder.login) (admin)." : " Administrator: \(founder.login)."
    }
    try context.confirm(sentence + " Times are \(outcome.timeZone).")
    if !outcome.isAdministered {
      context.note("Nobody administers it yet: newsdesk init --server --admin LOGIN --name \"...\"")
    } else {
      context.hint(isLocal ? "newsdesk draft new --desk \(outcome.desk ?? "metro")" : "newsdesk user add --help")
    }
    return .done
  }
}
