/// The tables that ship inside the program: tab-separated, `#` for comments, no quoting.
enum TabSeparated {
  static func rows(of text: String) -> [[Substring]] {
    text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      return line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) }
    }
  }
}

extension EmbeddedText {
  /// A table by its file's name; empty where the build left it out, which a test notices.
  static func contents(of name: String) -> String {
    files.first { $0.name == name }?.contents ?? ""
  }
}
