import Desk
import Newsroom
import Presentation

/// A story as `draft show` writes it.
struct StoryDocument {
  let story: Story
  let signOffs: [SignOffStatus]
  let readers: [StoryReader]
  /// The lock that counts now.
  let lock: DraftLock?
  /// The last one that somebody broke.
  let broken: BrokenLock?
  /// What blocks its pictures, or would.
  let blocks: [PictureBlock]
  let times: Times

  func text(on screen: Terminal) -> String {
    let title = screen.paint(SafeText.terminal("\(story.id) \(story.slug)"), .bold)
    let lines =
      ["\(title)  \(story.state.words), version \(story.version)"] + standing.map { SafeText.terminal($0) }
      + Self.content(story.id, story.text, story.pictures, on: screen)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whose it is, who reads it, who writes it, who has signed it off.
  private var standing: [String] {
    var lines = [
      "desk \(story.desk), by \(story.author.name), changed \(times.local(story.updatedAt).absolute(now: times.now))"
    ]
    if let due = story.dueAt { lines.append("due \(times.due(due))") }
    if let embargo = story.embargo { lines.append(times.words(embargo)) }
    if let schedule = story.schedule { lines.append(times.words(schedule)) }
    if let assignee = story.assignee { lines.append("in the hands of \(assignee.name)") }
    if story.isConfidential {
      lines.append("confidential, read by \(Wording.list(readers.people.map(\.name)))")
    }
    if let lock {
      lines.append("locked by \(lock.holder.name) until \(times.due(lock.expiresAt))")
    }
    if let broken { lines.append("lock of \(broken.holder.name) \(broken.words(times))") }
    for reader in asked {
      lines.append("\(reader.person.name) is asked for the \(reader.askedFor?.rawValue ?? "") sign-off")
    }
    for signOff in signOffs {
      lines.append(
        "\(signOff.kind.rawValue) signed off by \(signOff.givenBy.name)"
          + ", \(times.local(signOff.givenAt).absolute(now: times.now))\(signOff.isCurrent ? "" : ", no longer valid")"
      )
    }
    for block in blocks { lines += RightsDocument.lines(block, times) }
    return lines
  }

  /// Those who were asked and have not answered.
  private var asked: [StoryReader] {
    readers.filter { reader in
      reader.askedFor != nil
        && !signOffs.contains { $0.isCurrent && $0.kind == reader.askedFor && $0.givenBy.login == reader.person.login }
    }
  }

  var json: JSONValue {
    .object(
      [
        .init("id", .integer(story.id)), .init("slug", .string(story.slug)), .init("desk", .string(story.desk)),
        .init("state", .string(story.state.rawValue)), .init("version", .integer(Int64(story.version))),
        .init("revision", .integer(Int64(story.revision))), .init("author", .string(story.author.name)),
        .init("assignee", .string(orNull: story.assignee?.name)),
        .init("confidential", .bool(story.isConfidential)),
        .init("readers", .array((story.isConfidential ? readers.people : []).map { .string($0.login) })),
        .init(
          "asked",
          .array(asked.map { ["login": .string($0.person.login), "for": .string(orNull: $0.askedFor?.rawValue)] })
        ),
        .init("due", .string(orNull: story.dueAt.map { times.local($0).rfc3339 })),
        .init("embargo", story.embargo.map(times.json) ?? .null),
        .init("schedule", story.schedule.map(times.json) ?? .null),
        .init("updated", .string(times.local(story.updatedAt).rfc3339)),
      ] + Self.members(story.text) + [
        .init("photos", .array(story.pictures.map { PictureTable.json($0) })),
        .init("lock", lock.map(json) ?? .null),
        .init("broken_lock", broken.map(json) ?? .null),
        .init("sign_offs", .array(signOffs.map(json))),
        .init("rights", .array(blocks.map { RightsDocument.json($0, times) })),
      ]
    )
  }

  private func json(_ lock: DraftLock) -> JSONValue {
    [
      "by": .string(lock.holder.name), "login": .string(lock.holder.login),
      "until": .string(times.local(lock.expiresAt).rfc3339),
    ]
  }

  private func json(_ broken: BrokenLock) -> JSONValue {
    [
      "holder": .string(broken.holder.name), "by": .string(broken.brokenBy.name),
      "at": .string(times.local(broken.brokenAt).rfc3339), "note": .string(broken.note),
    ]
  }

  private func json(_ signOff: SignOffStatus) -> JSONValue {
    [
      "kind": .string(signOff.kind.rawValue), "by": .string(signOff.givenBy.name),
      "at": .string(times.local(signOff.givenAt).rfc3339), "current": .bool(signOff.isCurrent),
    ]
  }
}

extension [StoryReader] {
  /// Everybody among them, each once: those who are named, then those who were asked for a sign-off.
  var people: [Person] {
    var seen: Set<String> = []
    return map(\.person).filter { seen.insert($0.login).inserted }
  }
}
