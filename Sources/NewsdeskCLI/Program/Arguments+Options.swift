import ArgumentParser
import Newsroom

extension Arguments {
  /// The refusal of an option that the command doesn't take, with the line that may be meant. A guess is never run.
  ///
  /// Asked only of a line that can't be parsed: it has the command describe itself.
  ///
  /// - Parameter arguments: as they were typed.
  static func unknownOption(in arguments: [String]) -> ErrorReport? {
    let (command, rest) = command(in: arguments)
    guard let description = try? CommandDescription(command) else { return nil }
    let path = arguments.dropLast(rest.count)
    let known = description.options
    var position = 0
    while position < rest.count, rest[position] != "--" {
      let word = rest[position]
      position += 1
      guard word.hasPrefix("-"), word != "-", Double(word) == nil else { continue }
      let (name, value) = split(word)
      if let option = known.first(where: { $0.names.contains(name) }) {
        if option.takesValue, value == nil { position += 1 }
        continue
      }
      if isCluster(name, of: known) { continue }
      let meant = meant(by: name, value, among: known.filter(\.isShown))
      let line = ["newsdesk"] + path + rest[..<(position - 1)] + (meant ?? []) + rest[position...]
      let message = "\(path.isEmpty ? "newsdesk" : path.joined(separator: " ")) has no option \"\(name)\"."
      guard meant != nil else {
        let help = (["newsdesk"] + path + ["--help"]).joined(separator: " ")
        return ErrorReport(message, ["All options: \(help)"], status: .usage, code: "no_option")
      }
      return ErrorReport(
        "\(message) Did you mean: \(line.map(ShellWord.quoted).joined(separator: " "))",
        status: .usage,
        code: "no_option"
      )
    }
    return nil
  }

  /// `--desk=metro` apart.
  private static func split(_ word: String) -> (name: String, value: String?) {
    guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }

  /// Whether all letters behind one dash are options by themselves.
  private static func isCluster(_ name: String, of known: [ArgumentDescription]) -> Bool {
    guard !name.hasPrefix("--"), name.count > 2 else { return false }
    return name.dropFirst().allSatisfy { letter in known.contains { $0.names.contains("-\(letter)") } }
  }

  /// The words in place of an option and the value that was typed behind a `=`.
  private static func meant(by name: String, _ value: String?, among known: [ArgumentDescription]) -> [String]? {
    let names = known.flatMap(\.names)
    if let words = OptionSynonyms.words(for: name, among: names) {
      return words.count > 1 ? words : joined(words[0], value)
    }
    let isLong = name.hasPrefix("--")
    // `-desk metro`, as other programs have it; `-fjson`.
    if !isLong, name.count > 2 {
      if names.contains("-" + name) { return joined("-" + name, value) }
      let short = String(name.prefix(2))
      if known.contains(where: { $0.takesValue && $0.names.contains(short) }) {
        return [short, String(name.dropFirst(2)) + (value.map { "=" + $0 } ?? "")]
      }
    }
    guard isLong || name.count > 2 else { return nil }
    let bare = String(name.drop { $0 == "-" })
    let longNames = names.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    let begun = longNames.filter { $0.hasPrefix(bare) }
    if begun.count == 1 { return joined("--" + begun[0], value) }
    return Spelling.closest(to: bare, among: longNames).map { joined("--" + $0, value) }
  }

  private static func joined(_ name: String, _ value: String?) -> [String] {
    [name + (value.map { "=" + $0 } ?? "")]
  }
}
