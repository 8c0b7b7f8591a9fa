import Newsroom
import Testing

@Suite("A story reference")
struct StoryReferenceTests {
  @Test(
    "names a story, and maybe a picture of it",
    arguments: [
      ("214", .number(214), nil), ("#214", .number(214), nil), ("214/2", .number(214), 2),
      ("#214/999", .number(214), 999),
      ("@last", .last, nil), ("@last/1", .last, 1), ("harbour-fire", .slug("harbour-fire"), nil),
      ("harbour-fire/3", .slug("harbour-fire"), 3), ("2024-election", .slug("2024-election"), nil),
      ("حريق", .slug("حريق"), nil),
      ("9223372036854775807", .number(Int64.max), nil), ("007", .number(7), nil), ("٢١٤", .slug("٢١٤"), nil),
    ] as [(String, StoryReference.Target, Int?)]
  )
  func named(text: String, target: StoryReference.Target, picture: Int?) throws {
    let reference = try #require(StoryReference(text))
    #expect(reference.target == target)
    #expect(reference.picture == picture)
  }

  @Test(
    "can't be read from what names no story",
    arguments: [
      "", "#", "/", "/2", "0", "#0", "-1", "-rf", "@", "@first", "214/", "214/0", "214/1000", "214/-1", "214/x",
      "214/2/3",
      "a b", "a\tb", "9223372036854775808", "99999999999999999999999", "##214x y",
    ]
  )
  func refused(_ text: String) {
    #expect(StoryReference(text) == nil)
  }
}
