/// A column of a table: its name, and how a row fills it.
public struct Column<Row>: Sendable {
  /// The field's name for programs: `waiting_on`.
  public let id: String
  /// The heading for people: `WAITING ON`.
  public let title: String
  public let alignment: Alignment
  /// Text that people wrote at length. It stands last, and a terminal that is too narrow cuts it.
  public let isFreeText: Bool
  /// A name or names that a person tells by their start: a slug, who is waited for. Cut on a terminal where free text at its
  /// narrowest leaves too little room; never an id, a time or a command.
  public let canBeCut: Bool
  /// Left out of the table; `--json=FIELDS` can name it.
  public let isOnRequest: Bool
  /// What rows have in common that stand together. A program reads it in each row; for people it is the heading above them.
  public let isHeading: Bool
  /// Fills the column in a row.
  public let cell: @Sendable (Row) -> Cell

  /// - Parameter title: the id in capitals with spaces, unless one is given.
  public init(
    _ id: String,
    title: String? = nil,
    alignment: Alignment = .left,
    isFreeText: Bool = false,
    canBeCut: Bool = false,
    isOnRequest: Bool = false,
    isHeading: Bool = false,
    cell: @escaping @Sendable (Row) -> Cell
  ) {
    self.id = id
    self.title = title ?? id.split(separator: "_").joined(separator: " ").uppercased()
    self.alignment = alignment
    self.isFreeText = isFreeText
    self.canBeCut = canBeCut
    self.isOnRequest = isOnRequest
    self.isHeading = isHeading
    self.cell = cell
  }
}
