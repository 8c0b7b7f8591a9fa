import Presentation

/// Looks, mends what can be mended, and looks again: what was behind a problem is seen only without it.
struct Treatment {
  let examination: Examination
  let context: CommandContext
  /// Whether it need not ask.
  let isAgreed: Bool

  /// - Returns: what was mended, and how everything stands now.
  func findings() async throws -> [Finding] {
    var mended: [Finding] = []
    var tried: Set<String> = []
    while true {
      let findings = await examination.findings()
      let next = findings.first { $0.repair != nil && !tried.contains($0.key) }
      guard let next, let repair = next.repair else { return mended + findings }
      tried.insert(next.key)
      context.note("\(next.check): \(next.finding)")
      guard try agrees(to: repair) else { continue }
      do {
        try await repair.run()
        context.note("Done: \(repair.does)")
        var finding = next
        finding.wasMended = true
        finding.isGood = true
        mended.append(finding)
      } catch {
        context.report(ErrorReport(error))
      }
    }
  }

  private func agrees(to repair: Finding.Repair) throws -> Bool {
    if isAgreed || !context.canAsk { return true }
    return try Question.isAnsweredYes("Shall newsdesk \(repair.does)?", in: context)
  }
}

extension Finding {
  /// The same problem has the same.
  fileprivate var key: String { check + "\n" + (repair?.does ?? "") }
}
