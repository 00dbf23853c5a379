import Cabling
import Catalog
import Diagnostics
import Economics
import Fabrics
import Quantities

/// What the lines to other sites add to the bill and the power of this site: the coherent modules at its own ends.
///
/// With two sites there is one line; in a ring of more, this site has two. Fiber between sites is leased, not bought here.
struct LineParts {
  private let resolved: ResolvedScenario
  private let modules: Int

  init(_ resolved: ResolvedScenario) {
    self.resolved = resolved
    modules = resolved.lines.filter { $0.from == 0 || $0.to == 0 }.reduce(0) { $0 + $1.channels }
  }

  /// The line of the bill; nothing without lines to other sites.
  func billLine(_ shelf: CatalogShelf, spares: SparePolicy) throws(Rejection) -> BillLine? {
    guard modules > 0, let part = resolved.lineModule else { return nil }
    let price = try shelf.price(of: "module", part.id)
    return BillLine(
      category: .module, part: part.id, description: [part.model.vendor, part.model.model].joined(separator: " "),
      tier: .scaleAcross, quantity: modules, spares: spares.spares(of: .module, using: modules),
      unitPrice: price.figure,
      priceSource: price.sourceText)
  }

  /// The entry of the power budget; nothing without lines to other sites.
  var powerEntry: PowerEntry? {
    guard modules > 0, let model = resolved.lineModule?.model else { return nil }
    return PowerEntry(
      tier: .scaleAcross, cause: .optics, typical: total(model.powerTypical ?? model.powerMaximum),
      maximum: total(model.powerMaximum ?? model.powerTypical))
  }

  private func total(_ each: Power?) -> Total<Power> {
    var total = Total<Power>()
    total.add(each.map { .known($0 * modules) } ?? .unknown)
    return total
  }
}
