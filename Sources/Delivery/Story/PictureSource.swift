/// Where a picture can be fetched from, safe to stand in a document.
///
/// An agency's number is no such place, and neither is an address that a browser would run (`javascript:`).
struct PictureSource: Hashable {
  /// ASCII alone: what isn't allowed in an address is percent-encoded.
  let address: String
  /// A whole `http` or `https` address, as ninjs wants it; else a path beside the document.
  let isAbsolute: Bool

  init?(_ reference: String) {
    let reference = reference.trimmingBlanks
    let lowercased = reference.lowercased()
    if let scheme = ["http://", "https://"].first(where: lowercased.hasPrefix) {
      guard reference.utf8.count > scheme.utf8.count else { return nil }
      isAbsolute = true
      address = Self.encoded(reference, keeping: "-._~:/?#[]@!$&'()*+,;=%")
    } else {
      let name = lowercased.split(separator: "/").last ?? ""
      let images = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff"]
      let isFile = images.contains { name.hasSuffix($0) }
      guard isFile, !reference.contains(":"), !reference.contains("\\"), !reference.hasPrefix("//") else { return nil }
      isAbsolute = false
      address = Self.encoded(reference, keeping: "-._~/!$&'()*+,;=@")
    }
  }

  private static func encoded(_ text: String, keeping marks: String) -> String {
    let marks = Set(marks.utf8)
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where marks.contains(byte):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}
