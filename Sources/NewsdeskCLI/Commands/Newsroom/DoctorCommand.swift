import ArgumentParser
import Desk
import LocalServer
import Newsroom
import Postgres
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct DoctorCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look for what is wrong with the newsroom, and say how to mend it.",
    discussion: "newsdesk doctor"
  )
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let findings = await Examination(global: global, environment: context.environment).findings()
    try context.write(
      Table(
        findings,
        columns: [
          Column("check") { .text($0.check) },
          Column("result") { .text($0.result, style: $0.isGood ? .green : .red) },
          Column("finding") { .text($0.finding) },
          Column("fix", isFreeText: true) { .text($0.fix) },
        ]
      ),
      output
    )
    return findings.allSatisfy(\.isGood) ? .done : .someRefused
  }
}
