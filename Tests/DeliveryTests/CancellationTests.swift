import Delivery
import Foundation
import Newsroom
import Presentation
import Testing

@Suite("A kill as a document")
struct CancellationTests {
  private let kill = Cancellation(
    story: 214,
    edition: 2,
    slug: "mayor-budget-<vote>",
    desk: "metro",
    newsroom: "The Harbour Post",
    language: "ar",
    firstPublishedAt: Stories.moment,
    killedAt: Stories.moment.addingTimeInterval(172_800)
  )
  private let wall = LocalTime(year: 2026, month: 11, day: 26, hour: 15, minute: 33, utcOffset: 3600, zone: "CET")

  @Test("Plain text and Markdown say which story, and what to do")
  func notice() {
    #expect(
      kill.rendered(as: .text, killedAt: wall) == """
        KILL: mayor-budget-<vote>

        Story 214, last sent as edition 2, was withdrawn on 26 Nov 2026 15:33 CET. Do not publish it. Where it has been \
        published, take it down, with its pictures.

        """
    )
    #expect(kill.rendered(as: .markdown).hasPrefix("# KILL: mayor-budget-\\<vote\\>\n\nStory 214, last sent"))
    #expect(kill.rendered(as: .markdown).contains("26 Nov 2026 14:33 UTC"))
  }

  @Test("What stands before readers tells that there was a story, and not even its slug")
  func page() {
    #expect(
      kill.rendered(as: .fragment, killedAt: wall) == """
        <article lang="en" dir="ltr" data-story="urn:newsdesk:story:214" data-edition="2" data-status="canceled">
        <p class="withdrawn">This story was withdrawn on <time datetime="2026-11-26T15:33:00+01:00">26 Nov 2026 15:33 \
        CET</time>.</p>
        </article>

        """
    )
    let page = kill.rendered(as: .html, killedAt: wall)
    #expect(
      page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">") && page.contains("<title>Withdrawn</title>")
    )
    #expect(!page.contains("budget"))
  }

  @Test("ninjs and NewsML-G2 have it as the next version of the item, canceled")
  func items() throws {
    let ninjs = kill.rendered(as: .ninjs, killedAt: wall)
    let item = try #require(JSONSerialization.jsonObject(with: Data(ninjs.utf8)) as? [String: Any])
    #expect(item["uri"] as? String == "urn:newsdesk:story:214" && item["version"] as? String == "3")
    #expect(
      item["pubStatus"] as? String == "canceled" && item["versionCreated"] as? String == "2026-11-26T15:33:00+01:00"
    )
    #expect(item["headlines"] == nil && item["bodies"] == nil && item["associations"] == nil)
    if NinjsSchema.file != nil { #expect(try NinjsSchema.complaints(of: ninjs) == "") }

    let newsML = kill.rendered(as: .newsml, killedAt: wall)
    #expect(newsML.contains("guid=\"urn:newsdesk:story:214\" version=\"3\" xml:lang=\"ar\" dir=\"rtl\">"))
    #expect(newsML.contains("<pubStatus qcode=\"stat:canceled\"/>"))
    #expect(!newsML.contains("headline") && !newsML.contains("contentSet"))
    if Python.isThere { #expect(try Python.complaints(ofXML: [newsML]) == "") }
  }

  @Test("A notice is nothing of the story that it is of", arguments: StoryFormat.allCases)
  func readBack(format: StoryFormat) {
    let mismatches = ReadBack.mismatches(in: kill.rendered(as: format), of: Stories.plain, as: format)
    #expect(mismatches.count == 10)
    #expect(mismatches.allSatisfy { $0.found == nil || $0.part == .headline })
  }
}
