import Desk

extension ExportCommand {
  /// Writes what the story was imported from, byte for byte.
  func exportSource(
    of id: Int64,
    _ context: CommandContext,
    _ session: SessionContext
  ) async throws -> ExitStatus {
    guard let file = try await session.newsroom.imports.source(of: id) else {
      throw ErrorReport(
        "\(id) was not imported: it was begun here, and there is no file that it came from.",
        ["Its text: newsdesk draft show \(id)"],
        status: .notFound,
        code: "no_source"
      )
    }
    try context.write(
      bytes: file.bytes,
      to: output,
      saying: "the file that \(id) was imported from (\(InputFile.name(file.name)))"
    )
    return .done
  }
}
