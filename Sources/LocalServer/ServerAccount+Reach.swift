import Glibc

extension ServerAccount {
  /// Refuses a place that the server's account can't walk to, and names the folder that is closed.
  func checkReach(of home: Home) async throws {
    guard isBorrowed else { return }
    for folder in home.ancestors {
      guard let status = Files.status(folder) else { return }
      if mayEnter(status) {
        continue
      }
      // The mode does not tell of access lists, so the account itself has the last word.
      let answer = try await ServerCommand.run("test", ["-x", folder], as: self, limit: .seconds(30))
      if !answer.isSuccess {
        throw LocalServerError.closedFolder(path: folder, account: name, home: home.path)
      }
    }
  }

  private func mayEnter(_ status: stat) -> Bool {
    if status.st_uid == user {
      return status.st_mode & S_IXUSR != 0
    }
    if status.st_gid == group {
      return status.st_mode & S_IXGRP != 0
    }
    return status.st_mode & S_IXOTH != 0
  }
}
