import Foundation
import Presentation
import Testing

@Suite("JSON is valid for every text, and harmless on a terminal")
struct JSONValueTests {
  @Test("Objects keep their order, compact and over several lines")
  func layout() {
    let value: JSONValue = ["z": 1, "a": [true, nil, -2.5, "x"], "none": [], "empty": [:]]
    #expect(value.compact == #"{"z":1,"a":[true,null,-2.5,"x"],"none":[],"empty":{}}"#)
    #expect(
      value.pretty == """
        {
          "z": 1,
          "a": [
            true,
            null,
            -2.5,
            "x"
          ],
          "none": [],
          "empty": {}
        }
        """
    )
  }

  @Test(
    "Any text reads back as it was, and no raw control or format character is written",
    arguments: [
      "\"quoted\" back\\slash / </script> ]]>", "\u{0}\u{1}\u{1B}[2J\u{7F}\u{9B}\u{85}", "a\nb\r\nc\td",
      "\u{202E}x\u{2028}\u{2029}\u{FEFF}",
      "高橋 愛 ليلى हिन्दी", "👩‍👩‍👧‍👦 🇹🇳 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "\u{10FFFF}\u{FFFF}\u{E000}",
      "e\u{301} é", "",
      String(repeating: "長い", count: 100_000),
    ]
  )
  func roundTrip(text: String) throws {
    let written = JSONValue.object([.init(text, .string(text))]).compact
    let read = try JSONDecoder().decode([String: String].self, from: Data(written.utf8))
    #expect(read.keys.first.map { Array($0.utf8) } == Array(text.utf8))
    #expect(read.values.first.map { Array($0.utf8) } == Array(text.utf8))
    #expect(!written.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    #expect(!written.unicodeScalars.contains { [0x202E, 0x2028, 0x2029, 0xFEFF, 0xE0067].contains($0.value) })
  }

  @Test("Escapes beyond the first plane are surrogate pairs")
  func surrogates() {
    #expect(JSONValue.string("\u{E0001}\u{1B}").compact == #""\udb40\udc01\u001b""#)
  }

  @Test("Numbers are JSON's numbers")
  func numbers() {
    #expect(
      JSONValue.array([.number(.nan), .number(.infinity), .number(1e300), .number(0.1)]).compact
        == "[null,null,1e+300,0.1]"
    )
    #expect(JSONValue.integer(.min).compact == "-9223372036854775808")
  }

  @Test("Members without a value can be left out")
  func omission() {
    #expect(JSONValue.object(omittingNil: ["a": 1, "b": nil, "c": .null]).compact == #"{"a":1,"c":null}"#)
    #expect(JSONValue.string(orNull: nil) == nil)
  }
}
