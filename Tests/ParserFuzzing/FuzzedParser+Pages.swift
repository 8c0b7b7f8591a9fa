import Intake
import Newsroom

/// What has to hold of pages.
extension FuzzedParser {
  func checkPage(_ input: [UInt8]) {
    guard let stories = try? AgencyPage.parse(bytes: input) else { return }
    check(stories)
    if let text = try? SourceText.checked(input) { checkAccounts(of: Self.lines(of: text), in: stories) }
    precondition((try? AgencyPage.parse(bytes: input)) == stories, "the same page was read in two ways")
  }

  func checkMarkedPage(_ lines: [MarkedLine]) {
    guard let stories = try? AgencyPage.parse(lines: lines) else { return }
    check(stories)
    checkAccounts(of: lines.map(\.text), in: stories)
  }

  /// The lines of a page, each with the role that its first byte names.
  static func markedLines(_ input: [UInt8]) -> [MarkedLine] {
    input.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      let text = String(decoding: line.dropFirst(), as: UTF8.self)
      return switch line.first {
      case UInt8(ascii: "1"): MarkedLine(text, .headline)
      case UInt8(ascii: "2"): MarkedLine(text, .caption)
      case UInt8(ascii: "3"): MarkedLine(text, .outside("navigation"))
      case UInt8(ascii: "4"): MarkedLine(text, .author)
      default: MarkedLine(String(decoding: line, as: UTF8.self))
      }
    }
  }

  private func check(_ stories: [ParsedStory]) {
    precondition(!stories.isEmpty, "a page that was read has no story")
    for story in stories {
      precondition(!story.headline.isEmpty, "a story has no headline")
      precondition(!story.text.paragraphs.contains(""), "a paragraph is empty")
      var paragraphs: [String] = []
      for account in story.accounts {
        switch account.fate {
        case .paragraph: paragraphs.append(account.text)
        case .caption(let index), .credit(let index), .removed(.movedToCredit(let index)):
          precondition(story.captions.indices.contains(index), "an account names a caption that is not there")
        case .headline, .removed: break
        }
      }
      precondition(paragraphs == story.body, "the body is not what its accounts say")
    }
  }

  /// Every line with something to see has an account, and no account is of a line that is not there.
  private func checkAccounts(of lines: [String], in stories: [ParsedStory]) {
    let accounted = Set(stories.flatMap { $0.accounts.map(\.line) })
    precondition(accounted.allSatisfy { (1...max(1, lines.count)).contains($0) }, "an account is of no line")
    for (index, line) in lines.enumerated() where line.unicodeScalars.contains(where: Self.isVisible) {
      precondition(accounted.contains(index + 1), "line \(index + 1) has no account")
    }
  }

  /// As an editor counts them: LF, CR and CRLF end a line.
  private static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if scalar == "\n", previous == "\r" { continue }
      if scalar == "\n" || scalar == "\r" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    return lines + [String(line)]
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x2060, 0xFEFF, 0x202D, 0x202E: false
    default: !scalar.properties.isWhitespace
    }
  }
}
