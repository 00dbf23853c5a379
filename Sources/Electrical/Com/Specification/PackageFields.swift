import Documents
import Quantities

/// How a file writes the four numbers of a line's law, as the tables of the standard do.
struct LineLawFields: Declared, Equatable {
  var gamma0 = 0.0
  var a1 = 0.0
  var a2 = 0.0
  var delay = DelayPerLength.zero

  mutating func declare(_ fields: Fields) {
    fields.number("gamma0", &gamma0, in: 0...1, "Loss at zero frequency, in nepers per millimeter.")
    fields.number("a1", &a1, in: 0...1, "Skin effect, in square root of nanoseconds per millimeter.")
    fields.number("a2", &a2, in: 0...1, "Dielectric loss, in nanoseconds per millimeter.")
    fields.quantity("delay", &delay, in: .zero...DelayPerLength(secondsPerMeter: 1e-6), "Delay, `tau`.")
    fields.require("a1", "a2", "delay")
  }

  var law: LineLaw { LineLaw(gamma0: gamma0, a1: a1, a2: a2, delay: delay) }
}

/// How a file writes one section of a die's termination.
struct PadFields: Declared, Equatable {
  var capacitance = Capacitance.zero
  var inductance = Inductance.zero

  mutating func declare(_ fields: Fields) {
    fields.quantity("capacitance", &capacitance, in: Capacitance.ofPads, "Shunt capacitance, `C_d`, single-ended.")
    fields.quantity(
      "inductance", &inductance, in: .zero...Inductance(henries: 1e-6),
      "Inductance behind it, `L_s`, single-ended; none by default.")
    fields.require("capacitance")
  }
}

/// How a file writes a device and its package but for the lengths of its lines, which a case gives.
struct PackageFields: Declared, Equatable {
  var pads: [PadFields] = []
  var bump = Capacitance.zero
  var impedances: [Resistance] = []
  var law: LineLawFields?
  var ball = Capacitance.zero
  var termination = Resistance(ohms: 50)

  mutating func declare(_ fields: Fields) {
    fields.list("pads", &pads, atMost: 16, "Sections of the die's termination, the one at the driver first.")
    fields.quantity("bump", &bump, in: Capacitance.ofPads, "Capacitance of the bump, `C_b`.")
    fields.quantities(
      "impedances", &impedances,
      "Differential impedance of each line, `Z_c`, the line at the die first; none without package.")
    fields.nested("law", &law, "How propagation on the lines depends on frequency.")
    fields.quantity("ball", &ball, in: Capacitance.ofPads, "Capacitance of the ball, `C_p`.")
    fields.quantity(
      "termination", &termination, in: Resistance.ofLines, "Termination of the device, `R_d`, single-ended.")
    fields.require("pads", "termination")
    for (index, impedance) in impedances.enumerated() where !Resistance.ofLines.contains(impedance) {
      fields.finding(.badRange, key: "impedances[\(index)]", message: "\(impedance) is outside 1 ohm to 10 kohm")
    }
    if !impedances.isEmpty, law == nil {
      fields.finding(.inconsistentSpecification, key: "impedances", message: "the lines of the package have no `law`")
    }
  }

  func package(lengths: [Length]) -> DevicePackage {
    let law = law?.law ?? LineLawFields().law
    return DevicePackage(
      pads: pads.map { DevicePackage.Pad(capacitance: $0.capacitance, inductance: $0.inductance) }, bump: bump,
      lines: zip(lengths, impedances).map { TransmissionLine(length: $0, impedance: $1, law: law) }, ball: ball,
      termination: termination)
  }
}

/// How a file writes a host board but for its length, which a case gives.
struct BoardFields: Declared, Equatable {
  var packageEnd = Capacitance.zero
  var impedance = Resistance(ohms: 100)
  var law = LineLawFields()
  var connectorEnd = Capacitance.zero

  mutating func declare(_ fields: Fields) {
    fields.quantity("package_end", &packageEnd, in: Capacitance.ofPads, "Capacitance at the package, `C_0`.")
    fields.quantity("impedance", &impedance, in: Resistance.ofLines, "Differential impedance of the line.")
    fields.nested("law", &law, "How propagation on the line depends on frequency.")
    fields.quantity("connector_end", &connectorEnd, in: Capacitance.ofPads, "Capacitance at the connector, `C_1`.")
    fields.require("impedance", "law")
  }

  func board(length: Length) -> HostBoard {
    HostBoard(
      packageEnd: packageEnd, line: TransmissionLine(length: length, impedance: impedance, law: law.law),
      connectorEnd: connectorEnd)
  }
}

extension Capacitance {
  fileprivate static let ofPads = Capacitance.zero...Capacitance(farads: 1e-9)
}

extension Resistance {
  /// Impedances that a line or a termination may have.
  static let ofLines = Resistance(ohms: 1)...Resistance(ohms: 10_000)
}
