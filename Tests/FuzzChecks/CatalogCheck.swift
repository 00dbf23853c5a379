import Diagnostics
import Documents
import Operations
import TestSupport

/// Files of catalog rows over a shipped one: each is refused with located findings, or every row of it is sound.
enum CatalogCheck {
  /// A row that an overlay can change, extend and refer to.
  private static let shipped = """
    kind: switch
    rows:
      - id: s1
        vendor: Example
        model: S1
        kind: box
        capacity: 25.6 Tb/s
        ports: 64
        port_rate: 400 Gb/s
        cages: 32
        cage: {type: osfp-twin, ports: 2}
        lane_rate: 100 Gb/s
        optics: pluggable
        power_typ: 747 W
        source: {title: "An example", year: 2026}
        confidence: estimate

    """

  static func overlay(_ bytes: [UInt8]) -> String? {
    do {
      let folder = try TemporaryFolder(inMemory: true)
      try folder.write(shipped, to: "Catalog/switches.yaml")
      try folder.write(bytes, to: "ours/rows.yaml")
      let workspace = Workspace(
        catalogFolder: folder.path + "/Catalog", overlays: [folder.path + "/ours"], scenarioFolder: folder.path,
        limits: Limits(nodes: 20_000))
      _ = try CatalogCheckOperation().run(in: workspace)
      return nil
    } catch let rejection as LocatedRejection {
      return PlanCheck.fault(in: Rejection(rejection.findings))
    } catch let rejection as Rejection {
      return PlanCheck.fault(in: rejection)
    } catch {
      return "ended with \(error)"
    }
  }
}
