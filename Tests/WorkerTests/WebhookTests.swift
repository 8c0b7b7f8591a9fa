import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Synchronization
import Testing

@testable import Worker

@Suite("A webhook", .timeLimit(.minutes(10)))
struct WebhookTests {
  @Test("gets each edition once, in order, signed, and the kill")
  func editions() async throws {
    try await TestNewsroom.open { newsroom in
      let receiver = try Receiver()
      try await newsroom.addChannel("web", .webhook, receiver.address)
      let story = try await newsroom.published()
      try await newsroom.correct(story, headline: "Fire at the old harbour")
      try await newsroom.work()
      try await newsroom.act(.kill, on: story, as: "cleo", note: "Why.")
      try await newsroom.work()
      let messages = receiver.messages
      #expect(messages.map(\.event) == ["publish", "correct", "kill"])
      #expect(messages.map(\.edition) == [1, 2, 2])
      #expect(Set(messages.map(\.key)).count == 3)
      for message in messages {
        #expect(message.headers["content-type"] == "application/json")
        #expect(message.headers["idempotency-key"] == "\"\(message.key)\"")
        let time = try #require(message.headers["webhook-timestamp"].flatMap { Int64($0) })
        let expected = WebhookSignature.header(
          id: message.key,
          time: time,
          body: message.body,
          secret: TestNewsroom.secret
        )
        #expect(message.headers["webhook-signature"] == expected)
      }
      let last = String(decoding: messages[2].body, as: UTF8.self)
      #expect(last.contains("\"canceled\"") && !last.contains("harbour\"") && !last.contains("Nobody was hurt"))
      // The example of the specification.
      #expect(
        WebhookSignature.header(
          id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
          time: 1_614_265_330,
          body: Array(#"{"test": 2432232314}"#.utf8),
          secret: Array(Data(base64Encoded: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") ?? Data())
        )
          == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
      )
    }
  }

  @Test("that fails, hangs up or cuts its answer off gets the same message again, under the same key")
  func failing() async throws {
    try await TestNewsroom.open { newsroom in
      let answers: [Receiver.Answer] = [
        .status(500), .status(429, headers: ["Retry-After: 120"]), .truncated, .refuse, .status(409), .status(200),
      ]
      let receiver = try Receiver { _, before in answers[min(before, answers.count - 1)] }
      try await newsroom.addChannel("web", .webhook, receiver.address)
      _ = try await newsroom.published()
      for _ in 0..<answers.count {
        try await newsroom.work()
        try await newsroom.makeDeliveriesDue()
      }
      #expect(receiver.messages.count == answers.count)
      #expect(Set(receiver.messages.map(\.key)).count == 1)
      #expect(Set(receiver.messages.map(\.body)).count == 1)
      #expect(try await newsroom.deliveries().map(\.state) == ["delivered"])
    }
  }

  @Test("that asks for a pause gets it, and one that answers without end has answered")
  func pausesAndFloods() async throws {
    try await TestNewsroom.open { newsroom in
      let receiver = try Receiver { _, before in before == 0 ? .status(503, headers: ["Retry-After: 900"]) : .endless }
      try await newsroom.addChannel("web", .webhook, receiver.address)
      _ = try await newsroom.published()
      try await newsroom.work()
      let pause = try await newsroom.session(as: "cleo").connection.query(
        "SELECT extract(epoch FROM due_at - clock_timestamp())::double precision FROM newsdesk.delivery"
      )[0].decode(at: 0, as: Double.self)
      #expect(pause > 800)
      try await newsroom.makeDeliveriesDue()
      try await newsroom.work()
      #expect(try await newsroom.deliveries().map(\.state) == ["delivered"])
    }
  }

  @Test(
    "that refuses, or sends elsewhere, is not asked again until somebody looks",
    arguments: [301, 400, 401, 404, 410, 422]
  )
  func refusing(_ status: Int) async throws {
    try await TestNewsroom.open { newsroom in
      let elsewhere = try Receiver()
      let receiver = try Receiver { _, _ in .status(status, headers: ["Location: \(elsewhere.address)"]) }
      try await newsroom.addChannel("web", .webhook, receiver.address)
      _ = try await newsroom.published()
      try await newsroom.work()
      try await newsroom.work()
      #expect(receiver.messages.count == 1)
      #expect(elsewhere.messages.isEmpty)
      let dead = try await newsroom.deliveries()
      #expect(dead.map(\.state) == ["dead"])
      #expect(dead.first?.problem?.contains("\(status)") == true)
    }
  }

  @Test("that stalls is given up in time, and holds up no other channel")
  func stalling() async throws {
    try await TestNewsroom.open { newsroom in
      let stalled = try Receiver { _, _ in .stall }
      let well = try Receiver()
      try await newsroom.addChannel("stalled", .webhook, stalled.address)
      try await newsroom.addChannel("well", .webhook, well.address)
      for _ in 0..<3 { _ = try await newsroom.published() }
      // What is waited for is cut to the lease.
      try await newsroom.work(lease: 6)
      #expect(well.messages.count == 3)
      let states = try await newsroom.deliveries().map(\.state)
      #expect(states.filter { $0 == "delivered" }.count == 3)
      #expect(states.filter { $0 == "queued" }.count == 3)
    }
  }

  @Test("that leads into the house's own network is not called, whatever its name says")
  func inside() async throws {
    let receiver = try Receiver()
    let client = HTTPClient(allowsInternal: false, certificates: nil)
    for address in [
      "https://localhost:\(receiver.port)/", "https://127.0.0.1:\(receiver.port)/", "https://[::1]:\(receiver.port)/",
    ] {
      let answer = client.post(HTTPRequest(address: address, headers: [], body: [1], patience: 10))
      guard case .forbidden = answer else {
        Issue.record("\(address): \(answer)")
        continue
      }
    }
    guard case .forbidden = client.post(HTTPRequest(address: receiver.address, headers: [], body: [1], patience: 10))
    else {
      Issue.record("it speaks without encryption")
      return
    }
    #expect(receiver.messages.isEmpty)
  }

  @Test(
    "address is internal where no stranger's may lead",
    arguments: [
      (0x7F00_0001 as UInt32, true), (0x0A01_0203, true), (0xAC1F_FFFF, true), (0xAC20_0000, false),
      (0xC0A8_0101, true),
      (0xA9FE_A9FE, true), (0x6440_0001, true), (0x0000_0000, true), (0xE000_0001, true), (0xFFFF_FFFF, true),
      (0x0808_0808, false), (0xC633_6401, true), (0x0102_0304, false),
    ]
  )
  func internalV4(_ address: UInt32, _ isInternal: Bool) {
    #expect(InternalAddress.contains(v4: address) == isInternal)
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: address >> UInt32(24 - 8 * $0)) }
    // In the clothes of IPv6 it is what it is.
    #expect(InternalAddress.contains(v6: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] + bytes) == isInternal)
    #expect(InternalAddress.contains(v6: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] + bytes) == isInternal)
    #expect(InternalAddress.contains(v6: [0x20, 0x02] + bytes + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) == isInternal)
  }

  @Test("address of IPv6 is internal unless it is given out")
  func internalV6() {
    func address(_ first: UInt8, _ second: UInt8) -> [UInt8] { [first, second] + Array(repeating: 1, count: 14) }
    for internalOnly in [address(0xFE, 0x80), address(0xFC, 0), address(0xFD, 0), address(0xFF, 2), address(0, 0)] {
      #expect(InternalAddress.contains(v6: internalOnly))
    }
    #expect(InternalAddress.contains(v6: Array(repeating: 0, count: 15) + [1]))
    #expect(!InternalAddress.contains(v6: address(0x26, 0x07)))
    #expect(!InternalAddress.contains(v6: [0x2A, 0x00, 0x14, 0x50] + Array(repeating: 1, count: 12)))
  }
}
