import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `newsdesk-template`, which fills templates in: what reads Mustache brings all of Foundation, and no command is to start with it.
struct TemplateProgram {
  var environment = Settings.environment

  /// - Parameter rows: a line of JSON each.
  /// - Returns: what the template makes of them.
  /// - Throws: ``ErrorReport``: what is wrong with the template, or that the program is not there.
  func fill(_ template: String, _ rows: String) throws -> String {
    let path = try SiblingProgram.newsdeskTemplate.path(environment)
    // Files that have no name, so that neither side waits for the other.
    guard let input = tmpfile(), let output = tmpfile(), let errors = tmpfile() else { throw failure() }
    defer { for file in [input, output, errors] { fclose(file) } }
    fputs(rows, input)
    guard fflush(input) == 0 else { throw failure() }
    rewind(input)
    let status = try run([path, template], [fileno(input), fileno(output), fileno(errors)])
    guard status == 0 else {
      let reason = String(text(errors).prefix { $0 != "\n" })
      throw ErrorReport(
        reason.isEmpty ? "newsdesk-template ended with \(status)." : "\(reason).",
        ["How templates are written: newsdesk help formatting"],
        status: status == 64 ? .usage : .internalError,
        code: "bad_template"
      )
    }
    return text(output)
  }

  private func run(_ words: [String], _ descriptors: [Int32]) throws -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for (number, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&files, descriptor, Int32(number))
    }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &files, nil, &arguments, environ) == 0 else { throw failure() }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw failure() }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private func text(_ file: UnsafeMutablePointer<FILE>) -> String {
    rewind(file)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  private func failure() -> ErrorReport {
    ErrorReport(
      "The template could not be filled in: \(String(cString: strerror(errno))).",
      status: .cannotWrite,
      code: "cannot_write"
    )
  }
}
