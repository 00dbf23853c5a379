import Cabling
import Diagnostics
import Fabrics
import Quantities

extension PowerBuilder {
  /// Findings by model, in the order of the classes, then by part.
  func findings() -> [Finding] {
    let plugged = PluggedPower(network: network, links: links)
    var findings: [Finding] = []
    var seen: Set<String> = []
    for (deviceClass, count) in zip(network.classes, network.devicesByClass) {
      guard count > 0, !deviceClass.model.isEmpty, seen.insert(deviceClass.model).inserted else { continue }
      let fullest = fullestPlugged(of: deviceClass.model, plugged)
      findings +=
        deviceClass.role == .host
        ? hostFindings(deviceClass.model) : boxFindings(deviceClass.model, plugged: fullest)
    }
    return findings + partFindings()
  }

  /// What is plugged into the fullest box of a model, over all its roles.
  private func fullestPlugged(of model: String, _ plugged: PluggedPower) -> Power {
    zip(network.classes, plugged.fullestByClass).reduce(.zero) { $1.0.model == model ? max($0, $1.1) : $0 }
  }

  private func hostFindings(_ model: String) -> [Finding] {
    guard let host = hosts[model], let total = host.maximum else { return [Self.notPublished(model)] }
    var findings: [Finding] = []
    if host.acceleratorPower == nil {
      findings.append(
        Finding(
          .hostPowerNotSplit, .note,
          "the \(total.inWatts) of `\(model)` cannot be split: its accelerator's power is not published",
          subject: model))
    } else if host.partsExceedTotal, let parts = host.acceleratorsAtMaximum {
      let all = parts + (host.nicsAtMaximum ?? .zero)
      findings.append(
        Finding(
          .hostPartsExceedTotal, .warning,
          "accelerators and adapters of `\(model)` draw \(all.inWatts), "
            + "\((all - total).inWatts) more than the host's \(total.inWatts)",
          subject: model))
    }
    if host.average == nil {
      findings.append(
        Finding(
          .typicalPowerAssumed, .note,
          "no average power is published for `\(model)`: energy is computed from \(total.inWatts)",
          subject: model))
    }
    return findings
  }

  private func boxFindings(_ model: String, plugged: Power) -> [Finding] {
    guard let box = boxes[model], let power = box.typical ?? box.maximum else { return [Self.notPublished(model)] }
    var findings: [Finding] = []
    switch box.basis {
    case .unstated:
      findings.append(
        Finding(
          .powerBasisUnstated, .note,
          "the \(power.inWatts) of `\(model)` do not say what was plugged in; they are taken as the box "
            + "with passive cables",
          subject: model))
    case .derived(let sibling):
      let inside = box.optics.map { "\($0.inWatts) of engines and lasers" } ?? "engines and lasers of unknown power"
      findings.append(
        Finding(
          .powerDerivedFromSibling, .note,
          "no power is published for `\(model)`; \(power.inWatts) of `\(sibling)` with passive cables "
            + "+ \(inside) are taken",
          subject: model))
    case .passive, .whole, .unknown: break
    }
    return findings + activeCableFinding(model, box: box, plugged: plugged)
  }

  /// The cross-check with the figure measured with active cables, for boxes into which something active is plugged.
  private func activeCableFinding(_ model: String, box: BoxPower, plugged: Power) -> [Finding] {
    guard let published = box.withActiveCables, let alone = box.maximum, plugged > .zero else { return [] }
    let sum = alone + plugged
    guard sum != published else { return [] }
    let isAbove = sum > published
    let gap = isAbove ? sum - published : published - sum
    return [
      Finding(
        .powerWithActiveCables, isAbove ? .warning : .note,
        "`\(model)`: \(alone.inWatts) with passive cables + \(plugged.inWatts) plugged in = \(sum.inWatts), "
          + "\(gap.inWatts) \(isAbove ? "more" : "less") than the \(published.inWatts) published with active cables",
        subject: model)
    ]
  }

  /// Modules and active cables without any power, by part.
  private func partFindings() -> [Finding] {
    var seen: Set<String> = []
    return links.parts.compactMap { part in
      guard part.kind == .module, part.count > 0, part.powerTypical == nil, part.powerMaximum == nil,
        seen.insert(part.part).inserted
      else { return nil }
      return Self.notPublished(part.part)
    }
  }

  private static func notPublished(_ id: String) -> Finding {
    Finding(
      .powerNotPublished, .warning, "no power is published for `\(id)`, so the total is a lower bound",
      help: ["give its figure in a catalog file of your own and pass its folder with --catalog"], subject: id)
  }
}

extension Power {
  /// Whole watts, as the data sheets print them: `1,720 W`.
  fileprivate var inWatts: String { NumberText.fixed(watts) + " W" }
}
