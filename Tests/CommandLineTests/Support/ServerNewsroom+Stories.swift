extension ServerNewsroom {
  func state(of story: Int) async throws -> String {
    let document = try JSON.object(try await nadia("draft", "show", "\(story)", "--json=state").output)
    return try (document["state"] as? String).orThrow("the state")
  }

  func version(of story: Int) async throws -> Int {
    let document = try JSON.object(try await nadia("draft", "show", "\(story)", "--json=version").output)
    return try (document["version"] as? Int).orThrow("the version")
  }

  /// Takes a draft of Nadia's all the way.
  func publish(_ story: Int) async throws {
    let id = "\(story)"
    let acts = [(nadia, ["submit", id]), (omar, ["approve", id]), (pia, ["publish", id, "--yes"])]
    for (person, act) in acts {
      let outcome = try await person.account.newsdesk(act)
      guard outcome.status == 0 else { throw SetupFailure(step: act, errors: outcome.errors) }
    }
  }

  /// Begins a story of Nadia's and returns its number.
  func draft(_ headline: String, body: String = "A text.", slug: String? = nil) async throws -> String {
    let file = try account.file("body.txt", body)
    let slugOption = slug.map { ["--slug", $0] } ?? []
    let arguments = ["draft", "new", "--desk", "metro", "--headline", headline, "--body-file", file, "-f", "ids"]
    let outcome = try await nadia.account.newsdesk(arguments + slugOption)
    guard outcome.status == 0 else { throw SetupFailure(step: arguments, errors: outcome.errors) }
    return String(outcome.lines.first ?? "")
  }
}
