import Presentation

extension PrintedStory {
  /// CommonMark, in which the only markup is ours: a head, the text and what belongs to it, with a rule between.
  var markdown: String {
    var blocks = ["# " + SafeText.markdown(headline).split(separator: "\n").joined(separator: "&#10;")]
    if let byline { blocks.append("_\(byline.markdownLines)_") }
    blocks.append(SafeText.markdown(timesLine))
    if let correctionNote { blocks.append("**Correction:** \(correctionNote.markdownLines)") }
    blocks += [Self.rule] + markdownParagraphs
    let rest = pictures.flatMap(\.markdownBlocks) + [contributorLine, copyrightNotice].compactMap { $0?.markdownLines }
    if !rest.isEmpty { blocks += [Self.rule] + rest }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  static var rule: String { "---" }

  private var markdownParagraphs: [String] {
    let lead = datelineLead.map { "**\($0.trimmingBlanks.markdownLines)** " } ?? ""
    return paragraphs.enumerated().map { index, paragraph in (index == 0 ? lead : "") + paragraph.markdownLines }
  }
}

extension PrintedPicture {
  fileprivate var markdownBlocks: [String] {
    let image = source.map { "![\(SafeText.markdown((altText ?? "").joiningBlanks))](<\($0.address)>)" }
    return [image, "**Photo \(position):** \(caption.markdownLines)", credit.map { "**Credit:** \($0.markdownLines)" }]
      .compactMap { $0 }
  }
}

extension String {
  /// Escaped, with the ends of lines as hard breaks, so that no block ends inside it.
  fileprivate var markdownLines: String {
    SafeText.markdown(self).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\\n")
  }
}
