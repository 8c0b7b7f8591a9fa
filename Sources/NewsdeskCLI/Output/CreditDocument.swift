import Intake
import Newsroom
import Presentation

/// A credit line as it was read: one object on one line, or text for a person.
enum CreditDocument {
  static func json(_ reading: CreditReading) -> JSONValue {
    let credit = reading.credit
    return [
      "raw": .string(credit.raw),
      "creators": strings(credit.creators),
      "agencies": strings(credit.agencies),
      "via": strings(credit.via),
      "flags": .array(credit.flags.map { .string($0.rawValue) }),
      "licence": .string(orNull: credit.licence),
      "ambiguous": .bool(credit.isAmbiguous),
      "explain": .array(reading.changes.map { .string($0.description) }),
    ]
  }

  private static func strings(_ list: [String]) -> JSONValue {
    .array(list.map(JSONValue.string))
  }

  /// The same as ``json(_:)`` on one line, written without the values in between: credits come by the hundred thousand.
  static func append(_ reading: CreditReading, to line: inout JSONLine) {
    let credit = reading.credit
    line.append(plain: "{\"raw\":")
    line.append(credit.raw)
    line.append(plain: ",\"creators\":")
    line.append(credit.creators)
    line.append(plain: ",\"agencies\":")
    line.append(credit.agencies)
    line.append(plain: ",\"via\":")
    line.append(credit.via)
    line.append(plain: ",\"flags\":")
    line.append(count: credit.flags.count) { credit.flags[$0].rawValue }
    line.append(plain: ",\"licence\":")
    if let licence = credit.licence { line.append(licence) } else { line.append(plain: "null") }
    line.append(plain: credit.isAmbiguous ? ",\"ambiguous\":true,\"explain\":" : ",\"ambiguous\":false,\"explain\":")
    line.append(count: reading.changes.count) { reading.changes[$0].description }
    line.append(plain: "}\n")
  }

  static func text(_ reading: CreditReading, on screen: Terminal) -> String {
    let credit = reading.credit
    var lines = [screen.paint(SafeText.terminal(credit.raw.isEmpty ? "(a blank line)" : credit.raw), .bold)]
    let fields: [(String, [String])] = [
      ("creators", credit.creators), ("agencies", credit.agencies), ("via", credit.via),
      ("flags", credit.flags.map(\.rawValue)), ("licence", credit.licence.map { [$0] } ?? []),
    ]
    for (name, values) in fields where !values.isEmpty {
      let label = name + String(repeating: " ", count: 10 - name.utf8.count)
      lines.append("  \(label)" + SafeText.terminal(values.joined(separator: ", ")))
    }
    if !credit.namesSomebody { lines.append("  It names nobody.") }
    if credit.isAmbiguous { lines.append("  Ambiguous: a person has to look at it.") }
    for change in reading.changes { lines.append("  - " + SafeText.terminal(change.description)) }
    return lines.joined(separator: "\n") + "\n"
  }
}
