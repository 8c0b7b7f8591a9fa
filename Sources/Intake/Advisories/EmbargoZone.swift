/// A time zone as embargo lines name it.
///
/// An abbreviation counts where it has one meaning in use. The tz database (`theory.html`, "Time zone abbreviations") warns that
/// many have several: CST is Chicago, Havana and Shanghai, IST Kolkata, Dublin and Jerusalem, PST Los Angeles and Manila, CDT
/// Chicago and Havana. These leave a doubt. BST is London's alone there: Bangladesh and Bougainville have numeric abbreviations.
/// An abbreviation of summer time in winter, or of standard time in summer, contradicts itself and leaves a doubt too.
struct EmbargoZone: Hashable {
  enum Rule: Hashable {
    /// The same all year.
    case fixed
    /// Last Sunday of March to last Sunday of October, at 01:00 UTC (directive 2000/84/EC; the United Kingdom's is the same).
    case european
    /// Second Sunday of March to first Sunday of November, at 02:00 on the wall (15 U.S.C. 260a).
    case american
  }

  /// In the tz database.
  let name: String
  /// Minutes east of Greenwich, in winter.
  let standard: Int
  let rule: Rule
  /// What the abbreviation itself says; nil for "London time", which is either.
  let saysSummer: Bool?
  /// Why nobody can tell which zone is meant.
  let doubt: String?

  init(_ name: String, _ standard: Int, _ rule: Rule = .fixed, summer: Bool? = nil, doubt: String? = nil) {
    (self.name, self.standard, self.rule, saysSummer, self.doubt) = (name, standard, rule, summer, doubt)
  }

  /// The one instant at which this zone's clocks show that time, or why there is none.
  func instant(at wall: WallTime) -> (instant: Int64?, doubt: String?) {
    if let doubt { return (nil, doubt) }
    let instants = [standard, standard + 60].prefix(rule == .fixed ? 1 : 2).map { wall.instant(offset: $0) }
    let fitting = instants.enumerated().filter { isSummer($0.element) == ($0.offset == 1) }
    guard let first = fitting.first else { return (nil, "clocks in \(name) skip \(wall)") }
    if let saysSummer {
      guard let said = fitting.first(where: { ($0.offset == 1) == saysSummer }) else {
        return (nil, saysSummer ? "it names summer time in winter" : "it names standard time in summer")
      }
      return (said.element, nil)
    }
    return fitting.count == 1 ? (first.element, nil) : (nil, "clocks in \(name) show \(wall) twice")
  }

  private func isSummer(_ instant: Int64) -> Bool {
    let year = WallTime(instant: instant, offset: standard).year
    switch rule {
    case .fixed: return false
    case .european:
      let start = Self.sunday(last: 3, of: year, hour: 1), end = Self.sunday(last: 10, of: year, hour: 1)
      return (start.instant(offset: 0)..<end.instant(offset: 0)).contains(instant)
    case .american:
      let start = Self.sunday(onOrAfter: 8, 3, year), end = Self.sunday(onOrAfter: 1, 11, year)
      return (start.instant(offset: standard)..<end.instant(offset: standard + 60)).contains(instant)
    }
  }

  /// March and October have 31 days.
  private static func sunday(last month: Int, of year: Int, hour: Int) -> WallTime {
    var time = WallTime(year: year, month: month, day: 31, hour: hour, minute: 0)
    time.day -= time.weekday % 7
    return time
  }

  private static func sunday(onOrAfter day: Int, _ month: Int, _ year: Int) -> WallTime {
    var time = WallTime(year: year, month: month, day: day, hour: 2, minute: 0)
    time.day += 7 - time.weekday
    return time
  }

  /// The zone that a few words name, in lower case and without full stops; longer names are tried first by the reader.
  static func named(_ name: String) -> EmbargoZone? {
    if let zone = zones[name] { return zone }
    return offset(name)
  }

  /// Abbreviations that are words in some language when not in capitals: "9 et 10".
  static func needsCapitals(_ name: String) -> Bool {
    !["gmt", "utc", "bst", "z", "cet", "cest", "mez", "mesz", "edt"].contains(name) && name.utf8.count <= 4
  }

  /// `utc+2`, `gmt-05:30`, `+02:00`.
  private static func offset(_ text: String) -> EmbargoZone? {
    let bare = text[...].dropping(prefix: "utc") ?? text[...].dropping(prefix: "gmt") ?? text[...]
    guard let sign = bare.unicodeScalars.first, sign == "+" || sign == "-" || sign == "−" else { return nil }
    let digits = Substring(bare.unicodeScalars.dropFirst())
    guard bare.utf8.count < text.utf8.count || digits.utf8.contains(UInt8(ascii: ":")) else { return nil }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      let hours = Int(parts[0]), hours <= 14,
      let minutes = parts.count == 2 ? Int(parts[1]) : 0, minutes < 60
    else { return nil }
    let east = (hours * 60 + minutes) * (sign == "+" ? 1 : -1)
    // No zone of the database has just this offset for a name: UTC's clock is kept, and the instant counts.
    return EmbargoZone("UTC", east)
  }

  private static let zones: [String: EmbargoZone] = {
    var zones: [String: EmbargoZone] = [:]
    func add(_ names: String, _ zone: EmbargoZone) {
      for name in names.split(separator: "|") { zones[String(name)] = zone }
    }
    add(
      "gmt|utc|z|ut|greenwich mean time|greenwich|universal time|coordinated universal time|tu|tuc|غرينتش|جرينتش|بتوقيت غرينتش|بتوقيت جرينتش",
      EmbargoZone("UTC", 0)
    )
    add("bst|british summer time", EmbargoZone("Europe/London", 0, .european, summer: true))
    add("london time|uk time|british time|london|uk|u k time", EmbargoZone("Europe/London", 0, .european))
    add("dublin time|irish time", EmbargoZone("Europe/Dublin", 0, .european))
    add("lisbon time", EmbargoZone("Europe/Lisbon", 0, .european))
    let central: [(String, String)] = [
      ("Europe/Paris", "paris time|heure de paris|paris"), ("Europe/Berlin", "berlin time|german time|frankfurt time"),
      ("Europe/Brussels", "brussels time|brussels"), ("Europe/Zurich", "geneva time|zurich time|swiss time"),
      ("Europe/Madrid", "madrid time|hora de madrid"), ("Europe/Rome", "rome time|ora italiana"),
      ("Europe/Vienna", "vienna time"),
      ("Europe/Amsterdam", "amsterdam time"), ("Europe/Stockholm", "stockholm time"), ("Europe/Oslo", "oslo time"),
      ("Europe/Copenhagen", "copenhagen time"), ("Europe/Warsaw", "warsaw time"),
    ]
    for (name, names) in central { add(names, EmbargoZone(name, 60, .european)) }
    add("central european time", EmbargoZone("Europe/Brussels", 60, .european, summer: false))
    add("cet|mez", EmbargoZone("Europe/Brussels", 60, .european, summer: false))
    add("cest|mesz|central european summer time", EmbargoZone("Europe/Brussels", 60, .european, summer: true))
    add("eet|eastern european time", EmbargoZone("Europe/Athens", 120, .european, summer: false))
    add("eest|eastern european summer time", EmbargoZone("Europe/Athens", 120, .european, summer: true))
    add("athens time", EmbargoZone("Europe/Athens", 120, .european))
    add("kyiv time|kiev time", EmbargoZone("Europe/Kyiv", 120, .european))
    add("msk|moscow time", EmbargoZone("Europe/Moscow", 180))
    let eastern =
      "et|eastern|eastern time|us eastern|us eastern time|new york time|washington time|washington dc time|new york"
    add(eastern, EmbargoZone("America/New_York", -300, .american))
    add(
      "est|eastern standard time|us eastern standard time",
      EmbargoZone("America/New_York", -300, .american, summer: false)
    )
    add(
      "edt|eastern daylight time|us eastern daylight time",
      EmbargoZone("America/New_York", -300, .american, summer: true)
    )
    add("ct|us central time|chicago time|us central", EmbargoZone("America/Chicago", -360, .american))
    add("us central daylight time", EmbargoZone("America/Chicago", -360, .american, summer: true))
    add("us central standard time", EmbargoZone("America/Chicago", -360, .american, summer: false))
    add("mt|us mountain time|mountain time|denver time", EmbargoZone("America/Denver", -420, .american))
    add("mdt|mountain daylight time", EmbargoZone("America/Denver", -420, .american, summer: true))
    add("mst|mountain standard time", EmbargoZone("America/Denver", -420, .american, summer: false))
    add("pt|pacific time|us pacific time|los angeles time", EmbargoZone("America/Los_Angeles", -480, .american))
    add(
      "pdt|pacific daylight time|us pacific daylight time",
      EmbargoZone("America/Los_Angeles", -480, .american, summer: true)
    )
    add(
      "pacific standard time|us pacific standard time",
      EmbargoZone("America/Los_Angeles", -480, .american, summer: false)
    )
    let fixed: [(String, Int, String)] = [
      ("Asia/Tokyo", 540, "jst|tokyo time|japan time|japan standard time"),
      ("Asia/Seoul", 540, "kst|seoul time|korea standard time"),
      ("Asia/Shanghai", 480, "beijing time|china standard time|shanghai time"),
      ("Asia/Hong_Kong", 480, "hkt|hong kong time"),
      ("Asia/Singapore", 480, "sgt|singapore time"), ("Asia/Manila", 480, "manila time|pht"),
      ("Asia/Kolkata", 330, "india time|indian standard time|delhi time|new delhi time|mumbai time"),
      ("Asia/Dubai", 240, "dubai time|uae time"),
      ("Asia/Riyadh", 180, "riyadh time|saudi time|mecca time|بتوقيت السعودية|بتوقيت الرياض"),
      ("Asia/Karachi", 300, "pkt|pakistan time"), ("Africa/Nairobi", 180, "eat|nairobi time|east africa time"),
      ("Africa/Johannesburg", 120, "sast|johannesburg time|south african time"), ("Africa/Lagos", 60, "wat|lagos time"),
      ("Australia/Brisbane", 600, "aest"), ("Australia/Perth", 480, "awst|perth time"),
      ("Asia/Jakarta", 420, "wib|jakarta time"),
      ("Pacific/Honolulu", -600, "hst|hawaii time"), ("Europe/Istanbul", 180, "turkish time|istanbul time|ankara time"),
      ("Asia/Bangkok", 420, "bangkok time"), ("Asia/Tehran", 210, "tehran time"), ("Australia/Sydney", 660, "aedt"),
      ("Pacific/Auckland", 780, "nzdt"), ("Pacific/Auckland", 720, "nzst"),
    ]
    for (name, east, names) in fixed { add(names, EmbargoZone(name, east)) }
    add(
      "local time|local|heure locale|hora local|ortszeit|ora locale|بالتوقيت المحلي",
      EmbargoZone("UTC", 0, doubt: "\"local time\" doesn't say where")
    )
    for name in [
      "cst", "cdt", "ist", "pst", "ast", "gst", "sst", "wst", "amt", "art", "brt", "adt", "akst", "nst", "ndt", "clt",
      "bdt", "mmt", "central time", "central", "sydney time", "aet", "ict", "wet", "west", "cat", "time",
    ] where zones[name] == nil {
      zones[name] = EmbargoZone("UTC", 0, doubt: "\(name.uppercased()) has more than one meaning")
    }
    return zones
  }()
}
