import Foundation
import Presentation
import Testing

private let source = "/usr/share/unicode/EastAsianWidth.txt"

@Suite("The table of wide characters is Unicode's own", .enabled(if: FileManager.default.fileExists(atPath: source)))
struct WideScalarsTests {
  @Test("Every listed character has the width of its class")
  func agreement() throws {
    let lines = try String(contentsOfFile: source, encoding: .utf8).split(separator: "\n")
    // Another version has other characters; the table is made anew with Scripts/make-wide-scalars.
    guard lines.first == "# EastAsianWidth-15.0.0.txt" else { return }
    var checked = 0
    for line in lines where !line.hasPrefix("#") {
      let fields = line.split(whereSeparator: { ";# ".contains($0) })
      let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
      let isWide = fields[1] == "W" || fields[1] == "F"
      for value in ends[0]...(ends.last ?? ends[0]) {
        guard let scalar = Unicode.Scalar(value), hasWidth(scalar) else { continue }
        let width = DisplayWidth.of(Character(scalar))
        if width != (isWide ? 2 : 1) { Issue.record("U+\(String(value, radix: 16)) takes \(width) columns") }
        checked += 1
      }
    }
    #expect(checked > 250_000)
  }

  /// Marks and jamo join what stands before them, format characters are shown another way.
  private func hasWidth(_ scalar: Unicode.Scalar) -> Bool {
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .surrogate: return false
    default: return true
    }
  }
}
