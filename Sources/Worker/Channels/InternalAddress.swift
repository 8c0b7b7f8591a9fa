import CCurl

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether an address belongs to this machine, to the house's own network or to nobody, by the registries of special-purpose addresses
/// of RFC 6890: no place to which a stranger's address may lead the worker.
enum InternalAddress {
  static func contains(_ address: UnsafePointer<sockaddr>) -> Bool {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        contains(v4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
      }
    case AF_INET6:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
        withUnsafeBytes(of: pointer.pointee.sin6_addr) { contains(v6: Array($0)) }
      }
    // Nothing else leads out of the house.
    default: return true
    }
  }

  private static let v4Blocks: [(UInt32, Int)] = [
    // This network, private, shared, loopback, link-local, private.
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
    // Protocols, documentation, 6to4 relays, private, benchmarks, documentation.
    (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24),
    (0xCB00_7100, 24),
    // Multicast, reserved, broadcast.
    (0xE000_0000, 4), (0xF000_0000, 4),
  ]

  static func contains(v4 address: UInt32) -> Bool {
    v4Blocks.contains { block, bits in address >> (32 - bits) == block >> (32 - bits) }
  }

  static func contains(v6 bytes: [UInt8]) -> Bool {
    guard bytes.count == 16 else { return true }
    func v4(at index: Int) -> Bool { contains(v4: bytes[index..<(index + 4)].reduce(0) { $0 << 8 | UInt32($1) }) }
    // An IPv4 address in other clothes: mapped, translated (64:ff9b::/96), or tunnelled (2002::/16).
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF { return v4(at: 12) }
    if bytes[..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] { return v4(at: 12) }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return v4(at: 2) }
    // Only 2000::/3 is given out; of it 2001::/23 is for protocols, and 2001:db8::/32 and 3fff::/20 for documentation.
    guard bytes[0] & 0xE0 == 0x20 else { return true }
    if bytes[0] == 0x20, bytes[1] == 0x01, bytes[2] < 0x02 { return true }
    if bytes[..<4] == [0x20, 0x01, 0x0D, 0xB8] { return true }
    return bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] & 0xF0 == 0
  }
}
