import Newsroom

/// A picture as a reader gets to see it.
struct PrintedPicture {
  /// Where it stands among the edition's pictures, from 1: `Photo 1` to a reader.
  let position: Int
  let published: PublishedPicture
  let caption: String
  let credit: String?
  let altText: String?
  let source: PictureSource?
  /// The picture's own file, where ``source`` is an address of that.
  let file: PictureRecord.File?

  init(_ published: PublishedPicture, position: Int, addresses: PictureAddresses) {
    let source = addresses.source(of: published)
    self.position = position
    self.published = published
    caption = published.picture.printedCaption
    credit = published.picture.credit?.printedLine.unlessBlank
    altText = published.picture.altText?.unlessBlank
    self.source = source?.source
    file = source?.isOwnFile == true ? published.file : nil
  }

  var picture: Picture { published.picture }

  /// Caption and alt text in further languages, by their tags in order.
  var translations: [(language: String, caption: String?, altText: String?)] {
    picture.translations.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value.caption?.unlessBlank, $0.value.altText?.unlessBlank) }
  }

  /// How the picture came to be: an address in the IPTC's vocabulary, or the text where it is none.
  var digitalSourceType: (uri: String?, literal: String?)? {
    guard let type = published.digitalSourceType?.unlessBlank else { return nil }
    if let address = PictureSource(type), address.isAbsolute { return (address.address, nil) }
    let isTerm =
      type.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "z")).contains($0) } && type.allSatisfy(\.isLetter)
    return isTerm ? ("http://cv.iptc.org/newscodes/digitalsourcetype/" + type, nil) : (nil, type)
  }
}

extension Picture {
  var printedCaption: String { caption.withLineFeeds.trimmingBlanks }
}
