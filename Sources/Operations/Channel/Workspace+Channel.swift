import Documents
import Electrical

extension Workspace {
  /// Limits on files of scattering parameters, which are large by nature; those that the user set are kept.
  var touchstoneLimits: Limits {
    Limits(
      depth: limits.depth, nodes: limits.nodes == Limits.standard.nodes ? Limits.touchstone.nodes : limits.nodes,
      bytes: limits.bytes == Limits.standard.bytes ? Limits.touchstone.bytes : limits.bytes)
  }
}
