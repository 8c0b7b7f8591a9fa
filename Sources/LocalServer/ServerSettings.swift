/// The settings of the private server.
struct ServerSettings {
  let home: Home

  /// Given as arguments, which no file and no ALTER SYSTEM can undo: the server stays private.
  var arguments: [String] {
    [
      "listen_addresses=",
      "unix_socket_directories=" + socketList,
      "unix_socket_permissions=0700",
      "port=\(Home.port)",
    ].flatMap { ["-c", $0] }
  }

  /// The line that `data/postgresql.conf` ends with. It is relative, so that the home may be moved.
  static let include = "\n# The settings of newsdesk.\ninclude_if_exists = '../newsdesk.conf'\n"

  /// The file that `data/postgresql.conf` includes.
  var text: String {
    """
    # newsdesk writes this file at each start, so a change made here is lost.
    # For settings of your own use ALTER SYSTEM, which comes after this file.

    # Nobody connects but through the socket folder.
    listen_addresses = ''
    unix_socket_directories = \(Self.quoted(socketList))
    unix_socket_permissions = 0700
    port = \(Home.port)
    cluster_name = 'newsdesk'
    password_encryption = 'scram-sha-256'

    # A newsroom on one machine: little memory, no risk.
    shared_buffers = '64MB'
    maintenance_work_mem = '32MB'
    min_wal_size = '32MB'
    max_wal_size = '256MB'
    fsync = on
    full_page_writes = on
    synchronous_commit = on
    jit = off
    timezone = 'UTC'

    # A client that went away in the middle of its work must not keep a story locked.
    idle_in_transaction_session_timeout = '10min'

    # A file for each day of the week, begun anew a week later. Copy is confidential before it is published, so no
    # statement, no parameter and no row is logged.
    logging_collector = on
    log_destination = 'stderr'
    log_directory = '../log'
    log_filename = 'postgresql-%a.log'
    log_file_mode = 0600
    log_rotation_age = '1d'
    log_rotation_size = 0
    log_truncate_on_rotation = on
    log_timezone = 'UTC'
    log_line_prefix = '%m [%p] '
    log_error_verbosity = terse
    log_statement = 'none'
    log_min_error_statement = 'panic'
    log_min_duration_statement = -1
    log_min_duration_sample = -1
    log_transaction_sample_rate = 0
    log_duration = off
    log_lock_waits = off
    log_parameter_max_length_on_error = 0
    log_checkpoints = off
    log_connections = off
    log_disconnections = off

    """
  }

  /// PostgreSQL parts this setting at commas, so the one path is quoted within it.
  private var socketList: String {
    "\"" + home.socket.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// A value as a configuration file wants it, where a backslash escapes.
  private static func quoted(_ value: String) -> String {
    var quoted = "'"
    for character in value.unicodeScalars {
      if character == "'" || character == "\\" {
        quoted.unicodeScalars.append(character)
      }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "'"
  }
}
