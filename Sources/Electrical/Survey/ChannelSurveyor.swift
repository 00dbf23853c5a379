public import Numerics
import Quantities

/// Makes a survey of a network that goes by frequency by frequency, so that the file need not fit into memory.
public struct ChannelSurveyor: Sendable {
  private let ports: Int
  private let referenceOhms: [Double]
  private var frequenciesHz: [Double] = []
  private var quality = NetworkQuality()
  /// The differential face for each port order: which one holds may be known only at the end.
  private var faces: [PortOrder: Face] = [:]
  private var direct: [TwoPort] = []

  private struct Face: Sendable {
    var values: [TwoPort] = []
    var conversion = ChannelSurvey.ModeConversion(magnitude: 0, frequency: Frequency(hertz: 0))
  }

  /// Begins a survey.
  /// - Parameters:
  ///   - referenceOhms: one for each port.
  ///   - order: how the ports of a four-port are joined; nothing when that is known only at the end.
  public init(referenceOhms: [Double], order: PortOrder? = nil) {
    ports = referenceOhms.count
    self.referenceOhms = referenceOhms
    guard ports == 4, Set(referenceOhms).count == 1 else { return }
    for candidate in order.map({ [$0] }) ?? PortOrder.allCases { faces[candidate] = Face() }
  }

  /// Surveys a whole network.
  public static func survey(_ network: ScatteringNetwork, order: PortOrder?) -> ChannelSurvey {
    var surveyor = ChannelSurveyor(referenceOhms: network.referenceOhms, order: order)
    let size = network.ports * network.ports
    for point in 0..<network.points {
      surveyor.add(
        frequencyHz: network.frequenciesHz[point], values: Array(network.values[point * size..<(point + 1) * size]))
    }
    return surveyor.finished(order: order)
  }

  /// Adds the next frequency.
  /// - Parameter values: the matrix row by row; a point with another number of values is left out.
  public mutating func add(frequencyHz: Double, values: [Complex]) {
    guard values.count == ports * ports else { return }
    frequenciesHz.append(frequencyHz)
    let matrix = ComplexMatrix(rows: ports, columns: ports) { values[$0 * ports + $1] }
    quality.add(matrix, at: Frequency(hertz: frequencyHz))
    if ports == 2 { direct.append(TwoPort(s11: values[0], s12: values[1], s21: values[2], s22: values[3])) }
    for order in PortOrder.allCases where faces[order] != nil {
      let modes = ModePair(matrix, order)
      faces[order]?.values.append(modes.differential)
      if modes.conversion > faces[order]?.conversion.magnitude ?? 0 {
        faces[order]?.conversion = ChannelSurvey.ModeConversion(
          magnitude: modes.conversion, frequency: Frequency(hertz: frequencyHz))
      }
    }
  }

  /// The survey of everything that went by.
  /// - Parameter order: how the ports of a four-port turned out to be joined.
  public func finished(order: PortOrder?) -> ChannelSurvey {
    let order = ports == 4 ? order ?? .pairs : nil
    let face = order.flatMap { faces[$0] }
    return ChannelSurvey(
      ports: ports, referenceOhms: referenceOhms, points: frequenciesHz.count,
      first: frequenciesHz.first.map(Frequency.init(hertz:)), last: frequenciesHz.last.map(Frequency.init(hertz:)),
      order: order, quality: quality, through: through(face), modeConversion: face?.conversion)
  }

  private func through(_ face: Face?) -> TwoPortSweep? {
    if let face {
      return TwoPortSweep(
        frequenciesHz: frequenciesHz, referenceOhms: 2 * referenceOhms[0], values: face.values)
    }
    guard ports == 2, Set(referenceOhms).count == 1 else { return nil }
    return TwoPortSweep(frequenciesHz: frequenciesHz, referenceOhms: referenceOhms[0], values: direct)
  }
}

/// A four-port at one frequency as its differential two-port and its conversion between modes.
private struct ModePair {
  let differential: TwoPort
  /// The larger magnitude of `SCD21` and `SDC21`.
  let conversion: Double

  init(_ matrix: ComplexMatrix, _ order: PortOrder) {
    let pins = order.ports
    let near = (plus: pins.nearPlus, minus: pins.nearMinus)
    let far = (plus: pins.farPlus, minus: pins.farMinus)
    /// `to` and `from` are the signs of the negative line: minus for differential, plus for common.
    func mode(_ out: (plus: Int, minus: Int), _ to: Double, _ into: (plus: Int, minus: Int), _ from: Double) -> Complex
    {
      let plus = matrix[out.plus, into.plus] + matrix[out.plus, into.minus] * from
      let minus = matrix[out.minus, into.plus] + matrix[out.minus, into.minus] * from
      return (plus + minus * to) * 0.5
    }
    differential = TwoPort(
      s11: mode(near, -1, near, -1), s12: mode(near, -1, far, -1), s21: mode(far, -1, near, -1),
      s22: mode(far, -1, far, -1))
    conversion = max(mode(far, 1, near, -1).magnitude, mode(far, -1, near, 1).magnitude)
  }
}
