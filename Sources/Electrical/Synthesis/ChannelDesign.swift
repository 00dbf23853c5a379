import Glibc
import Numerics
public import Quantities

/// A channel as blocks in a row, ready to be computed.
public struct ChannelDesign: Sendable {
  /// One block with what the report calls it.
  public struct Element: Sendable {
    /// What it is, such as `via 1 mm`; the length of lines and cables is not in it, since it may change.
    public var label: String
    /// The block.
    public var block: any ChannelBlock
    /// Whether its length may be changed to meet a loss.
    public var isScalable: Bool

    /// Names a block.
    public init(label: String, block: any ChannelBlock, isScalable: Bool = false) {
      self.label = label
      self.block = block
      self.isScalable = isScalable
    }
  }

  /// What the channel is called.
  public var name: String
  /// Frequencies in hertz, rising.
  public var frequenciesHz: [Double]
  /// Single-ended reference impedance in ohms.
  public var referenceOhms: Double
  /// Blocks from near to far.
  public var elements: [Element]
  /// Neighboring lanes that transmit too.
  public var aggressors: Int

  /// Describes a channel.
  public init(
    name: String, frequenciesHz: [Double], referenceOhms: Double = 50, elements: [Element], aggressors: Int = 1
  ) {
    self.name = name
    self.frequenciesHz = frequenciesHz
    self.referenceOhms = referenceOhms
    self.elements = elements
    self.aggressors = aggressors
  }

  /// All blocks in a row.
  public var chain: BlockChain { BlockChain(elements.map(\.block)) }
  /// Whether lanes couple anywhere.
  public var hasCrosstalk: Bool { aggressors > 0 && chain.hasCrosstalk }

  /// The victim lane by itself and how one aggressor couples into it; nothing for the latter where lanes do not couple.
  ///
  /// With `n` aggressors all lanes are alike: `S_even` of the mode in which they carry the same wave and `S_odd` of the
  /// others give `(S_even + n S_odd) / (n + 1)` for a lane and `(S_even - S_odd) / (n + 1)` between any two, which is
  /// as passive as both modes are.
  public func lanes(hertz: Double) -> (own: PairNetwork, coupled: PairNetwork?) {
    let chain = chain
    guard hasCrosstalk else {
      return (chain.network(at: SynthesisPoint(hertz: hertz, referenceOhms: referenceOhms)), nil)
    }
    let count = Double(aggressors)
    let even = chain.network(at: SynthesisPoint(hertz: hertz, referenceOhms: referenceOhms, laneWeight: count))
    let odd = chain.network(at: SynthesisPoint(hertz: hertz, referenceOhms: referenceOhms, laneWeight: -1))
    let share = 1 / (count + 1)
    return (even.adding(odd, times: count).scaled(by: share), even.adding(odd, times: -1).scaled(by: share))
  }

  /// Insertion loss of a differential wave.
  public func loss(at frequency: Frequency) -> Decibels {
    Decibels(decibels: -20 * log10(lanes(hertz: frequency.hertz).own.s21.dd.magnitude))
  }

  /// All frequencies computed.
  public func synthesized() -> SynthesizedChannel {
    let values = frequenciesHz.map { lanes(hertz: $0) }
    return SynthesizedChannel(design: self, own: values.map(\.own), coupled: values.compactMap(\.coupled))
  }

  /// The factor by which the scalable blocks are lengthened to reach a loss.
  /// - Returns: nothing when no factor from 0.001 to 1000 does.
  public func factor(reaching loss: Decibels, at frequency: Frequency) -> Double? {
    func excess(_ exponent: Double) -> Double {
      lengthened(by: pow(10, exponent)).loss(at: frequency).decibels - loss.decibels
    }
    var (low, high) = (-3.0, 0.0)
    while excess(high) < 0 {
      low = high
      high += 0.5
      guard high <= 3 else { return nil }
    }
    guard elements.contains(where: \.isScalable), excess(low) <= 0 else { return nil }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if excess(middle) < 0 { low = middle } else { high = middle }
    }
    return pow(10, (low + high) / 2)
  }

  /// The channel with its scalable blocks at another length.
  public func lengthened(by factor: Double) -> ChannelDesign {
    var copy = self
    copy.elements = elements.map { element in
      guard element.isScalable else { return element }
      var longer = element
      longer.block = element.block.lengthened(by: factor)
      return longer
    }
    return copy
  }
}
