/// The fields of ``PictureMetadata``, by the names that they have in JSON.
public enum MetadataField: String, Codable, Sendable, CaseIterable, CodingKey {
  case title, headline, captions
  case captionWriter = "caption_writer"
  case creators
  case jobTitle = "job_title"
  case creditLine = "credit_line"
  case source
  case copyrightNotice = "copyright_notice"
  case usageTerms = "usage_terms"
  case instructions, created, city, state, country
  case countryCode = "country_code"
  case sublocation
  case jobID = "job_id"
  case keywords
  case altText = "alt_text"
  case extendedDescription = "extended_description"
  case digitalSourceType = "digital_source_type"
  case dataMining = "data_mining"
  case personsShown = "persons_shown"
  case supplierImageID = "supplier_image_id"
  case guid
  case webStatement = "web_statement"
  // What is said about the fields above.
  case conflicts, truncated, problems
}
