/// Which way a language's text runs.
enum TextDirection: String {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"

  /// By the script that a BCP 47 tag names, and else by the one that its language is usually written in.
  init(languageTag tag: String) {
    let subtags = tag.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
    let script = subtags.dropFirst().first { $0.utf8.count == 4 && $0.allSatisfy(\.isLetter) }
    let isRightToLeft =
      if let script {
        ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand", "samr"].contains(script)
      } else {
        [
          "ar", "arc", "arz", "ary", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur",
          "yi",
        ]
        .contains(subtags.first)
      }
    self = isRightToLeft ? .rightToLeft : .leftToRight
  }
}
