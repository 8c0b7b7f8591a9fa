internal import Newsroom

/// An association of a ninjs item: a picture of the story, or something that it has no place for.
enum NinjsPicture {
  static func read(_ node: JSONNode) throws(IntakeError) -> (picture: Picture?, remarks: [RemovedLine]) {
    var fields = JSONFields(NinjsItem.lowercased(node))
    let name = try fields.text("name") ?? "association"
    if let status = try fields.text("pubstatus"), status.lowercased() != "usable" {
      // The picture alone must not be used.
      return (
        nil,
        [RemovedLine(line: node.line, text: JSONFields.shown(status), why: .noFieldFor(name: "\(name): pubStatus"))]
      )
    }
    let type = try fields.text("type")?.lowercased() ?? "picture"
    guard ["picture", "photo", "image", "graphic"].contains(type) else {
      return (nil, [RemovedLine(line: node.line, text: node.excerpt(), why: .noFieldFor(name: "\(type) \(name)"))])
    }
    let descriptions = try NinjsTexts(fields.take("descriptions"), "descriptions")
    var picture = Picture(caption: try caption(descriptions, &fields))
    let alternative = try fields.text("description_alttext")
    picture.altText = descriptions["alttext"] ?? alternative
    for (language, caption) in descriptions.translations(of: "caption") {
      picture.translations[language, default: Picture.Wording()].caption = caption
    }
    for (language, altText) in descriptions.translations(of: "alttext") {
      picture.translations[language, default: Picture.Wording()].altText = altText
    }
    picture.credit = try credit(descriptions, &fields)
    picture.reference = try reference(&fields)
    picture.place = try fields.text("located")
    if let created = try fields.text("contentcreated") {
      picture.takenOn = CalendarDate(iso8601: String(created.prefix(10)))
    }
    fields.ignore([
      "pubstatus", "language", "version", "versioncreated", "firstcreated", "representationtype", "standard", "uri",
    ])
    var remarks = fields.remarks(in: "\(name): ")
    if let writer = descriptions["writer"] {
      remarks.append(RemovedLine(line: node.line, text: writer, why: .noFieldFor(name: "\(name): caption writer")))
    }
    return (picture, remarks)
  }

  private static func caption(_ descriptions: NinjsTexts, _ fields: inout JSONFields) throws(IntakeError) -> String {
    if let caption = descriptions["caption"] ?? descriptions["text"] ?? descriptions["main"] { return caption }
    if let caption = try fields.text("description_caption", "description_text", "description") { return caption }
    let headline = try fields.text("headline")
    return try NinjsTexts(fields.take("headlines"), "headlines").first ?? headline ?? ""
  }

  /// The line that is to be printed; without one, who made it and whose it is.
  private static func credit(_ descriptions: NinjsTexts, _ fields: inout JSONFields) throws(IntakeError) -> PhotoCredit?
  {
    let by = try fields.text("by", "byline")
    let holder = try fields.text("copyrightholder")
    let notice = try fields.text("copyrightnotice")
    let terms = try fields.text("usageterms")
    let named = [by, holder].compactMap { $0 }.joined(separator: "/")
    let printed = try fields.text("creditline", "description_creditline")
    guard let line = descriptions["creditline"] ?? printed ?? (named.isEmpty ? notice : named) else { return nil }
    var credit = CreditLine.parse(line)
    if let terms, terms.utf8.count <= 400 { credit.licence = terms }
    return credit
  }

  /// What it was called at home, or the address of its largest file, or its uri.
  private static func reference(_ fields: inout JSONFields) throws(IntakeError) -> String? {
    for item in fields.take("altids")?.items ?? [] {
      var id = JSONFields(NinjsItem.lowercased(item))
      if try id.text("role") == "reference", let value = try id.text("value") { return value }
    }
    var best: (width: Int, address: String)?
    let renditions = fields.take("renditions")
    for item in renditions?.items ?? renditions?.fields?.map(\.value) ?? [] {
      var rendition = JSONFields(NinjsItem.lowercased(item))
      guard let address = try rendition.text("href") else { continue }
      let width = try rendition.text("width").flatMap { Int($0) } ?? 0
      if width > best?.width ?? -1 { best = (width, address) }
    }
    let uri = try fields.text("uri")
    return best?.address ?? uri
  }
}
