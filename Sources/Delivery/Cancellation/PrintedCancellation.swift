import Newsroom
import Presentation

/// A kill as a notice. It says which story is withdrawn and nothing of what was in it.
///
/// The notice is in English, as all words of ours are. A page and a fragment, which stand before readers, don't have the
/// slug either: it may tell what the story was about.
struct PrintedCancellation {
  let cancellation: Cancellation
  let killedAt: LocalTime

  var uri: String { StoryName.uri(of: cancellation.story) }

  /// A version of its own: a receiver that has the last edition already would not look at it again.
  var version: Int { cancellation.edition + 1 }

  private var order: String {
    "Story \(cancellation.story), last sent as edition \(cancellation.edition), was withdrawn on \(killedAt.lasting). "
      + "Do not publish it. Where it has been published, take it down, with its pictures."
  }

  var plainText: String { SafeText.document("KILL: \(cancellation.slug)\n\n\(order)") + "\n" }

  var markdown: String { "# KILL: \(SafeText.markdown(cancellation.slug))\n\n\(SafeText.markdown(order))\n" }

  var htmlPage: String {
    HTMLPage(title: "Withdrawn", language: "en", direction: .leftToRight, body: article(in: .html)).document
  }

  var htmlFragment: String { article(in: .html) + "\n" }

  private func article(in syntax: MarkupSyntax) -> String {
    let language = syntax.language("en") + syntax.attribute("dir", TextDirection.leftToRight.rawValue)
    let name = syntax.attribute("data-story", uri) + syntax.attribute("data-edition", String(cancellation.edition))
    let time = "<time\(syntax.attribute("datetime", killedAt.rfc3339))>\(syntax.text(killedAt.lasting))</time>"
    return """
      <article\(language)\(name) data-status="canceled">
      <p class="withdrawn">This story was withdrawn on \(time).</p>
      </article>
      """
  }

  /// The item that the editions were, in its last version: `canceled`, and empty.
  var ninjs: JSONValue {
    .object(omittingNil: [
      "uri": .string(uri),
      "standard": NinjsItem.standard,
      "type": "text",
      "representationType": "full",
      "version": .string(String(version)),
      "firstCreated": cancellation.firstPublishedAt.map { .string(LocalTime.utc($0).rfc3339) },
      "versionCreated": .string(killedAt.rfc3339),
      "pubStatus": "canceled",
      "language": .string(cancellation.language),
      "slugline": .string(cancellation.slug),
      "edNote": .string(order),
    ])
  }

  var newsML: XMLTag {
    NewsItem(story: cancellation.story, version: version, language: cancellation.language).tag([
      XMLTag(
        "itemMeta",
        [:],
        [
          XMLTag("itemClass", ["qcode": "ninat:text"]),
          NewsItem.provider(newsroom: cancellation.newsroom, desk: cancellation.desk),
          XMLTag("versionCreated", text: killedAt.rfc3339),
          cancellation.firstPublishedAt.map { XMLTag("firstCreated", text: LocalTime.utc($0).rfc3339) },
          XMLTag("pubStatus", ["qcode": "stat:canceled"]),
          XMLTag("edNote", ["xml:lang": "en", "dir": "ltr"], text: order),
        ]
      ),
      XMLTag("contentMeta", [:], [XMLTag("slugline", text: cancellation.slug)]),
    ])
  }
}
