import ArgumentParser
import Desk
import Postgres
import Presentation

struct LoginCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Choose your password, and save how to get to the newsroom.",
    discussion: """
      newsdesk login ana@db1 --save metro            the first time, with the one-time password you were given
      newsdesk login                                 another password, where you work already
      newsdesk login ana@db1 --save metro --keep     on another machine, with the password that you have

      Passwords are typed at the terminal and shown nowhere. The server gets what verifies yours and never the password.
      --save writes an entry into libpq's service file (PGSERVICEFILE, or ~/.pg_service.conf): PGSERVICE=metro then leads
      there, for newsdesk, psql and every other program on libpq. --save-password keeps the password in ~/.pgpass, where
      whoever reads your files has it; one that is there already is kept up to date.
      """
  )

  @Argument(help: ArgumentHelp("You and the server; without it, libpq's settings.", valueName: "login@server"))
  var address: String?

  @Option(help: ArgumentHelp("Save the way under this name.", valueName: "service"))
  var save: String?

  @Flag(help: "Change a service of that name that leads somewhere else.")
  var replace = false

  @Flag(help: "Keep the password in ~/.pgpass (PGPASSFILE), readable by you alone.")
  var savePassword = false

  @Flag(help: "Choose no other password.")
  var keep = false

  @Flag(help: "Read the current password and the new one from stdin, a line each.")
  var passwordStdin = false

  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let address = try address.map { try Address($0) }
    let place =
      address.map { NewsroomPlace.server(at: $0, context.environment) }
      ?? NewsroomPlace(environment: context.environment)
    guard place.isServer else {
      try context.confirm("Nobody needs a password on this private newsroom: whoever can reach its folder is let in.")
      context.note("Act as a colleague with --as, and log in to a server with: newsdesk login you@server")
      return .done
    }
    var service = save == nil ? nil : try ServiceFile(environment: context.environment)
    if let save { try ServiceFile.check(save) }
    if savePassword { try PasswordFile(environment: context.environment).requireWritable() }
    var passwords = try Passwords(fromStdin: passwordStdin, in: context)

    let entrance = try await enter(place, address, context, &passwords)
    let connection = entrance.connection
    do {
      let parameters = try await connection.connectionParameters()
      // Whatever can go wrong with the service file goes wrong before the password is another.
      var entry: OutputFile?
      if let save, try service?.save(save, parameters, replacing: replace) == true { entry = try service?.prepare() }
      let password = try await choose(on: connection, current: entrance.password, &passwords, context)
      await connection.close()
      if let entry {
        try entry.commit()
        try context.confirm("\(entry.path) has the service \(save ?? "") now.")
      }
      try remember(password, for: parameters, isAskedFor: connection.usedPassword, context)
      context.hint(save.map { "export PGSERVICE=\($0)" } ?? "newsdesk whoami")
      return .done
    } catch {
      await connection.close()
      throw error
    }
  }

  /// Brings libpq's password file up to date: as asked, and where it has the password that is no longer good.
  private func remember(
    _ password: Password?,
    for parameters: [String: String],
    isAskedFor: Bool,
    _ context: CommandContext
  ) throws {
    if savePassword {
      let file = try PasswordFile(environment: context.environment)
      if let password = try password ?? Self.ofEnvironment(context.environment), isAskedFor || !keep {
        try file.save(password, for: parameters)
        try context.confirm("\(file.path) has your password now, for nobody to read but you.")
      } else {
        context.note("No password was saved: the server asks for none, or libpq finds it by itself already.")
      }
    } else if !keep, let password {
      if let file = try? PasswordFile(environment: context.environment), try file.hasPassword(for: parameters) {
        try file.save(password, for: parameters)
        try context.confirm("\(file.path) had your old password, and has the new one now.")
      } else if isAskedFor {
        context.note("The next command asks for it. To keep it on this machine: newsdesk login --keep --save-password")
      }
    }
  }

  private static func ofEnvironment(_ environment: [String: String]) throws -> Password? {
    guard let given = environment["PGPASSWORD"], !given.isEmpty else { return nil }
    var bytes = Array(given.utf8)
    return try Password(taking: &bytes)
  }

  /// Connects, with a password where the server asks for one.
  private func enter(
    _ place: NewsroomPlace,
    _ address: Address?,
    _ context: CommandContext,
    _ passwords: inout Passwords
  ) async throws -> (connection: Connection, password: Password?) {
    var configuration = try place.personalConfiguration(as: global.colleague, environment: context.environment)
    if let address { configuration.parameters.merge(address.parameters) { $1 } }
    do {
      if let given = passwords.given(keep: keep) {
        // What was given is what has to be right, and no other that libpq would find.
        configuration.password = given
        return (try await Connection.connect(configuration), given)
      }
      do {
        return (try await Connection.connect(configuration), nil)
      } catch let error as PostgresError
        where error.needsPassword || error.message.contains("password authentication failed")
      {
        // The second: a saved password that is out of date.
        configuration.password = try passwords.current()
        return (try await Connection.connect(configuration), configuration.password)
      }
    } catch let error as PostgresError {
      throw try await place.explanation(
        login: configuration.parameters["user"],
        fallback: .unreachable(place: configuration.description, message: error.message)
      )
    }
  }

  /// Sets a new password, and returns the one that is good now where it is known.
  private func choose(
    on connection: Connection,
    current: Password?,
    _ passwords: inout Passwords,
    _ context: CommandContext
  ) async throws -> Password? {
    let service = LoginService(connection: connection)
    let standing = try await service.standing()
    if standing.kind != .invited, let problem = standing.problem { throw problem }
    if standing.kind == .invited, keep {
      throw ErrorReport(
        "The one-time password can't be kept: an administrator has seen it.",
        ["Choose your own: newsdesk login"],
        status: .notYet,
        code: "password_to_choose"
      )
    }
    if let invitation = standing.invitation {
      context.note(
        standing.kind == .invited
          ? "You have a one-time password, from \(invitation.by), \(invitation.wallClock). Choose your own now."
          : "Your last one-time password was from \(invitation.by), \(invitation.wallClock). If you asked for none, say so."
      )
    }
    if !connection.usedPassword {
      context.note("The server let you in without a password. Yours is for where it asks for one.")
    }
    if keep { return current }
    let new = try passwords.new(PasswordRule(login: standing.login, current: current))
    _ = try await service.choose(new)
    try context.confirm("\(standing.login), your password is set.")
    return new
  }
}
