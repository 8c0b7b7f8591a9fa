internal import Newsroom

/// Credits that were cut off: IPTC's old fields hold 32 bytes, whatever stands in them.
extension CreditReader {
  static let fieldLength = 32

  /// Whether the line is as long as such a field, or a space or half a letter shorter.
  var fillsField: Bool {
    (Self.fieldLength - 1...Self.fieldLength).contains(raw.utf8.count)
  }

  /// The agency that the last words of a cut-off line begin to name, where it can be one alone.
  func cutOff(_ piece: Substring) -> (Agency, String)? {
    guard fillsField, piece.utf8.count >= 4, raw.hasSuffix(piece) else { return nil }
    let found = ComparisonKey.withBytes(of: piece) { agencies.agency(beginningWith: $0) }
    guard let agency = found else { return nil }
    doubt("cut off at \(Self.fieldLength) bytes: \(piece) may begin \(agency.name)")
    return (agency, agency.name)
  }
}
