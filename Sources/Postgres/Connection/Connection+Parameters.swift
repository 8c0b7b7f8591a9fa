internal import CLibpq

extension Connection {
  /// What led here, whichever source said it: libpq's keywords with the values that the connection was made with, but for
  /// those that are libpq's own defaults and those that are secret.
  ///
  /// `["host": "db1,db2", "port": "5432", "user": "ana", "dbname": "desk", "sslmode": "verify-full"]`. Host, port, user and
  /// database are always there.
  public func connectionParameters() async throws -> [String: String] {
    try await takeTurn { session in
      let always: Set = ["host", "port", "user", "dbname"]
      return try ConnectionConfiguration.values(of: PQconninfo(session.open())) { option in
        guard let keyword = option.keyword.map({ String(cString: $0) }), let value = option.val else { return false }
        if let display = option.dispchar, display.pointee == UInt8(ascii: "*") { return false }
        if always.contains(keyword) { return true }
        return option.compiled.map { String(cString: $0) != String(cString: value) } ?? true
      }
      .merging(session.place()) { given, _ in given }
    }
  }
}

extension Session {
  /// Where the connection ended up.
  fileprivate func place() throws -> [String: String] {
    let connection = try open()
    let facts = [
      ("host", PQhost(connection)), ("port", PQport(connection)), ("user", PQuser(connection)),
      ("dbname", PQdb(connection)),
    ]
    return Dictionary(
      uniqueKeysWithValues: facts.compactMap { name, value in value.map { (name, String(cString: $0)) } }
    )
  }
}
