import Foundation
import PackagePlugin

/// Embeds the text that a target carries: `Migrations/*.sql` in Desk, and each other target's own `Data/*.tsv`.
///
/// The target gets an `enum EmbeddedText` whose `files` are names and contents, in the order of their names.
@main
struct EmbedTextPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let (folder, kind) =
      target.name == "Desk"
      ? (context.package.directoryURL.appending(path: "Migrations"), "sql")
      : (target.directoryURL.appending(path: "Data"), "tsv")
    let files = try files(in: folder, ofKind: kind)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files of \(folder.lastPathComponent) in \(target.name)",
        executable: try context.tool(named: "EmbedText").url,
        arguments: [output.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output]
      )
    ]
  }

  /// An empty folder embeds nothing; one that isn't there is a mistake worth a sentence.
  private func files(in folder: URL, ofKind kind: String) throws -> [URL] {
    guard let entries = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) else {
      throw MissingFolder(description: "there is no folder \(folder.path) to embed *.\(kind) from")
    }
    return entries.filter { $0.pathExtension == kind && !$0.lastPathComponent.hasPrefix(".") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  private struct MissingFolder: Error, CustomStringConvertible { let description: String }
}
