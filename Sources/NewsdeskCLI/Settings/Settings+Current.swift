import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Settings {
  /// Those of this process. They are read once, when they are first asked for.
  static let current: Result<Settings, any Error> = {
    let environment = ProcessInfo.processInfo.environment
    let settings = Result { try Settings(environment: environment, sources: SettingsSource.all(environment)) }
    // libpq asks the process itself.
    if let service = (try? settings.get())?.environment["PGSERVICE"] { setenv("PGSERVICE", service, 0) }
    return settings
  }()

  /// - Throws: ``ErrorReport`` where they can't be used.
  static func check() throws {
    _ = try current.get()
  }

  /// What the commands take for the environment; without what the files say, where they can't be used.
  static let environment: [String: String] =
    (try? current.get())?.environment ?? ProcessInfo.processInfo.environment

  static let color = environment["NEWSDESK_COLOR"].flatMap(ColorPolicy.init)

  static let isAccessible = environment["NEWSDESK_ACCESSIBLE"].flatMap(Setting.truth) ?? false

  static let format = environment["NEWSDESK_FORMAT"].flatMap(OutputFormat.init)

  /// Where new stories go when no desk was named.
  static let desk = environment["NEWSDESK_DESK"].flatMap { $0.isEmpty ? nil : $0 }
}
