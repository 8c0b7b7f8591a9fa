internal import Extraction

extension PictureLayout {
  /// Most of what a second XMP packet may have, in bytes.
  private static let longestXMP = 16 << 20
  private static let extensionName = "http://ns.adobe.com/xmp/extension/\0"

  /// Goes from segment to segment up to the picture's data: ITU-T T.81, annex B.
  mutating func readJPEG(_ bytes: FileBytes) {
    var offset = 2
    var profile: [Int: ArraySlice<UInt8>] = [:]
    while bytes.byte(offset) == 0xFF, let marker = bytes.byte(offset + 1) {
      // Filling, and marks that stand alone.
      if marker == 0xFF || marker == 0x01 || (0xD0...0xD8).contains(marker) {
        offset += marker == 0xFF ? 1 : 2
        continue
      }
      guard marker != 0xD9, marker != 0xDA, let length = bytes.number(offset + 2, 2), length >= 2 else { break }
      let (start, size) = (offset + 4, length - 2)
      // ICC.1, annex B.4: parts that are numbered from 1.
      if marker == 0xE2, bytes.has("ICC_PROFILE\0", at: start), size > 14, let number = bytes.number(start + 12, 1) {
        profile[number] = bytes.slice(start + 14, size - 14)
      }
      if marker == 0xE1, bytes.has(Self.extensionName, at: start) { readExtension(bytes, start, size) }
      offset = start + size
    }
    let whole = profile.sorted { $0.key < $1.key }.flatMap(\.value)
    if !whole.isEmpty { colourSpace = ICCProfile.name(whole) }
  }

  /// XMP specification part 3, 1.1.3.1: a digest of 32 letters as its name, the whole length, where this part begins, the part.
  private mutating func readExtension(_ bytes: FileBytes, _ start: Int, _ size: Int) {
    let header = start + Self.extensionName.utf8.count
    let part = size - Self.extensionName.utf8.count - 40
    guard part > 0, let name = bytes.latin(header, 32), let data = bytes.slice(header + 40, part),
      let length = bytes.number(header + 32, 4), length <= Self.longestXMP,
      let begin = bytes.number(header + 36, 4), begin <= length, part <= length - begin
    else { return }
    // Parts come in order in whatever writes them; a file where they don't is read no further.
    var packet = extendedXMP[name] ?? []
    guard packet.count == begin, extendedXMP.count < 2 || extendedXMP[name] != nil else { return }
    packet += data
    extendedXMP[name] = packet
  }
}
