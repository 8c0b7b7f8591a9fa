/// A TIFF structure in little-endian order, as a file of its own or as EXIF: one directory, and EXIF's own below it.
struct SampleTIFF {
  struct Entry {
    var type: Int
    var count: Int
    var data: [UInt8]

    init(type: Int, count: Int, data: [UInt8]) {
      self.type = type
      self.count = count
      self.data = data
    }

    static func text(_ text: String) -> Entry {
      let data = Array(text.utf8) + [0]
      return Entry(type: 2, count: data.count, data: data)
    }

    static func short(_ number: Int) -> Entry {
      Entry(type: 3, count: 1, data: SamplePicture.little(number, 4))
    }

    static func long(_ number: Int) -> Entry {
      Entry(type: 4, count: 1, data: SamplePicture.little(number, 4))
    }
  }

  /// By tag.
  var entries: [Int: Entry] = [:]
  var exif: [Int: Entry] = [:]

  /// A grey picture of 2 × 2 pixels, whose four bytes stand behind the header.
  static var picture: SampleTIFF {
    SampleTIFF(entries: [
      256: .short(2), 257: .short(2), 258: .short(8), 259: .short(1), 262: .short(1), 273: .long(8), 277: .short(1),
      278: .short(2), 279: .long(4),
    ])
  }

  var bytes: [UInt8] {
    let start = 12
    let header = Array("II".utf8) + [42, 0] + SamplePicture.little(start, 4) + [0, 64, 128, 255]
    guard !exif.isEmpty else { return header + Self.directory(entries, at: start) }
    // The first directory's length doesn't depend on where the second one is.
    var entries = entries
    entries[0x8769] = .long(0)
    let below = start + Self.directory(entries, at: start).count
    entries[0x8769] = .long(below)
    return header + Self.directory(entries, at: start) + Self.directory(exif, at: below)
  }

  /// A directory and the values that don't fit into its entries.
  private static func directory(_ entries: [Int: Entry], at start: Int) -> [UInt8] {
    let end = start + 2 + 12 * entries.count + 4
    var bytes = SamplePicture.little(entries.count, 2)
    var values: [UInt8] = []
    for (tag, entry) in entries.sorted(by: { $0.key < $1.key }) {
      bytes += SamplePicture.little(tag, 2) + SamplePicture.little(entry.type, 2) + SamplePicture.little(entry.count, 4)
      if entry.data.count <= 4 {
        bytes += entry.data + [UInt8](repeating: 0, count: 4 - entry.data.count)
      } else {
        bytes += SamplePicture.little(end + values.count, 4)
        values += entry.data + (entry.data.count % 2 == 1 ? [0] : [])
      }
    }
    return bytes + [0, 0, 0, 0] + values
  }
}
