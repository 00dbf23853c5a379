/// How a module puts its lanes on fiber: the family that must agree at both ends, and whether lanes share a fiber.
struct OpticalScheme: Hashable {
  /// Families that work with each other only within themselves.
  enum Family: String {
    /// Multimode, a fiber a lane. VR is SR for shorter links, and both interoperate over the shorter reach.
    case shortReach = "SR"
    /// Single-mode, a fiber a lane.
    case parallel = "DR"
    /// Single-mode, a fiber a lane, of the 25 Gb/s generation.
    case psm = "PSM"
    /// Four wavelengths on one pair of fibers, 2 km.
    case fr = "FR"
    /// Four wavelengths on one pair of fibers, 10 km.
    case lr = "LR"
    /// Four wavelengths on one pair of fibers, 40 km.
    case er = "ER"
    /// Four wavelengths of the 25 Gb/s generation.
    case cwdm = "CWDM"
    /// Both directions on one fiber, through circulators.
    case bidirectional = "BiDi"
    /// Coherent, 80 to 120 km amplified.
    case zr = "ZR"
    /// Coherent, beyond 120 km.
    case zrPlus = "ZR+"
  }

  let family: Family

  /// Reads `2xDR4 (DR8)`, `VR4 (NVIDIA: SR4)`, `400ZR`; nothing for a scheme that is not known.
  init?(_ text: String) {
    var head = text.split(separator: " ").first.map(String.init) ?? ""
    if let times = head.firstIndex(of: "x"), head[..<times].allSatisfy(\.isNumber) {
      head = String(head[head.index(after: times)...])
    }
    let name = head.drop(while: \.isNumber)
    if name.hasPrefix("ZR+") {
      family = .zrPlus
      return
    }
    switch String(name.prefix(while: \.isLetter)) {
    case "SR", "VR": family = .shortReach
    case "DR": family = .parallel
    case "PSM": family = .psm
    case "FR": family = .fr
    case "LR": family = .lr
    case "ER": family = .er
    case "CWDM": family = .cwdm
    case "BiDi": family = .bidirectional
    case "ZR": family = .zr
    default: return nil
    }
  }

  /// Parallel lanes on single-mode fiber, as engines have them when their row does not say.
  static let parallelSingleMode = OpticalScheme(.parallel)
  private init(_ family: Family) { self.family = family }

  /// Whether every lane has fibers of its own, so that the lanes of one connector can go to several modules.
  var isParallel: Bool {
    switch family {
    case .shortReach, .parallel, .psm: true
    case .fr, .lr, .er, .cwdm, .bidirectional, .zr, .zrPlus: false
    }
  }
}
