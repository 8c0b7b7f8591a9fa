internal import CGexiv2
internal import Extraction
internal import Glibc

/// A picture's file as exiv2 sees it. One at a time: its XMP toolkit is not made for more.
final class MetadataImage {
  private let handle: UnsafeMutablePointer<GExiv2Metadata>
  /// exiv2 reads where the bytes are, and keeps no copy.
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Called before the process is shut in: reading type tables and registering namespaces is part of it.
  static func initialise() {
    gexiv2_initialize()
    // exiv2 has a word for each odd tag.
    gexiv2_log_set_level(GEXIV2_LOG_LEVEL_MUTE)
  }

  /// - Throws: ``ReaderRefusal``.
  init(_ file: [UInt8]) throws {
    guard let handle = gexiv2_metadata_new() else { throw ReaderRefusal(.unreadable, "gexiv2 gave no handle") }
    bytes = .allocate(capacity: file.count)
    _ = bytes.initialize(fromContentsOf: file)
    self.handle = handle
    var error: UnsafeMutablePointer<GError>?
    if gexiv2_metadata_open_buf(handle, bytes.baseAddress, glong(bytes.count), &error) == 0 {
      throw ReaderRefusal(.unreadable, Self.words(error))
    }
  }

  deinit {
    g_object_unref(handle)
    bytes.deallocate()
  }

  var width: Int { Int(gexiv2_metadata_get_pixel_width(handle)) }
  var height: Int { Int(gexiv2_metadata_get_pixel_height(handle)) }

  /// What exiv2 takes it for, raw formats of cameras among them.
  var mediaType: String { gexiv2_metadata_get_mime_type(handle).map { String(cString: $0) } ?? "" }

  /// The XMP as it lies in the file. Nil where there is none.
  var xmpPacket: [UInt8]? {
    var error: UnsafeMutablePointer<GError>?
    guard let packet = gexiv2_metadata_try_get_xmp_packet(handle, &error) else {
      g_clear_error(&error)
      return nil
    }
    defer { g_free(packet) }
    let text = UnsafeRawBufferPointer(start: packet, count: strlen(packet))
    return text.isEmpty ? nil : Array(text)
  }

  enum Family: CaseIterable {
    case exif, iptc, xmp
  }

  /// The keys of all tags of a family, each once, sorted.
  func keys(_ family: Family) -> [String] {
    let list =
      switch family {
      case .exif: gexiv2_metadata_get_exif_tags(handle)
      case .iptc: gexiv2_metadata_get_iptc_tags(handle)
      case .xmp: gexiv2_metadata_get_xmp_tags(handle)
      }
    guard let list else { return [] }
    defer { g_strfreev(list) }
    return Set(Self.bytes(list).map { String(decoding: $0, as: UTF8.self) }).sorted()
  }

  /// A tag's value as bytes. Nil where there is no such tag.
  func raw(_ key: String) -> [UInt8]? {
    var error: UnsafeMutablePointer<GError>?
    guard let value = gexiv2_metadata_try_get_tag_raw(handle, key, &error) else {
      g_clear_error(&error)
      return nil
    }
    defer { g_bytes_unref(value) }
    var size: gsize = 0
    guard let data = g_bytes_get_data(value, &size) else { return [] }
    return Array(UnsafeRawBufferPointer(start: data, count: Int(size)))
  }

  /// A tag's value as exiv2 writes it, in the file's bytes. Nil where there is no such tag.
  func text(_ key: String) -> [UInt8]? {
    var error: UnsafeMutablePointer<GError>?
    guard let value = gexiv2_metadata_try_get_tag_string(handle, key, &error) else {
      g_clear_error(&error)
      return nil
    }
    defer { g_free(value) }
    return Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// All values of an IIM tag, which may be there several times. Not for XMP: gexiv2 splits language alternatives at commas.
  func texts(_ key: String) -> [[UInt8]] {
    var error: UnsafeMutablePointer<GError>?
    guard let list = gexiv2_metadata_try_get_tag_multiple(handle, key, &error) else {
      g_clear_error(&error)
      return []
    }
    defer { g_strfreev(list) }
    return Self.bytes(list)
  }

  private static func bytes(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  ) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var index = 0
    while let text = list[index] {
      result.append(Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
      index += 1
    }
    return result
  }

  private static func words(_ error: UnsafeMutablePointer<GError>?) -> String {
    defer {
      var error = error
      g_clear_error(&error)
    }
    guard let message = error?.pointee.message else { return "it is broken" }
    return "it is broken: \(PlainText.line(String(cString: message), limit: 200))"
  }
}
