/// The lines at the foot of an agency story: who reported, wrote and edited it.
enum SignOff {
  private static let openings = [
    "Reporting by ", "Additional reporting by ", "Additional Reporting by ", "Writing by ", "Editing by ",
    "Compiled by ",
    "Reporting and writing by ", "Written by ", "Translated by ", "Translation by ", "Reporting and editing by ",
    "With reporting by ", "Reporting By ", "Editing By ", "Production by ", "Video by ",
    "Reportage de ", "Rédigé par ", "Edité par ", "Édité par ", "Bericht von ", "Geschrieben von ", "Redigiert von ",
    "Reporte de ", "Reportado por ", "Editado por ", "Reportagem de ", "Reportagem por ", "Edição de ",
    "Graphics by ", "Graphic by ", "Edited by ", "Produced by ",
  ]
  private static let smallWords: Set<String> = [
    "and", "in", "by", "reporting", "additional", "editing", "writing", "compiled", "with", "the", "of", "at", "for",
    "from", "de", "van", "von", "der", "bin", "al", "el", "la", "translated", "translation", "desk", "newsroom",
    "bureau",
    "redigiert", "editado", "edité", "édité", "par", "en", "español", "edição", "und", "et", "e", "reporte",
    "reportage", "bureaus", "bureaux", "other", "written", "graphics", "staff", "da", "dos", "y",
  ]
  private static let contributions = [
    " contributed to this report.", " contributed to this story.", " contributed to this article.",
    " contributed reporting.", " contributed research.", " contributed reporting and research.",
    " contributed to this report", " contributed reporting",
  ]
  private static let contributorWords: Set<String> = [
    "writer", "writers", "journalist", "journalists", "reporter", "reporters", "correspondent", "correspondents",
    "photographer", "photographers", "videojournalist", "videojournalists", "video", "researcher", "researchers",
    "producer", "producers", "editor", "editors", "also", "agencies", "news", "on", "to", "this", "report",
  ]

  /// Whether a line opens as a sign-off does. It may still be prose.
  static func opens(_ line: Substring) -> Bool {
    let bare = line.dropping(prefix: "(") ?? line
    return openings.contains { bare.dropping(prefix: $0) != nil } || bare.dropping(prefix: "إعداد ") != nil
  }

  /// Names and small words alone: "Reporting by the newspaper showed that …" is a sentence of the body.
  static func isSignOff(_ line: Substring) -> Bool {
    guard line.utf8.count <= 1000, opens(line) else { return false }
    // Arabic has no capitals to tell names by: the bracket or the editor has to.
    if line.firstRange(of: "إعداد ") != nil {
      return line.utf8.first == UInt8(ascii: "(") || line.firstRange(of: "تحرير ") != nil
    }
    return namesAlone(line.dropping(prefix: "(") ?? line)
  }

  /// `Associated Press writers A in B and C in D contributed to this report.`, `A contributed reporting from B.`
  static func isContribution(_ line: Substring) -> Bool {
    guard line.utf8.count <= 1000, let first = line.unicodeScalars.first, !first.isSmallLetter else { return false }
    for ending in contributions {
      if let names = line.dropping(suffix: ending) { return namesAlone(names) }
    }
    guard let middle = line.firstRange(of: " contributed reporting from ") else { return false }
    return namesAlone(line[..<middle.lowerBound]) && namesAlone(line[middle.upperBound...])
  }

  /// `bur-rfa/lk/jh`: how AFP's desks sign. Only behind the last sentence, which the caller sees to.
  static func isDeskMark(_ line: Substring) -> Bool {
    guard (5...40).contains(line.utf8.count), line.utf8.contains(UInt8(ascii: "/")) else { return false }
    let parts = line.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") }
    return parts.allSatisfy { part in
      (2...5).contains(part.count) && part.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
  }

  private static func namesAlone(_ text: Substring) -> Bool {
    text.words.allSatisfy { word in
      let letters = CaptionDate.bare(word)
      guard let first = letters.unicodeScalars.first, first.isSmallLetter else { return true }
      return smallWords.contains(String(letters)) || contributorWords.contains(String(letters))
        || letters.unicodeScalars.contains { $0.isCapital }
    }
  }
}
