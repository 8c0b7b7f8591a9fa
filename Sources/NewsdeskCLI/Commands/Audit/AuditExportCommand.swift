import ArgumentParser
import Desk
import Newsroom
import Postgres
import Presentation

struct AuditExportCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the history out as evidence, or the newest seal to keep elsewhere.",
    discussion: """
      newsdesk audit export -o history.ndjson
      newsdesk audit export --from 3107 -o evidence.ndjson
      newsdesk audit export --seal -o seal.json
      newsdesk audit export --operator --texts -o everything.ndjson

      NDJSON, an entry a line, a header first and the newest seal last, each with all that enters its digest:
      Scripts/verify-export FILE verifies it without newsdesk. Of stories that you may not read there are digests alone; the
      operator of the database exports every one.
      """
  )

  @Option(help: ArgumentHelp("Begin with the seal that holds this entry.", valueName: "number"))
  var from: Int64 = 1

  @Flag(help: "The text and the pictures' captions and credits of every revision too.")
  var texts = false

  @Flag(help: "The newest seal alone.")
  var seal = false

  @Flag(name: .customLong("operator"), help: "As the operator of the database, who may read everything.")
  var asOperator = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if from < 1 { throw ValidationError("--from takes the number of an entry, from 1") }
    if seal, from != 1 || texts { throw ValidationError("--seal goes with neither --from nor --texts") }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    if asOperator {
      let place = NewsroomPlace(environment: context.environment)
      let connection = try await place.operatorConnection()
      return try await closing(connection) {
        let audit = AuditService(connection: connection)
        guard try await audit.readsEverything() else {
          throw ErrorReport(
            "This login is not the operator of the database, who reads every story. Nothing was written.",
            [
              "What you may read: newsdesk audit export",
              "Who can: whoever operates the database, as the login that it was set up with (PGUSER).",
            ],
            status: .notAllowed,
            code: "not_the_operator"
          )
        }
        return try await export(audit, context)
      }
    }
    let session = try await SessionContext.open(global: global, environment: context.environment)
    return try await closing(session.newsroom.connection) {
      let audit = session.newsroom.audit
      // What is exported is to be sealed; a database that only answers has its seals from elsewhere.
      _ = try? await audit.seal()
      return try await export(audit, context)
    }
  }

  private func closing(_ connection: Connection, _ body: () async throws -> ExitStatus) async throws -> ExitStatus {
    do {
      let status = try await body()
      await connection.close()
      return status
    } catch {
      await connection.close()
      throw error
    }
  }

  private func export(_ audit: AuditService, _ context: CommandContext) async throws -> ExitStatus {
    guard let output, output != "-" else {
      if let withheld = try await write(audit, to: context.stdout, context).withheld {
        context.note(withheld.prefix(1).uppercased() + withheld.dropFirst() + ".")
      }
      return .done
    }
    let file = try OutputFile(path: output)
    let what = try await write(audit, to: file.output, context)
    try file.commit()
    try context.confirm("\(what.written) written to \(output)" + (what.withheld.map { "; \($0)" } ?? ""))
    return .done
  }

  /// - Returns: what was written and what was not, in words.
  private func write(
    _ audit: AuditService,
    to output: BufferedOutput,
    _ context: CommandContext
  ) async throws -> (written: String, withheld: String?) {
    if seal {
      guard let newest = try await audit.newestSeal() else {
        throw ErrorReport(
          "There is no seal yet.",
          ["Make one: newsdesk audit seal"],
          status: .notFound,
          code: "no_seal"
        )
      }
      try output.write(JSONValue(newest.record).compact + "\n")
      return ("Seal \(Wording.grouped(newest.number))", nil)
    }
    let progress = ProgressLine(context)
    var (entries, withheld): (Int64, Int64) = (0, 0)
    try await audit.export(from: from, texts: texts) { record in
      if record.type == "entry" { entries += 1 }
      withheld += record.entriesWithheld
      if entries.isMultiple(of: 1000) { progress.show("\(Wording.count(entries, "entry", "entries")) written …") }
      try output.write(JSONValue(record).compact + "\n")
    }
    progress.clear()
    guard withheld > 0 else { return (Wording.count(entries, "entry", "entries"), nil) }
    return (
      "\(Wording.grouped(entries)) of \(Wording.count(entries + withheld, "entry", "entries"))",
      "\(Wording.grouped(withheld)) \(withheld == 1 ? "is" : "are") of stories that you may not read: digests alone"
    )
  }
}

extension AuditRecord {
  /// How many entries it stands for, of a story that isn't read.
  fileprivate var entriesWithheld: Int64 {
    func number(_ name: String) -> Int64? {
      guard case .number(let number)? = members.first(where: { $0.name == name })?.value else { return nil }
      return number
    }
    guard type == "withheld", let first = number("first_version"), let last = number("version") else { return 0 }
    return last - first + 1
  }
}
