import ArgumentParser
import Foundation

@testable import NewsdeskCLI

/// A command line that help shows.
enum Example {
  /// Those that a command begins with.
  static func lines(of command: CommandDescription) -> [String] {
    HelpText(command.discussion).examples.flatMap { block in
      if case .lines(let text) = block { lines(in: text.joined(separator: "\n")) } else { [String]() }
    }
  }

  /// Those of a topic: they stand further in than the text.
  static func lines(of topic: HelpTopic) -> [String] {
    lines(in: topic.text.split(separator: "\n").filter { $0.hasPrefix("  ") }.joined(separator: "\n"))
  }

  /// Lines that begin with the program, or with variables in front of it. What stands behind two spaces is explanation.
  private static func lines(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let line = line.drop { $0 == " " }
      let program = line.split(separator: " ").first { !$0.contains("=") }
      guard program == "newsdesk", let end = line.firstRange(of: "  ") else {
        return program == "newsdesk" ? String(line) : nil
      }
      return String(line[..<end.lowerBound])
    }
  }

  /// Parses each newsdesk in a line of a shell, and runs none of it.
  static func parse(_ line: String) async throws {
    for part in split(line) {
      guard let start = part.firstIndex(of: "newsdesk") else { continue }
      let words = Array(part[part.index(after: start)...])
      if let correction = Arguments.correction(for: words) { throw correction }
      _ = try await Newsdesk.asyncParseAsRoot(Arguments.normalised(words))
    }
  }

  /// The commands of a line and their words, as a shell would have them.
  private static func split(_ line: String) -> [[String]] {
    var parts: [[String]] = [[]]
    var word: String?
    var quote: Character?
    for character in line + " " {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if " |<>".contains(character) {
        if let complete = word { parts[parts.count - 1].append(complete) }
        word = nil
        if character != " " { parts.append([]) }
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return parts
  }
}
