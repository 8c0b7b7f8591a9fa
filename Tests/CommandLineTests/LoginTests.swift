import DatabaseSupport
import Foundation
import Postgres
import Testing

@Suite("Login, on a server that asks for passwords", .timeLimit(.minutes(10)))
struct LoginTests {
  private static let harbour = "four gulls over the harbour"
  private static let lantern = "lanterns : on \\ the quay, ünd so weiter"

  private func oneTimePassword(_ outcome: Outcome) throws -> String {
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try (outcome.lines.last.map { String($0) }).orThrow("the one-time password")
  }

  /// A newsroom with quinn for its administrator, who has chosen a password and saved everything.
  private func newsroom(_ body: (PasswordServer, Account) async throws -> Void) async throws {
    try await PasswordServer.use { server in
      try await Account.use { account in
        let superuser = try server.account(account, as: "postgres")
        let made = try await superuser.newsdesk(
          ["init", "--server", "--admin", "quinn", "--name", "Quinn Abara", "--desk", "metro", "--invite"]
        )
        let oneTime = try oneTimePassword(made)
        let quinn = try server.account(account, as: "quinn")
        let login = try await quinn.newsdesk(
          ["login", "--password-stdin", "--save", "metro", "--save-password"],
          input: "\(oneTime)\n\(Self.harbour)\n"
        )
        #expect(login.status == 0, "\(login.errors)")
        #expect(login.output.hasPrefix("✓ quinn, your password is set.\n"))
        try await body(server, account.with(["NEWSDESK_HOME": nil, "PGSERVICE": "metro"]))
      }
    }
  }

  @Test("takes a person from a one-time password to their own, at a terminal that shows neither")
  func onboarding() async throws {
    try await newsroom { server, quinn in
      let added = try await quinn.newsdesk(
        ["user", "add", "nadia", "--name", "Nadia Rahal", "--desk", "metro", "--role", "reporter", "--invite"]
      )
      let oneTime = try oneTimePassword(added)
      #expect(oneTime.wholeMatch(of: /([a-z2-9]{4}-){4}[a-z2-9]{4}/) != nil)
      #expect(added.errors.contains("nadia types: newsdesk login nadia@"))

      let home = quinn.with([
        "PGSERVICE": nil, "PGSERVICEFILE": quinn.folder + "/services", "PGPASSFILE": "/nonexistent",
      ])
      let early = try await server.account(home, as: "nadia").with(["PGPASSWORD": oneTime]).newsdesk(["pending"])
      #expect(early.status == 77)
      #expect(early.complaint == "✗ \"nadia\" has a one-time password, which is good for nothing but choosing another.")

      let screen = try await home.conversation(
        ["login", "nadia@\(server.folder)", "--save", "desk"],
        [
          Turn("that you were given:", "\(oneTime)\n"), Turn("New password:", "too short\n"),
          Turn("New password:", "nadia\n"),
          Turn("New password:", "\(oneTime)\n"),
        ]
      )
      #expect(screen.output.contains("from Quinn Abara, "))
      #expect(screen.output.contains("Not that one: it has 9 characters, and 15 are the least."))
      #expect(screen.output.contains("Not that one: it is your login."))
      #expect(screen.output.contains("it is the one that you have"))
      #expect(screen.output.contains("status=65\necho"))
      let again = try await home.conversation(
        ["login", "nadia@\(server.folder)", "--save", "desk"],
        [
          Turn("that you were given:", "\(oneTime)\n"), Turn("New password:", "\(Self.lantern)\n"),
          Turn("Once more:", "something else than that\n"), Turn("New password:", "\(Self.lantern)\n"),
          Turn("Once more:", "\(Self.lantern)\n"),
        ]
      )
      #expect(again.output.contains("The two are not the same."))
      #expect(again.output.contains("nadia, your password is set."))
      #expect(again.output.contains("export PGSERVICE=desk"))
      #expect(again.output.contains("status=0\necho"))
      for secret in [oneTime, Self.lantern, "something else", "too short"] {
        #expect(!(screen.output + again.output).contains(secret))
      }

      let nadia = home.with(["PGSERVICE": "desk"])
      let asked = try await nadia.newsdesk(["whoami"])
      #expect(asked.status == 77)
      #expect(asked.errors.contains("newsdesk login --keep --save-password"))
      let who = try await nadia.with(["PGPASSWORD": Self.lantern]).newsdesk(["whoami"])
      #expect(who.output.hasPrefix("Nadia Rahal (nadia), times are UTC\n  reporter on metro\n"))
      #expect(who.output.contains("your last one-time password was from Quinn Abara, "))
      #expect(try await nadia.with(["PGPASSWORD": oneTime]).newsdesk(["whoami"]).status == 77)
    }
  }

  @Test("lets no password reach the server, its log, its views or a file that was not asked for")
  func secrets() async throws {
    try await newsroom { server, quinn in
      let outcome = try await quinn.newsdesk(["user", "add", "nadia", "--name", "Nadia", "--invite"])
      let oneTime = try oneTimePassword(outcome)
      let nadia = try server.account(quinn, as: "nadia").with(["PGSERVICE": nil])
      let login = try await nadia.newsdesk(["login", "--password-stdin"], input: "\(oneTime)\n\(Self.lantern)\n")
      #expect(login.status == 0, "\(login.errors)")
      // A failure says no more: NUL, a line too long, a rule.
      for bad in [
        "\(Self.lantern)\nshort & sweet", "\(Self.lantern)\n" + String(repeating: "x", count: 2000), "wrong one\nx",
      ] {
        let refused = try await nadia.newsdesk(["login", "--password-stdin"], input: bad + "\n")
        #expect(refused.status != 0)
        #expect(!(refused.output + refused.errors).contains("sweet"))
        #expect(!(refused.output + refused.errors).contains(Self.lantern))
      }
      let asked = try await nadia.newsdesk(["login"], input: "\(Self.lantern)\n")
      #expect(asked.status == 64 && asked.errors.contains("newsdesk login --password-stdin"))
      for nowhere in ["nadia", "@db1", "nadia@", "nadia@db1:0", "nadia@db1:x", "nadia@db1/"] {
        #expect(try await nadia.newsdesk(["login", nowhere]).status == 64, "\(nowhere)")
      }
      let log = try server.log
      #expect(log.contains("ALTER ROLE SESSION_USER PASSWORD 'SCRAM-SHA-256$4096:"))
      for secret in [oneTime, Self.lantern, Self.harbour, "short & sweet"] { #expect(!log.contains(secret)) }
      #expect(try quinn.contents(".pgpass").contains(Self.harbour))
      #expect(try !quinn.contents(".pg_service.conf").contains(Self.harbour))

      let superuser = try await Connection.connect(server.superuser.with("dbname", "newsdesk"))
      let stored: [String] = try await superuser.query(
        "SELECT rolpassword FROM pg_authid WHERE rolname IN ('nadia', 'quinn') AND rolvaliduntil = 'infinity'"
      ).map { try $0.decode(at: 0) }
      #expect(stored.count == 2 && stored.allSatisfy { $0.hasPrefix("SCRAM-SHA-256$4096:") })
      await superuser.close()
    }
  }

  @Test(
    "shows what is typed again after Ctrl-C, and has changed nothing",
    arguments: ["that you were given:", "New password:"]
  )
  func interrupted(_ prompt: String) async throws {
    try await newsroom { server, quinn in
      let home = quinn.with(["PGSERVICE": nil, "PGPASSFILE": "/nonexistent"])
      let turns = [Turn("that you were given:", "\(Self.harbour)\n"), Turn("New password:", "lanterns on")]
      let before = turns.prefix { $0.prompt != prompt }
      let screen = try await home.conversation(
        ["login", "quinn@\(server.folder)"],
        before + [Turn(prompt, "half of it\u{3}")]
      )
      #expect(screen.output.contains("status=130\necho"))
      #expect(!screen.output.contains("-echo"))
      #expect(!screen.output.contains("half of it"))
      #expect(try await quinn.newsdesk(["whoami"]).status == 0)
    }
  }

  @Test("writes into the service file and the password file what it was asked to, and keeps what others wrote")
  func files() async throws {
    try await newsroom { server, quinn in
      #expect(
        try quinn.contents(".pg_service.conf").hasPrefix("[metro]\nhost=\(server.folder)\nport=5432\ndbname=newsdesk\n")
      )
      var status = stat()
      #expect(stat(quinn.folder + "/.pgpass", &status) == 0 && status.st_mode & 0o777 == 0o600)

      let others =
        "# ours\n\n[archive]\n# old stories\nhost=db9\nuser=quinn\n\n[metro]\n# keep this\nhost=elsewhere\noptions=-c jit=off\n\n[last]\nport=1"
      let wild = "# mine\n*:*:*:other:secret\nold.example:5432:newsdesk:quinn:old"
      try quinn.file(".pg_service.conf", others)
      try quinn.file(".pgpass", wild)
      let home = quinn.with(["PGSERVICE": nil, "PGPASSFILE": nil])
      let line = [
        "login", "quinn@\(server.folder)", "--keep", "--password-stdin", "--save", "metro", "--save-password",
      ]
      let refused = try await home.newsdesk(line, input: Self.harbour + "\n")
      #expect(refused.status == 65)
      #expect(refused.errors.contains("--replace"))
      #expect(try quinn.contents(".pg_service.conf") == others)
      #expect(try quinn.contents(".pgpass") == wild)

      let replaced = try await home.newsdesk(line + ["--replace"], input: Self.harbour + "\n")
      #expect(replaced.status == 0, "\(replaced.errors)")
      #expect(
        try quinn.contents(".pg_service.conf")
          == "# ours\n\n[archive]\n# old stories\nhost=db9\nuser=quinn\n\n"
          + "[metro]\nhost=\(server.folder)\nport=5432\ndbname=newsdesk\nuser=quinn\n# keep this\noptions=-c jit=off\n\n[last]\nport=1"
      )
      #expect(try quinn.contents(".pgpass") == "\(server.folder):5432:newsdesk:quinn:\(Self.harbour)\n\(wild)\n")
      #expect(stat(quinn.folder + "/.pgpass", &status) == 0 && status.st_mode & 0o777 == 0o600)
      #expect(try await quinn.newsdesk(["whoami"]).status == 0)
      // Once more changes neither.
      let services = try quinn.contents(".pg_service.conf")
      #expect(try await home.newsdesk(line, input: Self.harbour + "\n").status == 0)
      #expect(try quinn.contents(".pg_service.conf") == services)
      #expect(try quinn.contents(".pgpass") == "\(server.folder):5432:newsdesk:quinn:\(Self.harbour)\n\(wild)\n")
      for name in ["a b", "[x]", ""] {
        #expect(
          try await home.newsdesk(
            ["login", "quinn@\(server.folder)", "--keep", "--password-stdin", "--save", name],
            input: Self.harbour + "\n"
          ).status == 64
        )
      }
    }
  }

  @Test(
    "with another password leaves none that is no longer good in the password file, or says how to keep the new one"
  )
  func saved() async throws {
    try await newsroom { server, quinn in
      for (old, new, before) in [
        (Self.harbour, Self.lantern, nil), (Self.lantern, Self.harbour, "*:*:*:quinn:lanterns \\: on \\\\ the quay"),
      ] {
        if let before { try quinn.file(".pgpass", before + "\n") }
        let login = try await quinn.newsdesk(["login", "--password-stdin"], input: "\(old)\n\(new)\n")
        #expect(login.status == 0, "\(login.errors)")
        #expect(login.output.hasSuffix("/.pgpass had your old password, and has the new one now.\n"))
        #expect(try await quinn.newsdesk(["whoami"]).status == 0)
      }
      var status = stat()
      #expect(stat(quinn.folder + "/.pgpass", &status) == 0 && status.st_mode & 0o777 == 0o600)

      let others = "elsewhere:5432:newsdesk:quinn:secret\n"
      try quinn.file(".pgpass", others)
      let login = try await quinn.newsdesk(["login", "--password-stdin"], input: "\(Self.harbour)\n\(Self.lantern)\n")
      #expect(login.output == "✓ quinn, your password is set.\n")
      #expect(login.errors.contains("newsdesk login --keep --save-password"))
      #expect(try quinn.contents(".pgpass") == others)
    }
  }

  @Test("takes the current password that is given, and not one that libpq would find")
  func givenPassword() async throws {
    try await newsroom { _, quinn in
      for line in [["login", "--password-stdin"], ["login", "--password-stdin", "--keep", "--save-password"]] {
        let input = line.contains("--keep") ? "not that one at all\n" : "not that one at all\n\(Self.lantern)\n"
        let wrong = try await quinn.newsdesk(line, input: input)
        #expect(wrong.status == 77 && wrong.complaint.contains("did not take that password"), "\(wrong.errors)")
      }
      #expect(try quinn.contents(".pgpass").contains(Self.harbour))
      #expect(try await quinn.newsdesk(["whoami"]).status == 0)
    }
  }

  @Test("changes no password where the way or the password could not be saved")
  func unsaved() async throws {
    try await newsroom { server, quinn in
      try quinn.file("services", "[desk]\nhost=elsewhere\n")
      let services = try quinn.contents("services")
      let cases: [([String], [String: String?], Int32)] = [
        (["--save", "desk"], ["PGSERVICEFILE": quinn.folder + "/services"], 65), (["--save", "a b"], [:], 64),
        (["--save", "desk"], ["PGSERVICEFILE": quinn.folder + "/nowhere/services"], 74),
        (["--save-password"], ["PGPASSFILE": quinn.folder + "/nowhere/pgpass"], 74),
      ]
      let address = "quinn@\(server.folder)"
      for (options, variables, status) in cases {
        let account = quinn.with(["PGSERVICE": nil]).with(variables)
        let outcome = try await account.newsdesk(
          ["login", address, "--password-stdin"] + options,
          input: "\(Self.harbour)\n\(Self.lantern)\n"
        )
        #expect(outcome.status == status && outcome.output.isEmpty, "\(options): \(outcome.errors)")
        #expect(try await quinn.newsdesk(["whoami"]).status == 0, "the old password is good still")
      }
      #expect(try quinn.contents("services") == services)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: quinn.folder).allSatisfy { !$0.hasPrefix(".newsdesk-") }
      )
    }
  }

  @Test("names the server that was given, and the services there are")
  func places() async throws {
    try await Account.use { account in
      let home = account.with(["NEWSDESK_HOME": nil])
      let nowhere = try await home.newsdesk(["login", "ben@nohost.invalid"])
      #expect(nowhere.status == 69 && nowhere.complaint.contains("(nohost.invalid:5432)"), "\(nowhere.errors)")

      let none = try await home.with(["PGSERVICE": "nosuch"]).newsdesk(["whoami"])
      #expect(none.status == 78, "\(none.errors)")
      #expect(none.complaint == "✗ There is no service nosuch in \(account.folder)/.pg_service.conf.")
      try account.file(".pg_service.conf", "# ours\n[metro]\nhost=db1\n\n[archive]\nhost=db2\n")
      let two = try await home.with(["PGSERVICE": "nosuch"]).newsdesk(["whoami"])
      #expect(two.status == 78 && two.errors.contains("Services there: metro and archive\n"), "\(two.errors)")
    }
  }
}
