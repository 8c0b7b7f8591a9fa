import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Many editions at once", .timeLimit(.minutes(10)))
struct EditionsTests {
  @Test("come in the order they were asked for, each as it is read alone, and each with what is wrong with it")
  func many() async throws {
    try await TestNewsroom.open { newsroom in
      let (first, second) = (try await newsroom.published(pictures: 2), try await newsroom.published())
      let draft = try await newsroom.draft(slug: "draft")
      let killed = try await newsroom.published()
      try await newsroom.act(.kill, on: killed, as: "cleo", note: "Libel.")
      try await newsroom.act(.correct, on: first, as: "ben", note: "A wrong quay.")
      try await newsroom.edit(first, as: "rob") { $0.body = "Quay 2." }
      try await newsroom.act(.submit, on: first, as: "rob")
      try await newsroom.act(.approve, on: first, as: "dan")
      try await newsroom.act(.publish, on: first, as: "cleo")

      let publications = try await newsroom.session(as: "ana").publications
      let wanted = [(second, 1), (first, 2), (draft, 1), (first, 1), (killed, 1), (999, 1), (first, 3), (first, 2)]
      let outcomes = try await publications.editions(wanted.map { (story: $0.0, number: $0.1) })
      #expect(outcomes.count == wanted.count)
      for (index, (story, number)) in wanted.enumerated() where [0, 1, 3, 7].contains(index) {
        let edition = try outcomes[index].get()
        let alone = try await publications.edition(number, of: story)
        #expect(edition.story == story && edition.edition == number && edition.newsroom == "The Harbour Post")
        #expect(edition.text == alone.text && edition.pictures == alone.pictures)
        #expect(edition.correctionNote == alone.correctionNote && edition.publishedAt == alone.publishedAt)
      }
      #expect(try outcomes[1].get().pictures.map(\.number) == [1, 2] && outcomes[0].get().pictures.isEmpty)
      func error(_ index: Int) -> DeskError? {
        if case .failure(let error) = outcomes[index] { error } else { nil }
      }
      guard case .notPublished(draft, "draft", _) = error(2) else { Issue.record("\(outcomes[2])"); return }
      guard case .notPublished(killed, _, let state) = error(4) else { Issue.record("\(outcomes[4])"); return }
      #expect(state.rawValue == "killed")
      guard case .notFound(.story("999", meant: nil)) = error(5) else { Issue.record("\(outcomes[5])"); return }
      guard case .notFound(.edition(first, 3)) = error(6) else { Issue.record("\(outcomes[6])"); return }
      #expect(try await publications.editions([]).isEmpty)
      #expect(try await publications.editionNumbers(of: first) == [2, 1])
      #expect(try await publications.editionNumbers(of: killed).isEmpty)
      // Another desk's reporter is told no more of a draft than that there is no such story.
      let stranger = try await newsroom.session(as: "sam").publications.editions([(draft, 1), (first, 1)])
      guard case .failure(.notFound(.story)) = stranger[0] else { Issue.record("\(stranger[0])"); return }
      #expect(try stranger[1].get().edition == 1)
    }
  }

  @Test("know each picture's record, its file and how it came to be; the place keeps its number")
  func pictures() async throws {
    try await TestNewsroom.open { newsroom in
      let metadata = """
        {"captions": [{"language": "x-default", "text": "Smoke over the quay."}], "caption_writer": "JR",
        "digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"}
        """
      let story = try await newsroom.draft(pictures: 2)
      let added = try await newsroom.add(.quay(metadata: metadata), to: story, as: "ana")
      let ana = try await newsroom.session(as: "ana")
      _ = try await ana.credits.remove(1, of: story, expecting: nil)
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "ben")
      try await newsroom.act(.publish, on: story, as: "cleo")

      for login in ["ana", "sam"] {
        let edition = try await newsroom.session(as: login).publications.edition(of: story)
        #expect(edition.pictures.map(\.number) == [2, 3])
        #expect(edition.pictures[0].file == nil && edition.pictures[0].captionWriter == nil)
        let quay = edition.pictures[1]
        #expect(quay.picture.record == added.picture.record)
        #expect(try await newsroom.digest(of: "quay") == quay.file?.digest)
        #expect(quay.file?.fileExtension == "jpg" && quay.file?.size == 4 && quay.file?.width == 4000)
        #expect(quay.file?.name == nil)
        #expect(quay.digitalSourceType == "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture")
        #expect(quay.captionWriter == "JR")
        let bytes = try await newsroom.session(as: login).photos.file(of: try #require(quay.picture.record))?.bytes
        #expect(bytes == Array("quay".utf8))
      }
    }
  }

  @Test("are refused one by one where somebody changed what is stored, be it a picture's record")
  func tampered() async throws {
    try await TestNewsroom.open { newsroom in
      let sound = try await newsroom.published(pictures: 1)
      let text = try await newsroom.published()
      let story = try await newsroom.draft()
      try await newsroom.add(.quay(), to: story, as: "ana")
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "ben")
      try await newsroom.act(.publish, on: story, as: "cleo")
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript(
        """
        ALTER TABLE newsdesk.revision DISABLE TRIGGER USER;
        ALTER TABLE newsdesk.picture DISABLE TRIGGER USER;
        UPDATE newsdesk.revision SET headline = 'Other' WHERE story_id = \(text);
        UPDATE newsdesk.picture SET digest = sha256('other')
        """
      )
      let outcomes = try await newsroom.session(as: "ana").publications
        .editions([(sound, 1), (text, 1), (story, 1)])
      #expect(throws: Never.self) { try outcomes[0].get() }
      for outcome in outcomes.dropFirst() {
        guard case .failure(.tampered) = outcome else { Issue.record("\(outcome)"); return }
      }
    }
  }

  @Test("may be two hundred")
  func twoHundred() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published(pictures: 3)
      let outcomes = try await newsroom.session(as: "ana").publications
        .editions(Array(repeating: (story: story, number: 1), count: 200))
      #expect(outcomes.count == 200)
      #expect(try outcomes.allSatisfy { try $0.get().pictures.count == 3 })
    }
  }
}

extension TestNewsroom {
  /// SHA-256 in hexadecimal, by somebody else's hand.
  fileprivate func digest(of text: String) async throws -> String {
    try await superuser().query("SELECT encode(sha256(convert_to(\(text), 'UTF8')), 'hex')")[0].decode(at: 0)
  }
}
