/// How the catalog names a kind of cage: its form, how many logical ports it has natively, and which module tops fit.
public enum CageType: String, Sendable, CaseIterable {
  /// QSFP28: 4 lanes of 25 Gb/s.
  case qsfp28
  /// QSFP56: 4 lanes of 50 Gb/s.
  case qsfp56
  /// QSFP112: 4 lanes of 100 Gb/s.
  case qsfp112
  /// QSFP-DD: 8 lanes.
  case qsfpDD = "qsfp-dd"
  /// OSFP with 8 lanes, one port.
  case osfp
  /// OSFP whose 8 lanes are two ports of 4.
  case osfpTwin = "osfp-twin"
  /// OSFP under a riding heat sink.
  case osfpRiding = "osfp-rhs"
  /// OSFP with 8 lanes of 200 Gb/s.
  case osfp224
  /// OSFP224 whose lanes are two ports.
  case osfp224Twin = "osfp224-twin"
  /// OSFP224, two ports, plugs with integrated heat sinks only.
  case osfp224TwinIntegrated = "osfp224-twin-ihs"
  /// OSFP224 under a riding heat sink.
  case osfp224Riding = "osfp224-rhs"
  /// RJ45 for twisted pair.
  case rj45
  /// Fiber connectors on the panel: the optics are inside.
  case fiber

  /// The mechanical form.
  public var form: CageForm {
    switch self {
    case .qsfp28: .qsfp28
    case .qsfp56: .qsfp56
    case .qsfp112: .qsfp112
    case .qsfpDD: .qsfpDD
    case .osfp, .osfpTwin, .osfpRiding: .osfp
    case .osfp224, .osfp224Twin, .osfp224TwinIntegrated, .osfp224Riding: .osfp224
    case .rj45: .rj45
    case .fiber: .fiber
    }
  }

  /// Which module tops fit when the row does not say.
  public var heatSink: HeatSink {
    switch self {
    case .osfpRiding, .osfp224Riding: .flat
    case .osfpTwin, .osfp, .osfp224, .osfp224Twin, .osfp224TwinIntegrated: .finned
    case .qsfp28, .qsfp56, .qsfp112, .qsfpDD, .rj45, .fiber: .either
    }
  }
}

extension CageForm {
  /// Electrical lanes of the form; 1 for RJ45 and fiber panels.
  public var lanes: Int {
    switch self {
    case .qsfp28, .qsfp56, .qsfp112: 4
    case .qsfpDD, .osfp, .osfp224: 8
    case .rj45, .fiber, .backplane: 1
    }
  }
}
