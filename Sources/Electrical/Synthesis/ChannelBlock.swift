/// Where a block is evaluated.
public struct SynthesisPoint: Sendable, Equatable {
  /// Frequency in hertz.
  public var hertz: Double
  /// Single-ended reference impedance `R0` in ohms: the differential ports have `2 R0`, the common ones `R0 / 2`.
  public var referenceOhms: Double
  /// Weight of crosstalk in the mode of the lanes: the number of aggressors where all lanes carry the same wave, -1
  /// where their waves sum to zero, and 0 for a lane by itself.
  public var laneWeight: Double

  /// Describes a point.
  public init(hertz: Double, referenceOhms: Double = 50, laneWeight: Double = 0) {
    self.hertz = hertz
    self.referenceOhms = referenceOhms
    self.laneWeight = laneWeight
  }

  /// Frequency in gigahertz.
  var gigahertz: Double { hertz / 1e9 }
  /// Reference of a differential port, in ohms.
  var differentialOhms: Double { 2 * referenceOhms }
  /// Reference of a common port, in ohms.
  var commonOhms: Double { referenceOhms / 2 }
}

/// A piece of a channel: a passive, linear network between the near and the far side of a differential pair.
public protocol ChannelBlock: Sendable {
  /// The scattering parameters at one frequency.
  func network(at point: SynthesisPoint) -> PairNetwork
  /// Whether the model answers only after it was asked: its real and imaginary parts obey the Kramers-Kronig relations.
  var isCausal: Bool { get }
  /// Whether both directions are alike, as in everything without an amplifier or a magnet.
  var isReciprocal: Bool { get }
  /// Whether signals of other lanes couple into it.
  var hasCrosstalk: Bool { get }
  /// The block at another length, for what has one.
  func lengthened(by factor: Double) -> any ChannelBlock
}

extension ChannelBlock {
  /// Most models are causal.
  public var isCausal: Bool { true }
  /// Most blocks are reciprocal.
  public var isReciprocal: Bool { true }
  /// Most blocks have no neighbors.
  public var hasCrosstalk: Bool { false }
  /// Most blocks keep their size.
  public func lengthened(by factor: Double) -> any ChannelBlock { self }
}

/// Several blocks in a row, seen as one.
public struct BlockChain: ChannelBlock {
  /// The blocks, from near to far.
  public var blocks: [any ChannelBlock]

  /// Joins blocks.
  public init(_ blocks: [any ChannelBlock]) { self.blocks = blocks }

  /// See `ChannelBlock`.
  public func network(at point: SynthesisPoint) -> PairNetwork {
    guard let first = blocks.first else { return .through }
    return blocks.dropFirst().reduce(first.network(at: point)) { $0.followed(by: $1.network(at: point)) }
  }
  /// See `ChannelBlock`.
  public var isCausal: Bool { blocks.allSatisfy(\.isCausal) }
  /// See `ChannelBlock`.
  public var isReciprocal: Bool { blocks.allSatisfy(\.isReciprocal) }
  /// See `ChannelBlock`.
  public var hasCrosstalk: Bool { blocks.contains(where: \.hasCrosstalk) }
}

/// A block with its sides exchanged.
public struct ReversedBlock: ChannelBlock {
  /// The block as it was written.
  public var block: any ChannelBlock

  /// Turns a block round.
  public init(_ block: any ChannelBlock) { self.block = block }

  /// See `ChannelBlock`.
  public func network(at point: SynthesisPoint) -> PairNetwork { block.network(at: point).reversed }
  /// See `ChannelBlock`.
  public var isCausal: Bool { block.isCausal }
  /// See `ChannelBlock`.
  public var isReciprocal: Bool { block.isReciprocal }
  /// See `ChannelBlock`.
  public var hasCrosstalk: Bool { block.hasCrosstalk }
}
