import ArgumentParser
import Presentation

/// What there is to read that belongs to no single command.
enum HelpTopic: String, CaseIterable, Sendable {
  case gettingStarted = "getting-started"
  case states
  case exitCodes = "exit-codes"
  case environment
  case formatting
  case accessibility

  var abstract: String {
    switch self {
    case .gettingStarted: "From an empty machine to a published story."
    case .states: "The states of a story, and what each means."
    case .exitCodes: "How a command ends, for scripts."
    case .environment: "The variables and files that commands look at."
    case .formatting: "Tables, TSV, CSV, JSON and the rest; files and columns."
    case .accessibility: "Screen readers, no colours, plain letters, narrow screens."
    }
  }

  /// A paragraph is a line: it is wrapped where it is shown.
  var text: String {
    switch self {
    case .gettingStarted: Self.gettingStartedText
    case .states: Self.statesText
    case .exitCodes: Self.exitCodesText
    case .environment: Self.environmentText
    case .formatting: Self.formattingText
    case .accessibility: Self.accessibilityText
    }
  }

  /// The topic as it is printed.
  func rendered(columns: Int) -> String {
    let layout = HelpLayout(screen: columns)
    let lines = "\(rawValue): \(abstract)\n\n\(text)".split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { layout.line(String($0)) + "\n" }.joined()
  }

  /// Names and what they stand for, side by side.
  static func list(_ entries: [(String, String)]) -> String {
    let width = entries.map { $0.0.count }.max() ?? 0
    return entries.map { "  " + DisplayWidth.pad($0, to: width + 2) + $1 }.joined(separator: "\n")
  }
}
