import Presentation

/// What every item of IPTC's ninjs 3.1 begins with. It refuses every property that it doesn't name.
enum NinjsItem {
  static let standard: JSONValue = [
    "name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
  ]

  /// ninjs has no slot of their own for a caption, a credit line or an alternative text: they are descriptions with roles.
  static func description(_ role: String, _ value: String) -> JSONValue {
    ["role": .string(role), "contentType": "text/plain", "value": .string(value)]
  }
}

extension [JSONValue] {
  /// The list, or nothing where it has nothing.
  var orNil: JSONValue? { isEmpty ? nil : .array(self) }
}
