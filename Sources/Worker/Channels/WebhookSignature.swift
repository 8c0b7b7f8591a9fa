#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The signature of Standard Webhooks: HMAC-SHA-256 over `id.timestamp.body`, in Base64, behind `v1,`.
public enum WebhookSignature {
  /// - Parameters:
  ///   - time: seconds since 1970.
  ///   - secret: the bytes, not their Base64.
  public static func header(id: String, time: Int64, body: [UInt8], secret: [UInt8]) -> String {
    let message = Array("\(id).\(time).".utf8) + body
    return "v1," + Data(HMAC.sha256(message, key: secret)).base64EncodedString()
  }
}
