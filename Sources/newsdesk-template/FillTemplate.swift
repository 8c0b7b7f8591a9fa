import Foundation
import Templates

/// Fills a template in for rows. A program of its own, because what reads Mustache would cost every command its start.
///
///     newsdesk-template TEMPLATE < rows
///
/// Each line of stdin is a row: an array of {"name", "value", "words"}. A template that can't be read, or that names a field which
/// there is not, ends the process with 64 and the reason on stderr.
@main
enum FillTemplate {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      try fail("newsdesk runs this for --template: newsdesk-template TEMPLATE < rows")
    }
    do {
      let template = try RowTemplate(CommandLine.arguments[1])
      let decoder = JSONDecoder()
      for line in try FileHandle.standardInput.readToEnd()?.split(separator: UInt8(ascii: "\n")) ?? [] {
        let text = try template.rendered(try decoder.decode([TemplateField].self, from: line))
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      }
    } catch let problem as RowTemplate.Problem {
      try fail("\(problem)")
    }
  }

  private static func fail(_ reason: String) throws -> Never {
    try FileHandle.standardError.write(contentsOf: Data((reason + "\n").utf8))
    exit(64)
  }
}
