import ArgumentParser
import Desk
import Newsroom

/// What there is in the newsroom that a word of an unfinished command line can be.
///
/// A shell asks while somebody's finger is on the Tab key: the answer is quick or none, and an error is none too. No server is
/// started for it.
struct CompletionValues: Sendable {
  enum Kind: Sendable {
    case stories, pictures, desks, people, workflows
  }

  /// A word, and what it stands for.
  struct Candidate: Hashable, Sendable {
    var word: String
    var meaning: String
  }

  var kind: Kind
  /// The command line, as the shell has it.
  var words: [String]
  /// Which of the words is asked for.
  var index: Int
  /// What of it stands in front of the cursor.
  var beginning: String

  /// As long as nobody notices, unless somebody far from their server rather waits.
  private static let patience = Duration.milliseconds(
    Settings.environment["NEWSDESK_COMPLETION_PATIENCE"].flatMap { Int($0) } ?? 80
  )
  private static let most = 100

  func offered() async -> [String] {
    let candidates = await Self.within(Self.patience) { (try? await self.candidates()) ?? [] } ?? []
    let others = Set(words.enumerated().filter { $0.offset != index }.map(\.element))
    return candidates.filter { $0.word.hasPrefix(beginning) && !others.contains($0.word) && Self.isHarmless($0.word) }
      .prefix(Self.most).map(written)
  }

  /// As the shell that asks writes a word and its meaning.
  private func written(_ candidate: Candidate) -> String {
    let meaning = candidate.meaning.filter { !$0.isNewline && $0 != "\t" }
    switch CompletionShell.requesting {
    case .fish? where !meaning.isEmpty: return candidate.word + "\t" + meaning
    case .zsh? where !meaning.isEmpty: return candidate.word + ":" + meaning
    default: return candidate.word
    }
  }

  /// Shells expand what they are offered: a story that somebody called `$(reboot)` is not.
  static func isHarmless(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        ? scalar.properties.isAlphabetic || "0123456789@+,./-_".unicodeScalars.contains(scalar)
        : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private func candidates() async throws -> [Candidate] {
    let environment = Settings.environment
    let place = NewsroomPlace(environment: environment)
    let configuration = try place.personalConfiguration(as: colleague, environment: environment)
    let newsroom = try await NewsroomSession.open(configuration)
    switch kind {
    case .stories: return try await stories(newsroom)
    case .pictures: return try await pictures(newsroom)
    case .desks: return try await newsroom.staff.desks().map { Candidate(word: $0.name, meaning: "") }
    case .people:
      return try await newsroom.staff.members().map { Candidate(word: $0.person.login, meaning: $0.person.name) }
    case .workflows: return try await newsroom.workflows.all().map { Candidate(word: $0.name, meaning: "") }
    }
  }

  /// By number while nothing or a number is typed, else by slug. bash shows words alone, and slugs say more than numbers do.
  private func stories(_ newsroom: NewsroomSession) async throws -> [Candidate] {
    if beginning.hasPrefix("@") { return [Candidate(word: "@last", meaning: "the story that you touched last")] }
    let isNumber = !beginning.isEmpty && beginning.allSatisfy { ("0"..."9").contains($0) }
    guard beginning.isEmpty || isNumber else {
      return try await newsroom.drafts.called(beginning).map { Candidate(word: $0.slug, meaning: "\($0.id)") }
    }
    let latest = try await newsroom.drafts.list(limit: Self.most)
    return latest.map { story in
      beginning.isEmpty && CompletionShell.requesting == .bash
        ? Candidate(word: story.slug, meaning: "")
        : Candidate(word: "\(story.id)", meaning: "\(story.slug), \(story.state.words)")
    }
  }

  /// A story's, once the slash is typed; before, the story.
  private func pictures(_ newsroom: NewsroomSession) async throws -> [Candidate] {
    guard let slash = beginning.lastIndex(of: "/") else {
      return try await stories(newsroom).map { Candidate(word: $0.word + "/", meaning: $0.meaning) }
    }
    let name = String(beginning[..<slash])
    guard let reference = StoryReference(name) else { return [] }
    let story = try await newsroom.drafts.story(try await newsroom.drafts.resolve(reference))
    return story.pictures.map { Candidate(word: "\(name)/\($0.number)", meaning: $0.picture.credit?.raw ?? "") }
  }

  /// Whom the line acts as.
  private var colleague: String? {
    for (word, next) in zip(words, words.dropFirst()) where word == "--as" { return next }
    return words.first { $0.hasPrefix("--as=") }.map { String($0.dropFirst("--as=".count)) }
  }

  /// What comes of the work in time. It is not waited for longer: what blocks can't be told to stop, and the process ends soon.
  private static func within<Value: Sendable>(
    _ patience: Duration,
    _ body: @escaping @Sendable () async -> Value
  ) async -> Value? {
    let (values, continuation) = AsyncStream<Value?>.makeStream()
    Task { continuation.yield(await body()) }
    Task {
      try? await Task.sleep(for: patience)
      continuation.yield(nil)
    }
    for await value in values { return value }
    return nil
  }
}
