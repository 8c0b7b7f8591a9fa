/// The lines at the foot of an agency story: who reported, wrote and edited it.
enum SignOff {
  private static let openings = [
    "Reporting by ", "Additional reporting by ", "Additional Reporting by ", "Writing by ", "Editing by ",
    "Compiled by ",
    "Reporting and writing by ", "Written by ", "Translated by ", "Translation by ", "Reporting and editing by ",
    "With reporting by ", "Reporting By ", "Editing By ",
  ]
  private static let smallWords: Set<String> = [
    "and", "in", "by", "reporting", "additional", "editing", "writing", "compiled", "with", "the", "of", "at", "for",
    "from", "de", "van", "von", "der", "bin", "al", "el", "la", "translated", "translation", "desk", "newsroom",
    "bureau",
    "bureaus", "bureaux", "other", "written", "graphics", "staff", "da", "dos", "y",
  ]

  /// Whether a line opens as a sign-off does. It may still be prose.
  static func opens(_ line: Substring) -> Bool {
    let bare = line.dropping(prefix: "(") ?? line
    return openings.contains { bare.dropping(prefix: $0) != nil }
  }

  /// Names and small words alone: "Reporting by the newspaper showed that …" is a sentence of the body.
  static func isSignOff(_ line: Substring) -> Bool {
    guard line.utf8.count <= 1000, opens(line) else { return false }
    let bare = line.dropping(prefix: "(") ?? line
    let prose = bare.words.filter { word in
      let letters = CaptionDate.bare(word)
      guard let first = letters.unicodeScalars.first, first.isSmallLetter else { return false }
      return !smallWords.contains(String(letters)) && !letters.unicodeScalars.contains { $0.isCapital }
    }
    return prose.isEmpty
  }
}

/// `By Ana Souza`, between the headline and the body.
enum Byline {
  static func isByline(_ line: Substring) -> Bool {
    guard line.utf8.count <= 160, line.dropping(suffix: ".") == nil else { return false }
    for opening in ["By ", "BY ", "Par ", "Por ", "Von ", "بقلم ", "بقلم: ", "كتب ", "كتبت "] {
      guard let names = line.dropping(prefix: opening) else { continue }
      let words = names.words
      return (1...14).contains(words.count)
        && words.allSatisfy { word in
          guard let first = word.unicodeScalars.first else { return false }
          return !first.isSmallLetter || ["and", "in", "for", "of", "at", "with"].contains(String(word))
            || CreditWords.standard.particles.contains(ComparisonKey.of(word))
        }
    }
    return false
  }
}
