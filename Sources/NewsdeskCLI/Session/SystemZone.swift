#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The zone that this machine's clock is set to.
enum SystemZone {
  static func name(_ environment: [String: String]) -> String {
    if let zone = environment["TZ"], zone.contains("/"), !zone.hasPrefix("/"), !zone.hasPrefix(":") { return zone }
    if let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/etc/localtime"),
      let parts = Optional(link.split(separator: "/")), let place = parts.firstIndex(of: "zoneinfo")
    {
      return parts[(place + 1)...].joined(separator: "/")
    }
    return "UTC"
  }
}
