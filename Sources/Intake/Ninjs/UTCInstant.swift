/// RFC 3339 instants, moved to UTC so that they can be put in order as texts.
enum UTCInstant {
  /// `2019-05-10T16:02:28+02:00` becomes `2019-05-10T14:02:28Z`. What is no such instant stays as it is.
  static func normalised(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 40, bytes[10] | 0x20 == UInt8(ascii: "t") else { return text }
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19), (1...12).contains(month), (1...31).contains(day)
    else { return text }
    var zone = 19
    while zone < bytes.count, bytes[zone] == UInt8(ascii: ".") || (0x30...0x39).contains(bytes[zone]) { zone += 1 }
    let fraction = String(decoding: bytes[19..<zone], as: UTF8.self)
    guard zone < bytes.count, let offset = offset(bytes[zone...]) else { return text }
    let minutes = ((days(year, month, day) * 24 + hour) * 60 + minute) - offset
    let (date, rest) = minutes.quotientAndRemainder(dividingBy: 1440)
    guard minutes >= 0 else { return text }
    let (y, m, d) = civil(date)
    return
      "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))T\(padded(rest / 60, 2)):\(padded(rest % 60, 2)):\(padded(second, 2))"
      + fraction + "Z"
  }

  /// In minutes east of Greenwich.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: zone, as: UTF8.self)
    if text == "Z" || text == "z" { return 0 }
    let digits = zone.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    let minutes = number / 100 * 60 + number % 100
    switch zone.first {
    case UInt8(ascii: "+"): return minutes
    case UInt8(ascii: "-"): return -minutes
    default: return nil
    }
  }

  /// Days since 1 March of the year 0, as all calendars of this kind are counted.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let m = (month + 9) % 12
    return y * 365 + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1
  }

  private static func civil(_ count: Int) -> (Int, Int, Int) {
    var year = (10_000 * count + 14_780) / 3_652_425
    var rest = count - (365 * year + year / 4 - year / 100 + year / 400)
    if rest < 0 {
      year -= 1
      rest = count - (365 * year + year / 4 - year / 100 + year / 400)
    }
    let m = (100 * rest + 52) / 3060
    return (year + (m + 2) / 12, (m + 2) % 12 + 1, rest - (m * 306 + 5) / 10 + 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
