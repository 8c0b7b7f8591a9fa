internal import CGexiv2
internal import CLibarchive
internal import CLibxml2
internal import Extraction

/// Reads what strangers made, with libraries written in C, in a process that holds no login and can be lost.
@main
enum Reader {
  static func main() {
    xmlInitParser()
    _ = (gexiv2_get_version(), archive_version_number(), ExtractionLimits.fileBytes)
  }
}
