import Diagnostics
import Quantities

/// A torus of accelerators, resolved: its extents, its cubes, and what joins them.
///
/// A cube's inner links are electrical. With optical circuit switches, the links of one position on the two faces
/// across an axis go to one switch for all cubes: a switch per axis and position, two ports of it per cube (N. Jouppi
/// et al., *TPU v4: an optically reconfigurable supercomputer*, arXiv 2304.01433, section 2). Without, every ring is
/// closed electrically.
struct TorusShape {
  /// Accelerators along each axis.
  let extents: [Int]
  /// Accelerators along each axis of one cube.
  let cube: [Int]
  /// Cubes.
  let cubes: Int
  /// Cubes that optical circuit switches keep ports for.
  let builtCubes: Int
  /// Ports of an optical circuit switch; 0 without.
  let circuitPorts: Int
  /// What the rules left open and what was chosen.
  let choices: [String]

  /// Most cubes that are laid out.
  private static let mostCubes = 1_000_000_000

  /// Accelerators of one cube.
  var cubeVolume: Int { cube.reduce(1, *) }
  /// Link positions on one face across an axis.
  func positions(axis: Int) -> Int { cubeVolume / cube[axis] }
  /// Link positions over all axes: one optical circuit switch each.
  var allPositions: Int { cube.indices.reduce(0) { $0 + positions(axis: $1) } }
  /// Links inside one cube: a chain along each axis through each position.
  var linksInCube: Int { cube.indices.reduce(0) { $0 + (cube[$1] - 1) * positions(axis: $1) } }

  /// Shapes a torus whose values have been validated.
  /// - Throws: `SizingFailure` when it is too large to count or its extents do not fit.
  init(_ spec: FabricSpec) throws(SizingFailure) {
    let axes = spec.torus.isEmpty ? spec.cube.count : spec.torus.count
    guard (2...3).contains(axes), (spec.torus + spec.cube).allSatisfy({ $0 >= 1 }), spec.cube.count >= axes,
      spec.cube.allSatisfy({ $0 <= 1000 })
    else {
      throw .cannotBuild(
        spec.badTorus(
          "its extents are \(Self.text(spec.torus)) in cubes of \(Self.text(spec.cube))",
          "two or three extents, each at least 1"))
    }
    cube = Array(spec.cube.prefix(axes))
    let volume = try cube.count == 2 ? product(cube[0], cube[1]) : product(cube[0], cube[1], cube[2])
    let accelerators = try product(spec.hosts, spec.acceleratorsPerHost)
    let (whole, rest) = accelerators.quotientAndRemainder(dividingBy: volume)
    builtCubes = quotientUp(try product(spec.builtHosts, spec.acceleratorsPerHost), volume)
    guard builtCubes <= Self.mostCubes else { throw .overflow }
    guard rest == 0 else {
      throw .cannotBuild(
        spec.badTorus(
          "\(NumberText.grouped(accelerators)) accelerators leave the last cube of "
            + "\(Self.text(cube)) with \(rest) of \(volume)",
          "a multiple of \(NumberText.grouped(volume)) accelerators", help: Self.wholeCubes(spec, volume)))
    }
    var choices: [String] = []
    if spec.torus.isEmpty {
      let near = Self.nearCubic(whole, axes: axes)
      extents = zip(near, cube).map { $0 * $1 }
      choices.append(
        "\(NumberText.grouped(whole)) cubes of \(Self.text(cube)) joined to "
          + "\(Self.text(extents)) accelerators, as near to a cube as whole cubes allow"
      )
    } else {
      extents = spec.torus
      try Self.check(spec, extents, cube, accelerators: accelerators, cubes: whole)
    }
    cubes = whole
    circuitPorts = max(0, spec.leaf.ports)
    self.choices = choices
  }

  /// The numbers of hosts next to the one given that fill whole cubes.
  private static func wholeCubes(_ spec: FabricSpec, _ volume: Int) -> String {
    let step = volume / greatestCommonDivisor(volume, spec.acceleratorsPerHost)
    let fewer = spec.hosts / step * step
    let more = NumberText.grouped(fewer + step)
    return fewer > 0 ? "fit \(NumberText.grouped(fewer)) or \(more) hosts" : "fit \(more) hosts"
  }

  private static func check(
    _ spec: FabricSpec, _ extents: [Int], _ cube: [Int], accelerators: Int, cubes: Int
  ) throws(SizingFailure) {
    if let axis = extents.indices.first(where: { extents[$0] % cube[$0] != 0 }) {
      throw .cannotBuild(
        spec.badTorus(
          "extent \(extents[axis]) is no multiple of the \(cube[axis]) accelerators of a cube",
          "multiples of \(text(cube))"))
    }
    let count = try extents.count == 2 ? product(extents[0], extents[1]) : product(extents[0], extents[1], extents[2])
    let volume = cube.reduce(1, *)
    guard count == (try product(cubes, volume)) else {
      throw .cannotBuild(
        spec.badTorus(
          "\(text(extents)) is \(NumberText.grouped(count)) accelerators, "
            + "and the hosts have \(NumberText.grouped(accelerators))",
          "extents whose product is \(NumberText.grouped(accelerators))"))
    }
  }

  /// The factors of `count` along each axis, rising, with the least longest one (and then the least middle one).
  static func nearCubic(_ count: Int, axes: Int) -> [Int] {
    guard axes > 1 else { return [count] }
    var best = Array(repeating: 1, count: axes - 1) + [count]
    for first in 1... {
      guard first <= count / first, axes == 2 || first <= count / first / first else { break }
      guard count % first == 0 else { continue }
      let candidate = [first] + nearCubic(count / first, axes: axes - 1)
      guard candidate[1] >= first else { continue }
      if let last = candidate.last, let longest = best.last, last <= longest { best = candidate }
    }
    return best
  }

  /// `16 x 16 x 16`.
  static func text(_ extents: [Int]) -> String {
    extents.isEmpty ? "(none)" : extents.map { NumberText.grouped($0) }.joined(separator: " x ")
  }
}

extension FabricSpec {
  /// A finding about the extents of a torus.
  func badTorus(
    _ why: String, _ expected: String,
    help: String = "leave the extents out, and a near-cubic torus of whole cubes is chosen"
  ) -> Finding {
    Finding(
      .torusExtents, .error, "fabric `\(name)`: the torus cannot be laid out, because \(why)", expected: expected,
      help: [help], subject: name)
  }
}
