#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a recovery file says of itself, above the text: enough to save it later, and for nobody but who typed it.
///
/// Each is a note line of the template, `# version: 6`, which a person may read and even mend.
struct RecoveryNote: Equatable {
  /// Nil for a story that was never begun.
  var story: Int64?
  /// The version that was edited.
  var version: Int?
  /// Who typed it: several people may work in one account.
  var login: String?
  /// In which newsroom: another one's story 214 is another story.
  var newsroom: String?
  /// For a story that was never begun.
  var desk: String?
  var slug: String?
  var due: Date?
  /// The request with which it was sent: sent again with the same, it can't begin a second story.
  var request: UUID?
  /// The file that this one was made of, in a merge. Both have done their work when this one is saved.
  var mergedFrom: String?

  var lines: [String] {
    let fields: [(String, String?)] = [
      ("story", story.map { String($0) }), ("version", version.map { String($0) }), ("login", login),
      ("newsroom", newsroom), ("desk", desk), ("slug", slug), ("due", due?.formatted(.iso8601)),
      ("request", request?.uuidString), ("merged from", mergedFrom),
    ]
    return fields.compactMap { name, value in
      value.map { "# \(name): \($0.split(whereSeparator: \.isNewline).joined(separator: " "))" }
    }
  }

  init() {}

  /// Reads the note lines that a file begins with. What is not there is nil.
  init(in written: String) {
    for line in StoryTemplate.lines(of: written) {
      guard line.hasPrefix("#") else { return }
      let parts = line.dropFirst().split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      guard parts.count == 2 else { continue }
      let value = String(parts[1])
      switch parts[0] {
      case "story": story = Int64(value)
      case "version": version = Int(value)
      case "login": login = value
      case "newsroom": newsroom = value
      case "desk": desk = value
      case "slug": slug = value
      case "due": due = try? Date(value, strategy: .iso8601)
      case "request": request = UUID(uuidString: value)
      case "merged from": mergedFrom = value
      default: continue
      }
    }
  }

  /// As the file's name has it, `214-v6`, where somebody took the note lines out.
  mutating func complete(from stem: String) {
    guard story == nil, desk == nil else { return }
    let parts = stem.split(separator: "-")
    guard parts.count >= 2, let id = Int64(parts[0]), parts[1].hasPrefix("v"), let number = Int(parts[1].dropFirst())
    else { return }
    (story, version) = (id, number)
  }
}
