import Foundation

/// The schema is IPTC's and not kept here: it is taken from `NINJS_SCHEMA`, or from a folder next to the project's.
enum NinjsSchema {
  static let file: String? = {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let parent = project.deletingLastPathComponent()
    let neighbours = (try? FileManager.default.contentsOfDirectory(at: parent, includingPropertiesForKeys: nil)) ?? []
    let places = neighbours.map { $0.appendingPathComponent("data/ninjs/ninjs-schema_3.1.json").path }
    return ([ProcessInfo.processInfo.environment["NINJS_SCHEMA"]].compactMap { $0 } + places)
      .first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// What Python's jsonschema says against the document, a line each; formats are checked here, whatever is installed.
  static func complaints(of document: String) throws -> String {
    try Python.run(program, document, [file ?? ""])
  }

  private static let program = """
    import datetime, json, re, sys
    from jsonschema import Draft202012Validator, FormatChecker
    formats = FormatChecker()
    @formats.checks("date-time")
    def date_time(text):
        try:
            return datetime.datetime.fromisoformat(text).tzinfo is not None
        except ValueError:
            return False
    @formats.checks("uri")
    def uri(text):
        return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+", text) is not None
    schema = json.load(open(sys.argv[1]))
    for error in Draft202012Validator(schema, format_checker=formats).iter_errors(json.load(sys.stdin)):
        print(error.json_path, error.message)
    """
}
