#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension UUID: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .uuid }

  public func encodePostgres() throws -> [UInt8]? {
    withUnsafeBytes(of: uuid) { Array($0) }
  }

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> UUID {
    guard type == .uuid else { throw PostgresDecodingFailure.wrongType }
    guard bytes.byteCount == 16 else { throw PostgresDecodingFailure.malformed }
    return UUID(uuid: bytes.withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
  }
}
