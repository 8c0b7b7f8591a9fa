extension Unicode.Scalar {
  /// Whether the scalar can't be seen and may change how its neighbours look: control, format and separator characters.
  ///
  /// Left alone are the joiners U+200C and U+200D, without which Persian, Hindi and family emoji fall apart, and the
  /// number and verse signs of Arabic, Syriac and Kaithi, which Unicode counts as format characters though all see them.
  var hidesOrDirects: Bool {
    if value < 0xA0 { return value < 0x20 || value >= 0x7F }
    if value < 0xAD { return false }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return !isJoiner && !isSignBeforeText
    case .unassigned: return properties.isDefaultIgnorableCodePoint
    default: return false
    }
  }

  var isJoiner: Bool { value == 0x200C || value == 0x200D }

  /// The signs that Unicode calls prepended concatenation marks: a format character with a shape of its own.
  var isSignBeforeText: Bool {
    switch value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}

extension Character {
  /// The flag of England, Scotland or another part of a country: a black flag, its code in tag characters, an end mark.
  ///
  /// Only here are tag characters let through; anywhere else they are a way to smuggle text that nobody sees.
  var isSubdivisionFlag: Bool {
    let scalars = unicodeScalars
    guard scalars.first?.value == 0x1F3F4, scalars.last?.value == 0xE007F else { return false }
    let code = scalars.dropFirst().dropLast()
    return (3...6).contains(code.count)
      && code.allSatisfy { (0xE0030...0xE0039).contains($0.value) || (0xE0061...0xE007A).contains($0.value) }
  }
}
