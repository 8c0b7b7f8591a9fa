import Testing

@testable import Worker

@Suite("A doorbell")
struct DoorbellTests {
  @Test("that was rung while nobody waited lets the next go on at once")
  func rungBefore() async {
    let bell = Doorbell()
    bell.ring()
    await bell.wait(upTo: .seconds(600))
  }

  @Test("lets whoever waits go on, and ends a wait that nobody ends")
  func rings() async {
    let bell = Doorbell()
    async let waiting: Void = bell.wait(upTo: .seconds(600))
    bell.ring()
    await waiting
    await bell.wait(upTo: .milliseconds(1))
  }
}
