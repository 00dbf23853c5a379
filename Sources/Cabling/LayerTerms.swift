/// What the scenario and the boxes settle for the links of one layer, before parts are chosen.
public struct LayerTerms: Sendable, Hashable {
  /// What is allowed.
  public var policy: LinkPolicy
  /// What the boxes at the ends speak: `infiniband-ndr`, `ethernet`, ...
  public var linkProtocol: String

  /// States the terms of a layer.
  public init(policy: LinkPolicy = LinkPolicy(), linkProtocol: String) {
    self.policy = policy
    self.linkProtocol = linkProtocol
  }
}
