/// A story's short name, made of its headline: `Iraq: Imminent Strikes` becomes `iraq-imminent-strikes`.
public enum Slug {
  /// Whether a story can be called so as it stands: something that a command line can take for neither a number, an option nor a
  /// path.
  public static func isPlain(_ slug: String) -> Bool {
    guard let first = slug.unicodeScalars.first, slug.unicodeScalars.count <= 100 else { return false }
    return !["-", "#", "@"].contains(first) && !slug.utf8.allSatisfy { (0x30...0x39).contains($0) }
      && slug.unicodeScalars.allSatisfy { scalar in
        !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
          && !["/", "\"", "'", "\\"].contains(scalar)
      }
  }

  /// Letters and digits of any script, lower case, joined by hyphens; at most 60 characters, cut between words.
  ///
  /// A headline with neither gives `untitled`; one of digits alone gets `story-` in front, so that nobody takes it for a
  /// story's number.
  public static func make(from headline: String) -> String {
    var words: [String] = []
    var word = ""
    for character in headline.lowercased() {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else if character != "'" && character != "’" && !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }

    var slug = ""
    for word in words {
      let longer = slug.isEmpty ? word : slug + "-" + word
      guard longer.count <= 60 else { break }
      slug = longer
    }
    if slug.isEmpty { slug = String((words.first ?? "untitled").prefix(60)) }
    return slug.allSatisfy(\.isNumber) ? "story-" + slug : slug
  }
}
