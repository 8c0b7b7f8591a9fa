/// Pages as agencies' sites give them when a reader copies all of it: headline and caption again and again, and residue.
enum Pages {
  static let lantern = "Lantern Festival Moves Indoors as Gales Reach Corran Bay"
  static let quarry = "Quarry at Hallin Moor to Close After a Century of Slate"

  static let two = """
    \(lantern)

    File photo of lanterns on the quay of Corran Bay before the festival (Reuters)
    File photo of lanterns on the quay of Corran Bay before the festival (Reuters)
    TT

    \(lantern)

    File photo of lanterns on the quay of Corran Bay before the festival (Reuters)
    File photo of lanterns on the quay of Corran Bay before the festival (Reuters)

    The lantern festival of Corran Bay will be held in the old rope works this year, its organisers said on Monday, after \
    gales tore down the stands on the quay.

    Some four thousand lanterns had been hung when the wind rose. Volunteers saved most of them, the festival's chair said, \
    and hope to light all of them on Friday.

    The ferry company said its evening crossings depend on the forecast.



    \(quarry)

    Workers leave the slate quarry at Hallin Moor after their last shift March 3, 2026. REUTERS/Tilda Marsh
    Workers leave the slate quarry at Hallin Moor after their last shift March 3, 2026. REUTERS/Tilda Marsh
    TT

    \(quarry)

    Workers leave the slate quarry at Hallin Moor after their last shift March 3, 2026. REUTERS/Tilda Marsh
    Workers leave the slate quarry at Hallin Moor after their last shift March 3, 2026. REUTERS/Tilda Marsh

    The slate quarry at Hallin Moor will close at the end of the month, a hundred and four years after the first roof was \
    covered with its stone.
    Its owners said that sixty-one people lose their work and that the pumps will run until the pit has been made safe.
    The town council wants to turn the terraces into a climbing park, which it has wanted since the last time the quarry \
    was about to close.

    """

  /// One story with neither picture nor residue.
  static let one = """
    Swimming Baths in Tarrow Reopen

    The baths in Tarrow opened their doors again on Sunday, eight months after the roof let in the rain.

    """
}
