/// The formats of pictures that are read. What a file is called says nothing here.
public enum PictureKind: String, Codable, Sendable, CaseIterable {
  case jpeg, tiff, png, webp

  /// As RFC 2045 and the IANA's registry write it.
  public var mediaType: String { "image/\(rawValue)" }

  /// As people say it.
  public var name: String {
    switch self {
    case .jpeg: "JPEG"
    case .tiff: "TIFF"
    case .png: "PNG"
    case .webp: "WebP"
    }
  }

  /// The endings of file names that promise this format, in lower case.
  public var endings: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    case .tiff: ["tif", "tiff"]
    case .png: ["png", "apng"]
    case .webp: ["webp"]
    }
  }

  /// Whether a file of this format that is called so promises another one. A name without an ending, or with one that says
  /// nothing of a format, promises none.
  public func isMislabelled(by name: String) -> Bool {
    let file = name.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: ".") else { return false }
    let ending = file[file.index(after: dot)...].lowercased()
    if endings.contains(ending) { return false }
    return Self.allCases.contains { $0.endings.contains(ending) } || Self.otherEndings.contains(ending)
  }

  private static let otherEndings: Set<String> = [
    "gif", "heic", "heif", "avif", "bmp", "pdf", "psd", "svg", "jp2", "jxl", "dng", "cr2", "cr3", "nef", "arw", "mp4",
    "mov",
    "txt", "html", "htm", "zip", "doc", "docx", "eps", "ico",
  ]
}
