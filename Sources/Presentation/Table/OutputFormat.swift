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
}
