import Intake
import Newsroom
import Presentation

/// A story, or one that a file would bring, and what was found in it.
struct CheckedText: Sendable {
  struct Finding: Sendable {
    var finding: CheckFinding
    /// Of the file, from 1; nil for a story.
    var line: Int?
  }

  /// Nil for a file.
  var story: Int64?
  /// As it was named; nil for a story.
  var file: String?
  /// The slug, or in a file the headline.
  var name: String
  var findings: [Finding]

  init(_ story: Story, _ findings: [CheckFinding]) {
    self.story = story.id
    name = story.slug
    self.findings = findings.map { Finding(finding: $0) }
  }

  init(file: String, _ found: DocumentReader.Found, _ findings: [CheckFinding]) {
    self.file = file
    name = found.story.text.headline
    self.findings = findings.map { Finding(finding: $0, line: found.page?.line(of: $0)) }
  }

  /// `214 harbour-fire`, `page.txt: Fire at the harbour`.
  var title: String {
    story.map { "\($0) \(name)" } ?? "\(InputFile.name(file ?? "")): \(name)"
  }

  /// What a row and a document call it: `214`, `page.txt`.
  var id: String { story.map { String($0) } ?? InputFile.name(file ?? "") }
}

extension ParsedStory {
  /// The line that a finding is about: the first that holds the words in question; else where the part begins.
  fileprivate func line(of finding: CheckFinding) -> Int? {
    let part = accounts.filter { account in
      switch account.fate {
      case .caption(let index), .credit(let index): finding.picture == index + 1
      case .paragraph: finding.subject == "text"
      case .headline: finding.picture == nil && finding.subject != "text"
      case .removed: false
      }
    }
    if let excerpt = finding.excerpt, let line = part.first(where: { $0.text.contains(excerpt) }) { return line.line }
    return part.first?.line ?? accounts.first { $0.fate == .headline }?.line
  }
}
