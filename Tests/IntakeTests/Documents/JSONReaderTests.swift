import Testing

@testable import Intake

@Suite("JSON is read", .timeLimit(.minutes(10)))
struct JSONReaderTests {
  private func problem(_ text: String) -> String {
    do {
      _ = try JSONReader.read(Array(text.utf8))
      return "none"
    } catch {
      return error.description
    }
  }

  @Test("with the line of every value, the digits of every number, and fields in their order")
  func values() throws {
    let node = try JSONReader.read(Array("{\"b\": [1.50, -0, 1e400],\n \"a\": \"x\\u00e9\\n\\ud83d\\ude00\"}".utf8))
    #expect(node.fields?.map(\.name) == ["b", "a"])
    #expect(node["b"]?.items?.map(\.value) == [.number("1.50"), .number("-0"), .number("1e400")])
    #expect(node["a"]?.text == "xé\n😀")
    #expect(node["a"]?.line == 2)
  }

  @Test(
    "and refused with its line where it is none",
    arguments: [
      ("{\"a\": 1,\n\"a\": 2}", "line 2: \"a\" is there twice"), ("[NaN]", "line 1: a value is missing"),
      ("[-Infinity]", "line 1: this is no number"), ("[01]", "line 1: this is no number"),
      ("[\"\\ud800\"]", "half of a character"), ("[\"\\udc00\\ud800\"]", "half of a character"),
      ("{\"a\": \"b", "cut short"), ("{\"a\"", "cut short"), ("[1, 2", "cut short"), ("[1,]", "a value is missing"),
      ("{} {}", "something behind the end"), ("[\"a\nb\"]", "control character"),
      ("[nul]", "a word that JSON does not know"),
      ("{'a': 1}", "double quotes"), ("[\"\\x\"]", "does not escape"), ("", "there is no text in it"),
    ]
  )
  func refused(_ text: String, _ words: String) {
    #expect(problem(text).contains(words))
  }

  @Test("at a hundred thousand levels without the stack's end")
  func deep() {
    #expect(problem(String(repeating: "[", count: 100_000)).contains("nested deeper than 64 levels"))
    #expect(problem(String(repeating: "{\"a\":", count: 100_000)).contains("nested deeper than 64 levels"))
  }

  @Test("in time that grows with its length alone")
  func linear() throws {
    let text = "[\"" + String(repeating: "\\n\\u0041x", count: 200_000) + "\"]"
    let node = try JSONReader.read(Array(text.utf8))
    #expect(node.items?.first?.text?.utf8.count == 600_000)
  }
}
