public import Newsroom

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A document that was found somewhere outside, and is to be held against what was approved: of which form it is, and what it
/// says of itself. None of it is believed.
public struct ReceivedDocument: Sendable {
  public let text: String
  public let format: StoryFormat
  /// The story that it calls itself; nil where it says nothing, as plain text and Markdown never do.
  public let story: Int64?
  /// The edition that it calls itself; of a notice of a kill, the last one before.
  public let edition: Int?
  /// Whether it says that the story was killed.
  public let isCancellation: Bool

  /// - Parameter format: nil where the document is to be looked at.
  /// - Returns: nil where it is no document of that form, or none of any form that a story goes out in.
  public init?(_ text: String, format: StoryFormat? = nil) {
    // What mail, editors and copying do to a document without a change to its words.
    var text = text.withLineFeeds
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    if !text.hasSuffix("\n") { text += "\n" }
    guard let format = format ?? Self.format(of: text), let claim = Self.claim(of: text, as: format) else { return nil }
    self.text = text
    self.format = format
    story = claim.uri.flatMap(StoryName.story)
    isCancellation = claim.isCancellation
    edition = claim.version
  }

  /// What of a story isn't in it as it was published.
  public func mismatches(with story: PublishedStory) -> [Mismatch] {
    ReadBack.mismatches(in: text, of: story, as: format)
  }

  /// Of several editions the one that it is most like, the first among equals. Nil where nothing of any is in it.
  public func mostLike(_ editions: [PublishedStory]) -> (edition: PublishedStory, mismatches: [Mismatch])? {
    let compared = editions.map { (edition: $0, mismatches: mismatches(with: $0)) }
    let best = compared.min { $0.mismatches.count < $1.mismatches.count }
    return best.flatMap { best in Self.isOfStory(best.edition, best.mismatches) ? best : nil }
  }

  /// Whether any words of the story were found.
  private static func isOfStory(_ story: PublishedStory, _ mismatches: [Mismatch]) -> Bool {
    let lost = Set(mismatches.filter { $0.expected != nil }.map(\.part))
    let paragraphs = story.text.printedParagraphs.indices.map { Mismatch.Part.paragraph($0 + 1) }
    return ([.headline] + paragraphs).contains { !lost.contains($0) }
  }
}

extension ReceivedDocument {
  private struct Claim {
    var uri: String?
    var version: Int?
    var isCancellation = false
  }

  private struct Item: Decodable {
    let uri: String
    let version: String?
    let pubStatus: String?
  }

  private static func format(of text: String) -> StoryFormat? {
    let start = text.unicodeScalars.drop(while: \.properties.isWhitespace)
    let opening = String(start.prefix(4096)).lowercased()
    if opening.isEmpty { return nil }
    if opening.hasPrefix("{") || opening.hasPrefix("[") { return .ninjs }
    if opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") { return .html }
    if opening.hasPrefix("<article") { return .fragment }
    if opening.hasPrefix("<") {
      return opening.contains("newsitem") ? .newsml : opening.contains("<html") ? .html : .fragment
    }
    return opening.utf8.starts(with: "# ".utf8) ? .markdown : .text
  }

  /// Nil for what isn't such a document.
  private static func claim(of text: String, as format: StoryFormat) -> Claim? {
    switch format {
    case .text, .markdown:
      return text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : Claim()
    case .html, .fragment:
      return article(in: text)
    case .ninjs:
      guard let item = try? JSONDecoder().decode(Item.self, from: Data(text.utf8)) else { return nil }
      let isCanceled = item.pubStatus == "canceled"
      return Claim(uri: item.uri, version: version(item.version, isCanceled), isCancellation: isCanceled)
    case .newsml:
      guard let item = XMLReader.root(of: text), item.name == "newsItem" else { return nil }
      let status = item.element("itemMeta", "pubStatus")?.attributes["qcode"]
      let isCanceled = status == "stat:canceled"
      return Claim(
        uri: item.attributes["guid"],
        version: version(item.attributes["version"], isCanceled),
        isCancellation: isCanceled
      )
    }
  }

  /// A kill is the version behind the last edition.
  private static func version(_ text: String?, _ isCancellation: Bool) -> Int? {
    text.flatMap { Int($0) }.map { isCancellation ? $0 - 1 : $0 }
  }

  /// What the `article` says that it is. A page that has none is no page of ours, and may still have our words in it.
  private static func article(in text: String) -> Claim? {
    let scalars = text.unicodeScalars
    guard scalars.contains("<") else { return nil }
    guard let start = text.utf8.firstRange(of: "<article".utf8)?.upperBound,
      let end = text.utf8[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return Claim() }
    let tag = Substring(text.utf8[start..<end])
    func attribute(_ name: String) -> String? {
      guard let value = tag.utf8.firstRange(of: " \(name)=\"".utf8)?.upperBound,
        let end = tag.utf8[value...].firstIndex(of: UInt8(ascii: "\""))
      else { return nil }
      return String(tag[value..<end])
    }
    return Claim(
      uri: attribute("data-story"),
      version: attribute("data-edition").flatMap { Int($0) },
      isCancellation: attribute("data-status") == "canceled"
    )
  }
}
