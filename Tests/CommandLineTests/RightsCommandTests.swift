import Postgres
import Testing

@Suite("Rights of pictures from the command line", .timeLimit(.minutes(10)))
struct RightsCommandTests {
  private static let terms = #"{"instructions": "NO RESALES. AUSTRIA OUT"}"#

  @Test("what a file rules out is shown as proposed, stops its story with 79, and is warned of before")
  func proposed() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.photographed(Self.terms)
      let shown = try await room.nadia("photo", "rights", "show", "\(story)/1")
      #expect(shown.status == 0)
      #expect(shown.output.contains("nobody has said what holds"))
      #expect(shown.output.contains("its words rule out: limited area, no resale"))
      let submitted = try await room.nadia("submit", story)
      #expect(submitted.status == 0 && submitted.errors.contains("\(story) could not be published: photo 1"))
      let approved = try await room.omar("approve", story)
      #expect(approved.errors.contains("[territory]") && !approved.errors.contains("Next: newsdesk publish"))
      let refused = try await room.pia("publish", story, "--yes")
      #expect(refused.status == 79)
      #expect(refused.errors.contains("newsdesk photo rights grant \(story)/1 --lift territory --until TIME"))
      let explained = try await room.pia("explain", story)
      #expect(explained.output.contains("[territory]"))
      #expect(try await room.pia("draft", "show", story).output.contains("[territory, blocks publication]"))
    }
  }

  @Test("set says what changed, what it is refused for, and that it was so already")
  func set() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.photographed(Self.terms)
      let place = "\(story)/1"
      let freer = try await room.omar("photo", "rights", "set", place, "--restrictions", "none")
      #expect(freer.status == 65 && freer.errors.contains("does not say on what ground"))
      let codes = ["--restrictions", "no_resale", "--except", "at", "--expires", "2099-03-28", "--note", "Mail"]
      let set = try await room.omar.account.newsdesk(["photo", "rights", "set", place] + codes)
      #expect(set.status == 0 && set.output.contains("rights at version 1"))
      let again = try await room.omar("photo", "rights", "set", place, "--except", "AT")
      #expect(again.status == 0 && again.output.contains("already so, version 1"))
      let document = try JSON.object(try await room.nadia("photo", "rights", "show", place, "--json").output)
      #expect(document["expires_on_the_wall"] as? String == "2099-03-29T00:00:00")
      #expect(document["expires_zone"] as? String == "Europe/London")
      #expect(document["excluded"] as? [String] == ["AT"])
      #expect(try await room.nadia("photo", "rights", "set", place, "--cost", "pay").status == 77)
      #expect(try await room.omar("photo", "rights", "set", place).status == 64)
      #expect(try await room.omar("photo", "rights", "set", place, "--cost", "cheap").status == 65)
      let britain = try await room.omar("photo", "rights", "set", place, "--territory", "UK")
      #expect(britain.status == 65 && britain.errors.contains("The United Kingdom is GB."))
      let log = try await room.nadia("photo", "rights", "log", place, "-f", "count")
      #expect(log.output == "1\n")
    }
  }

  @Test("grant needs an end and a reason, lifts what blocks, is listed, and is ended")
  func grants() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.photographed("{}")
      let place = "\(story)/1"
      _ = try await room.omar("photo", "rights", "set", place, "--cost", "pay")
      let grant = ["photo", "rights", "grant", place, "--lift", "cost"]
      #expect(try await room.pia.account.newsdesk(grant + ["--reason", "x"]).status == 64)
      #expect(try await room.pia.account.newsdesk(grant + ["--until", "+3d"]).status == 64)
      let long = try await room.pia.account.newsdesk(grant + ["--until", "+91d", "--reason", "x"])
      #expect(long.status == 65 && long.errors.contains("within 90 days"))
      #expect(try await room.nadia.account.newsdesk(grant + ["--until", "+3d", "--reason", "x"]).status == 77)
      let given = try await room.pia.account.newsdesk(grant + ["--until", "+3d", "--reason", "Budget\u{1b}[31m"])
      #expect(given.status == 65)
      let sound = try await room.pia.account.newsdesk(grant + ["--until", "+3d", "--reason", "Budget agreed"])
      #expect(sound.status == 0 && sound.output.contains("cost is lifted in this story until"))
      let explained = try await room.nadia("explain", story)
      #expect(explained.output.contains("lifted by Pia Castell until") && explained.output.contains("Budget agreed"))
      let listed = try await room.nadia("photo", "rights", "list", "--story", story, "--json=grant,lifts,by,standing")
      let row = try #require(try JSON.objects(listed.output).first)
      #expect(row["lifts"] as? String == "cost" && row["by"] as? String == "Pia Castell")
      let number = try #require(row["grant"] as? Int)
      #expect(try await room.nadia("photo", "rights", "revoke", "\(number)").status == 77)
      #expect(try await room.omar("photo", "rights", "revoke", "\(number)").status == 0)
      let again = try await room.omar("photo", "rights", "revoke", "\(number)")
      #expect(again.status == 0 && again.output.contains("already over"))
      #expect(try await room.omar("photo", "rights", "revoke", "999").status == 66)
      #expect(try await room.nadia("photo", "rights", "list", "--story", story, "-f", "count").output == "0\n")
      #expect(try await room.nadia("photo", "rights", "list", "--all", "-f", "count").output == "1\n")
    }
  }

  @Test("a caption without its picture has no rights, and it is said what to type; a photo that isn't there is 66")
  func noPicture() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("Bare")
      _ = try await room.nadia("caption", "add", story, "Smoke.", "--credit", "Jane Roe/Reuters")
      let bare = try await room.nadia("photo", "rights", "show", "\(story)/1")
      #expect(bare.status == 65)
      #expect(bare.errors.contains("newsdesk photo add FILE --story \(story) --number 1"))
      #expect(try await room.nadia("photo", "rights", "show", "\(story)/9").status == 66)
      #expect(try await room.nadia("photo", "rights", "show", story).status == 64)
    }
  }

  @Test("the territory is the administrator's to say")
  func territory() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.nadia("photo", "rights", "territory").output == "")
      #expect(try await room.nadia("photo", "rights", "territory", "GB").status == 77)
      #expect(try await room.quinn("photo", "rights", "territory", "gb", "IE").status == 0)
      #expect(try await room.nadia("photo", "rights", "territory").output == "GB\nIE\n")
      #expect(try await room.quinn("photo", "rights", "territory", "XX").status == 65)
      let none = try await room.quinn("photo", "rights", "territory", "none")
      #expect(none.status == 0)
    }
  }

  @Test("report credits lists what is to be looked after, whole in every format")
  func report() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.photographed(Self.terms)
      let report = try await room.nadia("report", "credits", "--desk", "metro", "--json")
      let rows = try JSON.objects(report.output)
      let blocked = try #require(rows.first { $0["kind"] as? String == "blocked" })
      #expect(blocked["photo"] as? String == "\(story)/1" && blocked["desk"] as? String == "metro")
      #expect((blocked["fix"] as? String)?.hasPrefix("newsdesk photo rights grant") == true)
      #expect((blocked["who"] as? [String])?.isEmpty == false)
      #expect(rows.contains { $0["kind"] as? String == "proposed" })
      #expect(try await room.nadia("report", "credits", "-f", "count").output == "\(rows.count)\n")
      #expect(try await room.nadia("report", "credits", "--desk", "mtero").status == 66)
      #expect(try await room.nadia("report", "credits", "--expiring", "soon").status == 64)
    }
  }
}

extension ServerNewsroom {
  /// A story of Nadia's with a picture of which the file says this, as photo 1.
  fileprivate func photographed(_ metadata: String) async throws -> String {
    let connection = try await Connection.connect(operatorConfiguration.with("user", "nadia"))
    let story: Int64 = try await connection.query(
      """
      SELECT (newsdesk.create_story('metro', jsonb_build_object(
        'slug', 'harbour-photo', 'headline', 'Fire at the harbour', 'body', 'A fire broke out.',
        'pictures', jsonb_build_array(jsonb_build_object(
          'picture', x.picture, 'caption', 'Smoke over the quay.', 'credit', 'Jane Roe/Reuters',
          'creators', jsonb_build_array('Jane Roe')
        ))
      ))).story
      FROM newsdesk.add_picture(
        convert_to('a file that says ' || \(metadata), 'UTF8'),
        jsonb_build_object('media_type', 'image/jpeg', 'metadata', \(metadata)::jsonb)
      ) AS x
      """
    )[0].decode(at: 0)
    await connection.close()
    return "\(story)"
  }
}
