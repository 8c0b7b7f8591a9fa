import Newsroom
import Presentation

/// One entry of a story's history, for people and for programs.
enum EntryDocument {
  static func text(_ entry: RecordedEntry, times: Times) -> String {
    let act = entry.act
    let head = "\(act.story ?? 0)/\(act.version ?? 0) \(act.subject): \(act.pastTense) by \(act.actor.name)"
    var facts: [(String, String?)] = [
      ("when", times.local(act.at).absolute(now: times.now)),
      ("login", act.actor.login),
      ("desk", act.desk),
      ("state", act.state?.words),
      ("revision", String(entry.revision)),
      ("given", words(entry.signOffsGiven)),
      ("voided", words(entry.signOffsVoided)),
      ("note", act.note),
      ("request", entry.requestID),
      ("text", entry.textDigest),
      ("pictures", entry.pictureDigest),
      ("follows", entry.previousDigest),
      ("digest", entry.digest + (entry.isSound ? "" : "  NOT that of what is stored")),
    ]
    if let seal = entry.seal, let place = entry.place {
      let sealed = times.local(seal.sealedAt).absolute(now: times.now)
      facts.append(("seal", "\(seal.number), entry \(Wording.grouped(place)) of the newsroom, sealed \(sealed)"))
      facts.append(("", seal.digest))
    } else {
      facts.append(("seal", "none yet"))
    }
    let lines =
      [head]
      + facts.compactMap { name, value in
        value.map { "  " + DisplayWidth.pad(name, to: 10) + $0 }
      }
    return lines.map { SafeText.terminal($0) + "\n" }.joined()
  }

  static func json(_ entry: RecordedEntry, times: Times) -> JSONValue {
    let act = entry.act
    return [
      "story": act.story.map(JSONValue.integer) ?? .null,
      "version": act.version.map { .integer(Int64($0)) } ?? .null,
      "slug": .string(act.subject), "desk": .string(orNull: act.desk), "action": .string(act.act),
      "state": .string(orNull: act.state?.rawValue), "revision": .integer(Int64(entry.revision)),
      "sign_offs_given": .array(entry.signOffsGiven.map { .string($0.rawValue) }),
      "sign_offs_voided": .array(entry.signOffsVoided.map { .string($0.rawValue) }),
      "note": .string(orNull: act.note), "login": .string(act.actor.login), "who": .string(act.actor.name),
      "at": .string(times.local(act.at).rfc3339), "request_id": .string(orNull: entry.requestID),
      "text_digest": .string(entry.textDigest), "picture_digest": .string(entry.pictureDigest),
      "previous_digest": .string(orNull: entry.previousDigest), "digest": .string(entry.digest),
      "is_sound": .bool(entry.isSound), "number": entry.place.map(JSONValue.integer) ?? .null,
      "seal": entry.seal.map { JSONValue($0.record) } ?? .null,
    ]
  }

  private static func words(_ kinds: [SignOffKind]) -> String? {
    kinds.isEmpty ? nil : Wording.list(kinds.map(\.rawValue))
  }
}
