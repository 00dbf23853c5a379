import Glibc

/// `sin(pi x) / (pi x)`, 1 at zero.
public func normalizedSinc(_ x: Double) -> Double {
  x == 0 ? 1 : sin(Double.pi * x) / (Double.pi * x)
}
