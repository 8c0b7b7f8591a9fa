import ArgumentParser
import Intake
import Newsroom

/// A name, whose it is and when it was in use.
struct AliasArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The name as credit lines have it.", valueName: "alias"))
  var alias: String

  @Option(help: ArgumentHelp("The agency's canonical name.", valueName: "name"))
  var agency: String

  @Option(
    help: ArgumentHelp(
      "What the agency is, where it is new: \(Agency.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "kind"
    )
  )
  var kind: String?

  @Option(help: ArgumentHelp("The first day of the name, as YYYY-MM-DD.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("The last day of the name, as YYYY-MM-DD.", valueName: "date"))
  var until: String?

  /// The kind that was named. Refuses one that is none.
  func chosenKind() throws -> Agency.Kind? {
    guard let kind else { return nil }
    guard let known = Agency.Kind(rawValue: kind.lowercased()) else {
      throw ErrorReport(
        "\"\(kind)\" is no kind of agency.",
        ["Kinds: \(Agency.Kind.allCases.map(\.rawValue).joined(separator: ", "))"],
        status: .usage,
        code: "unknown_kind"
      )
    }
    return known
  }

  func dates() throws -> (since: CalendarDate?, until: CalendarDate?) {
    (try Self.date(since, "--since"), try Self.date(until, "--until"))
  }

  static func date(_ text: String?, _ option: String) throws -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(iso8601: text) else {
      throw ErrorReport(
        "\(option) \"\(text)\" is not a day as YYYY-MM-DD.",
        ["For example: \(option) 2024-03-01"],
        status: .badData,
        code: "bad_date"
      )
    }
    return date
  }

  /// The name as it would be stored. An agency that is known keeps its own spelling and kind.
  func name(in table: AgencyTable) throws -> AgencyName {
    let known = table.aliases.first { $0.agency.name.lowercased() == agency.lowercased() }?.agency
    let (since, until) = try dates()
    if let since, let until, until < since {
      throw ErrorReport("The name would end before it begins.", status: .badData, code: "bad_date")
    }
    let kind = try known?.kind ?? chosenKind()
    guard let kind else {
      throw ErrorReport(
        "No agency is called \"\(agency)\".",
        ["To add it, say what it is: --kind \"picture house\", for example."],
        status: .badData,
        code: "unknown_agency"
      )
    }
    return AgencyName(agency: known?.name ?? agency, kind: kind.rawValue, alias: alias, since: since, until: until)
  }
}
