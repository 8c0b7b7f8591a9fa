import Delivery
import Foundation
import Newsroom
import Testing

@Suite("ninjs 3.1 as the schema has it")
struct NinjsTests {
  @Test("The item says what it is, and each picture carries its words")
  func item() throws {
    let item = try #require(
      JSONSerialization.jsonObject(with: Data(Stories.corrected.rendered(as: .ninjs).utf8)) as? [String: Any]
    )
    #expect(item["uri"] as? String == "urn:newsdesk:story:214")
    #expect(item["version"] as? String == "2")
    #expect(item["firstCreated"] as? String == "2026-11-24T14:33:00+00:00")
    #expect(item["versionCreated"] as? String == "2026-11-25T14:33:00+00:00")
    #expect(item["pubStatus"] as? String == "usable")
    #expect(item["by"] as? String == "By Ana Souza")
    #expect(item["slugline"] as? String == "mayor-budget-vote")
    #expect(descriptions(item) == ["correction": "An earlier version gave the vote as 31 to 19 & more."])

    let pictures = try #require(item["associations"] as? [[String: Any]])
    #expect(
      descriptions(pictures[0]) == [
        "caption": "The mayor speaks in City Hall, London, Nov. 24, 2026.",
        "creditline": "REUTERS/Zoubeir Souissi",
        "alttext": "A woman at a lectern, her hand raised",
      ]
    )
    let renditions = pictures[0]["renditions"] as? [[String: String]]
    #expect(renditions == [["name": "original", "href": "https://pictures.example/2026/mayor%20hall.jpg"]])
    #expect(pictures[1]["renditions"] == nil)
    #expect(pictures[1]["usageTerms"] as? String == "CC BY-SA 2.0")
  }

  private func descriptions(_ item: [String: Any]) -> [String: String] {
    let values = item["descriptions"] as? [[String: String]] ?? []
    return Dictionary(uniqueKeysWithValues: values.map { ($0["role"] ?? "", $0["value"] ?? "") })
  }

  @Test("Every story is valid", .enabled(if: Schema.file != nil), arguments: Stories.all.indices)
  func valid(index: Int) throws {
    #expect(try Schema.complaints(of: Stories.all[index].rendered(as: .ninjs)) == "")
  }

  @Test("The schema refuses what it doesn't name, so the test above can fail", .enabled(if: Schema.file != nil))
  func refused() throws {
    #expect(try Schema.complaints(of: #"{"uri": "urn:x:1", "caption": "no such property"}"#).contains("caption"))
    #expect(try Schema.complaints(of: #"{"uri": "urn:x:1", "pubStatus": "cancelled"}"#).contains("cancelled"))
    #expect(try Schema.complaints(of: #"{"uri": "urn:x:1", "versionCreated": "yesterday"}"#).contains("yesterday"))
    #expect(try Schema.complaints(of: #"{"uri": "no uri"}"#).contains("no uri"))
  }
}

/// The schema is IPTC's and not kept here: it is taken from `NINJS_SCHEMA`, or from a folder next to the project's.
private enum Schema {
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
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, file ?? ""]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(document.utf8))
    try input.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 with jsonschema is needed")
    return String(decoding: said, as: UTF8.self)
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
