import Intake
import Newsroom

/// Checks the accounts of a page against the page and against its stories.
enum PageAccounts {
  /// What is wrong, or nil. A page that is refused has no accounts, and that is in order.
  static func problem(of text: String) throws -> String? {
    let stories: [ParsedStory]
    do {
      stories = try AgencyPage.parse(text)
    } catch IntakeError.noHeadline, IntakeError.empty {
      return nil
    }
    if let problem = lostLetters(of: text, in: stories) { return problem }
    for story in stories {
      if let problem = difference(from: story) { return problem }
    }
    return nil
  }

  /// Every letter of every line is in an account of that line, and no account has letters that the line has not.
  private static func lostLetters(of text: String, in stories: [ParsedStory]) -> String? {
    var accounts: [Int: [LineAccount]] = [:]
    for story in stories {
      for account in story.accounts { accounts[account.line, default: []].append(account) }
    }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let letters = letters(of: line)
      guard !letters.isEmpty else { continue }
      guard let ofLine = accounts[index + 1] else { return "line \(index + 1) has no account: \(line)" }
      let accounted = ofLine.filter { $0.code != "invisible-characters" }.flatMap { Self.letters(of: $0.text) }
      if accounted.sorted() != letters.sorted() {
        return "line \(index + 1) is not whole: \(line) became \(ofLine.map { "\($0.code): \($0.text)" })"
      }
    }
    return nil
  }

  private static func letters(of text: some StringProtocol) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{AD}" && $0 != "\u{200B}" }
  }

  /// The story again, from its accounts alone.
  private static func difference(from story: ParsedStory) -> String? {
    let rebuilt = Rebuilt(story.accounts)
    let captions = story.captions.indices.map { rebuilt.captions[$0] ?? "" }
    let credits = story.captions.indices.map { rebuilt.credits[$0] }
    let notes = story.editorNote.map { note in rebuilt.notes.allSatisfy { note.contains($0) } } ?? rebuilt.notes.isEmpty
    let checks: [(String, Bool)] = [
      ("headline", rebuilt.headline == story.headline), ("body", rebuilt.paragraphs == story.body),
      ("captions", captions == story.captions.map(\.text)),
      ("credits", credits == story.captions.map { $0.credit?.raw }),
      (
        "byline",
        rebuilt.bylines.isEmpty ? story.byline == nil : rebuilt.bylines.joined(separator: ", ") == story.byline
      ),
      ("contributors", rebuilt.contributors.joined(separator: " ") == story.contributorLine ?? ""),
      ("copyright", rebuilt.notices.joined(separator: " ") == story.copyrightNotice ?? ""), ("notes", notes),
    ]
    let wrong = checks.filter { !$0.1 }.map(\.0)
    return wrong.isEmpty ? nil : "\(story.headline): \(wrong) can't be had from the accounts"
  }

  private struct Rebuilt {
    var headline = ""
    var paragraphs: [String] = []
    var captions: [Int: String] = [:]
    var credits: [Int: String] = [:]
    var bylines: [String] = []
    var contributors: [String] = []
    var notices: [String] = []
    var notes: [String] = []

    init(_ accounts: [LineAccount]) {
      for account in accounts {
        switch account.fate {
        case .headline: headline = account.text
        case .paragraph: paragraphs.append(account.text)
        case .caption(let index): captions[index] = account.text
        case .credit(let index), .removed(.movedToCredit(let index)): credits[index] = account.text
        case .removed(.movedToByline): bylines.append(account.text)
        case .removed(.movedToContributorLine): contributors.append(account.text)
        case .removed(.movedToCopyrightNotice): notices.append(account.text)
        case .removed(.movedToEditorNote): notes.append(account.text)
        case .removed: break
        }
      }
    }
  }
}
