/// `--json=FIELDS` named a field that the command doesn't have, or none at all.
public struct UnknownFields: Error, Hashable, CustomStringConvertible {
  public let unknown: [String]
  public let known: [String]

  public var description: String {
    let choice = "Fields: \(known.joined(separator: ", "))"
    if unknown.isEmpty { return "No field was named. \(choice)" }
    let names = Wording.list(unknown.map { "\"\(SafeText.terminal($0))\"" }, last: "or")
    return "There is no field \(names). \(choice)"
  }
}
