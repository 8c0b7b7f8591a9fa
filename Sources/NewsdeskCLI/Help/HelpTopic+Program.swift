import Presentation

// What there is to know of the program.

extension HelpTopic {
  static let exitCodesText = """
    \(list(ExitStatus.allCases.map { ("\($0.rawValue)", $0.meaning) }))

    The same for every command. Errors are on stderr, and stdout is then empty or valid as far as it goes. 75 and 69 are worth \
    another try; the others stay until something is changed.

    Of several stories each is tried: 1 says that at least one was refused. With --atomic none is then done.
    """

  static let environmentText = """
    Of newsdesk:

    \(list(EnvironmentVariable.own.map { ($0.name, $0.meaning) }))

    Of PostgreSQL's library, for a newsroom on a server:

    \(list(EnvironmentVariable.libpq.map { ($0.name, $0.meaning) }))

    Of any program:

    \(list(EnvironmentVariable.common.map { ($0.name, $0.meaning) }))

    Files:

    \(list(KnownFile.all.map { ($0.path, $0.meaning) }))

    An option counts more than a variable, a variable more than your settings, and these more than the machine's. newsdesk \
    config shows what counts and where it was set. Nothing is read from the folder that you are in.
    """

  static let formattingText = """
    Commands that list things take -f or --format:

    \(list(OutputFormat.allCases.map { ($0.rawValue, $0.meaning) }))

      newsdesk pending -f csv -o pending.csv
      newsdesk pending --json=id,slug,due
      newsdesk pending --state submitted -f ids | newsdesk approve -

    --json is short for -f json, and --json=FIELDS chooses the fields and their order; some are there on request only, and an \
    unknown one is answered with the names of all. What shows one thing takes --json alike.

    --template writes each row in words of your own, in Mustache: {{field}}, {{#field}}...{{/field}} where there is one, and \
    {{words.field}} as a table has it. \\n and \\t are what they are in other programs, and nothing is escaped for HTML:

      newsdesk pending --template '{{id}}\\t{{slug}} ({{words.due}})'

    Commands that do one thing to several stories take the same: a row for each, with what became of it, and code, message and \
    mend of what was refused.

    A terminal and a pipe get the same rows and columns in the same order, under the same names. In a pipe there is no colour, \
    nothing is aligned or cut, and times are RFC 3339 with the newsroom's offset.

    -o FILE writes the file whole or not at all. Reports show all rows unless --limit says otherwise, and a list that was cut \
    says so on stderr.

    Whatever people wrote is made safe for where it goes: control and direction characters are shown as <U+1B>, and a cell that \
    a spreadsheet would take for a formula gets an apostrophe.
    """

  static let accessibilityText = """
    No colour says what a word does not say. Without colours: --color never, or NO_COLOR=1 for all commands.

    With a screen reader:

      newsdesk config set accessible yes       for good; NEWSDESK_ACCESSIBLE=1 for once

    Signs are then words (Done:, Refused:), a row of a list is lines of a name and its value instead of columns, nothing is drawn \
    a second time, and no pager opens but one that is set for newsdesk.

    Where the locale has no UTF-8, signs are letters: OK, NO, ->.

    A list that is wider than the screen is cut where that is harmless, with a sign that says so; where it can't be cut, each \
    row becomes lines of a name and its value.

    Nothing blinks, and no question has to be answered in time. --no-input makes a command fail where it would ask.
    """
}

extension OutputFormat {
  fileprivate var meaning: String {
    switch self {
    case .table: "aligned on a terminal, tsv in a pipe: what you get when you ask for nothing"
    case .tsv: "columns apart by tabs, under their names"
    case .csv: "for spreadsheets"
    case .json: "an array with an object for each row"
    case .ndjson: "an object a line"
    case .md: "a table of Markdown"
    case .ids: "the first column alone"
    case .count: "how many rows there are"
    }
  }
}
