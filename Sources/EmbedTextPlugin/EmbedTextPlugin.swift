import Foundation
import PackagePlugin

/// Embeds the text that a target carries: `Migrations/*.sql` in Desk, and each other target's own `Data/*.tsv`.
@main
struct EmbedTextPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let isDesk = target.name == "Desk"
    let folder =
      isDesk
      ? context.package.directoryURL.appending(path: "Migrations")
      : target.directoryURL.appending(path: "Data")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == (isDesk ? "sql" : "tsv") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
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
}
