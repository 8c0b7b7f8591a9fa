import LocalServer
import Testing

@Suite("Where the private server lives by default")
struct DefaultHomeTests {
  @Test("NEWSDESK_HOME comes first, for root too", arguments: [true, false])
  func chosen(_ isRoot: Bool) {
    let environment = ["NEWSDESK_HOME": "/srv/news", "XDG_DATA_HOME": "/data", "HOME": "/home/ana"]
    #expect(LocalServer.defaultHome(environment: environment, isRoot: isRoot) == "/srv/news")
  }

  @Test("Root's is where the server's account can reach it")
  func root() {
    #expect(LocalServer.defaultHome(environment: ["HOME": "/root"], isRoot: true) == "/var/lib/newsdesk")
  }

  @Test(
    "A person's is in the XDG data folder",
    arguments: [
      (["XDG_DATA_HOME": "/data", "HOME": "/home/ana"], "/data/newsdesk"),
      (["HOME": "/home/ana"], "/home/ana/.local/share/newsdesk"),
      (["XDG_DATA_HOME": "data", "HOME": "/home/ana"], "/home/ana/.local/share/newsdesk"),
      (["NEWSDESK_HOME": "", "HOME": "/home/ana"], "/home/ana/.local/share/newsdesk"),
    ]
  )
  func person(_ environment: [String: String], _ home: String) {
    #expect(LocalServer.defaultHome(environment: environment, isRoot: false) == home)
  }

  @Test("A link in the path is followed once, and what does not exist yet is tidied")
  func resolved() async throws {
    try await Sandbox.use { sandbox in
      try sandbox.write("", to: "real/file")
      try await Program.run("ln", "-s", "real", sandbox.folder + "/link")
      let server = sandbox.server(at: sandbox.folder + "/link/./new/../home/")
      #expect(server.homeDirectory == sandbox.folder + "/real/home")
      #expect(server.socketDirectory == sandbox.folder + "/real/home/socket")
    }
  }
}
