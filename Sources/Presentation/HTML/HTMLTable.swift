/// A table's element of a page.
public struct HTMLTable: Sendable {
  public let html: String
}

extension Table {
  /// The table for a page: words for people, rows that stand together under their heading. Nil where there are no rows.
  public var html: HTMLTable? {
    if rows.isEmpty { return nil }
    let columns = bodyColumns
    let head = columns.map { "<th scope=\"col\"\(Self.attributes($0, nil))>\(SafeText.html($0.title))</th>" }.joined()
    let bodies = sections.map { section in
      let heading = section.heading.map {
        "<tr><th scope=\"rowgroup\" colspan=\"\(columns.count)\"><bdi>\(SafeText.html($0))</bdi></th></tr>\n"
      }
      let rows = section.rows.map { row in
        let cells = columns.map { column in
          let cell = column.cell(row)
          return "<td\(Self.attributes(column, cell))><bdi>\(SafeText.html(cell.humanText))</bdi></td>"
        }
        return "<tr>\(cells.joined())</tr>"
      }
      return "<tbody>\n\(heading ?? "")\(rows.joined(separator: "\n"))\n</tbody>"
    }
    return HTMLTable(
      html:
        "<div class=\"wide\"><table>\n<thead><tr>\(head)</tr></thead>\n\(bodies.joined(separator: "\n"))\n</table></div>"
    )
  }

  private static func attributes(_ column: Column<Row>, _ cell: Cell?) -> String {
    var classes: [String] = []
    if column.alignment == .right { classes.append("number") }
    switch cell?.value {
    case nil: break
    case .text where column.isFreeText, .list where column.isFreeText: classes.append("long")
    case .text where column.canBeCut, .list where column.canBeCut: classes.append("name")
    case .text, .list, .missing: break
    // A time or a number isn't broken in two.
    case .number, .decimal, .flag, .instant: classes.append("whole")
    }
    if cell?.style == .red { classes.append("late") }
    return classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
  }
}
