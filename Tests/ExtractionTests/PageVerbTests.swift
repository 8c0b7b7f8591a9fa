import Extraction
import Foundation
import Testing

@Suite("Reading an HTML page", .timeLimit(.minutes(10)))
struct PageVerbTests {
  private func read(_ bytes: [UInt8]) async throws -> PageReading {
    try await Readers.built.read(.page, bytes, as: PageReading.self)
  }

  private func read(_ html: String) async throws -> PageReading {
    try await read(Array(html.utf8))
  }

  private func error(_ bytes: [UInt8]) async throws -> ExtractionError {
    do {
      _ = try await read(bytes)
      throw ExtractionError.garbled(problem: "nothing was refused")
    } catch let error as ExtractionError {
      return error
    }
  }

  @Test("gives its texts in order, with what each is, and marks what is no story")
  func blocks() async throws {
    let page = try await read(
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>Tram approved | Paper</title>
      <meta property="og:title" content="Tram approved"><meta name="author" content="Ana Souza">
      <link rel="canonical" href="https://example.org/tram"><style>p { color: red }</style>
      <script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Tram  approved",
      "datePublished":"2024-10-06","author":[{"name":"Ben Okafor"},"Ana Souza"],"articleBody":"It was."}]}</script></head>
      <body><nav><a href="/">Home</a> <a href="/w">World</a></nav><script>var x = "<p>no</p>"</script>
      <main><h1>Tram <em>app</em>roved</h1><figure><img src="a.jpg" alt="A  tram"><figcaption>A tram (AFP)</figcaption></figure>
      <p>The council
      approved&nbsp;it.<br>On Sunday.</p><h2>Why</h2><ul><li>One</li><li>Two</li></ul><p hidden>Secret</p>
      <div style="display: none">Gone</div><form><p>Sign up</p><button>Go</button></form></main>
      <aside>Most read</aside><footer>About us</footer></body></html>
      """
    )
    #expect(page.charset == "utf-8" && page.language == "en-GB")
    #expect(
      page.blocks.map { "\($0.kind.rawValue)|\($0.text)|\($0.outside ?? "")" } == [
        "paragraph|Home World|navigation", "title|Tram approved|", "alternative|A tram|", "caption|A tram (AFP)|",
        "paragraph|The council approved\u{A0}it.|", "paragraph|On Sunday.|", "heading|Why|", "item|One|", "item|Two|",
        "paragraph|Secret|hidden", "paragraph|Gone|hidden", "paragraph|Sign up|form", "paragraph|Go|form",
        "paragraph|Most read|aside", "paragraph|About us|footer",
      ]
    )
    #expect(page.silent == ["style": 1, "script": 2])
    #expect(page.evidence.title == "Tram approved | Paper")
    #expect(page.evidence.sharedTitle == "Tram approved" && page.evidence.headline == "Tram approved")
    #expect(
      page.evidence.authors == ["Ana Souza", "Ben Okafor"] || page.evidence.authors == ["Ben Okafor", "Ana Souza"]
    )
    #expect(page.evidence.published == "2024-10-06" && page.evidence.articleBytes == 7)
    #expect(page.evidence.canonical == "https://example.org/tram")
  }

  @Test("takes for its article only what holds most of its text")
  func article() async throws {
    let long = String(repeating: "The council approved the tram. ", count: 5)
    let page = try await read(
      "<body><div>Teaser</div><article><p>\(long)</p><article>Inner</article></article><article><p>Other</p></article>"
    )
    #expect(page.blocks.map(\.outside) == ["beside the article", nil, "beside the article", "beside the article"])
    let live = try await read("<body><article><p>One here.</p></article><article><p>Two here.</p></article>")
    #expect(live.blocks.map(\.outside) == [nil, nil])
  }

  @Test("knows its letters, whatever it claims")
  func charsets() async throws {
    let utf8 = try await read("<meta charset=windows-1252><p>Café – مرحبا</p>")
    #expect(utf8.charset == "utf-8" && utf8.claimedCharset == "windows-1252")
    #expect(utf8.blocks.map(\.text) == ["Café – مرحبا"])
    let latin = try await read(Array("<meta charset=utf-8><p>Caf".utf8) + [0xE9, 0x20, 0x96] + Array("</p>".utf8))
    #expect(latin.charset == "windows-1252" && latin.blocks.map(\.text) == ["Café –"])
    let none = try await read(Array("<p>Caf".utf8) + [0xE9] + Array("</p>".utf8))
    #expect(none.charset == "windows-1252" && none.claimedCharset == nil && none.blocks.map(\.text) == ["Café"])
    let arabic = try await read(Array("<meta charset=\"windows-1256\"><p>".utf8) + [0xE3, 0xD1, 0xCD, 0xC8, 0xC7])
    #expect(arabic.charset == "windows-1256" && arabic.blocks.map(\.text) == ["مرحبا"])
    let wide: [UInt8] = [0xFF, 0xFE] + "<p>Tram</p>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try await read(wide).blocks.map(\.text) == ["Tram"])
  }

  @Test("loses a hostile page alone, and says why")
  func hostile() async throws {
    #expect(try await error([]).code == "empty")
    #expect(try await error(Array("<p>a\u{0}b</p>".utf8)).code == "unsupported")
    #expect(try await error(Array(String(repeating: "<div>", count: 100_000).utf8)).code == "too_large")
    #expect(try await error([UInt8](repeating: 0x20, count: ExtractionLimits.pageBytes + 1)).code == "too_large")
    let flood = try await read("<p>" + String(repeating: "&amp;", count: 200_000) + "</p>")
    #expect(flood.blocks.map { $0.text.utf8.count } == [200_000])
    let attribute = try await read("<p title=\"" + String(repeating: "x", count: 3_000_000) + "\">Tram</p>")
    #expect(attribute.blocks.map(\.text) == ["Tram"])
    let entities = try await read("<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><p>&b;</p>")
    #expect(entities.blocks.map { $0.text.utf8.count }.reduce(0, +) < 200)
    let json = "{\"@graph\":" + String(repeating: "[", count: 100_000)
    #expect(try await read("<script type='application/ld+json'>\(json)</script><p>Tram</p>").blocks.count == 1)
  }

  @Test("with very many elements or attributes is read to its end")
  func many() async throws {
    let paragraphs = try await read(String(repeating: "<p>A tram.</p>", count: 50_000))
    #expect(paragraphs.blocks.count == 50_000)
    let attributes = "<p " + (0..<2_000).map { "a\($0)=1" }.joined(separator: " ") + ">Tram</p>"
    #expect(try await read(attributes).blocks.map(\.text) == ["Tram"])
  }
}
