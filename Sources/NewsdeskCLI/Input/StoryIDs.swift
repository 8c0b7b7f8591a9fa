import Newsroom

/// The stories that a batch names: arguments, or with `-` the first column of stdin, so that a list can be piped in.
enum StoryIDs {
  static func references(_ arguments: [String]) throws -> [StoryReference] {
    var texts: [String] = []
    for argument in arguments {
      if argument == "-" { texts += try fromStandardInput() } else { texts.append(argument) }
    }
    var seen: Set<String> = []
    return try texts.filter { seen.insert($0).inserted }.map { try StoryReference.parsed($0) }
  }

  private static func fromStandardInput() throws -> [String] {
    let text = try StoryFile.checked(try InputFile.read("-"), named: "stdin")
    let firsts = try text.split(separator: "\n").compactMap { line in
      let words = line.split(whereSeparator: { $0 == "\t" || $0 == " " || $0 == "," })
      // Numbers alone are no row of a list: whoever wrote them meant each.
      if words.count > 1, words.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
        throw ErrorReport(
          "\"\(line)\" names several stories in one line.",
          ["Write each on a line of its own; of a list that is piped in, the first column counts."],
          status: .usage,
          code: "several_in_a_line"
        )
      }
      return words.first.map { String($0) }
    }
    // The header of a table that was piped in.
    return firsts.first == "id" ? Array(firsts.dropFirst()) : firsts
  }
}
