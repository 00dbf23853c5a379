public import Diagnostics

extension FindingCode {
  /// The hall has too few rack positions.
  public static let tooFewPositions = FindingCode(
    "HG1301", "too few rack positions",
    """
    Everything that must stand in the hall was packed into racks by units, power, load and the counts you set, and
    there are more racks than free positions (rows x racks per row, less the keep-outs). Network racks in the middle of
    the hall are placed first, then hosts with their leaves, group by group; what is left over has no place, no run
    length and no cable. The message says how many positions are missing; the help lists the ways out, the cheapest
    first.

    Example: 40 racks of hosts and 4 network racks in `rows: 2`, `racks_per_row: 16` miss 12 positions; `rows: 3` has
    them.
    """)
  /// A device cannot be mounted in any rack of the hall.
  public static let deviceUnmountable = FindingCode(
    "HG1302", "a device fits no rack",
    """
    The device is taller than a rack of this hall has units, or its measures are not known at all. It finds no place,
    and its links get no length. Use taller racks, or another device.

    Example: a 52-unit chassis in a hall of `rack_units: 48`.
    """)
  /// A device alone needs more power than the feeds of a rack carry.
  public static let rackAboveFeed = FindingCode(
    "HG1303", "a rack needs more power than its feed carries",
    """
    With redundant feeds, A or B alone must carry the whole rack; without redundancy the rack may take the sum. Racks
    are filled only up to that power, so this happens when one device alone needs more. It is placed alone in its rack
    so that the plan can go on, and the rack cannot be powered as it is. Power is provisioned on the device's maximum
    with the largest module power that each used cage may take.

    Example: a rack-scale system of 120 kW on `host_feed: 60 kW`: raise the feed to 120 kW, or, if the feeds need not
    back each other up, set `redundant_feeds: false`.
    """)
  /// A device alone is heavier than a rack may be.
  public static let rackTooHeavy = FindingCode(
    "HG1304", "a rack is heavier than the floor allows",
    """
    Racks are filled only up to the largest load, so this happens when one device alone is heavier. It is placed alone
    so that the plan can go on.

    Example: a rack-scale system of 1,360 kg where `rack_load: 1200 kg`.
    """)
  /// A liquid-cooled device in a hall without liquid.
  public static let liquidMissing = FindingCode(
    "HG1305", "a liquid-cooled device in an air-cooled hall",
    """
    The device takes its heat away by liquid, and the hall has no liquid at its racks. It is placed so that the plan
    can go on. Bring liquid to the racks (`liquid_cooling: true`), or choose the air-cooled sibling of the device.
    """)
  /// The hosts per rack asked for do not fit.
  public static let hostsPerRackTooMany = FindingCode(
    "HG1306", "more hosts per rack asked for than fit",
    """
    `hosts_per_rack` was set, and units, power or load of a rack allow fewer. Racks get as many as fit.

    Example: `hosts_per_rack: 4` of 14.3 kW each needs 57.2 kW on one feed; a feed of 28.6 kW carries 2.
    """)
  /// A keep-out that lies outside the hall.
  public static let keepOutOutsideHall = FindingCode(
    "HG1307", "a keep-out reaches beyond the hall",
    """
    Rows and positions count from 1 and end at the last row and position of the hall. A keep-out beyond them keeps
    nothing free: most likely a number is wrong.
    """)
  /// A tray is filled above its limit.
  public static let trayOverfull = FindingCode(
    "HG1308", "a tray is filled above its limit",
    """
    The cross-sections of all cables through a piece of tray, over the usable section of the tray, exceed the largest
    share allowed (`tray_fill`). Round cables never fill a tray completely, and lower cables must not be crushed, so 40
    to 50 % is usual. The message names the fullest piece; the help says how many tray levels would hold it, and what
    else helps.

    Example: 2,000 cables of 20 mm2 are 40,000 mm2; half of a tray of 60,000 mm2 holds 30,000 mm2: two levels.
    """)
  /// There is no room to keep for growth.
  public static let growthWithoutRoom = FindingCode(
    "HG1309", "no room for what comes later",
    """
    Everything of today stands, but the hall has too few positions for what it is to grow to (`build_for`). Later
    devices would need another hall, or what stands would have to be moved.
    """)
  /// Growth that does not contain today's devices.
  public static let growthRenumbers = FindingCode(
    "HG1310", "growing would renumber the devices of today",
    """
    Room can be kept only when the grown fabric contains today's devices with their roles and numbers, as a fabric that
    is sized for its growth does. Here the grown fabric has another shape, so that growing means recabling; no room is
    kept. Size the fabric for its final number of hosts.
    """)
  /// Mass of a device is not known.
  public static let massUnknown = FindingCode(
    "HG1311", "the load of some racks is a lower bound",
    """
    The mass of a device is not published, so the load of its racks cannot be checked: it is at least what the other
    devices weigh. Add the mass to the catalog row to have it checked.
    """)
  /// A measure of the floor that cannot be used.
  public static let floorMeasureUnusable = FindingCode(
    "HG1312", "a measure of the floor cannot be used",
    """
    Counts must be at least 1 and below the limit, measures above zero and finite. The default is used instead, so that
    the rest can be checked.
    """)
  /// Trays that hang below the racks' top.
  public static let trayBelowRackTop = FindingCode(
    "HG1313", "the trays hang below the top of the racks",
    """
    Overhead trays must pass above the racks. Run lengths are computed with the height difference either way.

    Example: 62 units are 2.76 m, above `tray_height: 2.7 m`.
    """)
  /// Panels that find no units in their rack.
  public static let panelsWithoutRoom = FindingCode(
    "HG1314", "patch panels find no room in the rack where their cords end",
    """
    With structured cabling every rack has the panels in which its trunks end, because patch cords are short. Units for the most
    panels that the links of a rack can need are kept while racks are filled; when more devices stand in a rack than leave
    room, or a rack-scale host takes all units, panels are left over. They are bought and listed, without a unit.

    Example: 72 links leave a rack-scale host of 48 units, which has no unit for 6 cassettes: cable it with cords, or bring
    panels in racks of their own beside it.
    """)

  /// Tray levels that were taken because no section is given.
  public static let trayLevels = FindingCode(
    "HG1317", "more than one tray level is taken",
    """
    Without a `tray_section`, trays have as many levels of 600 cm2 (600 mm wide, filled 100 mm high) as the fullest piece
    needs within `tray_fill`, four at most. What is taken is a note, because it has to be hung; beyond four levels the
    tray is overfull. Give the section of the trays that are there, and they are checked instead.

    Example: 7,680 cables of 7 mm2 are 543 cm2; half of one level is 300 cm2, so two levels are taken.
    """)

  /// Every code of this target.
  public static let facilityCodes: [FindingCode] = [
    .tooFewPositions, .deviceUnmountable, .rackAboveFeed, .rackTooHeavy, .liquidMissing, .hostsPerRackTooMany,
    .keepOutOutsideHall, .trayOverfull, .growthWithoutRoom, .growthRenumbers, .massUnknown, .floorMeasureUnusable,
    .trayBelowRackTop, .panelsWithoutRoom, .trayLevels,
  ]
}
