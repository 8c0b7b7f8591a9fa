import Foundation
import Testing

/// A reader that nobody here wrote: what it accepts is right, whatever our own readers think.
enum Python {
  static let isThere = (try? run("pass", "")) != nil

  /// What the program prints, given the document on its standard input.
  static func run(_ program: String, _ document: String, _ arguments: [String] = []) throws -> String {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(document.utf8))
    try input.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 said no")
    return String(decoding: said, as: UTF8.self)
  }

  /// What expat says against documents that are given as a list, a line for each that it refuses.
  static func complaints(ofXML documents: [String]) throws -> String {
    try run(
      """
      import json, sys, xml.dom.minidom
      for number, document in enumerate(json.load(sys.stdin)):
          try:
              xml.dom.minidom.parseString(document.encode())
          except Exception as error:
              print(number, error)
      """,
      String(decoding: try JSONEncoder().encode(documents), as: UTF8.self)
    )
  }
}
