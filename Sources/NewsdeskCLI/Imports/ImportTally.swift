import Desk
import Presentation

/// What an import came to.
struct ImportTally {
  var files = 0
  var outcomes: [ImportResult.Outcome: Int] = [:]
  var problems = 0
  var skipped = 0
  /// The status of the problems; `someRefused` where they differ.
  private(set) var status = ExitStatus.done
  var firstNew: Int64?
  /// Fields that stories have no place for, and how many stories had them: a few dozen names, however many there are.
  private var unknownFields: [String: Int] = [:]
  private var hasMoreFields = false

  var stories: Int { outcomes.values.reduce(0, +) }
  var new: Int { outcomes[.created] ?? 0 }
  var unchanged: Int { outcomes[.unchanged] ?? 0 }

  mutating func count(problem status: ExitStatus) {
    self.status = problems == 0 || status == self.status ? status : .someRefused
    problems += 1
  }

  mutating func count(unknownFields names: some Sequence<String>) {
    for name in Set(names) {
      if unknownFields[name] == nil, unknownFields.count >= 40 {
        hasMoreFields = true
      } else {
        unknownFields[name, default: 0] += 1
      }
    }
  }

  /// `5 files, 4 stories: 1 new, 1 unchanged, 2 problems.`
  func summary(isResumed: Bool) -> String {
    var parts = ["\(Wording.grouped(new)) new"]
    if let updated = outcomes[.updated] { parts.append("\(Wording.grouped(updated)) updated") }
    parts.append("\(Wording.grouped(unchanged)) " + (isResumed ? "already here" : "unchanged"))
    let kept = (outcomes[.differs] ?? 0) + (outcomes[.older] ?? 0)
    if kept > 0 { parts.append("\(Wording.grouped(kept)) kept in another version") }
    if problems > 0 { parts.append(Wording.count(problems, "problem")) }
    if skipped > 0 { parts.append("\(Wording.grouped(skipped)) skipped") }
    return
      "\(isResumed ? "Resumed: " : "")\(Wording.count(files, "file")), \(Wording.count(stories, "story", "stories")): "
      + parts.joined(separator: ", ") + "."
  }

  /// Nil where every field had its place.
  var fieldsLeftOut: String? {
    guard !unknownFields.isEmpty else { return nil }
    let names = unknownFields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12).map { name, count in
      count > 1 ? "\(name) (\(Wording.grouped(count)) times)" : name
    }
    return "Stories have no field for: " + names.joined(separator: ", ")
      + (hasMoreFields || unknownFields.count > 12 ? " and more" : "") + ". What stood there: newsdesk source show ID"
  }
}
