public import Newsroom

/// Where one receiver finds the pictures of a story: beside the document, or on some server.
///
/// A picture that isn't named here stands where its reference says, if that is an address at all.
public struct PictureAddresses: Hashable, Sendable {
  /// By the place's number, 2 for 214/2: a path relative to the document, or a whole `http` or `https` address.
  public var byNumber: [Int: String]

  public init(_ byNumber: [Int: String] = [:]) {
    self.byNumber = byNumber
  }

  /// Every picture that has a file, named by what is in it: `pictures/<sha256>.jpg`. Equal files are one.
  public init(ofFilesIn folder: String, _ story: PublishedStory) {
    self.init()
    for picture in story.pictures {
      byNumber[picture.number] = picture.file.map { "\(folder)/\($0.digest).\($0.fileExtension)" }
    }
  }

  /// The address to print, and whether it is of the picture's own file; nil where there is none that is safe to print.
  func source(of picture: PublishedPicture) -> (source: PictureSource, isOwnFile: Bool)? {
    if let source = byNumber[picture.number].flatMap(PictureSource.init) { return (source, picture.file != nil) }
    return picture.picture.reference.flatMap(PictureSource.init).map { ($0, false) }
  }
}

extension PictureAddresses: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (Int, String)...) {
    self.init(Dictionary(elements) { _, last in last })
  }
}
