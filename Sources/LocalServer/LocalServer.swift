#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import Glibc

/// A private PostgreSQL of the user's own: Debian's server binaries, a data folder, a Unix socket, and no TCP.
///
/// Everything lives in one folder, the home. Whoever can enter its socket folder is trusted, so that folder is open to
/// the server's account alone. The server runs as the person who calls, or, because PostgreSQL refuses root, as the
/// system account `postgres` when root calls.
///
/// Each call is safe to repeat, and safe beside another process that makes the same call at the same moment.
public struct LocalServer: Sendable {
  let home: Home
  let environment: [String: String]
  let patience: Patience

  /// - Parameters:
  ///   - home: the absolute path of the folder that holds the server. Links in it are followed once, here.
  ///   - environment: where `NEWSDESK_PG_BINDIR` and `PATH` are looked up.
  ///   - patience: how long `start()` and `stop()` wait for the server.
  public init(
    home: String,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    patience: Patience = Patience()
  ) {
    self.home = Home(path: home)
    self.environment = environment
    self.patience = patience
  }

  /// The folder to use where nobody names one: `NEWSDESK_HOME`; for root `/var/lib/newsdesk`, which the server's account
  /// can reach; for anybody else `newsdesk` in the XDG data folder.
  public static func defaultHome(environment: [String: String], isRoot: Bool) -> String {
    if let chosen = environment["NEWSDESK_HOME"], !chosen.isEmpty {
      return chosen
    }
    if isRoot {
      return "/var/lib/newsdesk"
    }
    // The XDG specification says to ignore a relative path.
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/newsdesk"
    }
    let user = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? ServerAccount.folderOfCaller()
    return user + "/.local/share/newsdesk"
  }

  /// The home with its links followed. Other programs may keep files of the newsroom beside the server's.
  public var homeDirectory: String { home.path }

  /// What libpq takes as `host`.
  public var socketDirectory: String { home.socket }

  /// What libpq takes as `port`. It only names the socket: the server listens on no network port.
  public var port: Int { Home.port }

  /// The role that `initdb` made, a superuser.
  public var superuser: String { "newsdesk_admin" }

  /// Whether `create()` has ended well here. Cheap: two small files are looked at and nothing is locked or run.
  public var isCreated: Bool {
    guard case .ours = try? home.inspect() else { return false }
    return Files.kind(home.data + "/PG_VERSION") == .file
  }
}
