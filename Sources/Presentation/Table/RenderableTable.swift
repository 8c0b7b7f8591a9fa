/// A table, whatever its rows are.
public protocol RenderableTable {
  var isEmpty: Bool { get }
  /// For a page; nil where there are no rows.
  var html: HTMLTable? { get }

  func render<Failure: Error>(
    as format: OutputFormat,
    on terminal: Terminal,
    to write: (String) throws(Failure) -> Void
  ) throws(Failure)

  /// The rows for a template, which may name columns on request too: a line of JSON each.
  var templateRows: String { get }
  /// A row without a value in it, to see whether a template names fields that there are.
  var emptyTemplateRow: String { get }

  /// The table with exactly these fields, in this order.
  func selecting(_ fields: [String]) throws(UnknownFields) -> Self

  /// The table without the line above it.
  func uncaptioned() -> Self
}

extension Table: RenderableTable {
  public var isEmpty: Bool { rows.isEmpty }

  public func uncaptioned() -> Table {
    var table = self
    table.caption = nil
    return table
  }
}
