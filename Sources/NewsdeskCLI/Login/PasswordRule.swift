import Postgres

/// What a password must be. The database sees a verifier only, so that nobody but this side can look.
///
/// NIST SP 800-63B-4 (2025), 3.1.1.2: fifteen characters where the password is all that is asked for, each code point counted,
/// no rules about kinds of characters, spaces and Unicode welcome, no name of the person's.
struct PasswordRule {
  var login: String
  /// What it may not be again.
  var current: Password?

  static let shortest = 15
  static let words = "at least \(shortest) characters, of any kind; four or five unrelated words are good"

  /// Why not this one; nil where it is good.
  func problem(with password: Password) -> String? {
    password.withBytes { bytes in
      if bytes.isEmpty { return "it is empty" }
      if bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return "it has control characters in it" }
      // Every byte but those that continue a character.
      let characters = bytes.count { $0 & 0xC0 != 0x80 }
      if bytes.map(Self.lowercase) == Array(login.utf8) { return "it is your login" }
      if characters < Self.shortest { return "it has \(characters) characters, and \(Self.shortest) are the least" }
      if Set(bytes).count < 5 { return "it is one thing over and over" }
      if let current, password == current { return "it is the one that you have" }
      return nil
    }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }
}
