internal import Extraction

/// All tags of a file as they are, within bounds.
struct RawTags {
  private(set) var tags: [RawTag] = []
  /// Tags that are beyond the bounds.
  private(set) var leftOut = 0

  /// In bytes, for one value and for all.
  private static let longestValue = 4096
  private static let most = 2 << 20
  /// exiv2 finds a tag by going through all of them.
  private static let mostTags = 2000
  private var size = 0

  init(_ image: MetadataImage) {
    for family in MetadataImage.Family.allCases {
      let keys = image.keys(family)
      for (index, key) in keys.enumerated() {
        guard tags.count < Self.mostTags, size < Self.most else {
          leftOut += keys.count - index
          break
        }
        add(key, family, image)
      }
    }
  }

  private mutating func add(_ key: String, _ family: MetadataImage.Family, _ image: MetadataImage) {
    let values: [String]
    switch family {
    case .iptc:
      values = image.texts(key).prefix(100).map { Self.shown($0, FileText($0).text) }
    case .exif:
      // As text, each byte of a maker's note would be a number.
      let bytes = image.raw(key) ?? []
      if bytes.count > Self.longestValue {
        values = ["(\(bytes.count) bytes)"]
      } else {
        values = image.text(key).map { [Self.shown($0, FileText($0).text)] } ?? []
      }
    case .xmp:
      values = image.text(key).map { [Self.shown($0, FileText($0).text)] } ?? []
    }
    size += key.utf8.count + values.reduce(0) { $0 + $1.utf8.count }
    tags.append(RawTag(key: String(decoding: key.utf8.prefix(256), as: UTF8.self), values: values))
  }

  /// The text, or its beginning and how long it is.
  private static func shown(_ bytes: [UInt8], _ text: @autoclosure () -> String) -> String {
    guard bytes.count > longestValue else { return text() }
    return FileText(Array(bytes.prefix(longestValue))).text + "… (\(bytes.count) bytes)"
  }
}
