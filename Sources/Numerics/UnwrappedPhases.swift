import Glibc

/// Phases of a curve, in radians, made continuous: no step between neighbors is larger than pi.
public func unwrappedPhases(_ values: [Complex]) -> [Double] {
  var phases: [Double] = []
  phases.reserveCapacity(values.count)
  for value in values {
    let phase = value.phase
    guard let last = phases.last else {
      phases.append(phase)
      continue
    }
    phases.append(last + remainder(phase - last, 2 * Double.pi))
  }
  return phases
}
