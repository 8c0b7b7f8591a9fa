import DatabaseSupport
import Postgres
import Testing

@Suite("Notification listener")
struct NotificationListenerTests {
  @Test("hears what is said on its channels, in order")
  func hears() async throws {
    try await TestServer.withConnection { connection, configuration in
      let listener = try await NotificationListener.listen(to: ["Out \"box\"", "desk"], configuration)
      try await connection.execute("NOTIFY elsewhere, 'no'")
      for payload in ["a", "", "é"] {
        try await connection.execute("SELECT pg_notify(\("Out \"box\""), \(payload))")
      }
      var events = listener.events.makeAsyncIterator()
      #expect(await events.next() == .resumed)
      var heard: [String] = []
      while heard.count < 3, case .notification(let notification)? = await events.next() {
        #expect(notification.channel == "Out \"box\"" && notification.processID == connection.processID)
        heard.append(notification.payload)
      }
      #expect(heard == ["a", "", "é"])
      await listener.close()
      #expect(await events.next() == nil)
    }
  }

  @Test("listens again when its connection was lost, and says so")
  func resumes() async throws {
    try await TestServer.withConnection { connection, configuration in
      let listener = try await NotificationListener.listen(to: ["desk"], configuration)
      var events = listener.events.makeAsyncIterator()
      #expect(await events.next() == .resumed)
      let process = try #require(listener.processID)
      try await connection.execute("SELECT pg_terminate_backend(\(process), 5000)")
      #expect(await events.next() == .lost)
      #expect(await events.next() == .resumed)
      try await connection.execute("NOTIFY desk")
      #expect(
        await events.next() == .notification(.init(channel: "desk", payload: "", processID: connection.processID))
      )
      await listener.close()
    }
  }
}
