/// Sentences to the desk: that a story must not be used, and what a version corrects.
enum AdvisoryNote {
  /// A kill, a withdrawal, an elimination. Prose about something that was withdrawn is none.
  static func kill(_ text: Substring) -> Advisory? {
    let words = words(of: text)
    guard !words.isEmpty else { return nil }
    let line = " " + words.joined(separator: " ") + " "
    if let phrase = mandatory.first(where: { line[...].firstRange(of: " \($0) ") != nil }) {
      return Advisory(.kill, text, "\"\(phrase)\"")
    }
    let body = words[bodyStart(words)...]
    let opening = " " + body.prefix(12).joined(separator: " ") + " "
    if let phrase = openings.first(where: { opening[...].dropping(prefix: " \($0) ") != nil }) {
      return Advisory(.kill, text, "opens with \"\(phrase)\"")
    }
    // `Reuters has withdrawn its story about …`, `The AP is withdrawing …`
    let front = Array(body.prefix(9))
    if let verb = front.firstIndex(where: {
      [
        "withdrawn", "withdrawing", "withdraws", "withdrew", "killed", "killing", "retracted", "eliminated",
        "eliminating",
      ].contains($0)
    }),
      (1...5).contains(verb), verb + 2 < front.count,
      ["its", "the", "this", "a", "our", "story", "stories", "article", "report"].contains(front[verb + 1]),
      front[verb...].contains(where: nouns.contains),
      front[..<verb].allSatisfy({ owners.contains($0) })
    {
      return Advisory(.kill, text, "an agency withdraws its story")
    }
    // `Attention editors: the story "…" has been withdrawn`
    if body.startIndex > 0 || text.utf8.first == UInt8(ascii: "("), body.prefix(3).contains(where: nouns.contains),
      let verb = body.prefix(30).firstIndex(where: killVerbs.contains),
      ["been", "is", "are", "was"].contains(words[verb - 1])
    {
      return Advisory(.kill, text, "tells editors that a story is \(words[verb])")
    }
    if let verb = subject(of: body), killVerbs.contains(verb) {
      return Advisory(.kill, text, "\"this story … \(verb)\"")
    }
    return nil
  }

  /// What a version corrects, refiles, updates or repeats, as a sentence or in brackets.
  static func note(_ text: Substring) -> Advisory? {
    let words = words(of: text)
    guard !words.isEmpty else { return nil }
    var body = words[bodyStart(words)...]
    // `(The story was refiled …)`
    if text.utf8.first == UInt8(ascii: "("), body.first == "the" { body = ["this"] + body.dropFirst() }
    if let verb = subject(of: body), let kind = noteVerbs[verb] {
      return Advisory(kind, text, "\"this story … \(verb)\"")
    }
    let front = body.prefix(2).joined(separator: " ")
    if ["an earlier", "a previous", "earlier version", "an original", "previous version"].contains(front)
      || front == "earlier versions",
      body.prefix(9).contains(where: nouns.contains),
      body.prefix(5).contains(where: { $0 == "version" || $0 == "versions" })
    {
      return Advisory(.correctionNote, text, "speaks of an earlier version")
    }
    // `(Corrects spelling in paragraph 2)`, `Eds: Refiles to fix …`. With no bracket it would be a sentence of anybody's.
    let isMarked = text.utf8.first == UInt8(ascii: "(") || text.utf8.first == UInt8(ascii: "[") || bodyStart(words) > 0
    // `(In first paragraph, corrects date)`
    let spoken = body.first == "in" ? body.prefix(6).first { ["corrects", "refiles"].contains($0) } : body.first
    guard isMarked, let verb = spoken, let kind = openingVerbs[verb], body.count > 1 || kind != .updateNote else {
      return nil
    }
    guard !AdvisoryLabels.isLabel(text.trimmedOf("()[]")) else { return nil }
    // `(CORRECTED) Tunisians vote` is a headline with its label.
    if let close = text.utf8.firstIndex(of: UInt8(ascii: ")")), !text[text.utf8.index(after: close)...].trimmed.isEmpty
    {
      return nil
    }
    return Advisory(kind, text, "in brackets: \"\(verb) …\"")
  }

  /// Of "This March 3 story has been officially corrected to …": the verb. Nil where the words don't begin like that.
  private static func subject(of words: ArraySlice<String>) -> String? {
    guard let first = words.first, first == "this" || first == "above" || first == "these" else { return nil }
    let front = words.prefix(14)
    guard let noun = front.prefix(8).firstIndex(where: nouns.contains) else { return nil }
    // `This refiled story …`
    if let verb = front[..<noun].first(where: { noteVerbs[$0] != nil }) { return verb }
    let allowed: Set<String> = [
      "has", "have", "been", "was", "were", "is", "being", "officially", "since", "of", "the", "story", "article",
      "report", "also", "item", "hereby", "now",
    ]
    for word in front[(noun + 1)...].prefix(7) {
      if noteVerbs[word] != nil || killVerbs.contains(word) { return word }
      if !allowed.contains(word) { return nil }
    }
    return nil
  }

  private static func words(of text: Substring) -> [String] {
    text.prefixOfBytes(400).words.map { ComparisonKey.of($0.trimmedOf("()[]*.,;:!\"“”'’-–—<>#")) }.filter {
      !$0.isEmpty
    }
  }

  /// Where the sentence begins behind `Editor's note:`, `Eds:`, `ATTENTION EDITORS -`, `Correction:`.
  private static func bodyStart(_ words: [String]) -> Int {
    var start = 0
    while start < min(4, words.count - 1), addresses.contains(words[start]) { start += 1 }
    return start
  }

  private static let addresses: Set<String> = [
    "editors", "editor", "eds", "ed", "attention", "note", "notes", "nb", "urgent", "notice", "advisory", "correction",
    "corrections",
    "clarification", "to", "clients", "subscribers", "important", "reminder", "ps", "bulletin",
  ]
  private static let owners: Set<String> = [
    "reuters", "ap", "afp", "we", "has", "have", "is", "are", "associated", "press", "the", "dpa", "efe", "upi",
    "agence", "france",
    "xinhua", "tass", "kyodo", "bloomberg", "today", "hereby", "newsroom", "desk",
  ]
  private static let nouns: Set<String> = [
    "story", "stories", "article", "version", "report", "item", "headline", "dispatch", "alert", "photo", "picture",
    "caption",
    "graphic", "video", "column", "factbox", "text", "copy", "snap", "brief", "post", "piece", "take",
  ]
  private static let killVerbs: Set<String> = [
    "withdrawn", "killed", "retracted", "eliminated", "cancelled", "canceled",
  ]
  private static let noteVerbs: [String: Advisory.Kind] = [
    "corrected": .correctionNote, "corrects": .correctionNote, "amended": .correctionNote, "clarified": .correctionNote,
    "clarifies": .correctionNote, "correcting": .correctionNote, "refiled": .refileNote, "refiles": .refileNote,
    "re filed": .refileNote,
    "resent": .refileNote, "updated": .updateNote, "updates": .updateNote, "revised": .updateNote,
    "repeated": .repeatNote,
    "repeats": .repeatNote,
  ]
  private static let openingVerbs: [String: Advisory.Kind] = [
    "corrects": .correctionNote, "corrected": .correctionNote, "correcting": .correctionNote,
    "clarifies": .correctionNote,
    "refiles": .refileNote, "refiled": .refileNote, "refile": .refileNote, "refiling": .refileNote,
    "repeats": .repeatNote,
    "repeat": .repeatNote, "rpts": .repeatNote, "adds": .updateNote, "updates": .updateNote, "updated": .updateNote,
    "recasts": .updateNote, "rewrites": .updateNote, "updating": .updateNote, "adding": .updateNote,
    "refiles,": .refileNote,
    "correct": .correctionNote, "removes": .updateNote, "deletes": .updateNote, "writes": .updateNote,
    "releads": .updateNote,
  ]
  private static let mandatory = [
    "kill is mandatory", "mandatory kill", "withdrawal is mandatory", "elimination is mandatory", "bulletin kill",
    "advisory kill",
    "kill advisory", "make certain the story is not used", "make certain that the story is not used",
    "make certain this story is not used", "make certain it is not used", "story must be killed",
  ]
  private static let openings = [
    "story withdrawn", "article withdrawn", "item withdrawn", "story killed", "story removed", "story retracted",
    "please withdraw", "please disregard",
    "please ignore", "please discard", "please delete", "please do not use", "kindly disregard", "kindly ignore",
    "disregard previous",
    "disregard the", "do not use", "withdraw story", "withdraws story", "withdraw the", "kill bc", "kill this story",
    "kill the story", "kill story", "kill notice", "kill note", "please kill", "annulation", "prière de ne pas",
    "priere de ne pas", "merci de ne pas utiliser", "bitte nicht verwenden", "no usar", "story has been withdrawn",
    "elimination",
    "photo kill", "picture kill", "please eliminate", "photo elimination", "picture elimination", "eliminate the",
    "stop press do not use", "embargo broken do not use",
  ]
}
