import ArgumentParser
import Desk
import Extraction
import Intake
import Newsroom
import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct CheckRunCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run every editorial check on stories and on files, with all that is wrong and how it is mended.",
    discussion: """
      newsdesk check 214
      newsdesk check 214 port-strike --strict
      newsdesk check page.txt --desk metro
      pbpaste | newsdesk check - --desk metro

      A file is read as newsdesk import reads it, and checked as its desk has it: for that too there has to be a newsroom, and
      nothing is stored. What is both a file here and a story's slug is the file. Ends with 0 where there is no error, else 1;
      with --strict a warning counts like an error.
      """
  )

  @Argument(help: ArgumentHelp("Stories, files of UTF-8 text, or - for a page on stdin.", valueName: "id|file"))
  var subjects: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The desk that files are checked for.", valueName: "desk"),
    completion: .desks
  )
  var desk: String?

  @OptionGroup var options: CheckOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    var checked: [CheckedText] = []
    var problems: [ErrorReport] = []
    var chosen: String?
    for subject in subjects {
      do {
        if Self.isFile(subject) {
          if chosen == nil { chosen = try await session.desk(desk, whose: "files are checked for", in: context) }
          checked += try await file(subject, on: chosen ?? "", session, context.environment)
        } else {
          checked.append(try await session.checked(try StoryReference.parsed(subject)))
        }
      } catch {
        let report = ErrorReport(error)
        if subjects.count == 1 || report.status == .unreachable || report.code == "no_desk_named" { throw report }
        problems.append(report)
        context.report(report)
      }
    }
    let status = try await options.write(checked, in: context, session)
    return problems.first?.status ?? status
  }

  /// A number, `#214` and `@last` are stories, whatever lies in the folder.
  private static func isFile(_ subject: String) -> Bool {
    if subject == "-" { return true }
    if let reference = StoryReference(subject), case .slug = reference.target {
    } else if StoryReference(subject) != nil {
      return false
    }
    return access(subject, F_OK) == 0 || StoryReference(subject) == nil
  }

  /// Every story of a file, as import would bring it in.
  private func file(
    _ path: String,
    on desk: String,
    _ session: SessionContext,
    _ environment: [String: String]
  ) async throws -> [CheckedText] {
    let bytes = try InputFile.read(path)
    let name = InputFile.name(path)
    let found: [Result<DocumentReader.Found, IntakeError>]
    do {
      let reader = DocumentReader(agencies: try await session.agencies(), environment: environment)
      found = try await reader.read(bytes, named: path)
    } catch let error as IntakeError {
      throw ErrorReport("\(name): \(error)", [error.remedy].compactMap { $0 }, status: .badData, code: error.code)
    } catch let error as ExtractionError where error.isAboutFile {
      throw ErrorReport("\(name): \(error)", [error.mend].compactMap { $0 }, status: .badData, code: error.code)
    }
    var checked: [CheckedText] = []
    for (index, result) in found.enumerated() {
      do {
        let found = try result.get()
        let findings = try await session.newsroom.checks.findings(in: ImportService.Item(found.story), on: desk)
        checked.append(CheckedText(file: path, found, findings))
      } catch let error as IntakeError {
        let place = found.count > 1 ? "\(name): story \(index + 1)" : name
        throw ErrorReport("\(place): \(error)", [error.remedy].compactMap { $0 }, status: .badData, code: error.code)
      }
    }
    return checked
  }
}
