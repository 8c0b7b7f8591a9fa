/// Other tools' options for what is called otherwise here. They are suggested, never run.
enum OptionSynonyms {
  /// What to type in place of an option that the command doesn't take, its value left out.
  ///
  /// - Parameters:
  ///   - option: with its dashes: `--message`, `-m`.
  ///   - names: the options that the command takes.
  static func words(for option: String, among names: [String]) -> [String]? {
    meant[option.lowercased()]?.first { names.contains($0[0]) }
  }

  static let meant: [String: [[String]]] = [
    "--message": [["--note"], ["--reason"]], "-m": [["--note"], ["--reason"]],
    "--comment": [["--note"], ["--reason"]], "--reason": [["--note"]], "--why": [["--note"], ["--reason"]],
    "--note": [["--reason"]],
    "--section": [["--desk"]], "--department": [["--desk"]], "--team": [["--desk"]],
    "--out": [["--output"]], "--outfile": [["--output"]], "--file": [["--output"], ["--body-file"]],
    "--status": [["--state"]], "--stage": [["--state"]], "-s": [["--state"]],
    "--max": [["--limit"]], "--count": [["--limit"], ["--format", "count"]], "--top": [["--limit"]],
    "-l": [["--limit"]],
    "--user": [["--as"]], "--login": [["--as"]], "-u": [["--as"]], "--sudo": [["--as"]],
    "--force": [["--yes"], ["--break"]], "--confirm": [["--yes"]], "--assume-yes": [["--yes"]],
    "--batch": [["--no-input"]], "--non-interactive": [["--no-input"]], "--no-interactive": [["--no-input"]],
    "--quiet": [["--no-input"]],
    "--dryrun": [["--dry-run"]], "--simulate": [["--dry-run"]], "--test": [["--dry-run"]], "--check": [["--dry-run"]],
    "--no-color": [["--color", "never"]], "--no-colour": [["--color", "never"]], "--colour": [["--color"]],
    "--csv": [["--format", "csv"]], "--tsv": [["--format", "tsv"]], "--ndjson": [["--format", "ndjson"]],
    "--ids": [["--format", "ids"]], "--markdown": [["--format", "md"]], "--md": [["--format", "md"]],
    "--tz": [["--timezone"]], "--zone": [["--timezone"]], "--time-zone": [["--timezone"]],
    "--at": [["--until"], ["--due"]], "--end": [["--until"]], "--deadline": [["--due"]],
    "--title": [["--headline"]], "--author": [["--byline"]], "--text": [["--body-file"]], "--body": [["--body-file"]],
    "--lang": [["--language"]], "--locale": [["--language"]], "--version": [["--if-version"]],
  ]
}
