import Presentation

/// What a picture's file says, as lines for people. The keys are those of `Migrations/0039_pictures.sql`; whatever else is
/// there is shown by its own name.
struct MetadataLines {
  let metadata: JSONValue

  init(_ metadata: JSONValue) {
    self.metadata = metadata
  }

  /// `credit line: AFP`, `captions [ar]: …`.
  var lines: [String] {
    guard case .object(let members) = metadata else { return [] }
    return members.filter { !Self.doubtful.contains($0.name) }.flatMap { member in
      Self.lines(Self.words(member.name), member.value)
    }
  }

  /// What an editor should look at.
  var doubts: [String] {
    let conflicts = (metadata["conflicts"]?.elements ?? []).map { conflict in
      let values = (conflict["values"]?.elements ?? []).map {
        "\(($0["source"]?.text ?? "?").uppercased()) has \"\($0["text"]?.text ?? "")\""
      }
      return "\(Self.words(conflict["field"]?.text ?? "?")): \(Wording.list(values))"
    }
    let truncated = (metadata["truncated"]?.elements ?? []).compactMap(\.text).map {
      "\(Self.words($0)): its end may be missing"
    }
    return conflicts + truncated + (metadata["problems"]?.elements ?? []).compactMap(\.text)
  }

  private static let doubtful: Set = ["conflicts", "truncated", "problems"]

  private static func lines(_ name: String, _ value: JSONValue) -> [String] {
    switch value {
    case .null: []
    case .string(let text): ["\(name): \(text)"]
    case .array(let elements) where elements.allSatisfy { $0.text != nil }:
      elements.isEmpty ? [] : ["\(name): \(elements.compactMap(\.text).joined(separator: "; "))"]
    case .array(let elements):
      elements.map { element in
        let language = element["language"]?.text ?? "?"
        return "\(name)\(language == "x-default" ? "" : " [\(language)]"): \(element["text"]?.text ?? element.compact)"
      }
    case .object where value["text"]?.text != nil: ["\(name): \(value["text"]?.text ?? "")"]
    default: ["\(name): \(value.compact)"]
    }
  }

  private static func words(_ key: String) -> String {
    String(key.map { $0 == "_" ? " " : $0 })
  }
}
