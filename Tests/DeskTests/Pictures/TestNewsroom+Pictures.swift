import DatabaseSupport
import Desk
import Newsroom
import Postgres

extension NewPicture {
  /// A file that is none, with what was read from it.
  static func quay(
    _ bytes: String = "quay",
    name: String? = "quay.jpg",
    metadata: String = #"{"creators": ["Jane Roe"], "credit_line": "Reuters"}"#
  ) -> NewPicture {
    NewPicture(
      file: File(
        bytes: Array(bytes.utf8),
        name: name,
        mediaType: "image/jpeg",
        width: 4000,
        height: 3000,
        metadata: metadata,
        raw: #"{"tags": [{"key": "Xmp.dc.creator", "values": ["Jane Roe"]}]}"#
      )
    )
  }
}

extension TestNewsroom {
  /// Puts a picture into a story, with a caption and a credit.
  @discardableResult
  func add(_ picture: NewPicture, to story: Int64, as login: String) async throws -> PhotoService.Added {
    try await session(as: login).photos.add(picture, to: story) { _, _ in
      Picture(reference: "quay.jpg", caption: "Smoke over the quay.", credit: .jane)
    }
  }
}
