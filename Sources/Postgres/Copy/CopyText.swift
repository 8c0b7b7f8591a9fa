/// PostgreSQL's text format of `COPY`: a line for a row, tabs between the columns, `\N` for NULL.
public enum CopyText {
  /// One row, encoded.
  public static func line(_ columns: [String?]) -> [UInt8] {
    var bytes: [UInt8] = []
    append(columns, to: &bytes)
    return bytes
  }

  /// Rows in pieces of some 64 KB, made as they are taken.
  static func chunks<Rows: Sequence<[String?]>>(_ rows: Rows) -> some Sequence<[UInt8]> {
    var iterator = rows.makeIterator()
    return AnySequence {
      AnyIterator {
        var bytes: [UInt8] = []
        while bytes.count < 65_536, let row = iterator.next() { append(row, to: &bytes) }
        return bytes.isEmpty ? nil : bytes
      }
    }
  }

  private static func append(_ columns: [String?], to bytes: inout [UInt8]) {
    for (position, column) in columns.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: "\t")) }
      guard let column else {
        bytes += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
        continue
      }
      for byte in column.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes += [byte, byte]
        case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case UInt8(ascii: "\r"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
