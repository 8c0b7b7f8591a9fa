import Desk
import Newsroom
import Postgres
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A password that opens nothing but the door to choosing another: 100 bits, in letters that nobody takes for one another.
enum OneTimePassword {
  private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789".utf8)

  /// Twenty characters and a bit of air: `kqz7-m2xv-9rtd-w4hp-ecbn`.
  static func make() -> [UInt8] {
    // Swift's own generator is the system's, made for keys.
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    for place in 0..<20 {
      if place > 0, place % 4 == 0 { bytes.append(UInt8(ascii: "-")) }
      bytes.append(letters.randomElement(using: &generator) ?? 0)
    }
    return bytes
  }
}

/// Hands out a one-time password. It is shown once, or goes into a file that nobody else can read.
struct Invitation {
  var login: String
  var hours: Int
  /// Nil for the screen.
  var file: String?

  static let defaultHours = 24

  func give(_ context: CommandContext, _ session: SessionContext, place: NewsroomPlace) async throws {
    var bytes = OneTimePassword.make()
    // What is shown has to be text; what is hashed is overwritten.
    let shown = String(decoding: bytes, as: UTF8.self)
    // Before the database is asked: a file that can't be made must not cost the person their old password.
    let output = try file.map { try OutputFile(path: $0, isPrivate: true) }
    let outcome = try await session.newsroom.staff.invite(login, password: try Password(taking: &bytes), hours: hours)
    guard case .invited(let until) = outcome else { throw try await waiting(session) }
    let times = try await session.times([until])
    let words = times.local(until).absolute(now: times.now)
    try Self.hand(over: shown, to: login, until: words, output: output, place: place, context)
  }

  /// Says what to do with a one-time password.
  static func hand(
    over shown: String,
    to login: String,
    until words: String,
    output: OutputFile?,
    place: NewsroomPlace,
    _ context: CommandContext
  ) throws {
    try context.confirm("\(login) can choose a password until \(words).")
    if let output {
      try output.output.write(shown + "\n")
      try output.commit()
      context.note("The one-time password is in \(output.path). Hand it over in a way that nobody else reads.")
    } else {
      try context.say(shown)
      context.note(
        "That is the one-time password. It is shown this once: hand it over in a way that nobody else reads."
      )
    }
    context.note("\(login) types: newsdesk login \(login)@\(place.address) --save newsroom")
  }

  private func waiting(_ session: SessionContext) async throws -> ErrorReport {
    let others = try await session.newsroom.staff.members().filter { member in
      member.disabledAt == nil && member.person != session.newsroom.person && member.person.login != login
        && member.roles.contains { $0.role == .administrator }
    }
    return ErrorReport(
      "\(login)'s password was not reset: they have one of their own, and that takes a second administrator.",
      [
        "Within a day, another types: newsdesk user invite \(login)",
        "Who can: " + others.map(\.person.name).joined(separator: ", "),
      ],
      status: .notYet,
      code: "second_administrator"
    )
  }
}

extension NewsroomPlace {
  /// What follows the @ of ``Address``.
  fileprivate var address: String {
    guard case .server(let database, let name) = self else { return "" }
    let host = name.hasPrefix("/") || name.contains(" ") ? "SERVER" : name
    return database == Self.database ? host : "\(host)/\(database)"
  }

  /// Nobody has a password on a private newsroom.
  func requirePasswords() throws {
    if isServer { return }
    throw ErrorReport(
      "Nobody needs a password on this private newsroom: whoever can reach its folder is let in.",
      ["Act as a colleague: --as LOGIN"],
      status: .usage,
      code: "local"
    )
  }
}
