import Desk
import Extraction
import Intake
import Newsroom
import Presentation

/// An import under way: reads what the doors hand over into stories, sends them off a few hundred at a time, and says what became
/// of them. What it holds at any moment is one batch.
actor ImportRun {
  struct Options: Sendable {
    var desk: String
    var format: DocumentFormat?
    var rule: DuplicateRule
    var isDryRun: Bool
    var isResumed: Bool
    /// Whether one file was named, so that what is wrong with it needs no summary.
    var isSingle: Bool
  }

  private static let most = (stories: 250, bytes: 4 << 20)
  /// Of what is skipped by name, so many are told.
  private static let toldSkips = 20

  private let options: Options
  private let imports: ImportService
  private let reader: DocumentReader
  private let context: CommandContext
  private let stop: ImportStop
  private let progress: ImportProgress
  private var rows: RowStream<ImportRow>
  private var batch = ImportBatch()
  private(set) var tally = ImportTally()
  /// In a dry run nothing stays of one batch for the next to find: these would have been there. Hashes, a few bytes a story.
  private var seen: Set<Int> = []

  init(
    _ options: Options,
    _ imports: ImportService,
    _ reader: DocumentReader,
    _ context: CommandContext,
    _ stop: ImportStop,
    _ rows: RowStream<ImportRow>
  ) {
    self.options = options
    self.imports = imports
    self.reader = reader
    self.context = context
    self.stop = stop
    self.rows = rows
    progress = ImportProgress(context)
  }

  func take(_ piece: ImportPiece) async throws {
    switch piece {
    case .file(let name, let bytes, let isListed): try await take(bytes, name, isListed)
    case .line(let name, let number, let bytes):
      try await add([(number, reader.read(line: bytes, number: number))], of: bytes, name)
    case .skipped(let name, let why): skip(name, why)
    case .problem(let report): complain(report)
    case .end: tally.files += 1
    }
    try stop.check()
  }

  private func take(_ bytes: [UInt8], _ name: String, _ isListed: Bool) async throws {
    do {
      let items = try await reader.read(bytes, named: name, as: options.format).map { $0.map(\.story) }
      // A list of a hundred thousand stories is sent in parts too.
      var first = 0
      while first < items.count {
        let part = items[first..<min(first + Self.most.stories, items.count)]
        try await add(part.enumerated().map { (first + $0.offset + 1, $0.element) }, of: bytes, name)
        first += part.count
      }
    } catch let error as IntakeError {
      if isListed, case .binary(let what) = error { return skip(name, what) }
      complain(await report(error, name))
    } catch let error as ExtractionError where error.isAboutFile {
      let lines = ["Nothing of it was imported."] + [error.mend.map { "Fix: \($0)" }].compactMap { $0 }
      complain(ErrorReport("\(name): \(error)", lines, status: .badData, code: error.code))
    }
  }

  private func skip(_ name: String, _ why: String) {
    tally.skipped += 1
    if tally.skipped <= Self.toldSkips {
      progress.clear()
      context.note("- \(name) skipped: \(why)")
    }
  }

  private func complain(_ report: ErrorReport) {
    tally.count(problem: report.status)
    progress.clear()
    context.report(report)
  }

  private func add(_ items: [(number: Int, item: StoryDocuments.Item)], of bytes: [UInt8], _ name: String) async throws
  {
    var sound: [(number: Int, item: ImportService.Item)] = []
    for (number, item) in items {
      switch item {
      case .success(let story):
        tally.count(unknownFields: story.unknownFields)
        sound.append((number, ImportService.Item(story)))
      case .failure(let error):
        complain(await report(error, items.count > 1 || number > 1 ? "\(name): story \(number)" : name))
      }
    }
    batch.append(sound, of: bytes, named: name)
    if batch.entries.count >= Self.most.stories || batch.bytes >= Self.most.bytes { try await flush() }
  }

  private func report(_ error: IntakeError, _ name: String) async -> ErrorReport {
    var lines = ["Nothing of it was imported."] + [error.remedy].compactMap { $0 }
    if case .withdrawn(_, let id?) = error,
      let story = try? await imports.story(calledBySource: id, desk: options.desk)
    {
      lines.append("It is story \(story) here: newsdesk spike \(story), or newsdesk kill \(story) where it is out.")
    }
    return ErrorReport("\(name): \(error)", lines, status: .badData, code: error.code)
  }

  /// Sends the batch, and tells what became of it.
  private func flush() async throws {
    guard !batch.isEmpty else { return }
    let sent = batch
    batch = ImportBatch()
    let results = try await imports.take(
      sent,
      desk: options.desk,
      onDuplicate: options.rule,
      isDryRun: options.isDryRun
    )
    var lines: [ImportRow] = []
    for (entry, result) in zip(sent.entries, results) {
      switch result {
      case .taken(let outcome, let story, let slug):
        let outcome = options.isDryRun && isRepeated(entry.item) && outcome == .created ? .unchanged : outcome
        tally.outcomes[outcome, default: 0] += 1
        if outcome == .created, tally.firstNew == nil { tally.firstNew = story }
        // Whoever resumes wants to see what is new.
        if options.isResumed, outcome == .unchanged { continue }
        lines.append(
          ImportRow(
            file: entry.name,
            item: entry.number,
            outcome: outcome,
            story: story,
            slug: slug,
            headline: entry.item.text.headline,
            removed: entry.item.removed.count,
            advisory: entry.item.advisory
          )
        )
      case .refused(let error): complain(Self.report(error, entry))
      }
    }
    progress.clear()
    try rows.write(lines)
    progress.show(tally)
  }

  private func isRepeated(_ item: ImportService.Item) -> Bool {
    var hasher = Hasher()
    hasher.combine(item.text)
    hasher.combine(item.pictures)
    return !seen.insert(hasher.finalize()).inserted
  }

  private static func report(_ error: DeskError, _ entry: ImportBatch.Entry) -> ErrorReport {
    var report = ErrorReport(error)
    if case .changedMeanwhile(let change) = error, let story = change.story {
      report.message = change.message
      report.lines = [
        "Read it: newsdesk draft show \(story), and take in by hand what is new: newsdesk draft edit \(story)"
      ]
    } else if case .refused(_, .workflow) = error {
      report.lines.append("Of what is out, a newer version is a correction: newsdesk correct ID, then import it again.")
    }
    report.message = "\(entry.name)\(entry.number > 1 ? ": story \(entry.number)" : ""): \(report.message)"
    return report
  }

  /// Sends what is left, and says what it all came to.
  func finish() async throws -> ExitStatus {
    try await flush()
    progress.clear()
    try rows.finish(isEmptyAllowed: tally.problems == 0)
    summarise()
    if let story = tally.firstNew, !options.isDryRun {
      context.hint("newsdesk draft show \(story), then newsdesk submit \(story)")
    }
    return tally.status
  }

  /// After Ctrl-C: what is in stays in.
  func finishStopped(_ command: String) throws -> ExitStatus {
    progress.clear()
    try rows.finish(isEmptyAllowed: false)
    summarise()
    context.note("Stopped. What is in stays in. To go on: \(command)")
    return .interrupted
  }

  /// The rows so far are a whole document, however the rest ended.
  func close() throws {
    progress.clear()
    try rows.finish(isEmptyAllowed: false)
  }

  private func summarise() {
    if tally.skipped > Self.toldSkips {
      context.note("- \(Wording.grouped(tally.skipped - Self.toldSkips)) more skipped")
    }
    if let fields = tally.fieldsLeftOut { context.note(fields) }
    // One bad file is named, and that says it all.
    if options.isSingle, tally.stories == 0, tally.problems == 1, tally.skipped == 0 { return }
    context.note(
      tally.summary(isResumed: options.isResumed) + (options.isDryRun ? " Dry run, nothing was written." : "")
    )
    if tally.outcomes[.differs] != nil {
      context.note("To take newer versions in: --on-duplicate update")
    }
  }
}

extension ImportService.Item {
  init(_ story: ImportedStory) {
    self.init(
      slug: story.slug.flatMap { Slug.isPlain($0) ? $0 : nil } ?? Slug.make(from: story.slug ?? story.text.headline),
      text: story.text,
      pictures: story.pictures,
      removed: story.remarks.map { ImportService.RemovedLine(line: $0.line, text: $0.text, why: $0.why.description) },
      externalID: story.sourceID,
      externalVersion: story.sourceVersion,
      embargo: story.embargo.map {
        ImportService.Item.Embargo(line: $0.raw, until: $0.until, timeZone: $0.timeZone, doubt: $0.doubt)
      }
    )
    let held = story.embargo.map { embargo in
      embargo.until.map { "embargo: until \($0)" }
        ?? "embargo: hold until an editor decides (\(embargo.doubt ?? "it names no time"))"
    }
    let words = [story.advisory, held].compactMap { $0 }
    advisory = words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
