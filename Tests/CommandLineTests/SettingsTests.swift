import Foundation
import Glibc
import Testing

@Suite("Settings", .timeLimit(.minutes(10)))
struct SettingsTests {
  private static let names = [
    "desk", "format", "color", "pager", "editor", "accessible", "as", "service", "home",
  ]

  /// An account that has nothing set, and a file of settings of its own.
  private func settings(_ text: String? = nil, _ body: (Account) async throws -> Void) async throws {
    try await Account.use { account in
      let account = account.with(["NEWSDESK_HOME": nil])
      if let text {
        try FileManager.default.createDirectory(
          atPath: account.folder + "/config/newsdesk",
          withIntermediateDirectories: true
        )
        try account.file("config/newsdesk/config.yaml", text)
      }
      try await body(account)
    }
  }

  @Test("are listed with what counts and where it was set")
  func list() async throws {
    try await settings("# Mine\ndesk: metro\ncolor: never\n") { account in
      let account = account.with(["NEWSDESK_DESK": "sport", "NEWSDESK_AS": "ben"])
      let list = try await account.newsdesk(["config", "--json"])
      #expect(list.status == 0)
      let rows = try JSON.objects(list.output)
      #expect(rows.compactMap { $0["setting"] as? String } == Self.names)
      func row(_ name: String) throws -> [String] {
        let row = try rows.first { $0["setting"] as? String == name }.orThrow(name)
        return [row["value"] as? String ?? "", row["from"] as? String ?? ""]
      }
      #expect(try row("desk") == ["sport", "NEWSDESK_DESK"])
      #expect(try row("color") == ["never", "\(account.folder)/config/newsdesk/config.yaml, line 3"])
      #expect(try row("as") == ["ben", "NEWSDESK_AS"])
      #expect(try row("pager") == ["less", "nobody set it"])
      #expect(try await account.newsdesk(["config", "get", "desk"]).output == "sport\n")
      #expect(try await account.newsdesk(["config", "list"]).output.hasPrefix("setting\tvalue\tfrom\n"))
    }
  }

  @Test("are changed line by line, and what somebody wrote around them stays")
  func change() async throws {
    try await settings { account in
      let path = try await account.newsdesk(["config", "path"])
      #expect(path.output == "\(account.folder)/config/newsdesk/config.yaml\n")
      let first = try await account.newsdesk(["config", "set", "desk", "metro"])
      #expect(first.status == 0)
      #expect(first.output == "✓ desk is metro, in \(account.folder)/config/newsdesk/config.yaml\n")
      #expect(try account.contents("config/newsdesk/config.yaml") == "desk: metro\n")
      try account.file("config/newsdesk/config.yaml", "# where I work\ndesk: metro   # for now\n\ncolor: auto\n")
      _ = try await account.newsdesk(["config", "set", "editor", "code --wait \"x: y\" # z"])
      _ = try await account.newsdesk(["config", "set", "desk", "sport"])
      #expect(
        try account.contents("config/newsdesk/config.yaml")
          == "# where I work\ndesk: sport\n\ncolor: auto\neditor: \"code --wait \\\"x: y\\\" # z\"\n"
      )
      #expect(try await account.newsdesk(["config", "get", "editor"]).output == "code --wait \"x: y\" # z\n")
      let again = try await account.newsdesk(["config", "set", "desk", "sport"])
      #expect(again.output == "✓ desk is sport already, nothing changed.\n")
      _ = try await account.newsdesk(["config", "unset", "desk"])
      #expect(try account.contents("config/newsdesk/config.yaml").hasPrefix("# where I work\n\ncolor: auto\n"))
      #expect(try await account.newsdesk(["config", "get", "desk"]).output == "\n")
      let hidden = try await account.with(["NEWSDESK_COLOR": "never"]).newsdesk(["config", "set", "color", "always"])
      #expect(hidden.errors == "NEWSDESK_COLOR is set and counts more: never\n")
    }
  }

  @Test(
    "that are wrong stop every command, with the line: 78",
    arguments: [
      ("desk: metro\ndsek: sport\n", "line 2", "there is no setting \"dsek\". Did you mean \"desk\"?"),
      ("color: sometimes\n", "line 1", "color takes auto, always or never, and not \"sometimes\""),
      ("\n\nformat: ids\n", "line 3", "format takes table, tsv, csv, json, ndjson or md"),
      ("desk: [metro, sport]\n", "line 1", "\"desk\" takes one value, and this is a list"),
      ("desk: metro\ndesk: sport\n", "line 2", "\"desk\" is there twice"),
      ("home: here\n", "line 1", "home takes the whole path of a folder"),
      ("service: metro\nhome: /srv/newsdesk\n", "line 1", "service and home name two newsrooms"),
      ("metro\n", "line 1", "a setting is written as"),
    ]
  )
  func wrong(_ text: String, _ line: String, _ message: String) async throws {
    try await settings(text) { account in
      let outcome = try await account.newsdesk(["pending"])
      #expect(outcome.status == 78)
      #expect(outcome.output == "")
      #expect(outcome.complaint.contains("config/newsdesk/config.yaml, \(line)"))
      #expect(outcome.complaint.contains(message))
      // What explains and mends them works.
      for arguments in [["help", "environment"], ["--help"], ["version"], ["config", "path"], ["config", "--help"]] {
        #expect(try await account.newsdesk(arguments).status == 0)
      }
    }
  }

  @Test("are mended by config itself")
  func mending() async throws {
    try await settings("color: sometimes\n") { account in
      #expect(try await account.newsdesk(["config", "list"]).status == 78)
      #expect(try await account.newsdesk(["config", "set", "color", "never"]).status == 0)
      #expect(try await account.newsdesk(["config", "list"]).status == 0)
      let bad = try await account.newsdesk(["config", "set", "color", "blue"])
      #expect(bad.status == 64)
      #expect(try account.contents("config/newsdesk/config.yaml") == "color: never\n")
      let unknown = try await account.newsdesk(["config", "get", "colour"])
      #expect(unknown.status == 64)
      #expect(unknown.complaint.contains("Did you mean \"color\"?"))
      let mistyped = try await account.newsdesk(["config", "lst"])
      #expect(mistyped.errors == "newsdesk: no command \"config lst\". Did you mean: newsdesk config list\n")
    }
  }

  @Test("in a variable are held to the same: 78")
  func variables() async throws {
    try await settings { account in
      let outcome = try await account.with(["NEWSDESK_FORMAT": "xml"]).newsdesk(["pending"])
      #expect(outcome.status == 78)
      #expect(outcome.complaint.contains("NEWSDESK_FORMAT is \"xml\": it takes table, tsv"))
    }
  }

  @Test("that others could have written are refused", arguments: [0o666, 0o662, 0o664] as [mode_t])
  func permissions(_ mode: mode_t) async throws {
    try await settings("editor: rm -rf\n") { account in
      chmod(account.folder + "/config/newsdesk/config.yaml", mode)
      let outcome = try await account.newsdesk(["pending"])
      #expect(outcome.status == 78)
      #expect(outcome.complaint.contains("others may write to it"))
      #expect(outcome.errors.contains("Fix: chmod go-w \(account.folder)/config/newsdesk/config.yaml"))
    }
  }

  @Test("are read from no folder that somebody happens to be in")
  func folder() async throws {
    try await settings { account in
      for name in ["config.yaml", ".newsdesk.yaml", ".newsdesk", "newsdesk.yaml"] {
        try account.file(name, "nonsense: [")
      }
      let elsewhere = account.with(["XDG_CONFIG_HOME": "."])
      try FileManager.default.createDirectory(atPath: account.folder + "/newsdesk", withIntermediateDirectories: true)
      try account.file("newsdesk/config.yaml", "nonsense: [")
      #expect(try await elsewhere.newsdesk(["config"]).status == 0)
      #expect(try await account.newsdesk(["config"]).status == 0)
    }
  }

  @Test("do what they say: an option counts more than a variable, and that more than the file")
  func order() async throws {
    try await ServerNewsroom.open { room in
      let folder = room.account.folder + "/config/newsdesk"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try room.account.file("config/newsdesk/config.yaml", "desk: metro\nformat: csv\ncolor: always\n")
      _ = try await room.quinn("desk", "add", "sport")
      _ = try await room.quinn("role", "grant", "nadia", "reporter", "--desk", "sport")
      #expect(try await room.nadia("draft", "list").output.hasPrefix("id,desk,"))
      #expect(try await room.nadia.with(["NEWSDESK_FORMAT": "tsv"])("draft", "list").output.hasPrefix("id\tdesk\t"))
      #expect(try await room.nadia.with(["NEWSDESK_FORMAT": "tsv"])("draft", "list", "-f", "md").output.hasPrefix("| "))
      #expect(try await room.nadia("draft", "show", "1").output.contains("\u{1B}["))
      #expect(try await !room.nadia("draft", "show", "1", "--color", "never").output.contains("\u{1B}["))

      let text = try room.account.file("text.txt", "A text.")
      func desk(_ keyboard: Keyboard, _ more: [String] = []) async throws -> String? {
        let made = try await keyboard.account.newsdesk(
          ["draft", "new", "--headline", "Somewhere", "--body-file", text, "-f", "ids"] + more
        )
        let story = try await room.nadia("draft", "show", String(made.lines.first ?? ""), "--json=desk")
        return try JSON.object(story.output)["desk"] as? String
      }
      #expect(try await desk(room.nadia) == "metro")
      #expect(try await desk(room.nadia.with(["NEWSDESK_DESK": "sport"])) == "sport")
      #expect(try await desk(room.nadia.with(["NEWSDESK_DESK": "metro"]), ["--desk", "sport"]) == "sport")
      let unset = try await room.nadia.with(["XDG_CONFIG_HOME": room.account.folder])("import", text)
      #expect(unset.status == 64)
      #expect(unset.complaint == "✗ Which desk is it that the stories belong to?")
    }
  }

  @Test("lead to a newsroom where nothing else names one")
  func service() async throws {
    try await ServerNewsroom.open { room in
      let settings = room.account.environment
      let lines = [("host", "PGHOST"), ("port", "PGPORT"), ("dbname", "PGDATABASE")]
        .map { "\($0.0)=\(settings[$0.1] ?? "")\n" }
      try room.account.file("services.conf", "[here]\n" + lines.joined() + "user=omar\n")
      try FileManager.default.createDirectory(
        atPath: room.account.folder + "/config/newsdesk",
        withIntermediateDirectories: true
      )
      try room.account.file("config/newsdesk/config.yaml", "service: here\n")
      let account = room.account.with([
        "PGHOST": nil, "PGPORT": nil, "PGDATABASE": nil, "PGUSER": nil,
        "PGSERVICEFILE": room.account.folder + "/services.conf",
      ])
      #expect(try await account.newsdesk(["whoami"]).output.hasPrefix("Omar Lindqvist (omar)"))
      let named = account.with(["NEWSDESK_HOME": room.account.folder + "/none"])
      #expect(try await named.newsdesk(["whoami"]).status == 78)
      #expect(try await named.newsdesk(["config"]).output.contains("; another newsroom is named before it"))
    }
  }

  @Test("choose the editor")
  func editor() async throws {
    try await ServerNewsroom.open { room in
      let editor = try room.account.file(
        "ed",
        "#!/bin/sh\necho edited >> \(room.account.folder)/used\n",
        executable: true
      )
      _ = try await room.nadia("config", "set", "editor", editor)
      _ = try await room.nadia.with(["EDITOR": "false", "VISUAL": "false"]).atTerminal("draft", "edit", "1")
      #expect(try room.account.contents("used") == "edited\n")
    }
  }
}
