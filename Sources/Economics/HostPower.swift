public import Quantities

/// Power of one host, split by cause. The host's published total is split, never added to.
///
/// Network modules in its cages are in the host's figure and counted with the links: `HostCagePower` takes them out of the rest.
public struct HostPower: Sendable, Hashable {
  /// Published maximum; nothing when unknown.
  public var maximum: Power?
  /// Published average; nothing when unknown, and then the maximum is taken.
  public var average: Power?
  /// Accelerators inside.
  public var accelerators: Int
  /// Design power of one accelerator; nothing when unknown.
  public var acceleratorPower: Power?
  /// Network adapters inside; nothing when unknown.
  public var nics: Int?
  /// Largest power of one adapter without its module; nothing when unknown.
  public var nicPower: Power?

  /// Describes a host.
  public init(
    maximum: Power?, average: Power? = nil, accelerators: Int, acceleratorPower: Power?, nics: Int? = nil,
    nicPower: Power? = nil
  ) {
    self.maximum = maximum
    self.average = average
    self.accelerators = accelerators
    self.acceleratorPower = acceleratorPower
    self.nics = nics
    self.nicPower = nicPower
  }

  /// Watts of one host by cause. A part that is nothing is not known apart, and stands under the rest.
  public struct Split: Sendable, Hashable {
    /// All accelerators.
    public var accelerators: Figure<Power>?
    /// All adapters.
    public var nics: Figure<Power>?
    /// Everything else.
    public var rest: Figure<Power>
  }

  /// All accelerators at design power; nothing when unknown.
  var acceleratorsAtMaximum: Power? { acceleratorPower.map { $0 * accelerators } }
  /// All adapters at their maximum; nothing when unknown.
  var nicsAtMaximum: Power? { nics.flatMap { count in nicPower.map { $0 * count } } }
  /// Whether the parts alone exceed the published total.
  var partsExceedTotal: Bool {
    guard let maximum else { return false }
    return (acceleratorsAtMaximum ?? .zero) + (nicsAtMaximum ?? .zero) > maximum
  }

  /// The split at maximum.
  ///
  /// With a published total the parts sum to it: a part of unknown power stands under the rest, and parts that exceed
  /// the total are cut to it, accelerators last. Without a total the parts remain, and the rest is unknown.
  public var atMaximum: Split {
    guard let maximum else {
      return Split(
        accelerators: Figure(acceleratorsAtMaximum), nics: Figure(nicsAtMaximum), rest: .unknown)
    }
    return split(of: maximum, load: 1)
  }

  /// The split at typical load: that at maximum, scaled by `average / maximum`; the same where no average is published.
  public var atTypical: Split {
    guard let average else { return atMaximum }
    guard let maximum, maximum > .zero else { return Split(accelerators: nil, nics: nil, rest: .known(average)) }
    return split(of: maximum, load: average / maximum)
  }

  private func split(of total: Power, load: Double) -> Split {
    let accelerators = acceleratorsAtMaximum.map { min($0, total) }
    let nics = nicsAtMaximum.map { min($0, total - (accelerators ?? .zero)) }
    let rest = total - (accelerators ?? .zero) - (nics ?? .zero)
    return Split(
      accelerators: accelerators.map { .known($0 * load) }, nics: nics.map { .known($0 * load) },
      rest: .known(rest * load))
  }
}

extension Figure {
  /// A value that is published, or not.
  init(_ published: Q?) { self = published.map { .known($0) } ?? .unknown }
}
