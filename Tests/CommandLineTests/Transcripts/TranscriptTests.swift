import Testing

@Suite("The transcripts", .timeLimit(.minutes(10)))
struct TranscriptTests {
  @Test("are what the program says in a pipe")
  func pipe() async throws {
    try await play { keyboard, step in
      let outcome = try await keyboard.shell(step.line)
      if let difference = Transcript.difference(outcome.output, step.output) {
        return "stdout of \(step.line)\n\(difference)"
      }
      if let difference = Transcript.difference(outcome.errors, step.errors) {
        return "stderr of \(step.line)\n\(difference)"
      }
      return outcome.status == step.status ? nil : "\(step.line) ended in \(outcome.status)"
    }
  }

  @Test("are what the program says at a terminal, with what to do next")
  func terminal() async throws {
    try await play { keyboard, step in
      let outcome = try await keyboard.with(["NO_COLOR": "1"]).shellAtTerminal(step.line, columns: 200)
      if let difference = Transcript.difference(outcome.output, step.screen) {
        return "screen of \(step.line)\n\(difference)"
      }
      return outcome.status == step.status ? nil : "\(step.line) ended in \(outcome.status)"
    }
  }

  @Test(
    "are what a newsroom of one's own says, from its making on, in a pipe and at a terminal",
    arguments: [false, true]
  )
  func local(atTerminal: Bool) async throws {
    try await Account.use { account in
      _ = try account.file("page.txt", "Ferry runs aground\n\nNobody was hurt.\n")
      let local = account.with(["NEWSDESK_AS": "ines", "NO_COLOR": "1"])
      func stop() async throws { _ = try await local.newsdesk(["stop"]) }
      do {
        for step in Transcript(Self.ownNewsroom).steps {
          let keyboard = Keyboard(account: local.with(["NEWSDESK_AS": step.person]))
          let outcome =
            try await atTerminal ? keyboard.shellAtTerminal(step.line, columns: 100) : keyboard.shell(step.line)
          let differences =
            atTerminal
            ? [Transcript.difference(outcome.output, step.screen)]
            : [Transcript.difference(outcome.output, step.output), Transcript.difference(outcome.errors, step.errors)]
          for difference in differences { #expect(difference == nil, "\(step.line)\n\(difference ?? "")") }
          #expect(outcome.status == step.status, "\(step.line) ended in \(outcome.status)")
        }
      } catch {
        try await stop()
        throw error
      }
      try await stop()
    }
  }

  /// A newsroom of its own for each, in which every step leads to the next.
  private func play(_ check: (Keyboard, Transcript.Step) async throws -> String?) async throws {
    try await ServerNewsroom.open { room in
      try room.account.file(
        "story.md",
        "Mayor wins budget vote\n\nThe mayor won. It was close, and it took the whole night.\n"
      )
      try room.account.file("wire/a.txt", "Rail delay in London\n\nTrains were late.\n")
      try room.account.file("wire/b.txt", "\n\n")
      for step in Transcript(Self.workflow).steps {
        let difference = try await check(room.keyboard(step.person), step)
        #expect(difference == nil, "\(difference ?? "")")
        if difference != nil { return }
      }
    }
  }

  private static let ownNewsroom = """
    ines$ newsdesk pending
    2> ✗ There is no newsroom here yet.
    2>   Make one: newsdesk init --local
    2>   Or name a server with PGHOST or PGSERVICE: newsdesk init --help
    [78]
    ines$ newsdesk init --local --timezone Europe/London --name "Ines Amado"
    2> A private database was created in …/home.
    ✓ Ready. Desk: metro. You are ines (admin). Times are Europe/London.
    t> Next: newsdesk draft new --desk metro
    ines$ newsdesk init --local --timezone Europe/London
    ✓ Already set up, nothing changed.
    ines$ newsdesk draft new page.txt
    ✓ 1 ferry-runs-aground: draft, 3 words
    t> Next: newsdesk submit 1
    ines$ newsdesk pending
    p> id\tdesk\tstate\tdue\twaiting_on\tslug
    p> 1\tmetro\tdraft\t\tInes Amado\tferry-runs-aground
    t> 1 waiting                        … …:… …
    t> ID  DESK   STATE  DUE  WAITING ON  SLUG
    t> 1   metro  draft       Ines Amado  ferry-runs-aground
    ines$ newsdesk pending --desk mtero
    2> ✗ There is no desk "mtero". Did you mean "metro"?  Desks: metro
    [66]
    ines$ newsdesk draft move 1 --desk sport
    2> ✗ There is no desk "sport".  Desks: metro
    [66]
    ines$ newsdesk stop
    ✓ The newsroom database is stopped.
    ines$ newsdesk pending
    2> ✗ Cannot reach the newsroom database: it is not running. Nothing was changed.
    2>   Start it: newsdesk start
    [69]
    ines$ newsdesk start
    ✓ The newsroom database is running.
    """

  private static let workflow = """
    nadia$ newsdesk draft new story.md --desk metro --slug mayor-budget-vote --due +4h
    ✓ 3 mayor-budget-vote: draft, 12 words, due …:… … (in 4 h)
    t> Next: newsdesk submit 3
    nadia$ newsdesk caption add 3 ''
    ✓ 3/1 added; 3 mayor-budget-vote: saved as version 2, draft
    t> Next: newsdesk photo credit 3/1 "Name / Agency"
    nadia$ newsdesk submit 3
    2> ✗ 3 mayor-budget-vote was not submitted. Two things stand in the way:
    2>   photo 1 has no caption          newsdesk caption edit 3/1 "..."
    2>   nobody is credited for photo 1  newsdesk photo credit 3/1 "Name / Agency"
    [79]
    nadia$ newsdesk caption edit 3/1 "The mayor in the council chamber in Halden, 24 Nov. 2026." --alt "A man at a desk." --date 2026-11-24 --place Halden
    ✓ 3 mayor-budget-vote: saved as version 3, draft
    nadia$ newsdesk photo credit 3/1 "Jane Roe / Reuters"
    ✓ 3 mayor-budget-vote: saved as version 4, draft
    2> Read as: Jane Roe / Reuters  (by Jane Roe; for Reuters)
    nadia$ newsdesk draft edit 3 --headline "Mayor narrowly wins"
    ✓ 3 mayor-budget-vote: saved as version 5, draft
    t> Next: newsdesk submit 3
    nadia$ newsdesk draft edit 3 --headline "Mayor loses" --if-version 4
    2> ✗ 3 mayor-budget-vote was not saved: Nadia Rahal saved version 5 at …:…, you edited version 4.
    2>   Your text is safe in …/newsdesk/recover/3-v4.md
    2>   Fix: newsdesk draft edit 3 --merge
    [75]
    nadia$ newsdesk undo 3
    ✓ 3 mayor-budget-vote: draft
    nadia$ newsdesk submit 3
    ✓ 3 mayor-budget-vote: draft → submitted
    t> Next: a colleague types: newsdesk approve 3
    nadia$ newsdesk approve 3
    2> ✗ 3 mayor-budget-vote was not approved. Two things stand in the way:
    2>   you wrote it, and metro stories need a second person
    2>   that takes the role of editor, photo editor or legal on the metro desk, which you do not hold
    2>   Who can: Omar Lindqvist (metro editor)
    [77]
    omar$ newsdesk approve 3 2 --note "legal ok"
    ✓ 3 mayor-budget-vote: submitted → approved, copy and picture signed off
    2> ✗ 2 quarry-… was not approved: it is still a draft.
    2>   First: newsdesk submit 2
    2>   Who can: Nadia Rahal (metro reporter), Omar Lindqvist (metro editor)
    2> 1 of 2 approved, 1 refused. Undo: newsdesk undo 3
    [1]
    omar$ newsdesk approve 3
    ✓ 3 mayor-budget-vote: already approved by you at …:…
    t> Next: newsdesk publish 3
    omar$ newsdesk embargo 3 --until "tomorrow 6am"
    ✓ 3 mayor-budget-vote: embargoed until … 06:00 … (in … h…)
    t> Next: to end it: newsdesk lift 3 --note "..."
    pia$ newsdesk publish 3 --yes
    2> ✗ 3 mayor-budget-vote was not published: embargoed until … 06:00 … (in … h…).
    2>   First: newsdesk lift 3 --note "..."
    2>   Who can: …
    [79]
    pia$ newsdesk schedule 3 --at "28 Mar 2027 01:30"
    2> ✗ 3 was not scheduled: 01:30 does not exist on Sun 28 Mar 2027 in Europe/London: clocks go forward.
    2>   Write "28 Mar 2027 02:30".
    [65]
    omar$ newsdesk lift 3 --note "The council has published it."
    ✓ 3 mayor-budget-vote: embargo lifted, approved
    t> Next: newsdesk publish 3
    pia$ newsdesk publish 3 --dry-run
    dry run: 3 mayor-budget-vote: approved → published, … …:… …
    2> Dry run: nothing was changed.
    pia$ newsdesk publish 3 --yes
    ✓ 3 mayor-budget-vote: approved → published, … …:… …
    t> Next: newsdesk export 3 -o mayor-budget-vote.html. If something is wrong: newsdesk correct 3 or newsdesk kill 3
    pia$ newsdesk undo 3
    2> ✗ 3 mayor-budget-vote was not undone: it was published, and what readers have seen can't be unseen.
    2>   First: newsdesk correct 3 --note "..."  or  newsdesk kill 3 --note "..."
    [79]
    nadia$ newsdesk pending --desk mtero
    2> ✗ There is no desk "mtero". Did you mean "metro"?  Desks: metro
    [66]
    nadia$ newsdesk import wire/ --desk metro --dry-run -f count
    2> ✗ wire/b.txt: there is no text in it
    2>   Nothing of it was imported.
    2>   Paste the story again: its headline comes first, then captions and text.
    …1
    2> 2 files, 1 story: 1 new, 0 unchanged, 1 problem. Dry run, nothing was written.
    [65]
    quinn$ newsdesk audit verify
    …✓ … entries checked, …. Nothing was altered.
    t> Next: newsdesk audit export --seal -o seal.json, and keep that file elsewhere
    nadia$ newsdesk aprove 3
    2> newsdesk: no command "aprove". Did you mean: newsdesk approve 3
    [64]
    """
}
