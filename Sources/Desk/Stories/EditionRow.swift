import Newsroom
import Postgres

/// A revision among many stories'.
struct RevisionKey: Hashable {
  let story: Int64
  let number: Int
}

/// What one row says of an edition, which is all but its pictures.
struct EditionRow {
  let revision: RevisionKey
  let isWhatWasApproved: Bool
  private let bare: PublishedStory

  init(_ row: Row) throws {
    let story: Int64 = try row.decode("story_id")
    revision = RevisionKey(story: story, number: try row.decode("revision"))
    isWhatWasApproved = try row.decode("is_what_was_approved")
    bare = PublishedStory(
      story: story,
      edition: try row.decode("number"),
      slug: try row.decode("slug"),
      desk: try row.decode("desk"),
      newsroom: try row.decode("newsroom"),
      text: try StoryText(row),
      pictures: [],
      firstPublishedAt: try row.decode("first_published_at"),
      publishedAt: try row.decode("published_at"),
      correctionNote: try row.decode("note")
    )
  }

  func story(with pictures: [PublishedPicture]) -> PublishedStory {
    PublishedStory(
      story: bare.story,
      edition: bare.edition,
      slug: bare.slug,
      desk: bare.desk,
      newsroom: bare.newsroom,
      text: bare.text,
      pictures: pictures,
      firstPublishedAt: bare.firstPublishedAt,
      publishedAt: bare.publishedAt,
      correctionNote: bare.correctionNote
    )
  }
}

extension PublishedPicture {
  init(_ row: Row) throws {
    let place = try StoryPicture(row)
    let digest: String? = try row.decode("file_digest")
    self.init(
      number: place.number,
      picture: place.picture,
      file: try digest.map { digest in
        PictureRecord.File(
          // What it was called at home is nobody's business outside.
          name: nil,
          mediaType: try row.decode("media_type"),
          size: try row.decode("size"),
          width: try row.decode("width"),
          height: try row.decode("height"),
          digest: digest
        )
      },
      digitalSourceType: try row.decode("digital_source_type"),
      captionWriter: try row.decode("caption_writer")
    )
  }
}
