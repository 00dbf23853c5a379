/// The links of one scale-up domain, counted by its shape.
struct JoinedAccelerators {
  private(set) var switchChips: Int?
  private(set) var linksPerAccelerator: Int?
  private(set) var links: Int?
  private(set) var extents: [Int] = []
  private(set) var opticalLinks = 0
  private(set) var derivations: [String] = []

  init(_ model: ScaleUpFabricModel, _ field: ScaleUpDomainField, count: Int?) {
    linksPerAccelerator = model.linksPerAccelerator
    switch field.shape {
    case .switched: countSwitched(field, count)
    case .mesh: countMesh(field, count)
    case .torus: countTorus(field, count)
    case .pair:
      switchChips = 0
      links = linksPerAccelerator
    case nil: break
    }
  }

  private mutating func countSwitched(_ field: ScaleUpDomainField, _ count: Int?) {
    if let count, let template = field.accelerators, count != template {
      countChips(field, count, template)
    } else if let perSwitch = field.linksPerSwitch, let perAccelerator = linksPerAccelerator, perSwitch > 0 {
      switchChips = quotientUp(perAccelerator, perSwitch)
    } else {
      switchChips = field.switches
    }
    guard let count, let perAccelerator = linksPerAccelerator else { return }
    links = count * perAccelerator
    if let chips = switchChips, chips > 0, perAccelerator % chips != 0 {
      let split = Self.split(perAccelerator, over: chips).map(String.init).joined(separator: ", ")
      derivations.append(
        "\(perAccelerator) links over \(chips) switch chips do not divide evenly: "
          + "\(split), the outer chips taking one more"
      )
    }
  }

  /// A domain smaller than the published one: as few chips as have a port for every link and divide the links of an
  /// accelerator evenly. A larger one needs further tiers of chips, which the catalog does not describe.
  private mutating func countChips(_ field: ScaleUpDomainField, _ count: Int, _ template: Int) {
    guard count < template, let ports = field.switchPorts, let perAccelerator = linksPerAccelerator else {
      derivations.append("the switch chips are published for a domain of \(template) accelerators only")
      return
    }
    let least = quotientUp(count * perAccelerator, ports)
    guard least <= perAccelerator, let chips = (least...perAccelerator).first(where: { perAccelerator % $0 == 0 })
    else { return }
    switchChips = chips
    derivations.append(
      "\(count) of at most \(template) accelerators: \(count * perAccelerator) links on \(chips) switch chips of "
        + "\(ports) ports, \(perAccelerator / chips) of each accelerator on each")
  }

  private mutating func countMesh(_ field: ScaleUpDomainField, _ count: Int?) {
    switchChips = 0
    guard let count, let perPair = field.linksPerPair else { return }
    linksPerAccelerator = (count - 1) * perPair
    links = count * (count - 1) / 2 * perPair
    if let out = field.linksOut, out > 0 {
      derivations.append("\(out) more links of each accelerator leave the domain")
    }
  }

  /// A ring along each axis through each accelerator, two links an axis; a ring of two is a double link.
  private mutating func countTorus(_ field: ScaleUpDomainField, _ count: Int?) {
    switchChips = 0
    let axes = field.dimensions ?? field.cube.count
    guard let count, count > 0, (1...3).contains(axes) else { return }
    let cube = field.cube.count == axes ? field.cube : Array(repeating: 1, count: axes)
    let volume = max(1, cube.reduce(1, *))
    let cubes = quotientUp(count, volume)
    extents = zip(TorusShape.nearCubic(cubes, axes: axes), cube).map { $0 * $1 }
    derivations.append("\(TorusShape.text(extents)) accelerators, as near to a cube as whole cubes allow")
    if count % volume != 0 { derivations.append("the last cube of \(volume) is not full") }
    let rings = extents.filter { $0 > 1 }.count
    linksPerAccelerator = 2 * rings
    links = cubes * volume * rings
    if field.circuitSwitch != nil {
      // Two face links make one circuit, and each position of an axis has two faces a cube.
      opticalLinks = cube.indices.reduce(0) { $0 + cubes * volume / max(1, cube[$1]) }
    }
  }

  /// `links` over `chips`, as even as can be, what is left over going to the outermost chips in turn: 18 over 4 is 5,
  /// 4, 4, 5.
  static func split(_ links: Int, over chips: Int) -> [Int] {
    var counts = Array(repeating: links / chips, count: chips)
    for extra in 0..<links % chips { counts[extra % 2 == 0 ? extra / 2 : chips - 1 - extra / 2] += 1 }
    return counts
  }
}
