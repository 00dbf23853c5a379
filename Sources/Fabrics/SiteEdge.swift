import Quantities

/// What stands at the edge of a site: switches whose cages hold coherent modules, and a terminal for every pair of fibers that
/// leaves the site.
///
/// Each channel is a link from a cage of a switch to a port of a terminal; what lies beyond the terminal is the layer's route.
public struct SiteEdge: Sendable {
  /// Name of the network.
  public var name = "scale-across"
  /// Lines that end at this site.
  public var lines: [SiteLine]
  /// Most channels on one pair of fibers.
  public var channelsPerPair: Int
  /// Catalog id of the switch.
  public var borderModel: String
  /// Its cages that face the lines.
  public var lineBlock: PortBlock
  /// Its cages that are kept for the networks of the site; nothing when there are none.
  public var clientBlock: PortBlock?
  /// Catalog id of the terminal.
  public var terminalModel: String
  /// What lies beyond a terminal.
  public var route: LineRoute

  /// Describes an edge.
  public init(
    lines: [SiteLine], channelsPerPair: Int, borderModel: String, lineBlock: PortBlock, clientBlock: PortBlock?,
    terminalModel: String, route: LineRoute
  ) {
    self.lines = lines
    self.channelsPerPair = max(1, channelsPerPair)
    self.borderModel = borderModel
    self.lineBlock = lineBlock
    self.clientBlock = clientBlock
    self.terminalModel = terminalModel
    self.route = route
  }

  /// Channels that end at this site.
  public var channels: Int { lines.reduce(0) { $0 + $1.channels } }
  /// Pairs of fibers that leave this site; each has a terminal.
  public var fiberPairs: Int { lines.reduce(0) { $0 + $1.fiberPairs } }
  /// Switches: channels over the ports of one that face lines, rounded up.
  public var borders: Int { quotientUp(channels, max(1, lineBlock.portCount)) }

  /// How large it comes out.
  public var size: FabricSize {
    var size = FabricSize()
    size.switches.border = borders
    size.switches.lineTerminal = fiberPairs
    size.links.site = channels
    size.cageLinks.site = quotientUp(channels, max(1, lineBlock.portsPerCage))
    size.unusedPorts = borders * (lineBlock.portCount + (clientBlock?.portCount ?? 0)) - channels
    return size
  }
}

extension Network {
  /// Adds the switches and terminals at the edge of a site, and a link for each channel, in the order of the lines.
  ///
  /// Channels fill the ports of one switch after the other, and the ports of one terminal after the other of their line.
  /// - Returns: the size, with a finding when there are too many channels to place one by one.
  /// - Complexity: O(channels).
  @discardableResult
  public mutating func add(_ edge: SiteEdge) -> FabricSize {
    var size = edge.size
    if edge.channels + links.count > Self.mostLinks {
      size.findings = [tooLargeToBuild(edge.name, size)]
    } else if let channelRate = edge.lines.first?.channelRate {
      let (border, terminal) = addDevices(of: edge)
      let layer = addLayer(fabrics.count, .site, channelRate, aBlock: 0, bBlock: 0)
      layers[layer].route = edge.route
      let ports = max(1, edge.lineBlock.portCount)
      var (channel, firstTerminal) = (0, 0)
      for line in edge.lines {
        for ofLine in 0..<line.channels {
          let (pair, port) = ofLine.quotientAndRemainder(dividingBy: edge.channelsPerPair)
          links.append(
            Link(
              a: border + channel / ports, aPort: channel % ports, b: terminal + firstTerminal + pair, bPort: port,
              layer: layer))
          channel += 1
        }
        firstTerminal += line.fiberPairs
      }
    }
    fabrics.append(Fabric(name: edge.name, tier: .scaleAcross, size: size))
    return size
  }

  /// The first switch and the first terminal.
  private mutating func addDevices(of edge: SiteEdge) -> (border: Int, terminal: Int) {
    let fabric = fabrics.count
    let border = devices.count
    classes.append(
      DeviceClass(
        role: .border, fabric: fabric, model: edge.borderModel,
        blocks: [edge.lineBlock] + (edge.clientBlock.map { [$0] } ?? [])))
    for index in 0..<edge.borders { devices.append(Device(deviceClass: classes.count - 1, index: index)) }
    let terminal = devices.count
    let panel = Cage(form: .fiber, heatSink: .either, rate: edge.lineBlock.cage.rate, laneRate: .zero, powerClass: nil)
    classes.append(
      DeviceClass(
        role: .lineTerminal, fabric: fabric, model: edge.terminalModel,
        blocks: [PortBlock(cage: panel, firstCage: 0, cageCount: edge.channelsPerPair, portsPerCage: 1)]))
    for (number, line) in edge.lines.enumerated() {
      for pair in 0..<line.fiberPairs {
        devices.append(
          Device(deviceClass: classes.count - 1, group: number, index: devices.count - terminal, rail: pair))
      }
    }
    return (border, terminal)
  }
}
