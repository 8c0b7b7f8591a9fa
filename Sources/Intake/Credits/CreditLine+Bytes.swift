extension CreditLine {
  /// Reads a line as it came, whatever it is encoded in.
  ///
  /// What is no UTF-8 is read as Windows-1252, the encoding of IPTC's old fields, and flagged: it may be another. No line is
  /// refused, so that one line in is one reading out; a blank one names nobody.
  ///
  /// - Parameter bytes: the line without its line end.
  public static func explain(
    bytes: UnsafeBufferPointer<UInt8>,
    agencies: AgencyTable = .standard,
    isExplained: Bool = true
  ) -> CreditReading {
    if let text = String(validating: bytes, as: UTF8.self) {
      return CreditReader(text, agencies: agencies, isExplained: isExplained).read()
    }
    let reader = CreditReader(windows1252(bytes), agencies: agencies, isExplained: isExplained)
    reader.doubt("this is no UTF-8: read as Windows-1252")
    return reader.read()
  }

  private static func windows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? upperControls[Int(byte) - 0x80] : UInt32(byte)
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(text)
  }

  /// The letters of 0x80 to 0x9F; five are none.
  private static let upperControls: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D,
    0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
    0xFFFD,
    0x017E, 0x0178,
  ]
}
