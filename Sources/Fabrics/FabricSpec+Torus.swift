import Diagnostics
import Quantities

extension FabricSpec {
  /// Counts a torus of cubes.
  ///
  /// A k-ary n-cube with rings closed has n links an accelerator and 2N/k links across the middle of its longest axis,
  /// so that `2/(k·n)` of what half of the accelerators can send (2n links each) crosses it; k is the longest extent, n
  /// the number of axes longer than 1 (W. J. Dally, B. Towles, *Principles and Practices of Interconnection Networks*,
  /// 2004, section 5.2.2). The figure is for an even k. Paths count a circuit through an optical switch as one link.
  func sizeTorus(_ shape: TorusShape, into size: inout FabricSize) throws(SizingFailure) {
    let rings = shape.extents.filter { $0 > 1 }
    if shape.circuitPorts > 0 {
      size.links.hostHost = try product(shape.cubes, shape.linksInCube, planes)
      size.links.hostCircuit = try product(shape.cubes, 2, shape.allPositions, planes)
      size.switches.circuit = try product(shape.allPositions, planes)
      if shape.circuitPorts / 2 < shape.builtCubes { size.findings.append(circuitPortsFinding(shape)) }
      let spare = max(0, shape.circuitPorts - 2 * shape.cubes)
      size.unusedPorts = try product(spare, size.switches.circuit)
    } else {
      size.links.hostHost = try product(shape.cubes, shape.cubeVolume, rings.count, planes)
    }
    size.groups = shape.cubes
    size.diameter = shape.extents.reduce(0) { $0 + $1 / 2 }
    size.bisection = rings.max().map { min(1, 2 / (Double($0) * Double(rings.count))) } ?? 1
    size.choices = shape.choices
  }

  private func circuitPortsFinding(_ shape: TorusShape) -> Finding {
    Finding(
      .circuitPorts, .error,
      "fabric `\(name)`: each optical circuit switch needs 2 ports for each of "
        + "\(NumberText.grouped(shape.builtCubes)) cubes and has "
        + NumberText.grouped(shape.circuitPorts),
      expected: "at most \(NumberText.grouped(shape.circuitPorts / 2)) cubes",
      found: NumberText.grouped(shape.builtCubes),
      help: [
        "take optical circuit switches with at least \(NumberText.grouped(2 * shape.builtCubes)) ports",
        "use larger cubes",
      ], subject: name)
  }
}
