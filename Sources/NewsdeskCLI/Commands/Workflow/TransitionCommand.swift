import ArgumentParser
import Desk
import Newsroom
import Presentation

/// A command that carries out one act of the workflow on one or more stories.
protocol TransitionCommand: WritingCommand {
  static var action: Action { get }
  var options: BatchOptions { get set }
  /// What to ask before an act that can't be taken back. Nil for one that can.
  static var question: String? { get }
  /// Whether a yes is not enough: the person types the slug of each story.
  static var asksForSlug: Bool { get }
  /// How a reason that is missing is asked for.
  static var askingWhy: String { get }
  /// Does it to one story, which must be at that version.
  func act(on story: Int64, expecting version: Int, _ session: SessionContext) async throws -> Receipt
  /// What was done, for an act that leaves a story where it stands; nil to name the move.
  func sentence(_ receipt: Receipt, _ session: SessionContext) async throws -> String?
  /// What a person does next.
  func next(_ receipt: Receipt) -> String?
  /// What else there is to say of a story that was moved on, beside the result. What goes for several is said once.
  func remarks(on receipt: Receipt, _ session: SessionContext) async -> [String]
}

extension TransitionCommand {
  static var question: String? { nil }
  static var asksForSlug: Bool { false }
  static var askingWhy: String { "needs a reason, for the record. Why?" }
  var trial: TrialOption { options.trial }
  func sentence(_ receipt: Receipt, _ session: SessionContext) async throws -> String? { nil }
  func next(_ receipt: Receipt) -> String? { nil }
  func remarks(on receipt: Receipt, _ session: SessionContext) async -> [String] { [] }

  func act(on story: Int64, expecting version: Int, _ session: SessionContext) async throws -> Receipt {
    try await session.newsroom.approvals.carryOut(
      Self.action,
      on: story,
      expecting: version,
      note: options.note,
      requestID: options.request
    )
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let references = try StoryIDs.references(options.ids)
    if references.isEmpty { throw ErrorReport("No stories were named.", status: .usage, code: "no_ids") }
    try context.check(options.output, for: BatchTable.table([], isKept: true))
    let shown = try await ask(references, context, session)
    let batch = StoryBatch(
      action: Self.action,
      options: options,
      context: context,
      session: session,
      colleague: global.colleague
    )
    var command = self
    // Nobody is to wait for a transaction that waits for a person.
    var said: Set<String> = []
    let mayAsk = context.canAsk && !context.isTrial && !(options.atomic && references.count > 1)
    return try await batch.run(references) { reference in
      let story = try await session.story(reference)
      let version = try await version(of: story, shown, session)
      let receipt: Receipt
      do {
        receipt = try await command.act(on: story, expecting: version, session)
      } catch DeskError.refused(let refusal, _) where command.lacksNoteAlone(refusal) && mayAsk {
        command.options.note = try Question.text("\(story) \(Self.askingWhy)", in: context)
        receipt = try await command.act(on: story, expecting: version, session)
      }
      return .init(receipt: receipt, sentence: try await words(receipt, context, session))
    } after: { receipt in
      let isBlocked = receipt.outcome == .done ? try await warn(receipt, context, session) : false
      for remark in await remarks(on: receipt, session) where said.insert(remark).inserted { context.note(remark) }
      if references.count == 1, let next = next(receipt) {
        context.hint(isBlocked && Self.action == .approve ? "newsdesk explain \(receipt.story)" : next)
      }
    }
  }

  /// Whether saying why is all that is missing.
  private func lacksNoteAlone(_ refusal: Refusal) -> Bool {
    options.note == nil && refusal.reasons.map(\.code) == ["note"]
  }

  /// The version that was asked for, or that the person saw before saying yes: on that it is done, and on no other.
  private func version(of story: Int64, _ shown: [Int64: Int], _ session: SessionContext) async throws -> Int {
    if let expected = options.ifVersion ?? shown[story] { return expected }
    return try await session.newsroom.approvals.currentVersion(of: story)
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
    guard context.canAsk, !options.yes, !context.isTrial, let question = Self.question else { return [:] }
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
          + (story.state.rawValue.hasPrefix("correction_") ? "; readers have an earlier edition" : "")
      )
      context.note("  \(story.text.headline)")
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
  private func words(_ receipt: Receipt, _ context: CommandContext, _ session: SessionContext) async throws -> String {
    let subject = "\(receipt.story) \(receipt.slug): "
    if receipt.outcome != .replayed, let sentence = try await sentence(receipt, session) { return subject + sentence }
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
