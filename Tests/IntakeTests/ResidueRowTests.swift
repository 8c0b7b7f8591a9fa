import Intake
import Newsroom
import Testing

@Suite("A line that pages leave", .timeLimit(.minutes(10)))
struct ResidueRowTests {
  private func body(with line: String) throws -> [String] {
    let text =
      "Bridges close after a vote\n\nThe council voted on Monday to close two bridges.\n\(line)\n"
      + "The repair will take six months, the mayor said.\n\nThe end of it all."
    return try AgencyPage.parse(text).flatMap(\.body)
  }

  @Test(
    "in the middle of a body goes",
    arguments: [
      "Advertisement", "Advertisement · Scroll to continue", "Sign up here.",
      "Register now for FREE unlimited access to it",
      "Learn more about Refinitiv", "Add AP News on Google",
      "Updated [hour]:[minute] [AMPM] [timezone], [monthFull] [day]",
      "Go to https://apnews.com/hub/bridges for more coverage",
      "Follow AP's coverage at https://apnews.com/hub/bridges",
      "Read More", "Share", "Copy Link", "Flipboard", "Text size", "AFP Forum", "Sign up to Football Daily",
      "Kick off your afternoon with Bridges", "Show caption", "View image in fullscreen", "Hide caption",
      "Enlarge this image", "toggle caption", "hide caption", "SHARE", "Listen to article", "Gift this article", "Save",
      "Comments", "Most viewed", "Related News", "Recommended Stories", "READ MORE", "Read more:",
      "Skip to main content",
      "Already a subscriber?", "Subscribe now", "Login or register to continue", "Published 3 hours ago", "3 hours ago",
      "Updated at 14.50 BST", "Facebook Twitter WhatsApp Email", "12 Comments", "3 min read", "Accept all cookies",
      "We use cookies to improve your visit.", "This article is more than 1 year old", "Show key events only",
      "Our bridges newsletter is in your inbox each day. Sign up here.", "READ MORE: Bridges of the north, in pictures",
      "Follow us on Facebook", "Save articles to read later and create your own reading list.", "إعلان", "شارك", "シェア",
      "分享到：",
      "Image 2 of 7", "Open image in gallery", "This video can not be played", "Sponsor Message",
    ]
  )
  func goes(line: String) throws {
    #expect(try body(with: line).contains(line) == false)
    #expect(try body(with: line).count == 3)
  }

  @Test(
    "stays where it may be an author's own",
    arguments: [
      "Related work began in 1990.", "Share prices fell.",
      "Sign up for what you love, he said, and you will never be bored in your life again.",
      "14:32", "6 October 2024", "Next", "Search", "Privacy", "Topics", "By Tuesday it was over.", "Image", "27",
      "Read more than you write.", "Updated Monday's rules are strict.", "Follow the money.", "World",
      "Reporting by the city showed that the bridge was old.", "A photo of it was shared 30 times.",
      "Source: the river.",
      "We use cookie cutters.", "Published authors read there.", "Listen to the river, she said.",
    ]
  )
  func stays(line: String) throws {
    #expect(try body(with: line).contains(line))
  }

  @Test(
    "is refused where it says that the text was cut",
    arguments: ["… [+2208 chars]", "... [2208 chars]", "…[+1 chars]"]
  )
  func truncated(end: String) {
    #expect(throws: IntakeError.self) { try AgencyPage.parse("Bridges close\n\nThe council\(end)") }
  }

  @Test(
    "is no part of a story's language, which its script tells",
    arguments: [
      ("الموافقة على الخط\n\nوافق المجلس يوم الأحد على الخط.", "ar"),
      ("طرح تراموا تصویب شد\n\nشهردار گفت این روز خوبی برای مسافران است.", "fa"),
      ("המועצה אישרה\n\nהמועצה אישרה ביום ראשון את הקו.", "he"), ("路面電車を承認\n\n市議会は計画を承認した。", "ja"),
      ("大桥通车\n\n大桥正式通车。", "zh"), ("트램 승인\n\n시의회가 승인했다.", "ko"), ("Одобрен трамвай\n\nСовет одобрил линию.", "ru"),
    ]
  )
  func language(page: String, tag: String) throws {
    #expect(try AgencyPage.parse(page).first?.language == tag)
  }
}
