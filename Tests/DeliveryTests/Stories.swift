import Foundation
import Newsroom

/// The stories that the tests publish.
enum Stories {
  static let moment = Date(timeIntervalSince1970: 1_795_530_780)

  static func published(
    _ text: StoryText,
    pictures: [Picture] = [],
    edition: Int = 1,
    correctionNote: String? = nil,
    story: Int64 = 214
  ) -> PublishedStory {
    PublishedStory(
      story: story,
      edition: edition,
      slug: "mayor-budget-vote",
      desk: "metro",
      text: text,
      pictures: zip(1..., pictures).map { PublishedPicture(number: $0, picture: $1) },
      firstPublishedAt: moment,
      publishedAt: moment.addingTimeInterval(edition > 1 ? 86_400 : 0),
      correctionNote: correctionNote
    )
  }

  static let plain = published(
    StoryText(
      headline: "Mayor wins budget vote",
      body: "The council voted 31 to 20.\n\nSchools gain most.\nSo do parks.\n\nThe mayor said: \"At last.\"",
      byline: "By Ana Souza",
      dateline: "LONDON, Nov 24 (Reuters)",
      contributorLine: "Reporting by Ana Souza; Editing by Ben Okafor",
      editorNote: "ATTENTION EDITORS - NO RESALES",
      copyrightNotice: "© 2026 The Newsroom"
    ),
    pictures: [
      Picture(
        reference: "https://pictures.example/2026/mayor hall.jpg",
        caption: "The mayor speaks in City Hall, London, Nov. 24, 2026.",
        altText: "A woman at a lectern, her hand raised",
        credit: PhotoCredit(raw: "(REUTERS/Zoubeir Souissi)", creators: ["Zoubeir Souissi"], agencies: ["Reuters"]),
        place: "London, England"
      ),
      Picture(
        reference: "RC2ABC",
        caption: "Parks are to gain.",
        credit: PhotoCredit(
          raw: "Gage Skidmore/Flickr (CC BY-SA 2.0)",
          creators: ["Gage Skidmore"],
          agencies: ["Flickr"],
          licence: "CC BY-SA 2.0"
        )
      ),
    ]
  )

  static let corrected = published(
    plain.text,
    pictures: plain.pictures.map(\.picture),
    edition: 2,
    correctionNote: "An earlier version gave the vote as 31 to 19 & more."
  )

  static let arabic = published(
    StoryText(
      headline: "التونسيون يصوّتون في انتخابات رئاسية",
      body: "تونس: «الشرق الأوسط» — صوّت التونسيون يوم الأحد.\n\nمی\u{200C}خواهم \u{200F}(اختبار)\u{200E} ١٢٣",
      byline: "ليلى حداد",
      dateline: "تونس: «الشرق الأوسط»",
      language: "ar"
    ),
    pictures: [
      Picture(
        caption: "ناخبة تدلي بصوتها في تونس العاصمة",
        altText: "امرأة تضع ورقة في صندوق",
        credit: PhotoCredit(raw: "(رويترز)", agencies: ["Reuters"])
      )
    ]
  )

  /// Each field tries to be something other than words.
  static let hostile = published(
    StoryText(
      headline: "</title></script><script>alert('1')</script> # **bold** [x](javascript:y) ]]> \u{301}",
      body: [
        "# not a heading\n- not a list\n1. nor this\n> nor a quotation", "---", "===", "    not code\n\tnor this  ",
        "<img src=x onerror=alert(1)> &lt; &amp;amp; &#60; &copy; \\*still\\* `code` ~~struck~~ | a | b |",
        "\u{301}a mark begins it, and follows: \"\u{301} <\u{301} >\u{301} &\u{301} *\u{301} \\\u{301}",
        "**Credit:** nobody\nPhoto 1: nothing",
        "\u{202E}desrever\u{202C} line\u{2028}para\u{2029} soft\u{AD}hyphen \u{FEFF}",
        "高橋 愛 한국어 हिन्दी สวัสดี 👩‍👩‍👧‍👦 🇹🇳 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} e\u{301} é",
        "http://example.com www.example.com ![i](j) [^1] $x$ @ana :tada: \"quoted\" 'single' ends in backslash\\",
      ].joined(separator: "\n\n"),
      byline: "By <b>Nobody</b>",
      dateline: "TUNIS*, <Oct> 6 (Reuters) -",
      contributorLine: "Reporting by </article>",
      copyrightNotice: "<!-- © -->",
      language: "en\" onload=\"alert(1)"
    ),
    pictures: [
      Picture(
        reference: "javascript:alert(1)",
        caption: "Two\nlines & \"quotes\" <figcaption>",
        altText: "\" onerror=\"alert(1)",
        credit: PhotoCredit(
          raw: "[O'Neil \"Bob\" <b>/AFP & Co|*x*]",
          creators: ["O'Neil \"Bob\" <b>"],
          agencies: ["AFP"]
        )
      ),
      Picture(
        reference: "folder/a\"b c?#é.jpg",
        caption: "The mayor",
        credit: PhotoCredit(raw: "", creators: ["高橋 愛"], agencies: ["Kyodo"], via: ["AP"])
      ),
    ],
    edition: 2,
    correctionNote: "<script>\n\n# note"
  )

  static let long = published(
    StoryText(
      headline: "Long",
      body: Array(repeating: String(repeating: "A sentence that repeats itself. ", count: 60), count: 300)
        .joined(separator: "\n\n")
    )
  )

  static let bare = published(StoryText(headline: "Bare", body: "One paragraph.", language: "en"))

  static let digest = String(repeating: "0123456789abcdef", count: 4)

  /// One picture with all that can be known of it, at a place that isn't the first.
  static let rich = PublishedStory(
    story: 214,
    edition: 1,
    slug: "ferry-fire",
    desk: "metro",
    newsroom: "The Harbour Post",
    text: StoryText(headline: "Ferry burns", body: "It burned.", copyrightNotice: "© 2026", language: "en-GB"),
    pictures: [
      PublishedPicture(
        number: 3,
        picture: Picture(
          reference: "EPA-77",
          record: 12,
          caption: "A ferry burns.",
          altText: "Smoke over a ferry",
          translations: [
            "fr": Picture.Wording(altText: "De la fumée"), "ar": Picture.Wording(caption: "عبّارة تحترق"),
            "not a tag": Picture.Wording(caption: " "),
          ],
          credit: PhotoCredit(
            raw: "Ana Souza/EPA via AP",
            creators: ["Ana Souza"],
            agencies: ["EPA"],
            via: ["AP"],
            licence: "CC BY 4.0"
          ),
          takenOn: CalendarDate(iso8601: "2026-11-23"),
          place: "Dover, England",
          isAIMade: true
        ),
        file: PictureRecord.File(
          name: "IMG_1.JPG",
          mediaType: "image/jpeg",
          size: 345_678,
          width: 1200,
          height: 800,
          digest: digest
        ),
        digitalSourceType: "trainedAlgorithmicMedia",
        captionWriter: "BO"
      )
    ],
    firstPublishedAt: moment,
    publishedAt: moment,
    correctionNote: nil
  )

  static let manyPictures = published(
    bare.text,
    pictures: (1...30).map { number in
      Picture(
        reference: number.isMultiple(of: 2) ? "https://pictures.example/\(number).jpg" : nil,
        caption: "Caption \(number)\nand its second line",
        altText: number.isMultiple(of: 3) ? nil : "What picture \(number) shows",
        credit: PhotoCredit(raw: "Maker \(number)/AFP", creators: ["Maker \(number)"], agencies: ["AFP"])
      )
    }
  )

  static let eastAsian = published(
    StoryText(
      headline: "東京で祭り、一万人が参加",
      body: "【東京】祭りは金曜日に始まった。\n\n「素晴らしい」と高橋愛さんは語った。\n\n축제는 일요일에 끝난다。",
      byline: "高橋 愛",
      language: "ja"
    ),
    pictures: [
      Picture(caption: "提灯を掲げる人々＝東京", credit: PhotoCredit(raw: "（共同通信＝高橋愛）", creators: ["高橋愛"]))
    ]
  )

  static let all = [plain, corrected, arabic, hostile, long, bare, rich, manyPictures, eastAsian]
}
