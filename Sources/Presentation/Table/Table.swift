/// Rows and what to show of each: the one source of everything a command lists, in any format.
public struct Table<Row> {
  /// In the order of every format: as given, with free text moved to the end.
  public let columns: [Column<Row>]
  /// The columns that only `selecting(_:)` shows.
  public let columnsOnRequest: [Column<Row>]
  public let rows: [Row]
  /// A line above the table on a terminal: what this is, and how fresh.
  public var caption: Caption?
  /// What the heading above rows that stand together says behind their name: `3 waiting, 1 late`.
  public var headingNote: (@Sendable ([Row]) -> String)?

  /// `metro: 4 waiting, 1 late` at the left, `Tue 24 Nov 14:32 GMT` at the right.
  public struct Caption: Hashable, Sendable {
    public var left: String
    public var right: String

    public init(_ left: String, right: String = "") {
      self.left = left
      self.right = right
    }
  }

  public init(_ rows: [Row], columns: [Column<Row>], caption: Caption? = nil) {
    self.rows = rows
    self.caption = caption
    let shown = columns.filter { !$0.isOnRequest }
    self.columns = shown.filter { !$0.isFreeText } + shown.filter(\.isFreeText)
    self.columnsOnRequest = columns.filter(\.isOnRequest)
  }

  /// The table with exactly these fields, in this order, as `--json=id,slug` asks.
  ///
  /// - Throws: `UnknownFields`, which names all that are wrong and all that there are.
  public func selecting(_ fields: [String]) throws(UnknownFields) -> Table {
    let all = columns + columnsOnRequest
    let unknown = fields.filter { field in !all.contains { $0.id == field } }
    guard unknown.isEmpty, !fields.isEmpty else { throw UnknownFields(unknown: unknown, known: all.map(\.id)) }
    var table = Table(
      rows: rows,
      selected: fields.compactMap { field in all.first { $0.id == field } },
      caption: caption
    )
    table.headingNote = headingNote
    return table
  }

  private init(rows: [Row], selected: [Column<Row>], caption: Caption?) {
    self.rows = rows
    self.columns = selected
    self.columnsOnRequest = []
    self.caption = caption
  }
}

extension Table: Sendable where Row: Sendable {}

extension Table where Row == [String: Cell] {
  /// A table whose rows are made on the spot: a row without a cell for a column has a missing value there.
  public init(_ rows: [Row], fields: [String], caption: Caption? = nil) {
    self.init(rows, columns: fields.map { field in Column(field) { $0[field] ?? .missing() } }, caption: caption)
  }
}
