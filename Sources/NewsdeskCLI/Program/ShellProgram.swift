#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Somebody's own program, an editor or a pager, as a shell starts it: it may hold options, as in `code --wait`.
struct ShellProgram: Sendable {
  var command: String
  /// What it is told besides, each a word.
  var arguments: [String] = []
  /// What it finds in the environment besides.
  var environment: [String: String] = [:]

  init(_ command: String, _ arguments: [String] = [], environment: [String: String] = [:]) {
    self.command = command
    self.arguments = arguments
    self.environment = environment
  }

  /// Runs it at this terminal.
  ///
  /// - Returns: its exit status, 128 and the number where a signal ended it, 127 where it could not be started.
  func run(whileOpen: () async -> Void = {}) async -> Int32 {
    await run(input: nil) { process in await Self.end(of: process, whileOpen: whileOpen) }
  }

  /// Runs it with a text on stdin. That it stops reading is no failure.
  func run(reading text: String) async -> Int32 {
    var ends: [Int32] = [-1, -1]
    // Neither end is for the program, which gets its own copy of one as stdin.
    guard pipe(&ends) == 0 else { return 127 }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return await run(input: ends[0]) { process in
      close(ends[0])
      Self.feed(text, to: ends[1])
      close(ends[1])
      return await Self.end(of: process)
    }
  }

  private func run(input: Int32?, _ wait: (pid_t) async -> Int32) async -> Int32 {
    // What is typed there, Ctrl-C among it, is the program's: it gets these signals as they were, and we let them pass.
    let signals = [SIGINT, SIGQUIT]
    let handlers = signals.map { signal($0, SIG_IGN) }
    defer { for (number, handler) in zip(signals, handlers) { signal(number, handler) } }
    guard let process = spawn(input: input, defaultSignals: signals + [SIGPIPE]) else { return 127 }
    return await wait(process)
  }

  private func spawn(input: Int32?, defaultSignals: [Int32]) -> pid_t? {
    let words = ["sh", "-c", arguments.isEmpty ? command : "\(command) \"$@\"", "newsdesk"] + arguments
    var argumentList = words.map { strdup($0) } + [nil]
    var environmentList = Self.environment(adding: environment).map { strdup($0) } + [nil]
    defer { for text in argumentList + environmentList { free(text) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in defaultSignals { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    if let input { posix_spawn_file_actions_adddup2(&files, input, 0) }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", &files, &attributes, &argumentList, &environmentList) == 0 else {
      return nil
    }
    return process
  }

  /// `NAME=value`, ours in place of what was there.
  private static func environment(adding more: [String: String]) -> [String] {
    var variables: [String] = []
    var entry = environ
    while let text = entry.pointee {
      let variable = String(cString: text)
      if !more.keys.contains(where: { variable.hasPrefix($0 + "=") }) { variables.append(variable) }
      entry += 1
    }
    return variables + more.map { "\($0.key)=\($0.value)" }
  }

  private static func feed(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        let written = write(descriptor, start, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }

  private static func end(of process: pid_t, whileOpen: () async -> Void = {}) async -> Int32 {
    var status: Int32 = 0
    var lastCall = ContinuousClock.now
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F) }
      if ended < 0, errno != EINTR { return 127 }
      try? await Task.sleep(for: .milliseconds(20))
      if ContinuousClock.now - lastCall > .seconds(600) {
        lastCall = .now
        await whileOpen()
      }
    }
  }
}
