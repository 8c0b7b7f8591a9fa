/// A word of a command line that is shown to be typed.
enum ShellWord {
  /// As it is where a shell takes it for one word, else in single quotes.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII ? scalar.properties.isAlphabetic || "0123456789@%+=:,./-_".unicodeScalars.contains(scalar) : true
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
