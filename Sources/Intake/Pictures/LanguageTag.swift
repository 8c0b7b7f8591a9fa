/// Tags of languages as BCP 47 has them: `en`, `pt-BR`.
public enum LanguageTag {
  /// What BCP 47 calls a language that nobody named.
  public static let undetermined = "und"

  /// As it is stored: the language in small letters, a region of two in capitals, hyphens between. Nil for what is no tag.
  public static func canonical(_ tag: String) -> String? {
    let parts = tag.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let language = parts.first, (2...8).contains(language.utf8.count), parts.count <= 8 else { return nil }
    let isLetter = { (byte: UInt8) in (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= byte | 0x20 }
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= byte }
    guard language.utf8.allSatisfy(isLetter) else { return nil }
    var result = language.lowercased()
    for part in parts.dropFirst() {
      guard (1...8).contains(part.utf8.count), part.utf8.allSatisfy({ isLetter($0) || isDigit($0) }) else { return nil }
      result += "-" + (part.utf8.count == 2 ? part.uppercased() : String(part))
    }
    return result
  }

  /// Whether both are the same language, wherever it is spoken: `en` and `en-GB`.
  static func isSameLanguage(_ one: String, _ other: String) -> Bool {
    one.prefix { $0 != "-" }.lowercased() == other.prefix { $0 != "-" }.lowercased()
  }
}
