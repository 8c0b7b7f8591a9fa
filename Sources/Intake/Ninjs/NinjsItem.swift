internal import Newsroom

/// A story as an item of IPTC's ninjs, of any version from 1.0 to 3.1.
///
/// Version 1 has `headline`, `body_text` and associations by name; from 2.0 on they are lists with roles. Version 1 spells
/// names in small letters where later ones use capitals, so names are compared without case.
struct NinjsItem {
  private var fields: JSONFields
  private let line: Int
  private var story = ImportedStory()

  static func isOne(_ node: JSONNode) -> Bool {
    if node["standard"]?["name"]?.text?.lowercased() == "ninjs" { return true }
    guard node["uri"] != nil, node["body"] == nil else { return false }
    return (node.fields ?? []).contains { field in
      let name = field.name.lowercased()
      return ["type", "versioncreated", "headlines", "bodies", "pubstatus", "body_text", "body_html"].contains(name)
        || name.hasPrefix("body_")
    }
  }

  static func read(_ node: JSONNode) throws(IntakeError) -> ImportedStory {
    var item = NinjsItem(node)
    return try item.read()
  }

  private init(_ node: JSONNode) {
    line = node.line
    fields = JSONFields(Self.lowercased(node))
  }

  /// The item's own names in small letters; where two become one, the first counts and the other is reported by its value.
  static func lowercased(_ node: JSONNode) -> JSONNode {
    guard let fields = node.fields else { return node }
    var names: Set<String> = []
    return JSONNode(
      line: node.line,
      value: .object(
        fields.map { field in
          let name = field.name.lowercased()
          return JSONNode.Field(
            name: names.insert(name).inserted ? name : name + " (again)",
            line: field.line,
            value: field.value
          )
        }
      )
    )
  }

  private mutating func read() throws(IntakeError) -> ImportedStory {
    story.sourceID = try fields.text("uri")
    if let status = try fields.text("pubstatus"), status.lowercased() != "usable" {
      throw .withdrawn(status: status, id: story.sourceID)
    }
    let type = try fields.text("type")
    guard ["text", "composite", "article"].contains(type?.lowercased() ?? "text") else {
      throw .notAStory(what: "ninjs of type \"\(type?.prefix(40) ?? "")\"")
    }
    story.text.headline = try headline()
    try readBody()
    guard !story.text.headline.isEmpty || !story.text.body.isEmpty else {
      throw .notAStory(what: "ninjs without a headline and a body")
    }
    try readAbout()
    try readNotes()
    try readPictures()
    fields.ignore(["standard", "representationtype", "profile", "$schema"])
    story.remarks += fields.remarks()
    return story
  }

  private mutating func headline() throws(IntakeError) -> String {
    let roles = try NinjsTexts(fields.take("headlines"), "headlines")
    if let main = roles["main"] ?? roles.first { return main }
    var named: String?
    for name in ["headline", "headline_main", "title"] {
      if let text = try fields.text(name), named == nil { named = text }
    }
    return named ?? ""
  }

  /// Plain text, unless it is one block where the HTML has paragraphs.
  private mutating func readBody() throws(IntakeError) {
    let bodies = try NinjsTexts(fields.take("bodies"), "bodies")
    var plain = bodies.plain
    var markup = bodies.markup
    for name in ["body_text", "body_plain", "body"] {
      if let text = try fields.text(name), plain == nil { plain = text }
    }
    for name in ["body_html", "body_xhtml", "body_html5"] {
      if let text = try fields.text(name), markup == nil { markup = text }
    }
    let fromPlain = plain.map(Self.paragraphs) ?? []
    let fromMarkup = markup.map(MarkupText.paragraphs) ?? []
    let paragraphs = fromPlain.count > 1 || fromMarkup.count <= fromPlain.count ? fromPlain : fromMarkup
    story.text.body = paragraphs.joined(separator: "\n\n")
  }

  /// Blank lines part paragraphs; where there are none, every line is one.
  static func paragraphs(_ text: String) -> [String] {
    let paragraphs = StoryText(body: text).paragraphs
    guard paragraphs.count == 1, let only = paragraphs.first else { return paragraphs }
    return only.split(separator: "\n").map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  private mutating func readAbout() throws(IntakeError) {
    story.slug = try fields.text("slugline", "slug")
    story.text.byline = try fields.text("by", "byline")
    story.text.copyrightNotice = try fields.text("copyrightnotice")
    story.text.genre = try genre()
    let language = try fields.text("language")
    if let language { story.text.language = language }
    let created = try fields.text("versioncreated", "contentcreated", "firstcreated")
    story.sourceVersion = try fields.text("version") ?? created.map(UTCInstant.normalised)
    story.embargo = try fields.text("embargoeduntil", "embargoed").flatMap(StoryEmbargo.init(field:))
    let located = try fields.text("located", "dateline")
    story.finish(hasLanguage: language != nil)
    if story.text.dateline == nil { story.text.dateline = located }
  }

  /// The first that has a name: a list of objects from version 2 on, of texts in version 1.
  private mutating func genre() throws(IntakeError) -> String? {
    guard let node = fields.take("genres", "genre") else { return nil }
    for item in node.items ?? [node] {
      let name = item.fields == nil ? item : Self.lowercased(item)["name"] ?? Self.lowercased(item)["literal"]
      if let name, let text = try JSONFields.text(name, "genres") { return text }
    }
    return nil
  }

  /// What an editor has to know of it, and what a story has no field for and an editor may miss.
  private mutating func readNotes() throws(IntakeError) {
    if let note = try fields.text("ednote", "editorsnote") {
      story.text.editorNote = [note, story.text.editorNote].compactMap { $0 }.joined(separator: "\n")
    }
    if let terms = try fields.text("usageterms") { story.note("Usage terms: \(terms)") }
    if let holder = try fields.text("copyrightholder"), story.text.copyrightNotice == nil {
      story.text.copyrightNotice = holder
    }
    let descriptions = try NinjsTexts(fields.take("descriptions"), "descriptions")
    if let correction = descriptions["correction"] { story.note("Correction: \(correction)") }
  }

  /// A list from version 2 on, an object by name in version 1.
  private mutating func readPictures() throws(IntakeError) {
    guard let associations = fields.take("associations") else { return }
    let items = associations.items ?? associations.fields?.map(\.value)
    guard let items else {
      throw .malformed(
        line: associations.line,
        problem: "\"associations\" is to be a list, and is \(associations.kind)"
      )
    }
    for item in items {
      guard item.fields != nil else {
        throw .malformed(line: item.line, problem: "an association is an object, and this is \(item.kind)")
      }
      let picture = try NinjsPicture.read(item)
      if let picture = picture.picture { story.pictures.append(picture) }
      story.remarks += picture.remarks
    }
  }
}
