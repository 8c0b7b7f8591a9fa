import Presentation
import Testing

@Suite("A line of JSON is what its values would have made", .timeLimit(.minutes(10)))
struct JSONLineTests {
  @Test("Every letter is written as a value writes it, alone and between others")
  func letters() {
    var wrong: [String] = []
    for value in (0..<0x3_0000 as Range<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)\"b\\\(scalar)"
      if Self.line(text) != JSONValue.string(text).compact { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "Quotes and backslashes at either end are escaped",
    arguments: ["", "\"", "\\", "\"\"", "a\"", "\\a", "\"é\"", "“a”"]
  )
  func ends(text: String) {
    #expect(Self.line(text) == JSONValue.string(text).compact)
  }

  @Test("A list has its commas between and nowhere else")
  func lists() {
    var line = JSONLine()
    line.append([])
    line.append(["a"])
    line.append(count: 3) { "\($0)" }
    #expect(String(decoding: line.bytes, as: UTF8.self) == #"[]["a"]["0","1","2"]"#)
  }

  private static func line(_ text: String) -> String {
    var line = JSONLine()
    line.append(text)
    return String(decoding: line.bytes, as: UTF8.self)
  }
}
