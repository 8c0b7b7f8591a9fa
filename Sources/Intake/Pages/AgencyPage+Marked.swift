/// Pages that come with marks, such as HTML.
extension AgencyPage {
  /// Reads the lines of a page that says what some of them are. Lines are counted from 1 as they are given; the same rules
  /// run over them as over a pasted page, and every line is accounted for.
  ///
  /// - Parameter language: the page's own claim, a BCP 47 tag. It counts where the script can't tell.
  public static func parse(
    lines marked: [MarkedLine],
    language: String? = nil,
    agencies: AgencyTable = .standard,
    residue: ResidueTable = .standard
  ) throws(IntakeError) -> [ParsedStory] {
    var lines: [PageLine] = []
    var aside: [PageLine] = []
    for (index, line) in marked.enumerated() {
      let text = try checked(line.text, at: index + 1)
      let (visible, invisibles) = PageLine.visible(text.trimmed)
      guard !visible.isEmpty else { continue }
      var read = PageLine(number: index + 1, text: visible, blanksBefore: lines.isEmpty ? 0 : 1, invisibles: invisibles)
      read.role = line.role
      switch line.role {
      case .text, .headline, .caption: lines.append(read)
      case .outside, .author: aside.append(read)
      }
    }
    var stories = try stories(in: lines, agencies, residue)
    for index in stories.indices where stories[index].language == "en" {
      if let tag = primaryTag(of: language) { stories[index].language = tag }
    }
    account(for: aside, in: &stories)
    return stories
  }

  /// A line has no line ends of its own, and the errors of a text name the line that it is.
  private static func checked(_ text: String, at number: Int) throws(IntakeError) -> String {
    do {
      return try InputText.checked(text)
    } catch .stackedMarks {
      throw .stackedMarks(line: number)
    } catch .nul {
      throw .nul(line: number)
    } catch .controlCharacter(let scalar, _, let column) {
      throw .controlCharacter(scalar, line: number, column: column)
    } catch {
      throw error
    }
  }

  private static func primaryTag(of language: String?) -> String? {
    guard let tag = language?.split(whereSeparator: { $0 == "-" || $0 == "_" }).first?.lowercased(),
      (2...3).contains(tag.utf8.count), tag.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return nil }
    return tag
  }

  /// Each goes to the story that it stands in, or to the first, above it.
  private static func account(for aside: [PageLine], in stories: inout [ParsedStory]) {
    let starts = stories.map { $0.accounts.map(\.line).min() ?? 0 }
    var added: [Int: [LineAccount]] = [:]
    var story = 0
    for line in aside {
      while story + 1 < starts.count, starts[story + 1] <= line.number { story += 1 }
      var reason = RemovedLine.Reason.residue(what: "author in the page's data")
      if case .outside(let why) = line.role { reason = .residue(what: why) }
      if line.role == .author, stories.count == 1, stories[0].byline == nil {
        stories[0].byline = line.text
        reason = .movedToByline
      }
      added[story, default: []].append(LineAccount(line: line.number, text: line.text, fate: .removed(reason)))
    }
    for (index, accounts) in added {
      // A stable merge: the accounts of one line keep their order.
      let all = stories[index].accounts + accounts
      stories[index].accounts = all.enumerated()
        .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
  }
}
