internal import Extraction
internal import Glibc

/// Reads what strangers made, with libraries written in C, in a process that holds no login and can be lost.
///
///     newsdesk-reader VERB < file
///
/// The file comes on stdin and what it is goes to stdout, which has to be a pipe: no file grows by what this process writes. A file that can't be read ends the process with the status of a
/// ``ReaderRefusal/Code``, and the reason is the last line on stderr.
@main
enum Reader {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    guard words.count == 1, let verb = words.first.flatMap(ReaderVerb.init(rawValue:)) else {
      let verbs = ReaderVerb.allCases.map(\.rawValue).joined(separator: "|")
      StandardError.write("newsdesk runs this to read files: newsdesk-reader \(verbs) < file")
      _exit(64)
    }
    do {
      prepare(verb)
      try Confinement.begin(verb.limits)
      try run(verb, StandardInput(limit: verb.limits.inputBytes))
      _exit(0)
    } catch let refusal as ReaderRefusal {
      StandardError.write(refusal.why)
      _exit(refusal.code.exitStatus)
    } catch {
      StandardError.write("\(error)")
      _exit(70)
    }
  }

  /// What a verb's libraries need from outside, before the doors are shut.
  private static func prepare(_ verb: ReaderVerb) {
    switch verb {
    case .picture: PictureVerb.prepare()
    case .page: PageVerb.prepare()
    case .archive: ArchiveVerb.prepare()
    }
  }

  private static func run(_ verb: ReaderVerb, _ input: StandardInput) throws {
    switch verb {
    case .picture: try PictureVerb.run(input)
    case .page: try PageVerb.run(input)
    case .archive: try ArchiveVerb.run(input)
    }
  }
}
