/// The three places in a picture's file that describe it, the most believed one first.
public enum MetadataSource: String, Codable, Sendable, CaseIterable {
  /// Adobe's Extensible Metadata Platform: Unicode, languages, structures.
  case xmp
  /// The IPTC's Information Interchange Model of 1991: fields with a limit in bytes, in an encoding that may not be named.
  case iim
  /// What cameras write.
  case exif
}
