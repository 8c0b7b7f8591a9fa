extension Table {
  public var templateRows: String {
    let fields = columns + columnsOnRequest
    return rows.map { row in Self.line(fields.map { ($0.id, $0.cell(row)) }) }.joined()
  }

  public var emptyTemplateRow: String {
    Self.line((columns + columnsOnRequest).map { ($0.id, Cell.missing()) })
  }

  private static func line(_ fields: [(name: String, cell: Cell)]) -> String {
    let members: [JSONValue] = fields.map { name, cell in
      ["name": .string(name), "value": cell.safeJSON, "words": .string(SafeText.terminal(cell.humanText))]
    }
    return JSONValue.array(members).compact + "\n"
  }
}

extension Cell {
  /// A template's result may be shown anywhere: what hides or directs is made visible in it.
  fileprivate var safeJSON: JSONValue {
    switch value {
    case .text(let text): .string(SafeText.terminal(text))
    case .list(let items): .array(items.map { .string(SafeText.terminal($0)) })
    default: json
    }
  }
}
