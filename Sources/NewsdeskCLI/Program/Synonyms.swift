/// Words of other newsrooms and tools for what a command here is called. They are suggested, never run.
enum Synonyms {
  /// - Parameter names: the commands that can stand where the word does.
  static func command(for word: String, among names: [String]) -> String? {
    guard let command = meant[word.lowercased()], let first = command.split(separator: " ").first,
      names.contains(String(first))
    else {
      // Drafts are begun, desks and people are added.
      if word.lowercased() == "create" { return ["new", "add"].first(where: names.contains) }
      return inGroup[word.lowercased()].flatMap { names.contains($0) ? $0 : nil }
    }
    return command
  }

  static let meant: [String: String] = [
    "send": "submit", "file": "submit", "claim": "review", "accept": "approve", "sign": "approve",
    "signoff": "approve", "decline": "reject", "return": "request-changes", "sendback": "request-changes",
    "release": "publish", "queue": "pending", "todo": "pending", "list": "pending", "ls": "pending", "why": "explain",
    "delete": "spike", "remove": "spike", "rm": "spike", "restore": "draft restore",
    "retract": "kill", "hold": "embargo", "unembargo": "lift", "free": "lift",
    "new": "draft new", "create": "draft new", "edit": "draft edit", "show": "draft show", "view": "draft show",
    "cat": "draft show", "log": "draft log", "history": "draft log", "story": "draft", "article": "draft",
    "photos": "photo", "picture": "photo", "image": "photo", "captions": "caption", "credit": "photo credit",
    "diff": "draft diff", "compare": "draft diff", "lock": "draft lock", "unlock": "draft unlock",
    "recover": "draft recover",
    "checkout": "draft lock", "checkin": "draft unlock", "revert": "draft restore", "credits": "report credits",
    "rights": "photo rights",
    "licence": "photo rights", "license": "photo rights", "grants": "photo rights",
    "search": "draft search", "find": "draft search", "grep": "draft search", "hide": "draft restrict",
    "move": "draft move", "transfer": "draft move",
    "restrict": "draft restrict", "unrestrict": "draft unrestrict", "ask": "draft ask",
    "users": "user", "people": "user", "person": "user", "desks": "desk", "roles": "role",
    "load": "import", "ingest": "import", "dump": "export", "setup": "init", "install": "init", "lint": "check",
    "validate": "check",
  ]

  static let inGroup: [String: String] = [
    "view": "show", "cat": "show", "update": "edit", "history": "log", "ls": "list",
    "delete": "remove", "rm": "remove", "upgrade": "up", "find": "search", "hide": "restrict", "check": "verify",
    "new": "add", "transfer": "move", "mv": "move", "handover": "move",
    "compare": "diff", "revert": "restore", "checkout": "lock", "checkin": "unlock", "rescue": "recover",
  ]

  /// - Returns: the topic of help that the word may mean.
  static func topic(for word: String) -> String? {
    topics[word.lowercased()]?.rawValue
  }

  static let topics: [String: HelpTopic] = [
    "start": .gettingStarted, "tutorial": .gettingStarted, "intro": .gettingStarted, "introduction": .gettingStarted,
    "quickstart": .gettingStarted, "first-steps": .gettingStarted, "begin": .gettingStarted,
    "stages": .states, "workflow-states": .states, "lifecycle": .states,
    "exit": .exitCodes, "exit-status": .exitCodes, "exitcodes": .exitCodes, "status-codes": .exitCodes,
    "errors": .exitCodes, "codes": .exitCodes, "env": .environment, "variables": .environment, "files": .environment,
    "format": .formatting, "formats": .formatting, "output": .formatting, "json": .formatting, "csv": .formatting,
    "a11y": .accessibility, "screen-reader": .accessibility, "colors": .accessibility, "colours": .accessibility,
  ]
}
