import Intake
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was set once for all commands, and where: in the environment, in this account's file or in the machine's.
struct Settings: Sendable {
  enum Origin: Hashable, Sendable {
    case variable(String)
    /// `place` is how far down in the order of files it stands.
    case file(path: String, line: Int, place: Int)
    case standard
  }

  struct Value: Hashable, Sendable {
    var text: String
    var origin: Origin
  }

  private let given: [Setting: Value]
  /// The environment with what the files say where it says nothing.
  let environment: [String: String]

  /// - Parameter sources: those that count more come first.
  /// - Throws: ``ErrorReport`` for the first thing that is wrong, with the file and the line.
  init(environment: [String: String], sources: [SettingsSource]) throws {
    var given: [Setting: Value] = [:]
    for (place, source) in sources.enumerated() {
      for (setting, entry) in try Self.entries(of: source) where given[setting] == nil {
        given[setting] = Value(text: entry.value, origin: .file(path: source.path, line: entry.line, place: place))
      }
    }
    var overlaid = environment
    let names = NewsroomPlace.isNamed(in: environment) ? nil : Self.newsroom(given)
    for (setting, value) in given where environment[setting.variable] == nil {
      if setting == .service || setting == .home, setting != names { continue }
      overlaid[setting.variable] = value.text
    }
    for setting in Setting.allCases {
      guard let text = environment[setting.variable], !text.isEmpty || setting == .pager else { continue }
      if let objection = setting.objection(to: text), setting != .home {
        throw ErrorReport(
          "\(setting.variable) is \"\(text)\": it \(objection).",
          status: .notSetUp,
          code: "bad_settings"
        )
      }
      given[setting] = Value(text: text, origin: .variable(setting.variable))
    }
    self.given = given
    self.environment = overlaid
  }

  subscript(_ setting: Setting) -> Value {
    given[setting] ?? Value(text: setting.standard, origin: .standard)
  }

  /// Which of the two ways to a newsroom counts: the one in the file that counts more.
  private static func newsroom(_ given: [Setting: Value]) -> Setting? {
    let named = [Setting.service, .home].compactMap { setting -> (Setting, Int)? in
      guard case .file(_, _, let place)? = given[setting]?.origin else { return nil }
      return (setting, place)
    }
    return named.min { $0.1 < $1.1 }?.0
  }

  private static func entries(of source: SettingsSource) throws -> [Setting: SettingsFile.Entry] {
    guard let text = try source.text() else { return [:] }
    let entries: [SettingsFile.Entry]
    do {
      entries = try SettingsFile.read(text)
    } catch {
      throw source.problem(error.message, line: error.line, fix: nil)
    }
    var result: [Setting: SettingsFile.Entry] = [:]
    for entry in entries {
      guard let setting = Setting(rawValue: entry.name) else {
        var report = source.problem(Setting.unknown(entry.name), line: entry.line, fix: nil)
        report.lines.append(Setting.list)
        throw report
      }
      if let objection = setting.objection(to: entry.value) {
        throw source.problem("\(entry.name) \(objection), and not \"\(entry.value)\"", line: entry.line, fix: nil)
      }
      result[setting] = entry
    }
    if let service = result[.service], result[.home] != nil {
      throw source.problem("service and home name two newsrooms", line: service.line, fix: nil)
    }
    return result
  }
}
