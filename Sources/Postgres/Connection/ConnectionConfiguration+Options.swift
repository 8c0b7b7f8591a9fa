internal import CLibpq

extension ConnectionConfiguration {
  /// What `connectionString` and `parameters` say between them.
  ///
  /// - Throws: ``PostgresError`` for a connection string libpq can't read. libpq's own message quotes the string, and
  ///   so perhaps the password; this one doesn't.
  func explicitOptions() throws -> [String: String] {
    if let problem = clibpq_problem() {
      throw PostgresError(.client(.noLibrary), message: String(cString: problem))
    }
    var options: [String: String] = [:]
    if let connectionString, !connectionString.isEmpty {
      let isDatabaseName = !connectionString.contains("=") && !connectionString.contains("://")
      if isDatabaseName {
        options["dbname"] = connectionString
      } else {
        options = try Self.values(of: PQconninfoParse(connectionString, nil))
      }
    }
    for (keyword, value) in parameters where !value.isEmpty { options[keyword] = value }
    for value in options.values where value.utf8.contains(0) {
      throw PostgresError(.client(.nulInString), message: "a connection parameter has a NUL in it")
    }
    return options
  }

  /// The keywords and values to connect with, libpq's sources having been asked where they speak.
  func resolvedOptions() throws -> [(keyword: String, value: String)] {
    var options = try explicitOptions()
    let environment = (try? Self.values(of: PQconndefaults())) ?? [:]
    let hasService = options["service"] != nil

    func setDefault(_ keyword: String, _ value: Int64?) {
      guard let value, !hasService, options[keyword] == nil, environment[keyword] == nil else { return }
      options[keyword] = String(value)
    }
    setDefault("connect_timeout", connectTimeout.map { max(2, ($0.milliseconds + 999) / 1000) })
    setDefault("tcp_user_timeout", tcpUserTimeout?.milliseconds)
    options["fallback_application_name"] = options["fallback_application_name"] ?? applicationName
    // Settings in `options` come with the connection's first message: they cost no round trip. The last of two wins.
    let settings = [("statement_timeout", statementTimeout), ("lock_timeout", lockTimeout)].compactMap {
      name,
      duration in
      duration.map { "-c \(name)=\($0.milliseconds)" }
    }
    if !settings.isEmpty, !hasService {
      let given = options["options"] ?? environment["options"]
      options["options"] = (settings + (given.map { [$0] } ?? [])).joined(separator: " ")
    }
    options["client_encoding"] = "UTF8"
    return options.map { (keyword: $0.key, value: $0.value) }
  }

  /// Reads libpq's list of options, those that have a value, and frees it.
  ///
  /// - Parameter isWanted: which to read; nil for all.
  static func values(
    of list: UnsafeMutablePointer<PQconninfoOption>?,
    where isWanted: ((PQconninfoOption) -> Bool)? = nil
  ) throws -> [String: String] {
    guard let list else {
      throw PostgresError(.connectionFailed, message: "the connection string is not one that libpq can read")
    }
    defer { PQconninfoFree(list) }
    var values: [String: String] = [:]
    var option = list
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val, isWanted?(option.pointee) ?? true {
        values[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    return values
  }
}

extension Duration {
  /// Whole milliseconds, rounded down and never negative.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }
}
