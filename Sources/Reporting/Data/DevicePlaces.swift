import Fabrics
import Facility
import Planning

/// Names and places of all devices as bytes, panels behind them, made once: a schedule mentions each device many times.
struct DevicePlaces {
  /// `R01-03,5,host-0007` for each device, and `R01-03.U05` for labels.
  private let cells: [[UInt8]]
  private let labels: [[UInt8]]
  private let texts: [Texts]

  /// The same as texts, for cells that list several devices.
  private struct Texts {
    let rack: String
    let unit: String
    let name: String
  }

  /// Prepares the devices of a plan.
  init(_ plan: Plan) {
    let devices = plan.network.devices.indices.map { Self.texts(DeviceIndex(truncatingIfNeeded: $0), plan) }
    texts = devices + (plan.layout.panels?.panels.indices.map { Self.texts(ofPanel: $0, plan) } ?? [])
    cells = texts.map { CSVFragment.cells([$0.rack, $0.unit, $0.name]) }
    labels = texts.map { Array(($0.rack.isEmpty || $0.unit.isEmpty ? $0.name : $0.rack + ".U" + $0.unit).utf8) }
  }

  private static func texts(_ device: DeviceIndex, _ plan: Plan) -> Texts {
    let name = plan.network.name(of: device)
    guard let rack = plan.layout.rackName(of: device) else { return Texts(rack: "", unit: "", name: name) }
    return Texts(rack: rack, unit: String(plan.layout.position(of: device).unit), name: name)
  }

  private static func texts(ofPanel index: Int, _ plan: Plan) -> Texts {
    guard let panel = plan.layout.panels?.panels[index], plan.layout.racks.indices.contains(Int(panel.rack)) else {
      return Texts(rack: "", unit: "", name: "")
    }
    return Texts(
      rack: plan.layout.racks[Int(panel.rack)].name, unit: panel.unit > 0 ? String(panel.unit) : "",
      name: plan.layout.panelName(index))
  }

  /// Appends rack, unit, device, cage and ports of an end as five cells.
  func appendCells(_ end: CableEnd, to bytes: inout [UInt8]) {
    let comma = UInt8(ascii: ",")
    guard let main = end.main, cells.indices.contains(Int(main.device)) else {
      bytes += [comma, comma, comma, comma]
      return
    }
    guard end.others.isEmpty else {
      appendAll([main] + end.others, to: &bytes)
      return
    }
    bytes += cells[Int(main.device)]
    bytes.append(comma)
    bytes.append(main.letter)
    bytes.append(number: main.cage)
    bytes.append(comma)
    appendPorts(main, to: &bytes)
  }

  /// Appends the fiber connector of an end, for each of its cages where it has several; nothing where ports have one each.
  func appendConnector(_ end: CableEnd, to bytes: inout [UInt8]) {
    guard let first = end.main?.connector else { return }
    bytes.append(number: first)
    for stop in end.others {
      bytes.append(UInt8(ascii: ";"))
      if let connector = stop.connector { bytes.append(number: connector) }
    }
  }

  /// Appends the rack in which an end is, for an end that has no more of a place.
  func appendRack(_ end: CableEnd, to bytes: inout [UInt8]) {
    guard let main = end.main, texts.indices.contains(Int(main.device)) else { return }
    bytes += texts[Int(main.device)].rack.utf8
  }

  /// Several cages: each cell is a list.
  private func appendAll(_ stops: [CableEnd.Stop], to bytes: inout [UInt8]) {
    let texts = stops.compactMap { self.texts.indices.contains(Int($0.device)) ? self.texts[Int($0.device)] : nil }
    let ports = stops.map { stop in
      var text: [UInt8] = []
      appendPorts(stop, to: &text)
      return String(decoding: text, as: UTF8.self)
    }
    bytes += CSVFragment.cells(
      [
        texts.map(\.rack), texts.map(\.unit), texts.map(\.name),
        stops.map { String(UnicodeScalar($0.letter)) + String($0.cage) }, ports,
      ].map {
        $0.joined(separator: ";")
      })
  }

  private func appendPorts(_ stop: CableEnd.Stop, to bytes: inout [UInt8]) {
    bytes.append(number: stop.firstPort)
    guard stop.lastPort > stop.firstPort else { return }
    // Not `1-2`, which spreadsheets take for a date.
    bytes += [UInt8(ascii: "."), UInt8(ascii: ".")]
    bytes.append(number: stop.lastPort)
  }

  /// Appends the label of the near end: `R01-03.U05.C02.P1/R02-08.U44.C12.P2`, and `.F2` behind the port
  /// for the second fiber connector of a module whose port has several. An end in several cages has a label for each of its
  /// plugs, with `;` between them; as the far end its plugs are joined by `+`.
  func appendLabel(near: CableEnd, far: CableEnd, to bytes: inout [UInt8]) {
    appendLabel(near.main, far, to: &bytes)
    for stop in near.others {
      bytes.append(UInt8(ascii: ";"))
      appendLabel(stop, far, to: &bytes)
    }
  }

  private func appendLabel(_ near: CableEnd.Stop?, _ far: CableEnd, to bytes: inout [UInt8]) {
    append(near, to: &bytes)
    bytes.append(UInt8(ascii: "/"))
    append(far.main, to: &bytes)
    for stop in far.others {
      bytes.append(UInt8(ascii: "+"))
      append(stop, to: &bytes)
    }
  }

  private func append(_ stop: CableEnd.Stop?, to bytes: inout [UInt8]) {
    guard let stop, labels.indices.contains(Int(stop.device)) else { return }
    bytes += labels[Int(stop.device)]
    bytes += [UInt8(ascii: "."), stop.letter]
    bytes.append(number: stop.cage)
    bytes += [UInt8(ascii: "."), UInt8(ascii: "P")]
    appendPorts(stop, to: &bytes)
    guard let connector = stop.connector else { return }
    bytes += [UInt8(ascii: "."), UInt8(ascii: "F")]
    bytes.append(number: connector)
  }
}
