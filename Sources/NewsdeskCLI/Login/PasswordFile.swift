import Postgres

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// libpq's password file, for those who ask for it: whoever can read it is them. Nobody but its owner may, or libpq ignores it.
struct PasswordFile {
  let path: String

  /// The file of this account: `PGPASSFILE`, else `~/.pgpass`.
  init(environment: [String: String]) throws {
    let chosen = environment["PGPASSFILE"].flatMap { $0.isEmpty ? nil : $0 }
    guard let path = chosen ?? environment["HOME"].map({ $0 + "/.pgpass" }) else {
      throw ErrorReport("There is no home to keep the password in.", ["Name a file: PGPASSFILE"], status: .notSetUp)
    }
    self.path = path
  }

  /// Saves a password for where the connection leads. It goes first, because libpq takes the first line that fits; an old
  /// one of the same place goes, and every other line stays.
  func save(_ password: Password, for parameters: [String: String]) throws {
    var bytes: [UInt8] = access(path, F_OK) == 0 ? try InputFile.read(path) : []
    defer { bytes.withUnsafeMutableBytes { Password.overwrite($0) } }
    let places = Self.places(parameters)
    let old = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).filter { line in
      !places.contains { line.starts(with: $0) }
    }
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count + places.reduce(0) { $0 + $1.count + 2050 })
    defer { lines.withUnsafeMutableBytes { Password.overwrite($0) } }
    for place in places {
      lines += place
      password.withBytes { $0.forEach { lines.append(escaped: $0) } }
      lines.append(UInt8(ascii: "\n"))
    }
    lines += old.joined(separator: [UInt8(ascii: "\n")])
    if lines.last != UInt8(ascii: "\n") { lines.append(UInt8(ascii: "\n")) }
    try replace(with: lines)
  }

  /// Whether libpq finds a password for there: a line of that place, or one with asterisks.
  func hasPassword(for parameters: [String: String]) throws -> Bool {
    guard access(path, R_OK) == 0 else { return false }
    var bytes: [UInt8] = try InputFile.read(path)
    defer { bytes.withUnsafeMutableBytes { Password.overwrite($0) } }
    return bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      Self.fields(parameters).contains { Self.fits(line, $0) }
    }
  }

  /// Whether the first fields of a line are these, each the very one or an asterisk.
  private static func fits(_ line: ArraySlice<UInt8>, _ fields: [[UInt8]]) -> Bool {
    var rest = line
    for field in fields {
      if rest.starts(with: field) {
        rest = rest.dropFirst(field.count)
      } else if rest.starts(with: "*:".utf8) {
        rest = rest.dropFirst(2)
      } else {
        return false
      }
    }
    return !rest.isEmpty
  }

  /// Fails where saving would, before anything else is changed.
  func requireWritable() throws {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard access(folder, W_OK | X_OK) == 0 else { throw problem() }
  }

  /// `db1:5432:newsdesk:ana:` for each host of a list.
  private static func places(_ parameters: [String: String]) -> [[UInt8]] {
    fields(parameters).map { Array($0.joined()) }
  }

  /// Those, each field with the colon that ends it.
  private static func fields(_ parameters: [String: String]) -> [[[UInt8]]] {
    let hosts = (parameters["host"] ?? "").split(separator: ",").map { String($0) }
    let ports = (parameters["port"] ?? "").split(separator: ",").map { String($0) }
    return hosts.enumerated().map { index, host in
      // libpq looks its own default folder of sockets up under this name.
      let name = ["/var/run/postgresql", "/tmp"].contains(host) ? "localhost" : host
      let port = index < ports.count ? ports[index] : ports.last ?? "5432"
      return [name, port, parameters["dbname"] ?? "*", parameters["user"] ?? "*"].map { field in
        var bytes: [UInt8] = []
        field.utf8.forEach { bytes.append(escaped: $0) }
        bytes.append(UInt8(ascii: ":"))
        return bytes
      }
    }
  }

  /// In one step, and never readable by others, not even before.
  private func replace(with bytes: [UInt8]) throws {
    let target = realpath(path, nil).map { found in
      defer { free(found) }
      return String(cString: found)
    }
    let final = target ?? path
    let temporary = "\(final).\(getpid())"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem() }
    defer {
      close(descriptor)
      unlink(temporary)
    }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw problem() }
      done += count
    }
    guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0, rename(temporary, final) == 0 else { throw problem() }
  }

  private func problem() -> ErrorReport {
    ErrorReport(
      "The password was not saved in \(path): \(String(cString: strerror(errno))).",
      status: .cannotWrite,
      code: "cannot_write"
    )
  }
}

extension [UInt8] {
  /// A backslash stands before what would end a field.
  fileprivate mutating func append(escaped byte: UInt8) {
    if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
    append(byte)
  }
}
