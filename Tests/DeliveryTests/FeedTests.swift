import Delivery
import Foundation
import Newsroom
import Presentation
import Testing

@Suite("A feed of what is out")
struct FeedTests {
  private static let updated = LocalTime(
    year: 2026,
    month: 11,
    day: 25,
    hour: 14,
    minute: 33,
    utcOffset: 0,
    zone: "GMT"
  )

  private static func feed(_ stories: [PublishedStory]) -> Feed {
    Feed(
      id: "urn:newsdesk:feed:metro",
      title: "The Harbour Post: metro & more",
      selfURL: "https://news.example/feed?a=1&b=2",
      homeURL: "https://news.example/",
      updated: updated,
      entries: stories.map { story in
        Feed.Entry(
          story,
          addresses: PictureAddresses(ofFilesIn: "https://news.example/pictures", story),
          url: "https://news.example/\(story.story).html"
        )
      }
    )
  }

  private static let stories = Stories.all.enumerated().map { number, story in
    PublishedStory(
      story: Int64(number + 1),
      edition: story.edition,
      slug: story.slug,
      desk: story.desk,
      text: story.text,
      pictures: story.pictures,
      firstPublishedAt: story.firstPublishedAt,
      publishedAt: story.publishedAt,
      correctionNote: story.correctionNote
    )
  }

  @Test("Atom has an entry for each story, with its article, its times and its pictures")
  func atom() {
    let document = Self.feed([Stories.corrected, Stories.rich]).rendered(as: .atom)
    #expect(
      document.hasPrefix(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:newsdesk="urn:newsdesk:feed">
          <id>urn:newsdesk:feed:metro</id>
          <title>The Harbour Post: metro &amp; more</title>
          <updated>2026-11-25T14:33:00+00:00</updated>
          <link rel="self" type="application/atom+xml" href="https://news.example/feed?a=1&amp;b=2"/>
          <link rel="alternate" type="text/html" href="https://news.example/"/>
          <author>
            <name>The Harbour Post: metro &amp; more</name>
          </author>
          <generator>newsdesk</generator>
          <entry xml:lang="en">
            <id>urn:newsdesk:story:214</id>
            <title>Mayor wins budget vote</title>
            <published>2026-11-24T14:33:00+00:00</published>
            <updated>2026-11-25T14:33:00+00:00</updated>
            <author>
              <name>Ana Souza</name>
            </author>
            <category term="metro"/>
            <link rel="alternate" type="text/html" href="https://news.example/214.html"/>
            <link rel="enclosure" type="image/jpeg" href="https://pictures.example/2026/mayor%20hall.jpg" \
        title="The mayor speaks in City Hall, London, Nov. 24, 2026."/>
            <rights>© 2026 The Newsroom</rights>
            <newsdesk:edition>2</newsdesk:edition>
            <newsdesk:correction>An earlier version gave the vote as 31 to 19 &amp; more.</newsdesk:correction>
            <summary>The council voted 31 to 20.</summary>
            <content type="xhtml">
              <div xmlns="http://www.w3.org/1999/xhtml">
        <article lang="en" xml:lang="en" dir="ltr" data-story="urn:newsdesk:story:214" data-edition="2">

        """
      )
    )
    #expect(
      document.contains(
        """
            <link rel="enclosure" type="image/jpeg" href="https://news.example/pictures/\(Stories.digest).jpg" \
        length="345678" title="A ferry burns."/>
        """
      )
    )
  }

  @Test("JSON Feed says the same")
  func json() throws {
    let document = Self.feed([Stories.corrected, Stories.rich]).rendered(as: .json)
    let feed = try #require(JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
    #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
    #expect(feed["feed_url"] as? String == "https://news.example/feed?a=1&b=2")
    let items = try #require(feed["items"] as? [[String: Any]])
    #expect(items.map { $0["id"] as? String } == ["urn:newsdesk:story:214", "urn:newsdesk:story:214"])
    let item = items[0]
    #expect(item["title"] as? String == "Mayor wins budget vote")
    #expect(item["content_html"] as? String == Stories.corrected.rendered(as: .fragment))
    #expect(item["date_published"] as? String == "2026-11-24T14:33:00+00:00")
    #expect(item["date_modified"] as? String == "2026-11-25T14:33:00+00:00")
    #expect(item["authors"] as? [[String: String]] == [["name": "Ana Souza"]])
    #expect(item["tags"] as? [String] == ["metro"] && item["language"] as? String == "en")
    let own = try #require(item["_newsdesk"] as? [String: Any])
    #expect(own["edition"] as? Int == 2 && own["correction"] as? String == Stories.corrected.correctionNote)
    let attachment = try #require((items[1]["attachments"] as? [[String: Any]])?.first)
    #expect(attachment["url"] as? String == "https://news.example/pictures/\(Stories.digest).jpg")
    #expect(attachment["mime_type"] as? String == "image/jpeg" && attachment["size_in_bytes"] as? Int == 345_678)
    #expect(items[1]["image"] as? String == attachment["url"] as? String)
  }

  @Test("The editor's note is nobody's outside", arguments: FeedFormat.allCases)
  func note(format: FeedFormat) {
    #expect(!Self.feed(Stories.all).rendered(as: format).contains("RESALES"))
  }

  @Test("The same feed is the same bytes, and any change shows", arguments: FeedFormat.allCases)
  func deterministic(format: FeedFormat) {
    let once = Self.feed(Self.stories).rendered(as: format)
    for _ in 0..<5 { #expect(Self.feed(Self.stories).rendered(as: format) == once) }
    #expect(Self.feed(Array(Self.stories.dropLast())).rendered(as: format) != once)
  }

  @Test("Every story arrives, and one that is lost, changed or left over is told", arguments: FeedFormat.allCases)
  func readBack(format: FeedFormat) {
    let feed = Self.feed(Self.stories)
    let document = feed.rendered(as: format)
    #expect(ReadBack.mismatches(in: document, of: feed, as: format).isEmpty)
    let fewer = Self.feed(Array(Self.stories.dropFirst()))
    #expect(
      ReadBack.mismatches(in: document, of: fewer, as: format).mapValues { $0.map(\.description) }
        == [1: ["the headline is not in the story: \"Mayor wins budget vote\""]]
    )
    let lost = ReadBack.mismatches(in: fewer.rendered(as: format), of: feed, as: format)
    #expect(lost.mapValues(\.count) == [1: 10])
    let changed = document.replacing("Caption 7", with: "Kaption 7")
    #expect(
      ReadBack.mismatches(in: changed, of: feed, as: format).mapValues { $0.map(\.part) } == [8: [.caption(7)]]
    )
    #expect(ReadBack.mismatches(in: "nonsense", of: feed, as: format).count == Self.stories.count)
    #expect(ReadBack.mismatches(in: Self.feed([]).rendered(as: format), of: Self.feed([]), as: format).isEmpty)
  }

  @Test("A title that differs from the article's headline is told", arguments: FeedFormat.allCases)
  func title(format: FeedFormat) {
    let feed = Self.feed([Stories.plain])
    let document = feed.rendered(as: format)
      .replacing("<title>Mayor", with: "<title>Major").replacing("\"title\": \"Mayor", with: "\"title\": \"Major")
    #expect(
      ReadBack.mismatches(in: document, of: feed, as: format).mapValues { $0.map(\.part) } == [214: [.headline]]
    )
  }

  @Test("Hostile text is well-formed and arrives", .enabled(if: Python.isThere))
  func hostile() throws {
    for round in 0..<10 {
      let stories = (0..<10).map { number in
        var texts = HostileTexts(3000 + round * 10 + number)
        return texts.story(withUnprintable: round == 0, numbered: Int64(number + 1))
      }
      let feed = Self.feed(stories)
      #expect(try Python.complaints(ofXML: [feed.rendered(as: .atom)]) == "")
      guard round > 0 else { continue }
      for format in FeedFormat.allCases {
        #expect(ReadBack.mismatches(in: feed.rendered(as: format), of: feed, as: format).isEmpty, "round \(round)")
      }
    }
  }

  @Test("A long first paragraph is cut behind a word; a byline loses the word that readers' programs put there")
  func words() {
    let text = StoryText(
      headline: "Two\nlines",
      body: String(repeating: "wörter ", count: 200),
      byline: "BY Ana\u{A0}Souza"
    )
    let document = Self.feed([Stories.published(text)]).rendered(as: .atom)
    #expect(document.contains("<title>Two lines</title>"))
    #expect(document.contains("<name>Ana Souza</name>"))
    #expect(document.contains("<summary>wörter ") && document.contains(" wörter…</summary>"))
    #expect(!Self.feed([Stories.bare]).rendered(as: .atom).contains("<entry xml:lang=\"en\">\n      <author>"))
  }
}
