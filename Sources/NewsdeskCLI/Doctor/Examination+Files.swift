import LocalServer
import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Examination {
  /// What others on this machine could read or change of this account's: its settings, passwords and texts.
  func files() -> [Finding] {
    var findings: [Finding] = []
    if let own = SettingsSource.own(environment) {
      findings += loose(
        own.path,
        forbidding: 0o022,
        "others may write your settings, so they are not read",
        strictly: true
      )
    }
    if let passwords = try? PasswordFile(environment: environment) {
      findings += loose(
        passwords.path,
        forbidding: 0o077,
        "others may read your passwords, so libpq does not take any from there",
        strictly: true
      )
    }
    findings += loose(
      Recovery.folder(environment),
      forbidding: 0o077,
      "others may read texts that you could not save yet"
    )
    if !findings.isEmpty { return findings }
    return [Finding(check: "files", isGood: true, finding: "what is yours is closed to others")]
  }

  /// - Parameters:
  ///   - mode: the bits that may not be set.
  ///   - isProblem: whether something does not work because of it.
  private func loose(
    _ path: String,
    forbidding mode: mode_t,
    _ words: String,
    strictly isProblem: Bool = false
  ) -> [Finding] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & mode != 0, status.st_uid == geteuid() else { return [] }
    let right = status.st_mode & 0o7777 & ~mode
    let change = "chmod \(String(right, radix: 8)) \(ShellWord.quoted(path))"
    return [
      Finding(
        check: "files",
        isGood: !isProblem,
        isAdvice: true,
        finding: "\(path): \(words)",
        fix: change,
        repair: .init(does: "close \(path) to others") {
          guard chmod(path, right) == 0 else {
            throw ErrorReport(
              "\(path) stays open to others: \(String(cString: strerror(errno))).",
              ["Fix: \(change)"],
              status: .cannotWrite,
              code: "permissions"
            )
          }
        }
      )
    ]
  }

  /// Whether a private newsroom has room to grow.
  func disk(_ server: LocalServer) -> [Finding] {
    var status = statvfs()
    guard statvfs(server.homeDirectory, &status) == 0 else { return [] }
    let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    let mebibytes = free / 1_048_576
    let isTight = mebibytes < Self.leastRoom
    return [
      Finding(
        check: "disk",
        isGood: !isTight,
        finding: "\(Wording.grouped(mebibytes)) MiB free" + (isTight ? ": the database stops when there is none" : ""),
        fix: isTight ? "make room on the disk of \(server.homeDirectory)" : nil
      )
    ]
  }

  /// In MiB. PostgreSQL writes its log ahead in pieces of 16, and keeps a gigabyte of them when it is busy.
  private static let leastRoom: UInt64 = 1024
}
