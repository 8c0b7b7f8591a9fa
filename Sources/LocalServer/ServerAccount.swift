import Glibc

/// The system account that owns the data and runs the server.
struct ServerAccount: Sendable {
  /// The account that Debian's PostgreSQL packages make.
  static let nameForRoot = "postgres"

  let user: uid_t
  let group: gid_t
  let name: String
  /// True when the caller is root and hands the server to this account.
  let isBorrowed: Bool

  /// The caller, or `postgres` for root, whom PostgreSQL refuses.
  static func current() throws(LocalServerError) -> ServerAccount {
    let caller = geteuid()
    if caller != 0 {
      return ServerAccount(user: caller, group: getegid(), name: name(of: caller), isBorrowed: false)
    }
    guard let found = lookUp({ entry, buffer, size, result in getpwnam_r(nameForRoot, entry, buffer, size, result) }),
      found.user != 0
    else {
      throw .noServerAccount(name: nameForRoot)
    }
    return ServerAccount(user: found.user, group: found.group, name: nameForRoot, isBorrowed: true)
  }

  /// The command that a program runs under to be this account and no more; empty where it is anyway.
  ///
  /// A command, because changing accounts between fork and exec, as process libraries do, can hang for good in a process
  /// with threads: glibc then waits for threads that the child does not have.
  var switching: [String] {
    isBorrowed ? ["setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--"] : []
  }

  /// The owner and group to give a folder of the server; nil where the caller's own are right.
  var owner: uid_t? { isBorrowed ? user : nil }
  var ownerGroup: gid_t? { isBorrowed ? group : nil }

  static func name(of user: uid_t) -> String {
    lookUp { entry, buffer, size, result in getpwuid_r(user, entry, buffer, size, result) }?.name ?? "\(user)"
  }

  static func folderOfCaller() -> String {
    lookUp { entry, buffer, size, result in getpwuid_r(getuid(), entry, buffer, size, result) }?.folder ?? "/"
  }

  private struct Entry {
    let user: uid_t
    let group: gid_t
    let name: String
    let folder: String
  }

  private typealias LookUp = (
    UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
    UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
  ) -> CInt

  /// Asks the name service, so that accounts of a directory count as well. The reentrant calls want a buffer of ours.
  private static func lookUp(_ call: LookUp) -> Entry? {
    var size = 1024
    while size <= 1 << 20 {
      var entry = passwd()
      var found: UnsafeMutablePointer<passwd>?
      let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: size)
      defer { buffer.deallocate() }
      let outcome = call(&entry, buffer, size, &found)
      if outcome == ERANGE {
        size *= 4
        continue
      }
      guard outcome == 0, found != nil else { return nil }
      return Entry(
        user: entry.pw_uid,
        group: entry.pw_gid,
        name: String(cString: entry.pw_name),
        folder: String(cString: entry.pw_dir)
      )
    }
    return nil
  }
}
