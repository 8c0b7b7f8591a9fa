/// A file that commands read or write without being told its name: for the topic, and for every manual page.
struct KnownFile: Sendable {
  var path: String
  var meaning: String

  static let all: [KnownFile] = [
    .init(path: "~/.config/newsdesk/config.yaml", meaning: "Your settings: newsdesk config."),
    .init(path: "/etc/newsdesk/config.yaml", meaning: "The machine's settings, which yours count before."),
    .init(path: "~/.local/share/newsdesk", meaning: "A private newsroom: the database, its log and its socket."),
    .init(path: "/var/lib/newsdesk", meaning: "The same for root."),
    .init(
      path: "~/.local/state/newsdesk/recover",
      meaning: "Text that could not be saved, until it is: newsdesk draft recover."
    ),
    .init(path: "~/.pgpass", meaning: "Passwords for servers. libpq reads it; newsdesk login writes it."),
    .init(
      path: "~/.pg_service.conf",
      meaning: "Servers and logins by name. libpq reads it; newsdesk login --save writes it."
    ),
  ]
}
