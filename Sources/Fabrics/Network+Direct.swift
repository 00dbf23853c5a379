extension Network {
  /// Adds a link for each pair of hosts on each plane: port b − 1 of host a to port a of host b, for a < b.
  mutating func addMesh(_ spec: FabricSpec, _ equipment: FabricEquipment) {
    let block = addHostBlock(equipment.hostBlock)
    let layer = addLayer(fabrics.count, .hostHost, equipment.hostRate, aBlock: block, bBlock: block)
    for a in 0..<spec.hosts {
      for b in a + 1..<max(a + 1, spec.hosts) {
        for plane in 0..<spec.planes {
          links.append(
            Link(
              a: a, aPort: (b - 1) * spec.planes + plane, b: b, bPort: a * spec.planes + plane, layer: layer))
        }
      }
    }
  }

  /// Adds the optical circuit switches of a torus and the links from cube faces to them.
  ///
  /// The switch of an axis and a position on the face has two ports for each cube: 2c for the lower face of cube c, 2c
  /// + 1 for the upper one. A host takes its ports in the order in which its accelerators lie on faces.
  mutating func addTorus(_ spec: FabricSpec, _ shape: TorusShape, _ equipment: FabricEquipment) {
    guard shape.circuitPorts > 0 else { return }
    let circuit = DeviceClass(
      role: .opticalCircuitSwitch, fabric: fabrics.count, model: spec.leaf.model,
      blocks: [
        PortBlock(cage: equipment.leafCage, firstCage: 0, cageCount: 2 * shape.builtCubes, portsPerCage: 1)
      ])
    classes.append(circuit)
    let base = devices.count
    for plane in 0..<spec.planes {
      for axis in shape.cube.indices {
        for position in 0..<shape.positions(axis: axis) {
          devices.append(
            Device(
              deviceClass: classes.count - 1, plane: plane, group: axis, index: devices.count - base, rail: position))
        }
      }
    }
    let block = addHostBlock(equipment.hostBlock)
    let layer = addLayer(fabrics.count, .hostCircuit, equipment.hostRate, aBlock: block, bBlock: 0)
    let faces = shape.faceEnds
    var usedPorts = [Int](repeating: 0, count: spec.hosts)
    for cube in 0..<shape.cubes {
      for face in faces {
        let host = (cube * shape.cubeVolume + face.accelerator) / spec.acceleratorsPerHost
        for plane in 0..<spec.planes {
          links.append(
            Link(
              a: host, aPort: usedPorts[host], b: base + plane * shape.allPositions + face.circuit,
              bPort: 2 * cube + face.side, layer: layer))
          usedPorts[host] += 1
        }
      }
    }
    for host in 0..<spec.hosts {
      devices[host].group = Int32(truncatingIfNeeded: host * spec.acceleratorsPerHost / shape.cubeVolume)
    }
  }
}

extension TorusShape {
  /// An optical link of a cube: the accelerator, counted along the first axis first, the circuit switch, and the side
  /// of the axis.
  struct FaceEnd {
    let accelerator: Int
    let circuit: Int
    let side: Int
  }

  /// The optical links of one cube, axis by axis and position by position.
  var faceEnds: [FaceEnd] {
    var ends: [FaceEnd] = []
    var circuit = 0
    for axis in cube.indices {
      let stride = cube[..<axis].reduce(1, *)
      for position in 0..<positions(axis: axis) {
        let (high, low) = position.quotientAndRemainder(dividingBy: stride)
        let first = high * stride * cube[axis] + low
        ends.append(FaceEnd(accelerator: first, circuit: circuit, side: 0))
        ends.append(FaceEnd(accelerator: first + (cube[axis] - 1) * stride, circuit: circuit, side: 1))
        circuit += 1
      }
    }
    return ends
  }
}
