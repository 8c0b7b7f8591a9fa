import Newsroom
import Presentation

/// What can be set once instead of being said in every command: in the environment, or in a file.
enum Setting: String, CaseIterable, Sendable {
  case desk
  case format
  case color
  case pager
  case editor
  case accessible
  case actAs = "as"
  case service
  case home

  /// The variable that says it.
  var variable: String {
    switch self {
    case .actAs: "NEWSDESK_AS"
    case .service: "PGSERVICE"
    default: "NEWSDESK_" + rawValue.uppercased()
    }
  }

  var meaning: String {
    switch self {
    case .desk: "Where new stories go when --desk names no desk: draft new, import and check."
    case .format: "How results are written when -f says nothing: table, tsv, csv, json, ndjson or md."
    case .color: "When to use colours: auto, always or never."
    case .pager: "What shows texts that are taller than the screen; \"\" for nothing."
    case .editor: "Your editor, with its options."
    case .accessible: "Whether to leave out signs, columns and whatever else a screen reader stumbles over: yes or no."
    case .actAs: "Whom you act as on a private newsroom when --as says nobody."
    case .service: "The newsroom on a server: a service that newsdesk login --save wrote."
    case .home: "The folder of a private newsroom."
    }
  }

  /// What counts where nobody said anything.
  var standard: String {
    switch self {
    case .format: "table"
    case .color: "auto"
    case .pager: "less"
    case .editor: "nano"
    case .accessible: "no"
    case .desk, .actAs, .service, .home: ""
    }
  }

  /// What is wrong with a value; nil for nothing.
  func objection(to value: String) -> String? {
    switch self {
    case .desk, .actAs, .service: value.isEmpty || value.contains(where: \.isWhitespace) ? "takes a name" : nil
    case .format: Self.formats.contains(value) ? nil : "takes " + Wording.list(Self.formats, last: "or")
    case .color:
      ColorPolicy(rawValue: value) == nil
        ? "takes " + Wording.list(ColorPolicy.allCases.map(\.rawValue), last: "or") : nil
    case .accessible: Self.truth(of: value) == nil ? "takes yes or no" : nil
    case .home: value.hasPrefix("/") ? nil : "takes the whole path of a folder, from / on"
    case .editor: value.allSatisfy(\.isWhitespace) ? "takes a command" : nil
    case .pager: nil
    }
  }

  /// Those in which a list still says what its columns are.
  private static let formats = OutputFormat.allCases.filter { ![.ids, .count].contains($0) }.map(\.rawValue)

  /// Yes or no, as people write it.
  static func truth(of word: String) -> Bool? {
    switch word.lowercased() {
    case "yes", "true", "on", "1": true
    case "no", "false", "off", "0": false
    default: nil
    }
  }

  /// The setting of that name.
  static func named(_ name: String) throws -> Setting {
    if let setting = Setting(rawValue: name) { return setting }
    let problem = unknown(name)
    throw ErrorReport(problem.hasSuffix("?") ? problem : problem + ".", [list], status: .usage, code: "no_setting")
  }

  static func unknown(_ name: String) -> String {
    let meant = Spelling.closest(to: name, among: allCases.map(\.rawValue)).map { " Did you mean \"\($0)\"?" } ?? ""
    return "there is no setting \"\(name)\"" + (meant.isEmpty ? "" : "." + meant)
  }

  static let list = "Settings: " + allCases.map(\.rawValue).joined(separator: ", ")
}
