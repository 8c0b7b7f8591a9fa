import Testing

@Suite("Locking a draft", .timeLimit(.minutes(10)))
struct LockTests {
  @Test(
    "is told to everybody: with 75 to who saves, in show, in lists, and by who broke it in the log and at the next save"
  )
  func wholeLife() async throws {
    try await ServerNewsroom.open { room in
      let locked = try await room.nadia("draft", "lock", "1", "--for", "1h30m")
      #expect(locked.status == 0)
      #expect(
        locked.output.hasPrefix("✓ 1 lantern-festival-moves-indoors-as-gales-reach-corran-bay: locked for you until ")
      )
      #expect(locked.output.contains("(in 1 h 30 min)") || locked.output.contains("(in 1 h 29 min)"))
      let refused = try await room.omar("draft", "edit", "1", "--headline", "Omar's")
      #expect(refused.status == 75)
      #expect(refused.output == "")
      #expect(refused.complaint.contains("was not saved: Nadia Rahal holds its lock until "))
      #expect(
        refused.errors.contains("\n  Your text is safe in \(room.account.folder)/state/newsdesk/recover/1-v1.md\n")
      )
      #expect(
        refused.errors.contains(
          "\n  Wait, or ask them.\n  Break the lock: newsdesk draft unlock 1 --break --note \"...\"\n"
        )
      )
      #expect(refused.errors.contains("\n  Then save it: newsdesk draft recover 1-v1 --save\n"))
      #expect(try await room.omar("caption", "edit", "1/1", "Omar's").status == 75)
      #expect(
        try await room.omar("draft", "lock", "1").complaint.contains("was not locked: Nadia Rahal holds its lock")
      )
      #expect(try await room.omar("draft", "unlock", "1").status == 75)
      #expect(try await room.version(of: 1) == 1)

      #expect(try await room.pia("draft", "show", "1").output.contains("\nlocked by Nadia Rahal until to"))
      let explained = try await room.omar("explain", "1")
      #expect(explained.output.contains("\ndraft edit: not now\n  Nadia Rahal holds its lock until "))
      let shown = try JSON.object(try await room.pia("draft", "show", "1", "--json").output)
      #expect((shown["lock"] as? [String: Any])?["login"] as? String == "nadia")
      for list in [["draft", "list"], ["pending"]] {
        let rows = try JSON.objects(try await room.pia.account.newsdesk(list + ["--json=id,locked_by"]).output)
        #expect(rows.first { $0["id"] as? Int == 1 }?["locked_by"] as? String == "Nadia Rahal")
        #expect(rows.first { $0["id"] as? Int == 2 }?["locked_by"] as? String == nil)
      }

      let silent = try await room.omar("draft", "unlock", "1", "--break")
      #expect(silent.status == 79)
      #expect(silent.complaint.contains("was not unlocked: it does not say why."))
      let pia = try await room.pia("draft", "unlock", "1", "--break", "--note", "Mine")
      #expect(pia.status == 77)
      #expect(pia.errors.contains("Who can: Omar Lindqvist (metro editor)"))
      let broken = try await room.omar("draft", "unlock", "1", "--break", "--note", "Nadia is on a plane.")
      #expect(broken.status == 0)
      #expect(broken.output.hasSuffix(": unlocked. Nadia Rahal is told at their next save\n"))
      #expect(
        try await room.omar("draft", "unlock", "1", "--break", "--note", "Again").output.hasSuffix(
          ": already unlocked\n"
        )
      )
      #expect(try await room.omar("draft", "recover", "1", "--save").status == 0)

      let told = "Your lock on 1 was broken by Omar Lindqvist, "
      let stale = try await room.nadia("draft", "edit", "1", "--byline", "By Nadia", "--if-version", "1")
      #expect(stale.status == 75)
      #expect(stale.errors.contains(told))
      #expect(stale.errors.contains(": Nadia is on a plane.\n"))
      let saved = try await room.nadia("draft", "edit", "1", "--byline", "By Nadia")
      #expect(saved.status == 0)
      #expect(saved.errors.contains(told))
      #expect(!(try await room.nadia("draft", "edit", "1", "--byline", "By Nadia R.")).errors.contains(told))
      let log = try await room.pia("draft", "log", "1")
      #expect(log.lines.first == "version\tat\twho\taction\tstate\trevision\tgiven\tvoided\tnote")
      #expect(
        log.lines.contains {
          $0.hasPrefix("\t") && $0.hasSuffix("\tOmar Lindqvist\tbreak_lock\t\t\t\t\tNadia is on a plane.")
        }
      )
      #expect(
        try await room.pia("draft", "show", "1").output.contains("\nlock of Nadia Rahal broken by Omar Lindqvist, ")
      )
      #expect(try await room.pia("draft", "log", "1", "-f", "ids").output == "1\n2\n3\n4\n")
    }
  }

  @Test("is prolonged, given back, and given back again without harm")
  func own() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.nadia("draft", "lock", "1").status == 0)
      #expect(try await room.nadia("draft", "lock", "1", "--for", "8h").output.contains(": your lock lasts until "))
      #expect(try await room.nadia("draft", "unlock", "1").output.hasSuffix(": unlocked\n"))
      let again = try await room.nadia("draft", "unlock", "1")
      #expect(again.status == 0)
      #expect(again.output.hasSuffix(": already unlocked\n"))
      #expect(try await room.pia("draft", "lock", "1").status == 77)
      for time in ["9h", "30s", "0m", "soon", "-5m"] {
        let outcome = try await room.nadia("draft", "lock", "1", "--for=\(time)")
        #expect(outcome.status == 64, "\(time)")
        #expect(outcome.errors.contains("--for takes 1m to 8h"))
      }
      #expect(try await room.nadia("draft", "unlock", "1", "--note", "why").status == 64)
    }
  }

  @Test("is an editor's while it is open, and given back however it ends")
  func editor() async throws {
    try await ServerNewsroom.open { room in
      let holder = "newsdesk draft show 1 --json=lock > lock.json </dev/null; "
      for (ending, status) in [("sed -i 's/^byline:.*/byline: By N./'", 0), ("true", 0), ("false", 2)] {
        let script = try room.account.file("editor.sh", "#!/bin/sh\n\(holder)\(ending) \"$1\"\n", executable: true)
        let outcome = try await room.nadia.with(["EDITOR": script]).atTerminal("draft", "edit", "1")
        #expect(outcome.status == Int32(status))
        #expect(try room.account.contents("lock.json").contains("\"login\": \"nadia\""))
        #expect(try await room.omar("draft", "unlock", "1").output.contains("already unlocked"))
      }
      // A lock that its holder took themselves stays theirs.
      _ = try await room.nadia("draft", "lock", "1")
      _ = try await room.nadia.with(["EDITOR": "true"]).atTerminal("draft", "edit", "1")
      #expect(try await room.omar("draft", "unlock", "1").status == 75)
    }
  }

  @Test("warns before the editor opens, and lets nobody type for an hour who may not save")
  func warning() async throws {
    try await ServerNewsroom.open { room in
      let script = try room.account.file(
        "editor.sh",
        "#!/bin/sh\ntouch opened\nsed -i 's/^byline:.*/byline: By O./' \"$1\"\n",
        executable: true
      )
      let omar = room.omar.with(["EDITOR": script])
      _ = try await room.nadia("draft", "lock", "1")
      let no = try await omar.atTerminal("draft", "edit", "1", typing: "n\n")
      #expect(no.status == 2)
      #expect(no.output.contains("Nadia Rahal holds its lock until "))
      #expect(no.output.contains("What you type can't be saved before that."))
      #expect(room.account.files(in: "").contains("opened") == false)
      let yes = try await omar.atTerminal("draft", "edit", "1", typing: "y\n")
      #expect(yes.status == 75)
      #expect(room.account.files(in: "").contains("opened"))
      #expect(room.account.files(in: "state/newsdesk/recover") == ["1-v1.md"])
      #expect(try await room.nadia("draft", "unlock", "1").output.hasSuffix(": unlocked\n"))

      let pia = try await room.pia.with(["EDITOR": "touch pia-opened"]).atTerminal("draft", "edit", "1")
      #expect(pia.status == 77)
      #expect(pia.output.contains("was not opened for editing: that takes the role of reporter or editor"))
      #expect(room.account.files(in: "").contains("pia-opened") == false)
    }
  }
}
