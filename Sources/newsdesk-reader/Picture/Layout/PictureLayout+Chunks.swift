internal import Extraction

extension PictureLayout {
  /// Chunks of a length, a name, the data and a sum: the PNG specification, third edition, 5.3.
  mutating func readPNG(_ bytes: FileBytes) {
    var offset = 8
    while let length = bytes.number(offset, 4), let name = bytes.latin(offset + 4, 4) {
      let start = offset + 8
      switch name {
      // Animated PNG, 11.3.6.1.
      case "acTL":
        if let count = bytes.number(start, 4), count > 0 {
          frames = count
          isAnimated = count > 1
        }
      // A profile has a name of its own, so that nothing has to be unpacked.
      case "iCCP": colourSpace = bytes.latin(start, min(length, 79)).map { PlainText.line($0, limit: 79) }
      case "sRGB": colourSpace = colourSpace ?? "sRGB"
      case "IDAT", "IEND": return
      default: break
      }
      offset = start + length + 4
    }
  }

  /// Chunks of RIFF: a name, a length in little-endian order, the data, and a byte where the length is odd.
  mutating func readWebP(_ bytes: FileBytes) {
    var offset = 12
    var count = 0
    while let name = bytes.latin(offset, 4), let length = bytes.number(offset + 4, 4, isLittle: true) {
      switch name {
      case "ANIM": isAnimated = true
      case "ANMF": count += 1
      case "ICCP": colourSpace = bytes.slice(offset + 8, length).flatMap { ICCProfile.name(Array($0)) }
      default: break
      }
      offset += 8 + length + length % 2
    }
    if isAnimated { frames = max(count, 1) }
  }
}
