import Presentation

extension PrintedStory {
  /// Blocks with a blank line between them; the pictures after the text, each with its caption and its credit.
  var plainText: String {
    var blocks = [headline]
    blocks.append(([byline].compactMap { $0 } + [timesLine]).joined(separator: "\n"))
    if let correctionNote { blocks.append("Correction: \(correctionNote)") }
    blocks += textParagraphs
    blocks += pictures.map(\.textBlock)
    blocks += [contributorLine, copyrightNotice].compactMap { $0 }
    return SafeText.document(blocks.joined(separator: "\n\n")) + "\n"
  }

  /// The paragraphs, the first with its dateline.
  var textParagraphs: [String] {
    guard let lead = datelineLead, let first = paragraphs.first else { return paragraphs }
    return [lead + first] + paragraphs.dropFirst()
  }

  var timesLine: String {
    timesInWords.enumerated()
      .map { index, told in "\(index == 0 ? told.label : told.label.lowercased()) \(told.time.lasting)" }
      .joined(separator: ", ")
  }
}

extension PrintedPicture {
  fileprivate var textBlock: String {
    ["Photo \(position): \(caption)", credit.map { "Credit: \($0)" }].compactMap { $0 }.joined(separator: "\n")
  }
}
