import Newsroom

/// What a feed's reader gets to see of a story, decided once for both formats.
struct PrintedEntry {
  let printed: PrintedStory
  let url: String?

  init(_ entry: Feed.Entry) {
    printed = PrintedStory(entry.story, times: entry.times, addresses: entry.addresses)
    url = entry.url
  }

  /// One line, as lists of titles want it.
  var title: String { printed.headline.joiningBlanks }

  /// The name without the word before it: a reader's program puts its own there.
  var author: String? {
    guard let byline = printed.byline?.joiningBlanks else { return nil }
    return byline.lowercased().hasPrefix("by ") ? String(byline.dropFirst(3)) : byline
  }

  /// The first paragraph, cut behind a word where it is long.
  var summary: String? {
    guard let text = printed.paragraphs.first?.joiningBlanks.unlessBlank else { return nil }
    let longest = 400
    guard text.count > longest else { return text }
    let start = text.prefix(longest)
    let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return words + "…"
  }

  var pictures: [(source: PictureSource, picture: PrintedPicture)] {
    printed.pictures.compactMap { picture in picture.source.map { ($0, picture) } }
  }
}

extension PrintedPicture {
  /// Of what kind the file is: as its record says, or else by the address's ending.
  var mediaType: String? {
    if let file { return file.mediaType }
    let path = source?.address.lowercased().prefix { $0 != "?" && $0 != "#" } ?? ""
    let kinds = [
      ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".gif": "image/gif",
      ".avif": "image/avif", ".tif": "image/tiff", ".tiff": "image/tiff",
    ]
    return kinds.first { path.hasSuffix($0.key) }?.value
  }
}
