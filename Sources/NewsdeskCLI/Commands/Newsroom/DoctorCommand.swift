import ArgumentParser
import Presentation

struct DoctorCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look for what is wrong with the newsroom, and say how to mend it.",
    discussion: """
      newsdesk doctor
      newsdesk doctor --fix          mends what it can; at a terminal it asks before each
      newsdesk doctor --fix --yes

      It looks at files that others could read or change, the server and its disk, migrations, your login and roles, clocks,
      workers, transactions that were left open, and what keeps people to the workflow. It mends permissions, a database that
      is not running, pending migrations and sessions that stand in the way. The rest it leaves to you, with what to type.
      """
  )

  @Flag(help: "Mend what can be mended.")
  var fix = false

  @Flag(name: .shortAndLong, help: "Mend without asking.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  static var needsSettings: Bool { false }

  func validate() throws {
    if yes, !fix { throw ValidationError("--yes goes with --fix") }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let examination = Examination(global: global, environment: context.environment)
    let findings =
      fix
      ? try await Treatment(examination: examination, context: context, isAgreed: yes).findings()
      : await examination.findings()
    let table = Table(
      findings,
      columns: [
        Column("check") { .text($0.check) },
        Column("result") { .text($0.result, style: $0.isGood ? .green : .red) },
        Column("finding") { .text($0.finding) },
        Column("fix", isFreeText: true) { .text($0.wasMended ? nil : $0.fix) },
      ]
    )
    try context.write(table, output)
    if !fix, findings.contains(where: { $0.repair != nil }) { context.hint("newsdesk doctor --fix") }
    return findings.allSatisfy(\.isGood) ? .done : .someRefused
  }
}
