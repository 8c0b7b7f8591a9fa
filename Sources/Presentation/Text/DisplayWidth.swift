/// How many columns text takes on a terminal.
///
/// Measured for each `Character` by the rule that terminals share: East Asian wide takes two columns, a combining mark
/// none, an emoji sequence two. Meant for text that went through `SafeText`.
public enum DisplayWidth {
  public static func of(_ text: String) -> Int {
    if SafeText.isPlain(text) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  public static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return width(of: first) }
    if isEmojiSequence(scalars, first: first) { return 2 }
    return scalars.reduce(0) { $0 + width(of: $1) }
  }

  /// The text, or as much of its start as fits into `columns` with the ellipsis behind it.
  ///
  /// Never cuts a `Character` in two. Where not even the ellipsis fits, the result is empty.
  public static func truncate(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard of(text) > columns else { return text }
    let room = columns - of(ellipsis)
    guard room >= 0 else { return "" }
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      used += of(text[end])
      if used > room { break }
      end = text.index(after: end)
    }
    return text[..<end] + ellipsis
  }

  /// The text with spaces on the side that the alignment leaves free.
  public static func pad(_ text: String, to columns: Int, _ alignment: Alignment = .left) -> String {
    let spaces = String(repeating: " ", count: max(0, columns - of(text)))
    return switch alignment {
    case .left: text + spaces
    case .right: spaces + text
    }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return scalar.hidesOrDirects ? 0 : 1 }
    // The vowels and final consonants of Hangul stand inside the block that the first consonant opened.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format where !scalar.isSignBeforeText: return 0
    default: return WideScalars.contains(value) ? 2 : 1
    }
  }

  private static func isEmojiSequence(_ scalars: Character.UnicodeScalarView, first: Unicode.Scalar) -> Bool {
    // Flags: two regional indicators.
    if (0x1F1E6...0x1F1FF).contains(first.value) { return true }
    guard first.properties.isEmoji else { return false }
    return scalars.dropFirst().contains { scalar in
      // Emoji style, a joined sequence, a skin tone, a keycap.
      scalar.value == 0xFE0F || scalar.value == 0x200D || scalar.value == 0x20E3 || scalar.properties.isEmojiModifier
    }
  }
}

extension WideScalars {
  static func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < runs.count && runs[low].first <= value
  }
}
