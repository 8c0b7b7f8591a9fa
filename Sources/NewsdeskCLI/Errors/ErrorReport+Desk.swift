import Desk
import Newsroom
import Presentation

extension ErrorReport {
  init(_ error: DeskError) {
    switch error {
    case .refused(let refusal, let kind):
      self.init(refusal, kind)
    case .workflowFails(let name, let faults):
      self.init(workflow: name, faults)
    case .storiesStranded(let stories):
      self.init(stories)
    case .changedMeanwhile(let change):
      self.init(change)
    case .notFound(let missing):
      self.init(missing)
    case .ambiguous(let reference, let candidates):
      self.init(
        "\"\(reference)\" could be any of \(candidates.count) stories",
        candidates.map { "\($0.id)  \($0.slug)" } + ["Name it by its number."],
        status: .usage,
        code: "ambiguous"
      )
    case .badData(let message, let hint):
      self.init(
        "Refused: \(message)",
        [hint].compactMap { $0 }.filter { !$0.isEmpty },
        status: .badData,
        code: "bad_data"
      )
    case .duplicate(let message):
      self.init("\(message).", status: .someRefused, code: "duplicate")
    case .notAMember(let login, _):
      let who = login.isEmpty ? "This login" : "\"\(login)\""
      self.init(
        "\(who) does not work in this newsroom.",
        [
          "An administrator adds people: newsdesk user add \(login.isEmpty ? "LOGIN" : login) --name \"...\" --desk ... --role ..."
        ],
        status: .notAllowed,
        code: "not_a_member"
      )
    case .disabled(let login, let by, let who):
      self.init(
        "\"\(login)\" was disabled\(by.map { " by \($0)" } ?? "") and works here no more. What was done stays.",
        ["To come back: newsdesk user enable \(login)"]
          + (who.isEmpty ? [] : ["Who can: " + who.joined(separator: ", ")]),
        status: .notAllowed,
        code: "disabled"
      )
    case .passwordToChoose(let login):
      self.init(
        "\"\(login)\" has a one-time password, which is good for nothing but choosing another.",
        ["First: newsdesk login"],
        status: .notAllowed,
        code: "password_to_choose"
      )
    case .requestReused(let message):
      self.init(message, ["A request id belongs to one act. Use a new one."], status: .badData, code: "request_reused")
    case .notPublished(let story, let slug, let state):
      self.init(
        "\(story) \(slug) was not exported: "
          + (state.rawValue == "killed"
            ? "it is killed, and no text of it leaves the house any more." : "it is \(state.words), not published."),
        state.rawValue == "killed"
          ? ["What happened: newsdesk draft log \(story)"] : ["Why it can't move on: newsdesk explain \(story)"],
        status: .notYet,
        code: "not_published"
      )
    case .tampered(let message):
      self.init(
        "\(message).",
        ["Keep the evidence and tell an administrator."],
        status: .someRefused,
        code: "tampered"
      )
    case .schema(let problem):
      self.init(problem)
    case .unreachable(let place, let message):
      self.init(
        "Cannot reach the newsroom database" + (place.isEmpty ? "" : " (\(place))") + ". Nothing was changed.",
        // libpq indents its hints with tabs.
        message.split(whereSeparator: { $0 == "\n" || $0 == "\t" }).map { String($0) } + ["Check: newsdesk doctor"],
        status: .unreachable,
        code: "unreachable"
      )
    case .outcomeUnknown:
      self.init(
        "The connection to the newsroom database was lost before it answered. What was asked may have been done, or not.",
        ["Look: newsdesk draft log ID", "Then, if it was not: the same command again."],
        status: .unreachable,
        code: "outcome_unknown"
      )
    case .busy(let message):
      self.init(
        "The database is busy: \(message). Nothing was changed.",
        ["Try again."],
        status: .changedMeanwhile,
        code: "busy"
      )
    }
  }

  /// - Parameter participle: what the story was not: saved, submitted, approved.
  init(_ change: DeskError.Change, participle: String = "saved") {
    let story = [change.story.map { String($0) }, change.slug].compactMap { $0 }.joined(separator: " ")
    if let version = change.version, let expected = change.expected, expected > version {
      self.init(
        "\(story) was not \(participle): it is at version \(version), and you named version \(expected).",
        [
          "Read it again: newsdesk draft show \(change.story.map { String($0) } ?? "ID")",
          "Then retry: it is at version \(version) now.",
        ],
        status: .changedMeanwhile,
        code: "stale_version"
      )
    } else if let version = change.version, let by = change.by {
      self.init(
        "\(story) was not \(participle): \(by) made it version \(version)"
          + (change.expected.map { ", you acted on version \($0)." } ?? "."),
        [
          "Read it again: newsdesk draft show \(change.story.map { String($0) } ?? "ID")",
          "Then retry: it is at version \(version) now.",
        ],
        status: .changedMeanwhile,
        code: "stale_version"
      )
    } else {
      self.init(change.message, ["Read it again, then retry."], status: .changedMeanwhile, code: "stale_version")
    }
  }

  private init(_ missing: DeskError.Missing) {
    switch missing {
    case .story(let name, let meant):
      self.init(
        "There is no story \(name.allSatisfy(\.isNumber) ? name : "\"\(name)\"")."
          + (meant.map { " Did you mean \"\($0)\"?" } ?? ""),
        ["Stories: newsdesk draft list"],
        status: .notFound,
        code: "no_story"
      )
    case .picture(let story, let number):
      self.init(
        "Story \(story) has no photo \(number).",
        ["Its photos: newsdesk photo list \(story)"],
        status: .notFound,
        code: "no_picture"
      )
    case .pictureRecord(let id):
      self.init(
        "There is no picture \(id), or none that you may read.",
        ["Pictures are those that you added, and those of stories that you may read: newsdesk photo list ID"],
        status: .notFound,
        code: "no_picture_record"
      )
    case .desk(let name, let known):
      self.init(kind: "desk", name: name, known: known, list: "newsdesk desk list")
    case .person(let name, let known):
      self.init(kind: "person", name: name, known: known, list: "newsdesk user list")
    case .revision(let story, let number):
      self.init(
        "Story \(story) has no revision \(number).",
        ["Its revisions: newsdesk draft log \(story)"],
        status: .notFound,
        code: "no_revision"
      )
    case .workflow(let name, let known):
      self.init(kind: "workflow", name: name, known: known, list: "newsdesk workflow list")
    case .channel(let name, let known):
      self.init(kind: "channel", name: name, known: known, list: "newsdesk channel list")
    case .grant(let number):
      self.init(
        "There is no grant \(number).",
        ["Grants: newsdesk photo rights list"],
        status: .notFound,
        code: "no_grant"
      )
    case .edition(let story, let number):
      self.init(
        "Story \(story) has no edition \(number).",
        ["Its history: newsdesk draft log \(story)"],
        status: .notFound,
        code: "no_edition"
      )
    case .entry(let story, let version, let newest):
      self.init(
        "Story \(story) has no version \(version): the newest is \(newest).",
        ["Its history: newsdesk audit log --story \(story)"],
        status: .notFound,
        code: "no_entry"
      )
    }
  }

  private init(kind: String, name: String, known: [String], list: String) {
    var message = "There is no \(kind) \"\(name)\"."
    if let meant = Spelling.closest(to: name, among: known) { message += " Did you mean \"\(meant)\"?" }
    if !known.isEmpty { message += "  \(Self.plural(kind)): \(known.joined(separator: ", "))" }
    self.init(message, known.isEmpty ? ["All: \(list)"] : [], status: .notFound, code: "no_\(kind)")
  }

  private static func plural(_ kind: String) -> String {
    switch kind {
    case "desk": "Desks"
    case "workflow": "Workflows"
    case "channel": "Channels"
    default: "People"
    }
  }

  private init(_ problem: DeskError.SchemaProblem) {
    switch problem {
    case .absent:
      self.init(
        "There is no newsroom in this database.",
        ["Make one: newsdesk init --local, or newsdesk init --server on a PostgreSQL that you operate."],
        status: .notSetUp,
        code: "no_newsroom"
      )
    case .older(let database, let program):
      self.init(
        "The newsroom database is at version \(database), and this newsdesk needs \(program). Nothing was changed.",
        ["Fix: newsdesk migrate up", "Who can: whoever operates the database."],
        status: .notSetUp,
        code: "database_older"
      )
    case .newer(let database, let program):
      self.init(
        "The newsroom database is at version \(database), newer than this newsdesk, which knows \(program)."
          + " Nothing was changed.",
        ["Fix: install a newer newsdesk."],
        status: .notSetUp,
        code: "database_newer"
      )
    }
  }
}
