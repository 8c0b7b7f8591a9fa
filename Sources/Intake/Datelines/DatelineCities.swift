/// What is known of places: cities that datelines give no country to, and countries with an "and" in their name.
enum DatelineCities {
  /// Cities that agencies' style books let stand alone. They make a dateline where nothing but a colon or a hyphen follows.
  static func standsAlone(_ city: some StringProtocol) -> Bool {
    alone.contains(ComparisonKey.of(city))
  }

  static func isRegionWithAnd(_ region: Substring) -> Bool {
    regions.contains(ComparisonKey.of(region))
  }

  /// Words that open a line in capitals, with a dash or a colon, and are no city.
  static func isLabel(_ text: Substring) -> Bool {
    let words = text.words
    guard let first = words.first else { return false }
    return labels.contains(ComparisonKey.of(CaptionDate.bare(first)))
      || labels.contains(ComparisonKey.of(text))
      || AdvisoryLabels.isLabel(text)
  }

  private static let labels: Set<String> = Set(
    """
    file watch video videos photo photos live breaking opinion editorial comment note notes attention editors q&a quiz map
    graphic gallery podcast listen read related update updates correction corrections advisory story summary key highlights
    embargoed embargo strictly image images caption credit source copyright tt poll results score scores by staff news
    faq nato fifa uefa opec who gop unicef unesco un eu us uk usa
    """.split(whereSeparator: \.isWhitespace).map { ComparisonKey.of($0) }
  )

  private static let alone: Set<String> = Set(
    """
    Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|Indianapolis|Las Vegas
    Los Angeles|Miami|Milwaukee|Minneapolis|New Orleans|New York|Oklahoma City|Philadelphia|Phoenix|Pittsburgh|St. Louis
    Salt Lake City|San Antonio|San Diego|San Francisco|Seattle|Washington|Amsterdam|Ankara|Athens|Baghdad|Bangkok|Beijing
    Beirut|Belgrade|Berlin|Brussels|Budapest|Cairo|Copenhagen|Damascus|Djibouti|Dublin|Dubai|Geneva|Gibraltar
    Guatemala City|Havana|Helsinki|Ho Chi Minh City|Hong Kong|Islamabad|Istanbul|Jakarta|Jerusalem|Johannesburg|Kabul
    Karachi|Khartoum|Kuwait City|Kyiv|Lisbon|London|Luxembourg|Macau|Madrid|Mexico City|Milan|Monaco|Montreal|Moscow|Mumbai
    Munich|Nairobi|New Delhi|Oslo|Ottawa|Panama City|Paris|Prague|Quebec City|Rio de Janeiro|Riyadh|Rome|San Marino
    Sao Paulo|Seoul|Shanghai|Singapore|Stockholm|Sydney|Taipei|Tehran|Tel Aviv|Tokyo|Toronto|Tripoli|Tunis|United Nations
    Vatican City|Vienna|Warsaw|Zurich|Amman|Doha|Abu Dhabi|Manama|Muscat|Jeddah|Aden|Sanaa|Gaza|Gaza City|Ramallah|Rabat
    Algiers|Kuwait|Dhaka|Colombo|Kathmandu|Karachi|Lahore|Manila|Hanoi|Kuala Lumpur|Buenos Aires|Bogota|Lima|Caracas
    Washington, D.C.|Frankfurt|Hamburg|Bern|Lyon|Barcelona|Naples|Bucharest|Sofia|Zagreb|Minsk|Lagos|Abuja|Addis Ababa
    القاهرة|بيروت|الرياض|دمشق|بغداد|تونس|الجزائر|الرباط|طرابلس|الخرطوم|عمان|عمّان|غزة|القدس|رام الله|صنعاء|عدن|دبي|أبوظبي
    الدوحة|المنامة|الكويت|مسقط|جدة|مكة|لندن|باريس|واشنطن|نيويورك|موسكو|بكين|طهران|أنقرة|إسطنبول|برلين|جنيف|كييف
    Москва|Киев|Минск|Париж|Лондон|Вашингтон
    """.split(whereSeparator: { $0 == "|" || $0.isNewline }).map { ComparisonKey.of($0) }
  )

  private static let regions: Set<String> = Set(
    """
    Trinidad and Tobago|Bosnia and Herzegovina|Antigua and Barbuda|St. Kitts and Nevis|St. Vincent and the Grenadines
    Sao Tome and Principe|Newfoundland and Labrador|Turks and Caicos|Turks and Caicos Islands|Jammu and Kashmir
    Andaman and Nicobar Islands|Wallis and Futuna|Bosnia y Herzegovina|Trinidad y Tobago
    """.split(whereSeparator: { $0 == "|" || $0.isNewline }).map { ComparisonKey.of($0) }
  )
}
