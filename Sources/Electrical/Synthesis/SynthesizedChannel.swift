import Glibc
import Numerics
public import Quantities

/// A channel over frequency: the victim lane and what couples into it.
public struct SynthesizedChannel: Sendable {
  /// What was computed.
  public let design: ChannelDesign
  /// The victim lane, one network a frequency.
  public let own: [PairNetwork]
  /// Between any two lanes; empty where lanes do not couple.
  public let coupled: [PairNetwork]

  /// Frequencies in hertz.
  public var frequenciesHz: [Double] { design.frequenciesHz }
  /// Whether lanes couple.
  public var hasCrosstalk: Bool { !coupled.isEmpty }
  /// Whether every value is a number.
  public var isFinite: Bool { own.allSatisfy(\.isFinite) && coupled.allSatisfy(\.isFinite) }

  // MARK: Networks

  /// The victim lane: ports 1 to 2 and 3 to 4, with 1 and 3 near.
  public var through: ScatteringNetwork? { fourPort(own) }

  /// An aggressor's near side (ports 1, 3) and the victim's far side (ports 2, 4); nothing where lanes do not couple.
  public var farEnd: ScatteringNetwork? {
    fourPort(zip(own, coupled).map { PairNetwork(s11: $0.s11, s12: $1.s12, s21: $1.s21, s22: $0.s22) })
  }

  /// The far side of an aggressor that transmits towards the near side (ports 1, 3) and the victim's far side (ports 2,
  /// 4); nothing where lanes do not couple.
  public var nearEnd: ScatteringNetwork? {
    fourPort(zip(own, coupled).map { PairNetwork(s11: $0.s22, s12: $1.s22, s21: $1.s22, s22: $0.s22) })
  }

  /// All lanes, the victim first: each with its four ports in the order of `through`.
  public var allLanes: ScatteringNetwork? {
    guard hasCrosstalk else { return through }
    let lanes = design.aggressors + 1
    let ports = 4 * lanes
    var values: [Complex] = []
    values.reserveCapacity(own.count * ports * ports)
    for (own, coupled) in zip(own, coupled) {
      let (inner, outer) = (singleEnded(own), singleEnded(coupled))
      for row in 0..<ports {
        for column in 0..<ports {
          let block = row / 4 == column / 4 ? inner : outer
          values.append(block[row % 4 * 4 + column % 4])
        }
      }
    }
    return ScatteringNetwork(
      ports: ports, frequenciesHz: frequenciesHz,
      referenceOhms: [Double](repeating: design.referenceOhms, count: ports), values: values)
  }

  private func fourPort(_ networks: [PairNetwork]) -> ScatteringNetwork? {
    guard networks.count == frequenciesHz.count else { return nil }
    return ScatteringNetwork(
      ports: 4, frequenciesHz: frequenciesHz, referenceOhms: [Double](repeating: design.referenceOhms, count: 4),
      values: networks.flatMap(singleEnded))
  }

  /// The four ports near plus, far plus, near minus, far minus, row by row. What is reciprocal is so to the last bit.
  private func singleEnded(_ network: PairNetwork) -> [Complex] {
    let sides = [[network.s11, network.s12], [network.s21, network.s22]]
    func value(_ row: Int, _ column: Int) -> Complex {
      let modes = sides[row % 2][column % 2]
      let (out, into) = (row < 2 ? 1.0 : -1.0, column < 2 ? 1.0 : -1.0)
      return (out * into * modes.dd + out * modes.dc + into * modes.cd + modes.cc) * 0.5
    }
    let isReciprocal = design.chain.isReciprocal
    return (0..<16).map { index in
      let (row, column) = (index / 4, index % 4)
      return isReciprocal ? (value(row, column) + value(column, row)) * 0.5 : value(row, column)
    }
  }

  // MARK: Figures

  /// Largest singular value over all frequencies and lanes; a passive channel has at most 1.
  public var largestSingularValue: Double {
    own.indices.map { index in
      guard hasCrosstalk else { return own[index].largestSingularValue }
      let lane = own[index]
      let apart = lane.adding(coupled[index], times: -1).largestSingularValue
      return max(apart, lane.adding(coupled[index], times: Double(design.aggressors)).largestSingularValue)
    }.max() ?? 0
  }

  /// Group delay of a differential wave around a frequency, from the phase a step to each side.
  public func delay(at frequency: Frequency) -> Duration {
    let step = 1e6
    let ahead = design.lanes(hertz: frequency.hertz + step).own.s21.dd
    let behind = design.lanes(hertz: max(0, frequency.hertz - step)).own.s21.dd
    return Duration(seconds: -(ahead * behind.conjugate).phase / (2 * Double.pi * 2 * step))
  }
}

extension PairNetwork {
  /// The largest singular value of the matrix of all four modes.
  public var largestSingularValue: Double {
    let rows = [
      [s11.dd, s11.dc, s12.dd, s12.dc], [s11.cd, s11.cc, s12.cd, s12.cc],
      [s21.dd, s21.dc, s22.dd, s22.dc], [s21.cd, s21.cc, s22.cd, s22.cc],
    ]
    return ComplexMatrix(rows: 4, columns: 4) { rows[$0][$1] }.largestSingularValue
  }
}
