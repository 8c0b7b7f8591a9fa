import Desk
import Newsroom
import Presentation

/// A picture's rights as `photo rights show` writes them: what holds, what blocks, who answers for it.
struct RightsDocument {
  /// The picture as people call it: 214/2.
  let place: String
  let rights: PictureRights
  let blocks: [PictureBlock]
  let times: Times

  var text: String { lines.map { SafeText.terminal($0) + "\n" }.joined() }

  var lines: [String] { facts + blocks.flatMap { Self.lines($0, times) } }

  private var facts: [String] {
    var lines: [String] = []
    if let by = rights.setBy, let at = rights.setAt {
      lines.append(
        "\(place): as \(by.name) said, \(times.local(at).absolute(now: times.now)), version \(rights.version)"
      )
    } else {
      lines.append("\(place): nobody has said what holds; this is what its file says")
    }
    if let terms = rights.usageTerms { lines.append("  terms: \(Self.oneLine(terms))") }
    lines.append("  where: " + Self.territory(rights))
    if let at = rights.expiresAt { lines.append("  until: \(times.due(at))") }
    if !rights.restrictions.isEmpty {
      lines.append(
        (rights.isProposed ? "  its words rule out: " : "  restrictions: ")
          + rights.restrictions.map(Self.words).joined(separator: ", ")
      )
    }
    if let note = rights.restrictionNote { lines.append("  restrictions in words: \(Self.oneLine(note))") }
    lines.append("  cost: \(rights.cost?.rawValue ?? "nobody has said")")
    if let source = rights.source { lines.append("  source: \(source)") }
    if let note = rights.note { lines.append("  on the ground: \(Self.oneLine(note))") }
    if blocks.isEmpty { lines.append("  Nothing blocks it.") }
    return lines
  }

  /// What of a story's pictures blocks its publication, in lines for people.
  static func lines(_ block: PictureBlock, _ times: Times) -> [String] {
    if let lifted = block.lifted {
      return [
        "  \(block.message)  [\(block.code)]",
        "    lifted by \(lifted.by) until \(times.local(lifted.until).absolute(now: times.now)), grant \(lifted.grant): "
          + oneLine(lifted.reason),
      ]
    }
    if !block.isDue { return ["  \(block.message)  [\(block.code), not yet]"] }
    var lines = ["  \(block.message)  [\(block.code), blocks publication]", "    type: \(block.fix)"]
    if !block.who.isEmpty { lines.append("    who can: " + block.who.joined(separator: ", ")) }
    return lines
  }

  static func territory(_ rights: PictureRights) -> String {
    (rights.territories.isEmpty ? "the whole world" : rights.territories.joined(separator: ", "))
      + (rights.excluded.isEmpty ? "" : ", but not " + rights.excluded.joined(separator: ", "))
  }

  static func words(_ code: String) -> String {
    code.split(separator: "_").joined(separator: " ")
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  var json: JSONValue {
    [
      "photo": .string(place), "picture": .integer(rights.picture), "version": .integer(Int64(rights.version)),
      "proposed": .bool(rights.isProposed), "usage_terms": .string(orNull: rights.usageTerms),
      "territories": .array(rights.territories.map(JSONValue.string)),
      "excluded": .array(rights.excluded.map(JSONValue.string)),
      "expires": .string(orNull: rights.expiresAt.map { times.local($0).rfc3339 }),
      "expires_on_the_wall": .string(orNull: rights.expiresOnTheWall),
      "expires_zone": .string(orNull: rights.expiresZone),
      "restrictions": .array(rights.restrictions.map(JSONValue.string)),
      "restriction_note": .string(orNull: rights.restrictionNote),
      "cost": .string(orNull: rights.cost?.rawValue), "source": .string(orNull: rights.source),
      "note": .string(orNull: rights.note), "set_by": .string(orNull: rights.setBy?.name),
      "set_at": .string(orNull: rights.setAt.map { times.local($0).rfc3339 }),
      "blocks": .array(blocks.map { Self.json($0, times) }),
    ]
  }

  static func json(_ block: PictureBlock, _ times: Times) -> JSONValue {
    [
      "photo": .integer(Int64(block.number)), "code": .string(block.code), "message": .string(block.message),
      "blocks": .bool(block.blocks), "due": .string(orNull: block.dueAt.map { times.local($0).rfc3339 }),
      "fix": .string(block.fix), "who": .array(block.who.map(JSONValue.string)),
      "lifted": block.lifted.map { lifted in
        [
          "grant": .integer(lifted.grant), "by": .string(lifted.by),
          "until": .string(times.local(lifted.until).rfc3339), "reason": .string(lifted.reason),
        ]
      } ?? .null,
    ]
  }
}
