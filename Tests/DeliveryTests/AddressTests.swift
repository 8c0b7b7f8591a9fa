import Delivery
import Newsroom
import Testing

@Suite("Where a receiver finds the pictures")
struct AddressTests {
  @Test(
    "An address that is given goes before the reference, by the place's number",
    arguments: [StoryFormat.html, .fragment, .markdown, .newsml]
  )
  func given(format: StoryFormat) {
    let there = Stories.rich.rendered(as: format, addresses: [3: "https://cdn.example/x.jpg"])
    #expect(there.contains("https://cdn.example/x.jpg"))
    #expect(!Stories.rich.rendered(as: format, addresses: [1: "https://cdn.example/x.jpg"]).contains("cdn.example"))
    let beside = Stories.plain.rendered(as: format, addresses: [2: "pictures/2.png"])
    #expect(beside.contains("pictures/2.png") && beside.contains("https://pictures.example/2026/mayor%20hall.jpg"))
  }

  @Test(
    "An address that a browser would run, or that is none, is not printed",
    arguments: ["javascript:alert(1)", "data:image/png;base64,AA", "//evil.example/x.jpg", "EPA-77", "", "http://"]
  )
  func unsafe(address: String) {
    for format in StoryFormat.allCases {
      #expect(Stories.rich.rendered(as: format, addresses: [3: address]) == Stories.rich.rendered(as: format))
    }
  }

  @Test("Files are named by what is in them, and pictures without a file have no name")
  func files() {
    #expect(
      PictureAddresses(ofFilesIn: "pictures", Stories.rich).byNumber == [3: "pictures/\(Stories.digest).jpg"]
    )
    #expect(PictureAddresses(ofFilesIn: "pictures", Stories.plain).byNumber.isEmpty)
  }

  @Test(
    "A file's ending says what kind it is",
    arguments: [
      ("image/jpeg", "jpg"), ("image/png", "png"), ("image/tiff", "tif"), ("image/webp", "webp"), ("x", "bin"),
    ]
  )
  func endings(mediaType: String, ending: String) {
    let file = PictureRecord.File(name: nil, mediaType: mediaType, size: 1, width: nil, height: nil, digest: "")
    #expect(file.fileExtension == ending)
  }
}
