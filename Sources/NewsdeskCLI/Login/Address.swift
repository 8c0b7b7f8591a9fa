/// Where to log in and as whom, as people say it: `ana@db1`, `ana@db1:5433/newsdesk`.
struct Address {
  var login: String
  var host: String
  var port: String?
  var database: String?

  init(_ text: String) throws {
    guard let at = text.lastIndex(of: "@"), at != text.startIndex else { throw Self.problem(text) }
    login = String(text[..<at])
    var rest = text[text.index(after: at)...]
    // A folder with a socket begins with a slash itself, and takes neither port nor database.
    if !rest.hasPrefix("/") {
      if let slash = rest.firstIndex(of: "/") {
        database = String(rest[rest.index(after: slash)...])
        rest = rest[..<slash]
      }
      if let colon = rest.lastIndex(of: ":"), rest.count(where: { $0 == ":" }) == 1 {
        port = String(rest[rest.index(after: colon)...])
        rest = rest[..<colon]
      }
    }
    host = String(rest)
    guard !host.isEmpty, database != "", port.map({ Int($0).map { (1...65535).contains($0) } ?? false }) ?? true else {
      throw Self.problem(text)
    }
  }

  /// As libpq takes it.
  var parameters: [String: String] {
    var parameters = ["user": login, "host": host, "dbname": database ?? NewsroomPlace.database]
    parameters["port"] = port
    return parameters
  }

  private static func problem(_ text: String) -> ErrorReport {
    ErrorReport(
      "\"\(text)\" is no place to log in to.",
      ["Write your login, an @ and the server: ana@db1, or ana@db1:5433/newsdesk"],
      status: .usage,
      code: "bad_address"
    )
  }
}
