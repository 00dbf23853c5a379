public import Diagnostics

extension FindingCode {
  /// Runs longer than every allowed part reaches.
  public static let runTooLong = FindingCode(
    "HG2101", "runs exceed the reach of every allowed medium",
    """
    No combination of module, cable and module that the scenario allows carries these links over the length of their runs. \
    The message names the longest run, how many links are affected, and the longest reach that is available.

    Reaches are the vendor's for each validated pair: a 2xDR4 module rated 500 m reaches 100 m when a single-port module stands \
    at the far end. Ways out, usually in this order: allow a technology that reaches, move the racks closer, or accept the \
    generic standard's reach with `validated_only: false`.
    """)
  /// The catalog has no part for these links.
  public static let noPart = FindingCode(
    "HG2102", "no part in the catalog serves these links",
    """
    The catalog has no module or cable with the rate, lanes, connector and protocol that these links need at both ends. \
    Nothing is guessed: a slower, faster or similar part is never used instead.

    Add the part to the catalog (a file in your overlay folder), or choose a port rate or breakout that it has parts for.
    """)
  /// A technology that the box cannot have.
  public static let technologyNotOffered = FindingCode(
    "HG2103", "the technology is not offered for this box",
    """
    Co-packaged and near-package optics are built into the box, so a switch is replaced by a sibling (`variant_of` in the \
    catalog) that has them. The catalog has no sibling of this box with that technology at this port rate.

    Choose a switch that has one (Q3400-RA has Q3450-LD, at 800 Gb/s), or leave the technology out.
    """)
  /// A module draws more than its cage takes.
  public static let moduleTooHot = FindingCode(
    "HG2104", "module power is above the cage's class",
    """
    The only modules that would serve draw more power than the cages of the box are rated for. QM9700 cages take 17 W, most \
    SN5400 cages 12 W.

    Choose a module of lower power (a linear one, or one with less reach), or a box with a higher class.
    """)
  /// A module's top does not fit the cage's heat sink.
  public static let heatSinkConflict = FindingCode(
    "HG2105", "module top does not fit the cage's heat sink",
    """
    OSFP modules are sold with fins of their own (IHS) or with a flat top for cages that bring a heat sink or cold plate (RHS). \
    Adapters, DGX systems and liquid-cooled switches need the flat top, air-cooled switches the fins; neither fits the other.

    Choose the module's sibling with the other top.
    """)
  /// More cages than a front panel holds.
  public static let cagesPerUnit = FindingCode(
    "HG2106", "more cages than the front panel holds",
    """
    A rack unit is 19 inches wide and 1.75 inches high. In two rows it holds at most 40 OSFP or QSFP cages, or 56 RJ45 jacks. \
    A box that lists more for its height has a wrong number of units or of cages.

    Check `rack_units` and `cages` of the box in the catalog.
    """)
  /// Parts without a price.
  public static let unpricedParts = FindingCode(
    "HG2107", "parts of the plan have no price",
    """
    The catalog has neither a listed price nor an estimate for these parts. They are chosen only where nothing with a known \
    price closes, and totals that contain them are lower bounds.

    Give a price under `prices` in the scenario, as a value or a range.
    """)
  /// The order of fibers comes out wrong, or is not known.
  public static let polarity = FindingCode(
    "HG2108", "polarity of trunks and cords",
    """
    In parallel optics every transmit fiber must meet a receive fiber. A piece of polarity B reverses the order of the fibers; \
    from module to module the number of reversals must be odd: one cord of type B, or cord, trunk and cord all of type B.

    Order trunks of type B with type B cords, or trunks of type A with one cord of type A and one of type B.
    """)
  /// Runs shorter than the optics take.
  public static let runTooShort = FindingCode(
    "HG2109", "runs are shorter than the optics take",
    """
    A module states the least length of fiber between it and the far end, because a shorter one would overload its receiver. \
    A longer cord serves; here none is sold.

    Allow copper for these links, or add a cord of that length to the catalog.
    """)
  /// A module larger than its cage.
  public static let darkLanes = FindingCode(
    "HG2110", "modules are larger than their cages",
    """
    The catalog has no module of the cage's own rate, so the next larger one that its form and lanes take is used, and part of it \
    stays dark. It is paid for whole.

    Add a module of the cage's rate to the catalog when there is one on the market.
    """)
  /// Parts that would close if somebody vouched for them.
  public static let notVouchedFor = FindingCode(
    "HG2111", "the catalog does not say whether these parts work together",
    """
    The parts would close, but a fact that decides it is not published: whether the boxes' transmitters drive a linear module, \
    whether a module's top is flat, what a cage's power class is. Unknown is never taken for yes.

    Name the technology in the scenario to vouch for it, or add the fact to the catalog.
    """)
  /// What would serve is not allowed.
  public static let notAllowed = FindingCode(
    "HG2112", "what would serve these links is not allowed",
    """
    Parts exist that carry these links over their runs, and the scenario excludes them by part.

    Take one of them out of `exclude`.
    """)
  /// A cable row with one end.
  public static let oneEndedCable = FindingCode(
    "HG2113", "a cable has two ends",
    """
    A row of kind `cable` lists the plugs of both its ends, the wider end first, also when the two are alike. `count` is the number \
    of plugs at one end: 2 for the tails of a 1:2 splitter, never 2 for a plain cable.

    Write `ends: [{form: rj45, count: 1}, {form: rj45, count: 1}]`. Bare fiber has no ends.
    """)

  /// Every code of this target.
  public static let cablingCodes: [FindingCode] = [
    .runTooLong, .noPart, .technologyNotOffered, .moduleTooHot, .heatSinkConflict, .cagesPerUnit, .unpricedParts,
    .polarity, .runTooShort, .darkLanes, .notVouchedFor, .notAllowed, .oneEndedCable,
  ]
}
