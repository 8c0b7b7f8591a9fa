import Foundation

/// What was printed, read by somebody else's parser.
enum JSON {
  static func objects(_ text: String) throws -> [[String: Any]] {
    try (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]).orThrow("an array of objects")
  }

  static func object(_ text: String) throws -> [String: Any] {
    try (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]).orThrow("an object")
  }
}
