import Delivery
import Newsroom
import Presentation
import Testing

@Suite("A published story is rendered as words")
struct RenderingTests {
  @Test("Plain text reads from top to bottom")
  func text() {
    #expect(
      Stories.corrected.rendered(as: .text) == """
        Mayor wins budget vote

        By Ana Souza
        Published 24 Nov 2026 14:33 UTC, corrected 25 Nov 2026 14:33 UTC

        Correction: An earlier version gave the vote as 31 to 19 & more.

        LONDON, Nov 24 (Reuters) — The council voted 31 to 20.

        Schools gain most.
        So do parks.

        The mayor said: "At last."

        Photo 1: The mayor speaks in City Hall, London, Nov. 24, 2026.
        Credit: REUTERS/Zoubeir Souissi

        Photo 2: Parks are to gain.
        Credit: Gage Skidmore/Flickr (CC BY-SA 2.0)

        Reporting by Ana Souza; Editing by Ben Okafor

        © 2026 The Newsroom

        """
    )
  }

  @Test("Markdown has a head, the text and the pictures")
  func markdown() {
    #expect(
      Stories.plain.rendered(as: .markdown) == #"""
        # Mayor wins budget vote

        _By Ana Souza_

        Published 24 Nov 2026 14:33 UTC

        ---

        **LONDON, Nov 24 (Reuters) —** The council voted 31 to 20.

        Schools gain most.\
        So do parks.

        The mayor said: "At last."

        ---

        ![A woman at a lectern, her hand raised](<https://pictures.example/2026/mayor%20hall.jpg>)

        **Photo 1:** The mayor speaks in City Hall, London, Nov. 24, 2026.

        **Credit:** REUTERS/Zoubeir Souissi

        **Photo 2:** Parks are to gain.

        **Credit:** Gage Skidmore/Flickr (CC BY-SA 2.0)

        Reporting by Ana Souza; Editing by Ben Okafor

        © 2026 The Newsroom

        """#
    )
  }

  @Test("A page has its language, its direction, its figures and its times")
  func html() {
    let page = Stories.plain.rendered(
      as: .html,
      times: PublicationTimes(
        first: LocalTime(year: 2026, month: 11, day: 24, hour: 14, minute: 33, utcOffset: 0, zone: "GMT"),
        edition: LocalTime(year: 2026, month: 11, day: 24, hour: 14, minute: 33, utcOffset: 0, zone: "GMT")
      )
    )
    #expect(page.contains("<html lang=\"en\" dir=\"ltr\">"))
    #expect(page.contains("Published <time datetime=\"2026-11-24T14:33:00+00:00\">24 Nov 2026 14:33 GMT</time></p>"))
    #expect(
      page.contains("<p><span class=\"dateline\">LONDON, Nov 24 (Reuters) — </span>The council voted 31 to 20.</p>")
    )
    #expect(page.contains("<p>Schools gain most.<br>So do parks.</p>"))
    #expect(
      page.contains(
        """
        <figure><img src="https://pictures.example/2026/mayor%20hall.jpg" alt="A woman at a lectern, her hand raised">
        <figcaption><span class="caption" dir="auto">The mayor speaks in City Hall, London, Nov. 24, 2026.</span> \
        <span class="credit" dir="auto">REUTERS/Zoubeir Souissi</span></figcaption>
        </figure>
        """
      )
    )
    #expect(!page.contains("Corrected"))
    #expect(Stories.corrected.rendered(as: .html).contains("31 to 19 &amp; more."))
    #expect(Stories.corrected.rendered(as: .html).contains("Corrected <time datetime=\"2026-11-25T14:33:00+00:00\">"))
  }

  @Test("A fragment is the page's article and nothing around it")
  func fragment() {
    let fragment = Stories.corrected.rendered(as: .fragment)
    #expect(
      fragment == """
        <article lang="en" dir="ltr" data-story="urn:newsdesk:story:214" data-edition="2">
        <h1>Mayor wins budget vote</h1>
        <p class="byline" dir="auto">By Ana Souza</p>
        <p class="times" lang="en" dir="ltr">Published <time datetime="2026-11-24T14:33:00+00:00">24 Nov 2026 14:33 \
        UTC</time> · Corrected <time datetime="2026-11-25T14:33:00+00:00">25 Nov 2026 14:33 UTC</time></p>
        <aside class="correction"><b lang="en" dir="ltr">Correction:</b> <span dir="auto">An earlier version gave the \
        vote as 31 to 19 &amp; more.</span></aside>
        <figure><img src="https://pictures.example/2026/mayor%20hall.jpg" alt="A woman at a lectern, her hand raised">
        <figcaption><span class="caption" dir="auto">The mayor speaks in City Hall, London, Nov. 24, 2026.</span> \
        <span class="credit" dir="auto">REUTERS/Zoubeir Souissi</span></figcaption>
        </figure>
        <div class="body">
        <p><span class="dateline">LONDON, Nov 24 (Reuters) — </span>The council voted 31 to 20.</p>
        <p>Schools gain most.<br>So do parks.</p>
        <p>The mayor said: &quot;At last.&quot;</p>
        </div>
        <figure>
        <figcaption><span class="caption" dir="auto">Parks are to gain.</span> \
        <span class="credit" dir="auto">Gage Skidmore/Flickr (CC BY-SA 2.0)</span></figcaption>
        </figure>
        <p class="contributors" dir="auto">Reporting by Ana Souza; Editing by Ben Okafor</p>
        <p class="copyright" dir="auto">© 2026 The Newsroom</p>
        </article>

        """
    )
    #expect(Stories.corrected.rendered(as: .html).contains(fragment))
    #expect(Stories.arabic.rendered(as: .fragment).hasPrefix("<article lang=\"ar\" dir=\"rtl\""))
  }

  @Test("Each format has an ending of its own")
  func endings() {
    #expect(Set(StoryFormat.allCases.map(\.fileExtension)).count == StoryFormat.allCases.count)
    #expect(Set(StoryFormat.allCases.map(\.name)).count == StoryFormat.allCases.count)
  }

  @Test(
    "A dateline that the text begins with is not printed again, whatever its capitals and dash",
    arguments: [
      "تونس: «الشرق الأوسط»", "تونس: «الشرق الأوسط» —",
    ]
  )
  func dateline(dateline: String) {
    var text = Stories.arabic.text
    text.dateline = dateline
    for format in [StoryFormat.html, .text, .markdown] {
      #expect(Stories.published(text).rendered(as: format).split(separator: "الشرق الأوسط").count == 2)
    }
    #expect(Stories.arabic.rendered(as: .html).contains("<html lang=\"ar\" dir=\"rtl\">"))
  }

  @Test(
    "Text runs the way of its script",
    arguments: [
      ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur-PK", "rtl"), ("az-Arab", "rtl"), ("en", "ltr"),
      ("pt-BR", "ltr"),
      ("ar-Latn", "ltr"), ("pa-Guru", "ltr"), ("", "ltr"), ("ARA-x", "ltr"),
    ]
  )
  func direction(language: String, direction: String) {
    var text = Stories.bare.text
    text.language = language
    #expect(Stories.published(text).rendered(as: .html).contains("dir=\"\(direction)\">\n<head>"))
  }

  @Test("The editor's note reaches receiving desks and no reader")
  func editorNote() {
    for format in [StoryFormat.html, .fragment, .text, .markdown] {
      #expect(!Stories.plain.rendered(as: format).contains("RESALES"))
    }
    #expect(Stories.plain.rendered(as: .ninjs).contains(#""edNote": "ATTENTION EDITORS - NO RESALES""#))
    #expect(Stories.plain.rendered(as: .newsml).contains("<edNote>ATTENTION EDITORS - NO RESALES</edNote>"))
  }

  @Test("Nothing that people wrote becomes an element or an attribute of the page")
  func hostilePage() {
    let page = Stories.hostile.rendered(as: .html)
    let tags = page.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
    let names = Set(tags.map { $0.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" } })
    let ours: Set<Substring> = [
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "article", "h1", "p", "time", "aside", "b", "span",
      "div",
      "br", "figure", "img", "figcaption",
    ]
    #expect(names.isSubset(of: ours))
    #expect(!tags.contains { $0.contains("onerror=\"") || $0.contains("onload=\"") || $0.contains("javascript") })
    #expect(page.contains("src=\"folder/a%22b%20c%3F%23%C3%A9.jpg\""))
    #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2028}" })
  }

  @Test("A control character is shown, not sent", arguments: StoryFormat.allCases)
  func control(format: StoryFormat) {
    var text = Stories.bare.text
    text.body = "Before \u{1B}[2J after\u{9B}"
    let document = Stories.published(text).rendered(as: format)
    #expect(!document.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
  }
}
