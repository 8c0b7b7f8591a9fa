/// What `--color` takes.
public enum ColorPolicy: String, CaseIterable, Hashable, Sendable {
  case auto
  case always
  case never

  /// Whether a stream gets colours: the flag first, then the environment, then whether a person is looking.
  ///
  /// `NO_COLOR` counts with any value but an empty one (no-color.org), `CLICOLOR_FORCE` with any but empty and `0`.
  public func usesColor(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = environment["NO_COLOR"], !value.isEmpty { return false }
      if let value = environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" { return true }
      return isTerminal && environment["TERM"] != "dumb"
    }
  }
}
