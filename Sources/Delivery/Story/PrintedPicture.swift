import Newsroom

/// A picture as a reader gets to see it.
struct PrintedPicture {
  let number: Int
  let picture: Picture
  let caption: String
  let credit: String?
  let altText: String?
  let source: PictureSource?

  init(_ picture: Picture, number: Int) {
    self.number = number
    self.picture = picture
    caption = picture.printedCaption
    credit = picture.credit?.printedLine.unlessBlank
    altText = picture.altText?.unlessBlank
    source = picture.reference.flatMap(PictureSource.init)
  }
}

extension Picture {
  var printedCaption: String { caption.withLineFeeds.trimmingBlanks }
}
