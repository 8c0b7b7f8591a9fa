/// A variable that commands look at: for the topic, and for every manual page.
struct EnvironmentVariable: Sendable {
  var name: String
  var meaning: String

  private init(_ name: String, _ meaning: String) {
    self.name = name
    self.meaning = meaning
  }

  /// Newsdesk's own.
  static let own: [EnvironmentVariable] = [
    .init("NEWSDESK_HOME", "The folder of a private newsroom. It counts before libpq's settings."),
    .init("NEWSDESK_AS", "Whom you act as on a private newsroom when --as says nobody."),
    .init("NEWSDESK_DESK", "Where new stories go when --desk names no desk."),
    .init("NEWSDESK_FORMAT", "How results are written when -f says nothing."),
    .init("NEWSDESK_COLOR", "When to use colours when --color doesn't say: auto, always or never."),
    .init("NEWSDESK_PAGER", "What shows texts that are taller than the screen, before PAGER; empty for nothing."),
    .init("NEWSDESK_EDITOR", "Your editor, before VISUAL and EDITOR."),
    .init("NEWSDESK_ACCESSIBLE", "1: no signs, no columns, nothing that is drawn again: newsdesk help accessibility."),
    .init("NEWSDESK_COMPLETION_PATIENCE", "How many milliseconds a shell may wait for what it offers; 80 without it."),
    .init("NEWSDESK_PG_BINDIR", "Where PostgreSQL's server programs are, for a private newsroom."),
    .init("NEWSDESK_READER", "The program that reads the files of strangers, if it is not where it was installed."),
    .init("NEWSDESK_TEMPLATE", "The program that fills templates in, if it is not where it was installed."),
    .init("NEWSDESK_WORKER", "The program that delivers, if it is not where it was installed."),
  ]

  /// libpq's, which say where a newsroom on a server is and who you are there.
  static let libpq: [EnvironmentVariable] = [
    .init("PGHOST, PGPORT", "The PostgreSQL server."),
    .init("PGUSER", "Your login there."),
    .init("PGDATABASE", "The newsroom's database; newsdesk without it."),
    .init("PGSERVICE, PGSERVICEFILE", "A service of the service file, which newsdesk login --save writes."),
    .init("PGPASSFILE", "The file of passwords; ~/.pgpass without it."),
  ]

  /// What other programs look at too.
  static let common: [EnvironmentVariable] = [
    .init("VISUAL, EDITOR", "Your editor; nano without one."),
    .init("PAGER", "What shows texts that are taller than the screen; less without one."),
    .init("LESS", "The options of less; FRX without them. It runs with LESSSECURE=1."),
    .init("NO_COLOR", "With any value: no colours, as --color never."),
    .init("CLICOLOR_FORCE", "With any value but 0: colours in a pipe too, as --color always."),
    .init("TERM", "dumb: no colours."),
    .init("COLUMNS, LINES", "How large the screen is, where it doesn't say so itself."),
    .init("LC_ALL, LC_CTYPE, LANG", "Signs are plain letters where the first of them that is set names no UTF-8."),
    .init("TZ", "The time zone that init --local proposes. Nothing else goes by it: times are the newsroom's."),
    .init("XDG_CONFIG_HOME", "Where your settings are; ~/.config without it."),
    .init("XDG_DATA_HOME", "Where a private newsroom is; ~/.local/share without it."),
    .init("XDG_STATE_HOME", "Where text that could not be saved is kept; ~/.local/state without it."),
  ]

  static let all = own + libpq + common
}
