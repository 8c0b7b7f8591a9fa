import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// libpq's service file: how to get to a database, under a name. What others wrote in it stays as it is, to the byte.
struct ServiceFile {
  let path: String
  private(set) var text: String

  /// The file of this account: `PGSERVICEFILE`, else `~/.pg_service.conf`. One that isn't there is empty.
  init(environment: [String: String]) throws {
    let chosen = environment["PGSERVICEFILE"].flatMap { $0.isEmpty ? nil : $0 }
    guard let path = chosen ?? environment["HOME"].map({ $0 + "/.pg_service.conf" }) else {
      throw ErrorReport(
        "There is no home to keep the service file in.",
        ["Name it: PGSERVICEFILE"],
        status: .notSetUp,
        code: "no_home"
      )
    }
    self.path = path
    let isThere = FileManager.default.fileExists(atPath: path)
    let bytes = isThere ? try InputFile.read(path) : []
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ErrorReport("\(path) is not text in UTF-8.", status: .badData, code: "bad_service_file")
    }
    self.text = text
  }

  /// What a login's entry says, of all that a connection was made with: the way, and how it is protected. Never a secret.
  static let keywords = [
    "host", "hostaddr", "port", "dbname", "user", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl",
    "sslnegotiation",
    "channel_binding", "require_auth", "gssencmode", "krbsrvname", "target_session_attrs",
  ]

  /// A keyword's value in an entry.
  func value(_ keyword: String, in name: String) -> String? {
    entry(name)?.compactMap(Self.setting).last { $0.keyword == keyword }.map { String($0.value) }
  }

  /// Adds an entry at the end, or changes the one of that name; what else that one says stays.
  ///
  /// - Parameter replacing: whether an entry that leads to somewhere else may be changed.
  /// - Returns: whether anything changed.
  mutating func save(_ name: String, _ parameters: [String: String], replacing: Bool) throws -> Bool {
    try Self.check(name)
    // libpq reads a line as it stands, with nothing to quote a line's end by.
    for (keyword, value) in parameters where value.contains(where: \.isNewline) {
      throw ErrorReport("\(keyword) has a line end in it.", status: .badData, code: "bad_service")
    }
    let wanted = Self.keywords.compactMap { keyword in parameters[keyword].map { (keyword, $0) } }
    guard let old = entry(name) else {
      if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
      if !text.isEmpty { text += "\n" }
      text += "[\(name)]\n" + wanted.map { "\($0)=\($1)\n" }.joined()
      return true
    }
    let settings = old.compactMap(Self.setting)
    if wanted.allSatisfy({ pair in settings.last { $0.keyword == pair.0 }?.value == pair.1[...] }) { return false }
    guard replacing else {
      throw ErrorReport(
        "\(path) has a service \"\(name)\" already, and it leads somewhere else.",
        ["Choose another name, or change it: --replace"],
        status: .badData,
        code: "service_exists"
      )
    }
    let kept = old.filter { line in Self.setting(line).map { !Self.keywords.contains(String($0.keyword)) } ?? true }
    // Blank lines at the end set the next entry apart: they stay behind what is added.
    let body = kept.reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed()
    let gap = kept.dropFirst(body.count)
    let end: [Substring] = old[0].startIndex == text.endIndex && !text.hasSuffix("\n") ? ["\n"] : []
    let new = end + wanted.map { "\($0)=\($1)\n"[...] } + body + gap
    text.replaceSubrange(old[0].startIndex..<(old.last?.endIndex ?? text.endIndex), with: new.joined())
    return true
  }

  /// All of it in a file beside, which takes the old one's place when it is committed.
  func prepare() throws -> OutputFile {
    let file = try OutputFile(path: path)
    try file.output.write(text)
    try file.output.flush()
    return file
  }

  /// The names of all entries, as they come.
  var names: [String] {
    text.linesWithEnds.map(\.trimmingSpace).filter { $0.hasPrefix("[") && $0.hasSuffix("]") }
      .map { String($0.dropFirst().dropLast()) }
  }

  /// The lines below a name, each with its end; nil where there is no such name.
  private func entry(_ name: String) -> [Substring]? {
    var lines: [Substring]?
    for line in text.linesWithEnds {
      let bare = line.trimmingSpace
      if bare.hasPrefix("[") {
        if lines != nil { break }
        if bare == "[\(name)]" { lines = [text[line.endIndex..<line.endIndex]] }
      } else {
        lines?.append(line)
      }
    }
    return lines
  }

  private static func setting(_ line: Substring) -> (keyword: Substring, value: Substring)? {
    let bare = line.trimmingSpace
    guard !bare.hasPrefix("#"), let equals = bare.firstIndex(of: "=") else { return nil }
    return (bare[..<equals], bare[bare.index(after: equals)...])
  }

  /// Fails for what can't be a name.
  static func check(_ name: String) throws {
    let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    guard isPlain, !name.isEmpty, name.count <= 63 else {
      throw ErrorReport(
        "\"\(name)\" can't be the name of a service.",
        ["Use letters, digits, dots, hyphens and underscores."],
        status: .usage,
        code: "bad_service"
      )
    }
  }
}

extension String {
  /// Every line with the end that it has.
  fileprivate var linesWithEnds: [Substring] {
    var lines: [Substring] = []
    var rest = self[...]
    while let end = rest.firstIndex(where: \.isNewline) {
      lines.append(rest[...end])
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }
}

extension Substring {
  fileprivate var trimmingSpace: Substring {
    let start = drop(while: \.isWhitespace)
    return start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)]
  }
}
