import Newsroom
import Presentation

/// What the checks found as SARIF 2.1.0, which code hosts and editors show (OASIS, sarif-v2.1.0-os).
///
/// A line of a file is a physical location; a part of a story is a logical one: `214/2`, of the kind "caption".
enum CheckSARIF {
  static func document(_ checked: [CheckedText], checks: [EditorialCheck]) -> JSONValue {
    let places = Dictionary(uniqueKeysWithValues: checks.enumerated().map { ($1.code, $0) })
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "newsdesk",
              "semanticVersion": .string(Newsdesk.version),
              "rules": .array(checks.map(rule)),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(
            checked.flatMap { text in text.findings.map { result($0, in: text, rule: places[$0.finding.code]) } }
          ),
        ]
      ],
    ]
  }

  private static func rule(_ check: EditorialCheck) -> JSONValue {
    let level =
      switch check.defaultLevel {
      case .error where check.isFixed: "An error on every desk: nothing is published without."
      case .error: "An error, unless the desk says otherwise."
      case .warning: "A warning, unless the desk says otherwise."
      case .off: "Off, unless the desk says otherwise."
      }
    return [
      "id": .string(check.code),
      "shortDescription": ["text": .string(check.about)],
      "help": ["text": .string(check.about + " " + level)],
      "defaultConfiguration": [
        "enabled": .bool(check.defaultLevel != .off),
        "level": .string(check.defaultLevel == .off ? "none" : check.defaultLevel.rawValue),
      ],
      "properties": ["tags": [.string(check.part.rawValue)]],
    ]
  }

  private static func result(_ found: CheckedText.Finding, in text: CheckedText, rule: Int?) -> JSONValue {
    let finding = found.finding
    return .object(
      omittingNil: [
        "ruleId": .string(finding.code),
        "ruleIndex": rule.map { .integer(Int64($0)) },
        "level": .string(finding.level.rawValue),
        "message": ["text": .string(finding.message)],
        "locations": [location(found, in: text)],
        "properties": finding.fix.map { ["fix": .string($0)] },
      ]
    )
  }

  private static func location(_ found: CheckedText.Finding, in text: CheckedText) -> JSONValue {
    guard let file = text.file else { return ["logicalLocations": [logical(found.finding, in: text)]] }
    return [
      "physicalLocation": .object(
        omittingNil: [
          "artifactLocation": ["uri": .string(uri(InputFile.name(file)))],
          "region": found.line.map { ["startLine": .integer(Int64($0))] },
        ]
      ),
      "logicalLocations": [logical(found.finding, in: text)],
    ]
  }

  private static func logical(_ finding: CheckFinding, in text: CheckedText) -> JSONValue {
    let place = finding.picture.map { "\(text.id)/\($0)" } ?? text.id
    return [
      "name": .string(finding.subject),
      "fullyQualifiedName": .string(place),
      "kind": .string(finding.picture == nil ? "story" : "caption"),
    ]
  }

  /// A path as a URI reference (RFC 3986): whatever may not stand in one is its bytes.
  private static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    let encoded = path.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.append(Character(Unicode.Scalar(byte)))
      default:
        result.append("%")
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return path.hasPrefix("/") ? "file://" + encoded : encoded
  }
}
