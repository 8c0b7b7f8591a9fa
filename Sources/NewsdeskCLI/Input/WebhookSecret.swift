import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a webhook's messages are signed with, as Standard Webhooks writes it: `whsec_` and 24 to 64 bytes in Base64.
struct WebhookSecret {
  static let prefix = "whsec_"

  let bytes: [UInt8]
  /// Whether it was made here, and has to be shown.
  let isNew: Bool

  /// The one in a file, or a new one of 32 bytes.
  static func chosen(file: String?) throws -> WebhookSecret {
    guard let file else {
      // Swift's own generator is the system's, made for keys.
      var generator = SystemRandomNumberGenerator()
      return WebhookSecret(bytes: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }, isNew: true)
    }
    let text = String(decoding: try InputFile.read(file), as: UTF8.self)
    let line = text.trimmingPrefix { $0.isWhitespace }.prefix { !$0.isWhitespace }
    guard line.hasPrefix(prefix), let data = Data(base64Encoded: String(line.dropFirst(prefix.count))),
      (24...64).contains(data.count)
    else {
      throw ErrorReport(
        "\(InputFile.name(file)) holds no webhook secret.",
        ["It is \(prefix) and 24 to 64 bytes in Base64. Without --secret-file one is made."],
        status: .badData,
        code: "bad_secret"
      )
    }
    return WebhookSecret(bytes: Array(data), isNew: false)
  }

  func show(_ context: CommandContext) throws {
    guard isNew else { return }
    try context.say(Self.prefix + Data(bytes).base64EncodedString())
    context.note(
      "That is the secret that its messages are signed with. It is shown this once: give it to the receiver."
    )
  }
}
