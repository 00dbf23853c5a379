import Documents
import Electrical
import Glibc

extension Workspace {
  /// Limits on files of scattering parameters, which are large by nature; those that the user set are kept.
  var touchstoneLimits: Limits {
    Limits(
      depth: limits.depth, nodes: limits.nodes == Limits.standard.nodes ? Limits.touchstone.nodes : limits.nodes,
      bytes: limits.bytes == Limits.standard.bytes ? Limits.touchstone.bytes : limits.bytes)
  }
}

/// How many processors this process may use.
enum ProcessorCount {
  static var available: Int { max(1, min(256, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) }
}
