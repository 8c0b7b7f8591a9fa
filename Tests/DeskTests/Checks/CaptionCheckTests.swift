import DatabaseSupport
import Desk
import Newsroom
import Testing

@Suite("A caption's check", .timeLimit(.minutes(10)))
struct CaptionCheckTests {
  private static let sound = "Voters queue at a polling station in Tunis, Tunisia."

  /// A caption, what is found in it, and the language of the story.
  struct Case: Sendable, CustomTestStringConvertible {
    var caption: String
    var codes: [String]
    var language = "en"
    var testDescription: String { "\(codes): \(caption.prefix(60))" }
  }

  /// With a date and a place in their fields: what is found is found in the wording.
  private static let wordings = [
    Case(caption: sound, codes: []),
    Case(caption: "FIRE AT THE HARBOUR.", codes: ["caption_is_headline"]),
    Case(caption: "Fire at the harbour in Tunis.", codes: []),
    // Residue, from the table of what pages leave behind.
    Case(caption: sound + " Acquire Licensing Rights, opens new tab", codes: ["caption_residue"]),
    Case(caption: "[1/4] " + sound, codes: ["caption_residue"]),
    Case(caption: "Image caption, " + sound, codes: ["caption_residue"]),
    Case(caption: sound + " ATTENTION EDITORS - NO RESALES.", codes: ["caption_residue"]),
    Case(caption: "A man buys an image licence, one of 4 of 9, in Tunis.", codes: []),
    // Sentences: what an abbreviation ends is none.
    Case(caption: "One thing. Another thing. A third thing.", codes: ["caption_long"]),
    Case(caption: "Really? Yes! It is so.", codes: ["caption_long"]),
    Case(caption: "Dr. J. P. Smith Jr. meets U.S. Sen. Ann Lee in St. Louis, Mo. She won.", codes: []),
    Case(caption: "He paid $3.5 million at 5 p.m. on Monday. She won.", codes: []),
    Case(caption: "選挙で並ぶ有権者。雨が降る。男が待つ。", codes: ["caption_long"], language: "ja"),
    Case(caption: "選民在突尼斯排隊投票。天在下雨。", codes: [], language: "zh"),
    Case(caption: "ناخبون يصطفون في تونس. الجو ممطر. رجل ينتظر.", codes: ["caption_long"], language: "ar"),
    Case(caption: "د. أحمد مع مراسل أ.ف.ب. في تونس. الجو ممطر.", codes: [], language: "ar"),
    // A language whose full stops are not known here is not judged by them.
    Case(caption: "Очередь. Дождь. Стена. Люди.", codes: [], language: "ru"),
    Case(caption: "Jono. Lietus. Siena. Žmonės.", codes: [], language: "lt"),
    // Openings.
    Case(caption: "A view of the polling station in Tunis.", codes: ["caption_opening"]),
    Case(caption: "A man is seen in Tunis.", codes: ["caption_opening"]),
    Case(caption: "A viewer of the news in Tunis, who has seen it.", codes: []),
    Case(caption: "Une vue du port de Tunis, is seen.", codes: [], language: "nl"),
    // Weekdays beside a date. 6 October 2024 was a Sunday.
    Case(caption: "Voters queue in Tunis on Monday, October 6, 2024.", codes: ["caption_weekday"]),
    Case(caption: "Voters queue in Tunis on Sunday, Oct. 6, 2024.", codes: []),
    Case(caption: "Des électeurs à Tunis, lundi 6 octobre 2024.", codes: ["caption_weekday"], language: "fr"),
    Case(caption: "Des électeurs à Tunis, dimanche 6 octobre 2024.", codes: [], language: "fr"),
    Case(caption: "Votantes en Túnez, lunes 6 de octubre de 2024.", codes: ["caption_weekday"], language: "es"),
    Case(caption: "ناخبون في تونس يوم الاثنين 6 أكتوبر (تشرين الأول) ٢٠٢٤", codes: ["caption_weekday"], language: "ar"),
    Case(caption: "ناخبون في تونس يوم الأحد 6 أكتوبر (تشرين الأول) 2024", codes: [], language: "ar"),
    Case(caption: "Voters who sat 6 October 2024 out, in Tunis.", codes: []),
    Case(caption: "Voters in Tunis on Monday, February 30, 2024.", codes: []),
  ]

  @Test("reads the wording", arguments: wordings)
  func wording(_ example: Case) async throws {
    try await TestNewsroom.open { newsroom in
      let picture = try await newsroom.soundPicture { $0.caption = example.caption }
      #expect(try await newsroom.findings(language: example.language, pictures: [picture]) == example.codes)
    }
  }

  /// With neither date nor place in the fields.
  private static let bare = [
    Case(caption: sound, codes: ["caption_no_date"]),
    Case(caption: "Voters queue.", codes: ["caption_no_date", "caption_no_place"]),
    Case(caption: "Voters queue on Oct. 6.", codes: ["caption_no_place"]),
    Case(caption: "Voters wait in line 6 October.", codes: ["caption_no_place"]),
    Case(caption: "Voters queue in October 2024.", codes: ["caption_no_place"]),
    Case(caption: "Voters queue at the old town hall of Tunis on 6 October.", codes: ["caption_no_place"]),
    Case(caption: "Voters queue near the central Bardo on 6 October.", codes: []),
    Case(caption: "TUNIS, TUNISIA - OCTOBER 6: Voters queue.", codes: []),
    Case(caption: "Des électeurs à Tunis le 6 octobre.", codes: [], language: "fr"),
    Case(caption: "ناخبون يصطفون", codes: ["caption_no_date"], language: "ar"),
    Case(caption: "ناخبون يصطفون في ٦ أكتوبر", codes: [], language: "ar"),
    Case(caption: "选民排队投票。", codes: ["caption_no_date"], language: "zh"),
    Case(caption: "10月6日，选民排队投票。", codes: [], language: "zh"),
    Case(caption: "투표하는 유권자들 10월 6일", codes: [], language: "ko"),
    // Told by its letters, whatever the story is said to be in.
    Case(caption: "选民排队投票。", codes: ["caption_no_date"]),
    Case(caption: "Очередь", codes: [], language: "ru"),
    Case(caption: "صف انتظار", codes: [], language: "fa"),
    Case(caption: "Eilė", codes: [], language: "lt"),
  ]

  @Test("misses a date and a place where it can tell", arguments: bare)
  func dateAndPlace(_ example: Case) async throws {
    try await TestNewsroom.open { newsroom in
      let picture = try await newsroom.soundPicture {
        $0.caption = example.caption
        $0.takenOn = nil
        $0.place = nil
      }
      #expect(try await newsroom.findings(language: example.language, pictures: [picture]) == example.codes)
    }
  }

  @Test("compares the day of a picture with the story's, and what a file photo is with both")
  func days() async throws {
    try await TestNewsroom.open { newsroom in
      let examples: [(day: Int, isFile: Bool, mark: String, codes: [String])] = [
        (0, false, "", []), (-30, false, "", []), (1, false, "", ["caption_date_ahead"]),
        (-31, false, "", ["caption_not_file"]), (-31, true, "", []), (-31, false, "FILE PHOTO: ", []),
        (-31, false, "FILE - ", []), (0, true, "", ["caption_file_today"]),
        (0, false, "FILE - ", ["caption_file_today"]),
        (-1, true, "", []),
      ]
      for example in examples {
        let day = try await newsroom.day(example.day)
        let picture = try await newsroom.soundPicture {
          $0.caption = example.mark + $0.caption
          $0.takenOn = day
          if example.isFile { $0.credit?.flags = [.file] }
        }
        #expect(try await newsroom.findings(pictures: [picture]) == example.codes, "\(example)")
        // The day may stand in the wording alone.
        let written = try await newsroom.soundPicture {
          $0.caption = example.mark + "Voters in Tunis, \(day?.description ?? "")."
          $0.takenOn = nil
          if example.isFile { $0.credit?.flags = [.file] }
        }
        #expect(try await newsroom.findings(pictures: [written]) == example.codes, "\(example), in words")
      }
      let coming = try await newsroom.soundPicture {
        $0.caption = "Voters in Tunis before 6 October 2099 and 7 October 2099."
      }
      #expect(try await newsroom.findings(pictures: [coming]) == [])
    }
  }

  @Test("looks at the credit, the alt text, and the other captions")
  func others() async throws {
    try await TestNewsroom.open { newsroom in
      let sound = try await newsroom.soundPicture()
      func found(_ change: (inout Picture) -> Void) async throws -> [String] {
        var picture = sound
        change(&picture)
        return try await newsroom.findings(pictures: [picture])
      }
      #expect(try await found { $0.credit = nil } == ["caption_no_credit"])
      #expect(try await found { $0.caption = " \u{200b}" } == ["caption_empty"])
      #expect(try await found { $0.credit?.isAmbiguous = true } == ["caption_credit_ambiguous"])
      #expect(try await found { $0.altText = nil } == ["caption_no_alt_text"])
      #expect(try await found { $0.altText = $0.caption.uppercased() } == ["caption_alt_text_repeats"])
      #expect(try await found { $0.credit?.flags = [.handout] } == [])
      let handout = PhotoCredit(raw: "Handout/Ann", creators: ["Ann"], flags: [.handout])
      #expect(try await found { $0.credit = handout } == ["caption_handout"])
      #expect(
        try await found { $0.translations = ["fr": .init(caption: "Électeurs, opens new tab")] } == ["caption_residue"]
      )
      #expect(try await found { $0.translations = ["fr": .init(caption: "Électeurs", altText: "Une file")] } == [])

      var second = sound
      second.caption = " voters  queue at a polling station in tunis, tunisia"
      var third = sound
      third.caption = "Others."
      #expect(try await newsroom.findings(pictures: [sound, third, second]) == ["caption_repeated"])
      #expect(try await newsroom.findings(pictures: [sound, third]) == [])
      third.caption = ""
      #expect(try await newsroom.findings(pictures: [third, third]) == ["caption_empty", "caption_empty"])
    }
  }

  @Test("of monstrous captions answers soon, and cuts nothing off that a message has to say")
  func monsters() async throws {
    try await TestNewsroom.open { newsroom in
      let monsters = [
        String(repeating: "October 6, ", count: 1400), String(repeating: "1", count: 16_000),
        String(repeating: "Mon Oct 1 ", count: 1500), String(repeating: "in the ", count: 2200),
        String(repeating: "A.", count: 8000), String(repeating: "选", count: 5000),
        String(repeating: "[1/", count: 5000),
        String(repeating: "TK ", count: 5000), String(repeating: "((", count: 8000),
      ]
      let sound = try await newsroom.soundPicture()
      let pictures = monsters.map { caption in
        var picture = sound
        picture.caption = caption
        picture.takenOn = nil
        picture.place = nil
        return picture
      }
      let clock = ContinuousClock()
      let taken = try await clock.measure { _ = try await newsroom.findings(pictures: pictures) }
      #expect(taken < .seconds(5))
      let body = monsters.joined(separator: "\n")
      let long = try await clock.measure {
        _ = try await newsroom.findings(body: String(repeating: body, count: 60))
      }
      #expect(long < .seconds(20))
      let many = (0..<500).map { number in
        var picture = sound
        picture.caption = "Voter \(number) queues in Tunis."
        return picture
      }
      #expect(try await newsroom.findings(pictures: many) == [])
    }
  }
}
