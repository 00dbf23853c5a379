import Quantities

/// How many leaves and spines make one pod of a three-tier fabric, and by which rule.
///
/// A pod is *whole* when its leaves fill its spines exactly and the spines divide the uplinks of a leaf: with as many
/// spine ports facing down as a leaf has uplinks, when the number of its leaves divides the uplinks of a leaf. The
/// rules, first to last:
/// 1. what `groupsPerPod` says;
/// 2. the largest whole pod of whole rail groups that divides the groups;
/// 3. the largest whole pod, the last one not full;
/// 4. one pod for each rail, when its leaves fit under one set of spines (8 rails and 20 uplinks: no number of groups
///    is whole, and DGX A100 SuperPOD joins leaf r of every group by spines of their own);
/// 5. the largest pod whose uplinks spread evenly over spines that are not full.
/// In all of them a core has a port for every pod, so that any two pods meet in every core.
struct PodChoice {
  /// Which of the rules chose.
  enum Rule {
    case given, whole, rails, notFull
  }

  /// Leaves of a full pod.
  let leaves: Int
  /// Spines of a full pod.
  let spines: Int
  /// Leaves that are never parted: a rail group, or a single leaf when a group is larger than a pod can be.
  private let unit: Int
  /// What decided.
  let rule: Rule

  /// Chooses; nothing when the switches have too few ports.
  init?(shape: ClosShape, spec: FabricSpec, spineDown: Int) {
    let uplinks = shape.leafUp
    let unit = shape.rails <= spineDown ? shape.rails : 1
    self.unit = unit
    let units = shape.leaves / unit
    let most = min(units, spineDown / unit)
    let fewest = quotientUp(units, spec.core.ports)

    func spinesOfWholePod(_ count: Int) -> Int? {
      let (spines, rest) = (count * unit * uplinks).quotientAndRemainder(dividingBy: spineDown)
      return rest == 0 && spines > 0 && uplinks % spines == 0 ? spines : nil
    }
    func spinesOfAnyPod(leaves: Int) -> Int? {
      let least = quotientUp(leaves * uplinks, spineDown)
      return least <= uplinks ? (least...uplinks).first { uplinks % $0 == 0 } : nil
    }

    if let wanted = spec.groupsPerPod, unit == shape.rails {
      guard wanted <= most, wanted >= fewest, let spines = spinesOfAnyPod(leaves: wanted * unit) else { return nil }
      (leaves, self.spines, rule) = (wanted * unit, spines, .given)
      return
    }
    guard most >= 1, most >= fewest else { return nil }
    let counts = (max(1, fewest)...most).reversed()
    let whole =
      counts.first { units % $0 == 0 && spinesOfWholePod($0) != nil } ?? counts.first { spinesOfWholePod($0) != nil }
    if let whole, let spines = spinesOfWholePod(whole) {
      (leaves, self.spines, rule) = (whole * unit, spines, .whole)
      return
    }
    if shape.rails > 1, shape.rails <= spec.core.ports, shape.groups <= spineDown,
      let spines = spinesOfAnyPod(leaves: shape.groups)
    {
      (leaves, self.spines, rule) = (shape.groups, spines, .rails)
      return
    }
    let count = counts.first { units % $0 == 0 && spinesOfAnyPod(leaves: $0 * unit) != nil } ?? most
    guard let spines = spinesOfAnyPod(leaves: count * unit) else { return nil }
    (leaves, self.spines, rule) = (count * unit, spines, .notFull)
  }

  /// Links of a spine facing cores: what is given, else what the links facing leaves need.
  func spineUp(_ tier: SwitchTier, _ split: PortSplit, links: Int) -> Int {
    if let up = tier.up { return up }
    guard links < split.down else { return split.up }
    return max(1, Int(min(Double(split.up), (Double(links) / tier.oversubscription).rounded(.up))))
  }

  /// The choices in sentences.
  func choices(of shape: ClosShape) -> [String] {
    func count(_ value: Int, _ noun: String) -> String {
      "\(NumberText.grouped(value)) \(noun)\(value == 1 ? "" : "s")"
    }
    var choices: [String] = []
    let size = "\(count(leaves, "leaf").replacingLeafs) and \(count(spines, "spine"))"
    choices.append("\(count(shape.pods, "pod")) of \(size): \(reason(shape))")
    if !shape.podsAreEqual {
      choices.append(
        "the last pod has \(shape.lastPodLeaves) of \(leaves) leaves and \(shape.lastPodSpines) of \(spines) spines; "
          + "links per leaf-spine pair may differ by one there")
    }
    let coresPerSpine = shape.cores / max(1, shape.coreSets)
    choices.append(
      shape.spineUp % coresPerSpine == 0
        ? "each spine has \(count(shape.spineUp / coresPerSpine, "link")) to each of \(count(coresPerSpine, "core"))"
        : "each spine spreads \(shape.spineUp) links over \(count(coresPerSpine, "core")): links per pair differ by one"
    )
    return choices
  }

  private func reason(_ shape: ClosShape) -> String {
    let groups = shape.rails == 1 ? "leaves" : "rail groups"
    switch rule {
    case .given: return "as given"
    case .rails:
      return "leaf r of every group is in the pod of rail r, because no whole number of \(groups) fills spines that "
        + "divide the \(shape.leafUp) uplinks of a leaf"
    case .whole, .notFull:
      return unit < shape.rails
        ? "a rail group of \(shape.rails) leaves is larger than a pod can be, so pods cut through it"
        : "the largest whole number of \(groups) that the uplinks of a leaf allow"
    }
  }
}

extension String {
  fileprivate var replacingLeafs: String { hasSuffix("leafs") ? dropLast(5) + "leaves" : self }
}
