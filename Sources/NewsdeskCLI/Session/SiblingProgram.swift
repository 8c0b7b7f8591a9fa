import Extraction

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program of the same installation: beside this one's file, or in `libexec/newsdesk`.
struct SiblingProgram {
  let name: String
  /// An environment variable that says where it is instead.
  let variable: String

  static let newsdeskWorker = SiblingProgram(name: "newsdesk-worker", variable: "NEWSDESK_WORKER")
  static let newsdeskTemplate = SiblingProgram(name: "newsdesk-template", variable: "NEWSDESK_TEMPLATE")

  /// Goes on as that program: same process, same terminal, same signals.
  func replaceThisProcess(_ arguments: [String], environment: [String: String]) throws -> Never {
    let path = try path(environment)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    words.append(nil)
    execv(path, words)
    throw ErrorReport(
      "\(path) can't be started: \(String(cString: strerror(errno))).",
      status: .notSetUp,
      code: "no_program"
    )
  }

  /// Where it is.
  func path(_ environment: [String: String]) throws -> String {
    let places = places(environment)
    if let path = places.first(where: { access($0, X_OK) == 0 }) { return path }
    throw ErrorReport(
      "\(name) is not there.",
      [
        "Looked for it at \(places.joined(separator: " and ")).",
        "Install it beside newsdesk: Scripts/build makes both.",
      ],
      status: .notSetUp,
      code: "no_program"
    )
  }

  private func places(_ environment: [String: String]) -> [String] {
    if let chosen = environment[variable], !chosen.isEmpty { return [chosen] }
    guard let folder = RunningProgram.folder else { return [] }
    return ["\(folder)/\(name)", "\(folder)/../libexec/newsdesk/\(name)"]
  }
}
