internal import CLibxml2
internal import Extraction

/// `newsdesk-reader page`: the texts of an HTML page.
enum PageVerb {
  static func prepare() {
    xmlInitParser()
    Charset.prepare()
  }

  static func run(_ input: StandardInput) throws {
    let (text, charset, claimed) = try Charset.text(of: try input.bytes())
    var reading = PageReading(charset: charset)
    reading.claimedCharset = claimed
    try HTMLDocument.read(text) { root in
      var walk = PageWalk()
      walk.read(root)
      reading.language = walk.language
      reading.blocks = PageArticle.marked(walk)
      reading.silent = walk.silent
      reading.evidence = walk.evidence
    }
    try StandardOutput.write(json: reading)
  }
}
