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

  /// Each row in the words of a template, which may name columns on request too.
  func render(by template: RowTemplate, to write: (String) throws -> Void) throws

  /// Refuses a template that names a field which there is not, as far as can be told without a row.
  func check(_ template: RowTemplate) throws

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
