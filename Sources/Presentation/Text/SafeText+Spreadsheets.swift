extension SafeText {
  /// One cell of a CSV file, quoted as RFC 4180 says where it has to be.
  ///
  /// A cell that a spreadsheet would run as a formula gets an apostrophe in front, which a spreadsheet shows as text;
  /// a number such as `-5` or `+1.5` stays a number. Line ends and tabs stay, inside quotes; other control and format
  /// characters are shown as on a terminal. Where a reader needs the text to the byte, JSON has it.
  public static func csv(_ text: String) -> String {
    var cell = text
    if !isPlain(cell) {
      cell = shown(joiningLineEnds(cell)) { $0 == "\n" || $0 == "\t" ? String($0) : nil }
    }
    if startsFormula(cell), !isNumber(cell) { cell = "'" + cell }
    guard cell.unicodeScalars.contains(where: needsQuotes) || cell.first == " " || cell.last == " " else { return cell }
    return "\"" + doublingQuotes(cell) + "\""
  }

  /// One cell of tab-separated text, with `\t`, `\n`, `\r` and `\\` as PostgreSQL's COPY writes them.
  ///
  /// It is for scripts, not for spreadsheets: nothing is defused.
  public static func tsv(_ text: String) -> String {
    if isPlain(text), !text.utf8.contains(UInt8(ascii: "\\")) { return text }
    return shown(text) { scalar in
      switch scalar {
      case "\t": "\\t"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\\": "\\\\"
      default: nil
      }
    }
  }

  /// What Excel, LibreOffice or Sheets take for the start of a formula. The wide forms count in East Asian versions.
  private static func startsFormula(_ cell: String) -> Bool {
    let start = cell.unicodeScalars.first { $0 != " " }
    return start.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  /// Whether the whole cell is one decimal number: a sign, digits, a point, an exponent.
  static func isNumber(_ cell: String) -> Bool {
    var rest = cell.utf8[...]
    func skip(_ characters: String) -> Bool {
      guard let first = rest.first, characters.utf8.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    func skipDigits() -> Int {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest.removeFirst(digits)
      return digits
    }
    _ = skip("+-")
    guard skipDigits() > 0 else { return false }
    if skip("."), skipDigits() == 0 { return false }
    if skip("eE") {
      _ = skip("+-")
      guard skipDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// A semicolon and a tab separate cells in some countries' spreadsheets, so a cell that has one is quoted as well.
  private static func needsQuotes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", "\t", "\"", "\n", "\r": true
    default: false
    }
  }

  private static func doublingQuotes(_ cell: String) -> String {
    // By scalars: a quote with an accent on it is another `Character`, and still ends a cell.
    cell.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
  }
}
