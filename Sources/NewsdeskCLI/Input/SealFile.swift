import Newsroom

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A seal that was kept outside of the newsroom: the file that `audit export --seal` writes, or a whole export, whose last
/// line holds the newest seal.
enum SealFile {
  static func read(_ path: String) throws -> Seal {
    let lines = try InputFile.read(path).split(separator: UInt8(ascii: "\n"))
    guard let last = lines.last,
      let line = try? JSONDecoder().decode(Line.self, from: Data(last)),
      let seal = (line.newest_seal ?? line.seal)
    else {
      throw ErrorReport(
        "\(InputFile.name(path)) holds no seal.",
        ["Write one: newsdesk audit export --seal -o seal.json"],
        status: .badData,
        code: "no_seal"
      )
    }
    return Seal(
      number: seal.number,
      sealedAt: Date(timeIntervalSince1970: Double(seal.sealed_at) / 1_000_000),
      sealedAtMicroseconds: seal.sealed_at,
      firstEntry: seal.first_entry,
      entries: seal.entries,
      stories: seal.stories,
      storiesDigest: seal.stories_digest,
      staffEntry: seal.staff_entry,
      staffDigest: seal.staff_digest,
      server: seal.server,
      oldestTransaction: seal.oldest_transaction,
      nextTransaction: seal.next_transaction,
      previousDigest: seal.previous_digest,
      digest: seal.digest
    )
  }

  /// The last line: a seal itself, or the end of an export.
  private struct Line: Decodable {
    var newest_seal: Members?
    var seal: Members?

    private enum Key: CodingKey {
      case type
      case newest_seal
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      newest_seal = try container.decodeIfPresent(Members.self, forKey: .newest_seal)
      seal = try container.decode(String.self, forKey: .type) == "seal" ? try Members(from: decoder) : nil
    }
  }

  /// Named as in the file.
  private struct Members: Decodable {
    var number: Int64
    var sealed_at: Int64
    var first_entry: Int64
    var entries: Int64
    var stories: Int64
    var stories_digest: String
    var staff_entry: Int64?
    var staff_digest: String?
    var server: Int64
    var oldest_transaction: Int64
    var next_transaction: Int64
    var previous_digest: String?
    var digest: String
  }
}
