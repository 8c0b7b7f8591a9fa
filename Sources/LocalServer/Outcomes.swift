/// What `create()` did.
public enum CreationOutcome: Sendable, Equatable {
  case created
  case alreadyExists
}

/// What `start()` did. Either way the server accepts connections.
public enum StartOutcome: Sendable, Equatable {
  case started
  case alreadyRunning
}

/// What `stop()` did. Either way no server runs.
public enum StopOutcome: Sendable, Equatable {
  case stopped
  case notRunning
}
