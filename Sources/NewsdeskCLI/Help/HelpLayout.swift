import Presentation

/// How help stands on a screen: paragraphs, lines that are typed as they stand, and names beside what they are for.
struct HelpLayout {
  /// What a line may take up. Lines longer than 80 columns are harder to read, however wide the screen.
  let columns: Int
  private(set) var text = ""

  init(screen: Int) {
    columns = max(20, min(screen, 80))
  }

  /// A part of the text, an empty line below what stands there.
  mutating func add(_ part: String) {
    guard !part.isEmpty else { return }
    text += (text.isEmpty ? "" : "\n") + part + "\n"
  }

  /// - Parameter indent: how far in lines stand that begin at the margin.
  mutating func add(_ blocks: [HelpText.Block], indent: Int = 0) {
    var isHeaded = false
    for block in blocks {
      switch block {
      case .paragraph(let paragraph):
        add(TextWrapping.wrapped(paragraph, to: columns))
        isHeaded = paragraph.hasSuffix(":")
      case .lines(let lines):
        let margin = String(repeating: " ", count: lines.allSatisfy { $0.hasPrefix(" ") } ? 0 : indent)
        let part = lines.map { line(margin + $0) }.joined(separator: "\n")
        // What a heading stands above.
        if isHeaded { text += part + "\n" } else { add(part) }
        isHeaded = false
      }
    }
  }

  mutating func add(_ heading: String, _ entries: [(name: String, meaning: String)]) {
    guard !entries.isEmpty else { return }
    add(heading + ":\n" + entries.map { entry($0.name, $0.meaning) }.joined(separator: "\n"))
  }

  /// A line that fits. A command is never broken, so that it can be copied: what is said of it goes below.
  func line(_ line: String) -> String {
    guard DisplayWidth.of(line) > columns else { return line }
    let bare = line.drop { $0 == " " }
    let isExample = HelpText.isExample(String(bare))
    let gap = bare.firstRange(of: "  ")
    // On a narrow screen a second column has no room beside the first.
    guard isExample || columns < 60 && gap != nil else { return TextWrapping.wrapped(line, to: columns) }
    guard let gap else { return line }
    let margin = line.prefix { $0 == " " }
    let first = margin + bare[..<gap.lowerBound]
    let second = bare[gap.upperBound...].drop { $0 == " " }
    return (isExample ? String(first) : TextWrapping.wrapped(String(first), to: columns)) + "\n"
      + TextWrapping.wrapped("\(margin)    \(second)", to: columns)
  }

  /// A name in front of what it is for, or above it where one of them is too long for that.
  private func entry(_ name: String, _ meaning: String) -> String {
    let (margin, width) = (2, 26)
    let isBeside = columns >= 60 && DisplayWidth.of(name) + margin < width
    if isBeside {
      return TextWrapping.wrapped("  " + DisplayWidth.pad(name, to: width - margin) + " " + meaning, to: columns)
    }
    let below = String(repeating: " ", count: columns >= 60 ? width + 1 : 6)
    return "  \(name)\n" + TextWrapping.wrapped(below + meaning, to: columns)
  }
}
