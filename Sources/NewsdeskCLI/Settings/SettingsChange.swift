import Intake

/// One line more, less or other in this account's file of settings.
struct SettingsChange {
  var setting: Setting
  /// Nil to take it out.
  var value: String?

  func carryOut(in context: CommandContext) throws -> ExitStatus {
    let source = try SettingsSource.required(context.environment)
    let before = try source.text() ?? ""
    let after: String
    do {
      after = try SettingsEditing.text(before, setting: setting, to: value)
    } catch {
      throw source.problem(error.message, line: error.line, fix: nil)
    }
    if after != before { try SettingsEditing.write(after, to: source.path) }
    let words =
      value.map { "\(setting.rawValue) is \($0.isEmpty ? "nothing" : $0)" } ?? "\(setting.rawValue) is not set"
    try context.confirm(after == before ? "\(words) already, nothing changed." : "\(words), in \(source.path)")
    if let value, case .variable(let name)? = (try? Settings.current.get())?[setting].origin,
      context.environment[name] != value
    {
      context.note("\(name) is set and counts more: \(context.environment[name] ?? "")")
    }
    return .done
  }
}

extension SettingsSource {
  /// This account's file.
  static func required(_ environment: [String: String]) throws -> SettingsSource {
    guard let source = own(environment) else {
      throw ErrorReport(
        "There is no place for your settings: HOME is not set.",
        ["Set HOME, or XDG_CONFIG_HOME."],
        status: .notSetUp,
        code: "no_home"
      )
    }
    return source
  }
}
