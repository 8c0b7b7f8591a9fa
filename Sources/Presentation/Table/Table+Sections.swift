extension Table {
  /// Rows that stand together, and what is written above them for people.
  struct Section {
    var heading: String?
    var rows: [Row]
  }

  /// The columns of the rows themselves: what rows have in common is said above them.
  var bodyColumns: [Column<Row>] { columns.filter { !$0.isHeading } }

  /// All rows in order, cut where what stands above them changes. A table that has no headings is one section.
  var sections: [Section] {
    guard !rows.isEmpty, let heading = columns.first(where: \.isHeading) else {
      return [Section(heading: nil, rows: rows)]
    }
    var sections: [Section] = []
    for row in rows {
      let name = heading.cell(row).humanText
      if sections.last?.heading == name {
        sections[sections.count - 1].rows.append(row)
      } else {
        sections.append(Section(heading: name, rows: [row]))
      }
    }
    guard let headingNote else { return sections }
    return sections.map { section in
      Section(heading: "\(section.heading ?? ""): \(headingNote(section.rows))", rows: section.rows)
    }
  }
}
