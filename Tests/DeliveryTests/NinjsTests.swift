import Delivery
import Foundation
import Newsroom
import Testing

@Suite("ninjs 3.1 as the schema has it")
struct NinjsTests {
  @Test("The item says what it is, and each picture carries its words")
  func item() throws {
    let item = try object(Stories.corrected.rendered(as: .ninjs))
    #expect(item["uri"] as? String == "urn:newsdesk:story:214")
    #expect(item["version"] as? String == "2")
    #expect(item["firstCreated"] as? String == "2026-11-24T14:33:00+00:00")
    #expect(item["versionCreated"] as? String == "2026-11-25T14:33:00+00:00")
    #expect(item["pubStatus"] as? String == "usable")
    #expect(item["by"] as? String == "By Ana Souza")
    #expect(item["slugline"] as? String == "mayor-budget-vote")
    #expect(descriptions(item) == ["correction": "An earlier version gave the vote as 31 to 19 & more."])

    let pictures = try #require(item["associations"] as? [[String: Any]])
    #expect(
      descriptions(pictures[0]) == [
        "caption": "The mayor speaks in City Hall, London, Nov. 24, 2026.",
        "creditline": "REUTERS/Zoubeir Souissi",
        "alttext": "A woman at a lectern, her hand raised",
      ]
    )
    let renditions = pictures[0]["renditions"] as? [[String: String]]
    #expect(renditions == [["name": "original", "href": "https://pictures.example/2026/mayor%20hall.jpg"]])
    #expect(pictures[1]["renditions"] == nil)
    #expect(pictures[1]["usageTerms"] as? String == "CC BY-SA 2.0")
  }

  @Test("A picture says who made it and passed it on, what it is called, and where its file lies")
  func picture() throws {
    let item = try object(Stories.rich.rendered(as: .ninjs, addresses: [3: "https://pictures.example/1.jpg"]))
    let picture = try #require((item["associations"] as? [[String: Any]])?.first)
    #expect(picture["uri"] as? String == "urn:newsdesk:story:214:photo:3")
    #expect(picture["by"] as? String == "Ana Souza")
    #expect(
      picture["infoSources"] as? [[String: String]] == [
        ["name": "Ana Souza", "role": "photographer"], ["name": "EPA", "role": "provider"],
        ["name": "AP", "role": "distributor"],
      ]
    )
    #expect(
      descriptions(picture) == [
        "caption": "A ferry burns.", "creditline": "Ana Souza/EPA via AP", "alttext": "Smoke over a ferry",
        "writer": "BO", "caption-ar": "عبّارة تحترق", "alttext-fr": "De la fumée",
      ]
    )
    #expect(
      picture["digitalSourceType"] as? [String: String]
        == ["uri": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"]
    )
    let rendition = try #require((picture["renditions"] as? [[String: Any]])?.first)
    #expect(rendition["href"] as? String == "https://pictures.example/1.jpg")
    #expect(rendition["contentType"] as? String == "image/jpeg")
    #expect(rendition["width"] as? Int == 1200 && rendition["height"] as? Int == 800)
    #expect(rendition["sizeInBytes"] as? Int == 345_678)
    #expect(item["infoSources"] as? [[String: String]] == [["name": "The Harbour Post", "role": "publisher"]])
    #expect(item["contentCreated"] as? String == "2026-11-24T14:33:00+00:00")
  }

  @Test("A picture that lies beside the document is named among its identifiers, since an address has to be whole")
  func file() throws {
    let addresses = PictureAddresses(ofFilesIn: "pictures", Stories.rich)
    let item = try object(Stories.rich.rendered(as: .ninjs, addresses: addresses))
    let picture = try #require((item["associations"] as? [[String: Any]])?.first)
    #expect(picture["renditions"] == nil)
    #expect(
      picture["altIds"] as? [[String: String]] == [
        ["role": "reference", "value": "EPA-77"],
        ["role": "file", "value": "pictures/\(Stories.digest).jpg"], ["role": "sha256", "value": Stories.digest],
      ]
    )
  }

  private func object(_ document: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
  }

  private func descriptions(_ item: [String: Any]) -> [String: String] {
    let values = item["descriptions"] as? [[String: String]] ?? []
    return Dictionary(uniqueKeysWithValues: values.map { ($0["role"] ?? "", $0["value"] ?? "") })
  }

  @Test("Every story is valid", .enabled(if: NinjsSchema.file != nil), arguments: Stories.all.indices)
  func valid(index: Int) throws {
    let story = Stories.all[index]
    #expect(try NinjsSchema.complaints(of: story.rendered(as: .ninjs)) == "")
    let elsewhere = PictureAddresses(
      Dictionary(uniqueKeysWithValues: story.pictures.map { ($0.number, "https://pictures.example/\($0.number).jpg") })
    )
    #expect(try NinjsSchema.complaints(of: story.rendered(as: .ninjs, addresses: elsewhere)) == "")
  }

  @Test("The schema refuses what it doesn't name, so the test above can fail", .enabled(if: NinjsSchema.file != nil))
  func refused() throws {
    #expect(try NinjsSchema.complaints(of: #"{"uri": "urn:x:1", "caption": "no such property"}"#).contains("caption"))
    #expect(try NinjsSchema.complaints(of: #"{"uri": "urn:x:1", "pubStatus": "cancelled"}"#).contains("cancelled"))
    #expect(try NinjsSchema.complaints(of: #"{"uri": "urn:x:1", "versionCreated": "yesterday"}"#).contains("yesterday"))
    #expect(try NinjsSchema.complaints(of: #"{"uri": "no uri"}"#).contains("no uri"))
  }
}
