public import Postgres

extension ConnectionConfiguration {
  /// A digest of every row of the newsroom there, for its superuser: equal before and after means that nothing was changed.
  public func fingerprint() async throws -> String {
    let superuser = try await Connection.connect(self)
    let tables: [String] = try await superuser.query(
      "SELECT tablename::text FROM pg_tables WHERE schemaname = 'newsdesk' ORDER BY tablename"
    ).map { try $0.decode(at: 0) }
    let rows = SQL.joined(
      tables.map { "SELECT \($0)::text AS name, x::text AS line FROM newsdesk.\(identifier: $0) AS x" },
      separator: " UNION ALL "
    )
    let digest: String =
      try await superuser.query(
        "SELECT md5(string_agg(name || line, '|' ORDER BY name, line)) FROM (\(sql: rows)) AS all_rows"
      ).first?.decode(at: 0) ?? ""
    await superuser.close()
    return digest
  }
}
