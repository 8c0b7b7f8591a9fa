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
    let firsts = text.split(separator: "\n").compactMap { line in
      line.split(whereSeparator: { $0 == "\t" || $0 == " " || $0 == "," }).first.map { String($0) }
    }
    // The header of a table that was piped in.
    return firsts.first == "id" ? Array(firsts.dropFirst()) : firsts
  }
}
