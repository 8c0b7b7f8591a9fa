import Desk
import Newsroom
import Presentation

/// Where a story came from, as `source show` writes it.
enum OriginDocument {
  static func json(_ story: Int64, _ origins: [SourceService.Origin], times: Times) -> JSONValue {
    .object([
      .init("story", .integer(story)),
      .init("sources", .array(origins.map { json($0, times: times) })),
    ])
  }

  private static func json(_ origin: SourceService.Origin, times: Times) -> JSONValue {
    [
      "revision": .integer(Int64(origin.revision)),
      "file": .string(origin.name),
      "item": .integer(Int64(origin.item)),
      "bytes": .integer(Int64(origin.size)),
      "sha256": .string(hex(origin.digest)),
      "source_id": .string(orNull: origin.externalID),
      "source_version": .string(orNull: origin.externalVersion),
      "by": .string(origin.by.name),
      "at": .string(times.local(origin.at).rfc3339),
      "removed": .array(
        origin.removed.map { line in
          ["line": .integer(Int64(line.line)), "text": .string(line.text), "why": .string(line.why)]
        }
      ),
    ]
  }

  static func text(_ story: Int64, _ origins: [SourceService.Origin], times: Times, on screen: Terminal) -> String {
    var lines: [String] = []
    for origin in origins {
      if !lines.isEmpty { lines.append("") }
      let title = "\(story), revision \(origin.revision): story \(origin.item) of \(origin.name)"
      lines.append(screen.paint(SafeText.terminal(title), .bold))
      lines.append("\(Wording.count(origin.size, "byte")), SHA-256 \(hex(origin.digest))")
      if let id = origin.externalID {
        lines.append(
          SafeText.terminal("its source calls it \(id)\(origin.externalVersion.map { ", version \($0)" } ?? "")")
        )
      }
      lines.append(
        SafeText.terminal("brought in by \(origin.by.name), \(times.local(origin.at).absolute(now: times.now))")
      )
      if origin.removed.isEmpty { lines.append("Every line of it is in the story.") }
      for line in origin.removed {
        lines.append(SafeText.terminal("line \(line.line): \(line.why): \(line.text)"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes { text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    return text
  }
}
