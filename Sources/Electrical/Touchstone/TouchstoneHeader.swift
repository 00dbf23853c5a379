/// What a file says about its numbers before they come.
struct TouchstoneHeader {
  /// What kind of parameter the numbers are.
  enum Parameter: String, CaseIterable {
    case scattering = "S"
    case admittance = "Y"
    case impedance = "Z"
    case hybrid = "H"
    case inverseHybrid = "G"
  }

  /// Which elements of each matrix the file has.
  enum Shape: String, CaseIterable {
    case full = "Full"
    case lower = "Lower"
    case upper = "Upper"
  }

  /// Whether an option line stands above the numbers.
  var hasOptionLine = false
  /// Whether the file has version 2 keywords.
  var isVersion2 = false
  /// The number of ports; nothing until it is known.
  var ports: Int?
  /// The power of ten between the file's frequencies and hertz.
  var frequencyShift = 9
  var parameter = Parameter.scattering
  var format = Touchstone.NumberFormat.magnitudeAngle
  /// The one reference of the option line.
  var resistanceOhms = 50.0
  /// References of `[Reference]`; empty where there is none.
  var referenceOhms: [Double] = []
  var shape = Shape.full
  /// Whether the second number pair of a two-port is S21.
  var isSecondFirst = true
  var declaredPoints: Int?
  var declaredNoisePoints: Int?
  /// The modes of the matrix's rows; empty for plain ports.
  var modes: [PortMode] = []

  /// The reference of each port.
  func references(ports: Int) -> [Double] {
    referenceOhms.isEmpty ? [Double](repeating: resistanceOhms, count: ports) : referenceOhms
  }

  /// Numbers of one frequency, with the frequency itself.
  func stride(ports: Int) -> Int { 1 + 2 * (shape == .full ? ports * ports : ports * (ports + 1) / 2) }

  /// Numbers on the lines of one frequency as the standard lays them out: at most four pairs a line, each row on new ones.
  func standardLayout(ports: Int) -> [Int] {
    guard ports > 2 else { return [stride(ports: ports)] }
    var lines: [Int] = []
    for row in 0..<ports {
      var pairs = shape == .full ? ports : shape == .lower ? row + 1 : ports - row
      while pairs > 0 {
        lines.append(2 * min(4, pairs) + (lines.isEmpty ? 1 : 0))
        pairs -= min(4, pairs)
      }
    }
    return lines
  }
}

/// A row of a mixed-mode matrix; ports count from zero.
enum PortMode: Equatable {
  /// A port by itself.
  case single(Int)
  /// The difference of two ports.
  case differential(Int, Int)
  /// The sum of two ports.
  case common(Int, Int)
}
