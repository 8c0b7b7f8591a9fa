import Presentation

extension CommandContext {
  /// Writes a file that was kept, byte for byte, to where `-o` says or into a pipe.
  ///
  /// - Throws: `ErrorReport` for a terminal: nothing that strangers made reaches one unseen.
  func write(bytes: [UInt8], to path: String?, saying what: String) throws {
    if let path, path != "-" {
      let file = try OutputFile(path: path)
      try file.output.write(bytes: bytes)
      try file.commit()
      try confirm("\(what), \(Wording.count(bytes.count, "byte")), written to \(path)")
    } else if screen.isTerminal {
      throw ErrorReport(
        "A file as it came is not for a screen.",
        ["Write it to a file: -o FILE"],
        status: .usage,
        code: "terminal"
      )
    } else {
      try stdout.write(bytes: bytes)
    }
  }
}
