#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Who the account at the keyboard is on a local newsroom.
enum LocalLogin {
  /// `NEWSDESK_AS`, else the account's name as a login can have it.
  static func ofThisAccount(environment: [String: String]) -> String {
    if let chosen = environment["NEWSDESK_AS"], !chosen.isEmpty { return chosen }
    // The environment first: asking the system loads its whole name service.
    return login(from: environment["USER"].flatMap { $0.isEmpty ? nil : $0 } ?? accountName() ?? "editor")
  }

  /// The full name that the system knows, else the login.
  static func nameOfThisAccount(login: String) -> String {
    guard let entry = getpwuid(getuid()), let gecos = entry.pointee.pw_gecos else { return login }
    let name =
      String(cString: gecos).split(separator: ",", omittingEmptySubsequences: false).first.map { String($0) } ?? ""
    return name.isEmpty ? login : name
  }

  /// Lower-case ASCII, a letter first: what the database takes for a login.
  static func login(from name: String) -> String {
    var login = ""
    for character in name.lowercased() {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
      login.append(isPlain ? character : "-")
    }
    if login.first.map({ $0.isLetter }) != true { login = "p" + login }
    if login.hasPrefix("pg_") || login.hasPrefix("newsdesk_") { login = "p-" + login }
    return String(login.prefix(63))
  }

  private static func accountName() -> String? {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return nil }
    return String(cString: name)
  }
}
