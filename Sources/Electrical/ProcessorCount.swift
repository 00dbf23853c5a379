import Glibc

/// How many processors this process may use.
public enum ProcessorCount {
  /// From 1 to 256.
  public static var available: Int { max(1, min(256, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) }
}
