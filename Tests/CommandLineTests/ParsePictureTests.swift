import Foundation
import Testing

@Suite("Reading a picture with no newsroom", .timeLimit(.minutes(10)))
struct ParsePictureTests {
  /// A PNG of 2 × 2 pixels. Its XMP has a headline with a mark that turns text around, two captions, a date and a credit.
  private static let picture =
    Data(
      base64Encoded: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAABumlUWHRYTUw6Y29tLmFkb2JlLnhtcAABAAAAeNptUsGO0zAQ/ZXI\
        XEnsZncRsZpKFd0VK8EF9ge8tttacuzInm7SG+IAFy58xcJKIO2RP0mvfAnTNvJWK6Q4Gnvee/PsmWnP+6ZtNIisb6yLvK+JUP5W\
        c4z3x5TMpkEt+YfF1YjAXU3WAC2ntOu6ojsrfFjRSVVVlJW0LHNE5HHrQPS5iy9GgYWOMpgWjHejkJJJp90Ee1BRkmqrG+0g0kkx\
        oWTEtmsPPq59myguFgejhfQNTWkksUS6bkGe4/Uue0g0dCAPlSIoegKgJWOvc1bmZYX8pMffaqGscbomVzqE7d9Pv7PbTXDxFPMm\
        aGWwxDvhQAd3mloI0JjGv6pJycpXOTvD72ZyztkFZxXJTjzwhVkZEPaj3wSpb7atTrblXZGcO91F6ZWOVB3x8YAHxFMIAs2quV35\
        YGDdGPkevQnsgZJcPbXg2JO5hWNgzf7JuBVuVZM+V3opNhbIbJ4t97d+mWHTliboKT2i/8MSgcyGP8OP3ffhfngcfmbDw/AL1+Pu\
        8/At233dfRnun+g0lafPjdFn0zKe4ABilMZ19g8YeP7bTqBjegAAABFJREFUeJxjYGRiZmFlY4BQAAERACt4/ViRAAAAAElFTkSu\
        QmCC
        """
    ) ?? Data()

  private func parse(_ arguments: String..., body: (Outcome, Account) throws -> Void) async throws {
    try await Account.use { account in
      // Were a newsroom asked for, it would be missed.
      let lost = account.with(["PGHOST": "/nowhere", "NEWSDESK_HOME": nil])
      try account.file("ferry.png", Self.picture)
      try account.file("ferry.jpg", Self.picture)
      try account.file("soup.jpg", "GIF89a and so on")
      try account.file("half.png", Self.picture.prefix(20))
      try body(try await lost.newsdesk(["parse", "picture"] + arguments), account)
    }
  }

  @Test("shows what it is and says, for people, and what hides in it")
  func document() async throws {
    try await parse("ferry.png") { outcome, _ in
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.lines.first == "ferry.png  PNG, 2 × 2")
      #expect(outcome.output.contains("  Headline:     Ferry burns\n"))
      #expect(outcome.output.contains("  Caption (ar): عبّارة تحترق، هنا\n"))
      #expect(outcome.output.contains("  Made:         2026-03-03T14:05:09\n"))
      #expect(outcome.output.contains("Made by a machine: http"))
      #expect(!outcome.output.contains("\u{202E}"))
    }
    try await parse("ferry.png", "--raw") { outcome, _ in
      #expect(outcome.output.contains("\n  Xmp.photoshop.Headline  Ferry<U+202E> burns\n"))
    }
  }

  @Test("gives an object for one file, a list for several, and a line for each")
  func formats() async throws {
    try await parse("ferry.png", "--json") { outcome, _ in
      let object = try JSON.object(outcome.output)
      #expect(object["kind"] as? String == "png")
      #expect(object["machine_made"] as? Bool == true)
      #expect(object["tags"] == nil)
      let metadata = try (object["metadata"] as? [String: Any]).orThrow("metadata")
      #expect(metadata["headline"] as? String == "Ferry burns")
      #expect((metadata["created"] as? [String: Any])?["iso"] as? String == "2026-03-03T14:05:09")
    }
    try await parse("ferry.png", "ferry.jpg", "--json") { outcome, _ in
      let objects = try JSON.objects(outcome.output)
      #expect(objects.compactMap { $0["mislabelled"] as? Bool } == [false, true])
    }
    try await parse("ferry.png", "ferry.jpg", "-f", "ndjson", "--raw") { outcome, _ in
      let objects = try outcome.lines.map { try JSON.object(String($0)) }
      #expect(objects.compactMap { $0["tags"] as? [Any] }.count == 2)
    }
    try await parse("ferry.png", "-f", "tsv") { outcome, _ in
      #expect(outcome.lines.last?.hasPrefix("ferry.png\tpng\t2\t2\tfalse\ttrue\t2026-03-03T14:05:09\t") == true)
    }
  }

  @Test("says of each file that can't be read why, and reads the others")
  func problems() async throws {
    try await parse("soup.jpg", "ferry.png", "half.png", "none.png", "-f", "ndjson") { outcome, _ in
      #expect(outcome.status == 65)
      #expect(outcome.lines.count == 1)
      #expect(outcome.errors.contains("soup.jpg: this is a GIF picture"))
      #expect(outcome.errors.contains("half.png: it is broken"))
      #expect(outcome.errors.contains("none.png can't be read: there is no such file"))
    }
    try await parse("none.png") { outcome, _ in #expect(outcome.status == 66) }
    try await parse("soup.jpg", "--json") { outcome, _ in
      #expect(outcome.status == 65)
      #expect(outcome.output == "")
    }
  }

  @Test("says how to mend an installation without its reader")
  func missing() async throws {
    try await Account.use { account in
      try account.file("ferry.png", Self.picture)
      let outcome = try await account.with(["NEWSDESK_READER": "/nowhere"]).newsdesk(["parse", "picture", "ferry.png"])
      #expect(outcome.status == 78)
      #expect(outcome.errors.contains("newsdesk-reader is missing"))
      #expect(outcome.errors.contains("Fix: "))
    }
  }

  @Test("costs no other command a library: newsdesk starts with none that reads strangers' files, and without libpq")
  func libraries() async throws {
    try await Account.use { account in
      let own = try await account.run("/usr/bin/ldd", [Account.program], input: nil)
      for library in ["libpq", "exiv2", "libxml2", "libarchive", "libglib"] { #expect(!own.output.contains(library)) }
      let reader = try await account.run("/usr/bin/ldd", [Account.program + "-reader"], input: nil)
      #expect(reader.output.contains("libgexiv2"))
      #expect(!reader.output.contains("libpq"))
    }
  }
}
