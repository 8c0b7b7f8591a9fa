/// What `--format` takes.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  /// Aligned on a terminal, `tsv` in a pipe: the same rows, columns and order.
  case table
  case tsv
  case csv
  case json
  case ndjson
  case md
  /// The first column alone, one id a line.
  case ids
  /// How many rows there are.
  case count

  /// Whether programs read it: then stdout holds a whole document or nothing.
  public var isForMachines: Bool {
    switch self {
    case .table, .md: false
    case .tsv, .csv, .json, .ndjson, .ids, .count: true
    }
  }
}
