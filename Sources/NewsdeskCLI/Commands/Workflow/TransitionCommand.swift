import ArgumentParser
import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every command that moves stories on takes.
struct TransitionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Stories, or - to read their ids from stdin.", valueName: "id"), completion: .stories)
  var ids: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("Why, for the record.", valueName: "text"))
  var note: String?

  @Option(help: ArgumentHelp("Do it only if the story is still at this version.", valueName: "version"))
  var ifVersion: Int?

  @Option(help: ArgumentHelp("Makes a retry safe: the same id is carried out once.", valueName: "uuid"))
  var requestID: String?

  @Flag(name: .shortAndLong, help: "Answer yes to the question whether to go on.")
  var yes = false

  func validate() throws {
    if ids.isEmpty { throw ValidationError("name a story") }
    if (ifVersion != nil || requestID != nil), ids.count > 1 || ids == ["-"] {
      throw ValidationError("--if-version and --request-id go with one story")
    }
    if let requestID, UUID(uuidString: requestID) == nil {
      throw ValidationError("\"\(requestID)\" is no UUID")
    }
  }
}

/// A command that carries out one act of the workflow on one or more stories, each in a transaction of its own.
protocol TransitionCommand: SessionCommand {
  static var action: Action { get }
  var options: TransitionOptions { get }
  /// What to ask before an act that can't be taken back. Nil for one that can.
  static var question: String? { get }
  /// Whether a yes is not enough: the person types the slug of each story.
  static var asksForSlug: Bool { get }
  /// What was done, for an act that leaves a story where it stands; nil to name the move.
  static func sentence(_ receipt: Receipt) -> String?
  /// What a person does next.
  func next(_ receipt: Receipt) -> String?
  /// What else there is to say of a story that was moved on, beside the result.
  func remark(on receipt: Receipt, in context: CommandContext, _ session: SessionContext) async
}

extension TransitionCommand {
  static var question: String? { nil }
  static var asksForSlug: Bool { false }
  static func sentence(_ receipt: Receipt) -> String? { nil }
  func next(_ receipt: Receipt) -> String? { nil }
  func remark(on receipt: Receipt, in context: CommandContext, _ session: SessionContext) async {}

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let references = try StoryIDs.references(options.ids)
    if references.isEmpty { throw ErrorReport("No stories were named.", status: .usage, code: "no_ids") }
    let shown = try await ask(references, context, session)

    var done = 0
    var refused: [ErrorReport] = []
    for reference in references {
      do {
        let receipt = try await carryOut(reference, shown, session)
        done += 1
        try context.confirm(try await sentence(receipt, context, session))
        let isBlocked = receipt.outcome == .done ? try await warn(receipt, context, session) : false
        await remark(on: receipt, in: context, session)
        if references.count == 1, let next = next(receipt) {
          context.hint(isBlocked && Self.action == .approve ? "newsdesk explain \(receipt.story)" : next)
        }
      } catch let error as OutputError {
        throw error
      } catch {
        let report = Self.report(error)
        if references.count == 1 || report.status == .unreachable { throw report }
        refused.append(report)
        context.report(report)
      }
    }
    guard references.count > 1 else { return .done }
    context.note(
      "\(done) of \(references.count) \(Self.action.participle)"
        + (refused.isEmpty ? "." : ", \(refused.count) refused.")
    )
    return refused.isEmpty ? .done : .someRefused
  }

  /// In the act's own words: a story that somebody changed meanwhile was not "saved" otherwise.
  private static func report(_ error: any Error) -> ErrorReport {
    guard case DeskError.changedMeanwhile(let change) = error else { return ErrorReport(error) }
    return ErrorReport(change, participle: action.participle)
  }

  /// - Parameter shown: the versions that the person saw before saying yes: on those it is done, and on no other.
  private func carryOut(
    _ reference: StoryReference,
    _ shown: [Int64: Int],
    _ session: SessionContext
  ) async throws -> Receipt {
    let story = try await session.story(reference)
    let approvals = session.newsroom.approvals
    let version: Int
    if let expected = options.ifVersion ?? shown[story] {
      version = expected
    } else {
      version = try await approvals.currentVersion(of: story)
    }
    return try await approvals.carryOut(
      Self.action,
      on: story,
      expecting: version,
      note: options.note,
      requestID: options.requestID.flatMap { UUID(uuidString: $0) }
    )
  }

  /// Shows what is about to happen, and asks, where a person is there and the act has a question. What would be refused is
  /// not asked about.
  ///
  /// - Returns: the versions that were shown.
  private func ask(
    _ references: [StoryReference],
    _ context: CommandContext,
    _ session: SessionContext
  ) async throws -> [Int64: Int] {
    guard context.canAsk, !options.yes, let question = Self.question else { return [:] }
    var shown: [Int64: Int] = [:]
    for reference in references {
      let id = try await session.story(reference)
      let possible = try await session.newsroom.approvals.explain(id).contains {
        $0.action == Self.action && $0.isPossible
      }
      guard possible else { continue }
      let story = try await session.newsroom.drafts.story(id)
      let signOffs = try await session.newsroom.approvals.signOffs(of: id).filter(\.isCurrent)
      var givers: [String] = []
      for signOff in signOffs where !givers.contains(signOff.givenBy.name) { givers.append(signOff.givenBy.name) }
      context.note(
        "\(id) \(story.slug), \(Wording.count(story.text.wordCount, "word")), "
          + "\(Wording.count(story.pictures.count, "photo"))"
          + (givers.isEmpty ? "" : ", approved by \(Wording.list(givers))")
      )
      shown[id] = story.version
      if Self.asksForSlug { try Question.typed(story.slug, question, in: context) }
    }
    if !shown.isEmpty, !Self.asksForSlug { try Question.confirm(question, in: context) }
    return shown
  }

  /// Says early what would stop the publication that this act leads to.
  ///
  /// - Returns: whether anything would.
  private func warn(_ receipt: Receipt, _ context: CommandContext, _ session: SessionContext) async throws -> Bool {
    guard Self.action == .submit || Self.action == .approve else { return false }
    var isBlocked = false
    for block in try await session.newsroom.rights.blocks(of: receipt.story) where block.blocks {
      context.note("\(receipt.story) could not be published: \(block.message)  [\(block.code)]")
      isBlocked = true
    }
    return isBlocked
  }

  /// `214 mayor-budget-vote: in review → approved`.
  private func sentence(_ receipt: Receipt, _ context: CommandContext, _ session: SessionContext) async throws -> String
  {
    let subject = "\(receipt.story) \(receipt.slug): "
    if receipt.outcome != .replayed, let sentence = Self.sentence(receipt) { return subject + sentence }
    switch receipt.outcome {
    case .already where Self.action == .approve: return subject + (try await alreadySignedOff(receipt, session))
    case .already, .unchanged: return subject + "already \(receipt.state.words)"
    case .replayed: return subject + "\(receipt.state.words) (this request was carried out before)"
    case .done: break
    }
    var sentence = subject + receipt.move(context.symbols)
    if !receipt.signOffs.isEmpty {
      sentence += ", \(Wording.list(receipt.signOffs.map(\.rawValue))) signed off"
    }
    if Self.action == .publish {
      let times = try await session.times([receipt.at])
      sentence += ", \(times.local(receipt.at).absolute(now: times.now))"
    }
    return sentence
  }

  /// `already approved by Ben Okafor 21:44`, `already approved by you at 13:55`.
  private func alreadySignedOff(_ receipt: Receipt, _ session: SessionContext) async throws -> String {
    let given = try await session.newsroom.approvals.signOffs(of: receipt.story).filter(\.isCurrent)
    let mine = given.filter { $0.givenBy.login == session.newsroom.person.login }
    let isApproved = receipt.state.rawValue.hasSuffix("approved")
    guard let last = mine.last ?? given.last else { return "already \(receipt.state.words)" }
    let times = try await session.times([last.givenAt])
    let time = times.local(last.givenAt)
    let isToday = time.dayInWords(now: times.now) == times.now.dayInWords(now: times.now)
    let at = isToday ? time.clock : time.absolute(now: times.now)
    if !mine.isEmpty {
      return "already \(isApproved ? "approved" : "signed off") by you \(isToday ? "at " : "")\(at)"
        + (isApproved ? "" : ", \(receipt.state.words)")
    }
    var givers: [String] = []
    for name in given.map(\.givenBy.name) where !givers.contains(name) { givers.append(name) }
    return "already approved by \(Wording.list(givers)) \(at)"
  }
}
