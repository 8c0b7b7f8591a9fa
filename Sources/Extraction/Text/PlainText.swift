/// Text of strangers, without what no reader of it sees.
public enum PlainText {
  /// A text of one or more lines: line ends are `\n`; control characters, direction marks and other characters that hide or
  /// direct are left out, and white space at both ends. Joiners, which scripts and emoji need, stay.
  public static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\n" where previous == "\r": continue
      case "\r", "\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{0B}", "\u{0C}": scalars.append("\n")
      case "\t": scalars.append(" ")
      default: if !isHidden(scalar) { scalars.append(scalar) }
      }
    }
    return trimmed(scalars)
  }

  /// The same as one line: line ends become spaces. Cut behind `limit` scalars, with an ellipsis.
  public static func line(_ text: String, limit: Int = .max) -> String {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in cleaned(text).unicodeScalars {
      if count == limit {
        scalars.append("…")
        break
      }
      scalars.append(scalar == "\n" ? " " : scalar)
      count += 1
    }
    return String(scalars)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0xA0 { return scalar.value < 0x20 || scalar.value >= 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    case .format:
      return !isJoiner(scalar) && !isSignBeforeText(scalar)
    case .unassigned: return scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
    default: return false
    }
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

  /// Format characters with a shape of their own: number and verse signs of Arabic, Syriac and Kaithi.
  private static func isSignBeforeText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
