/// What a link inside a scale-up domain leads to.
public enum InnerEnd: Sendable, Hashable {
  /// Another accelerator, counted from 0.
  case accelerator(Int)
  /// A switch chip, counted from 0.
  case switchChip(Int)
}

/// One link inside a scale-up domain.
public struct InnerLink: Sendable, Hashable {
  /// The accelerator, counted from 0.
  public let accelerator: Int
  /// The other end.
  public let end: InnerEnd

  /// Joins an accelerator to something.
  public init(accelerator: Int, end: InnerEnd) {
    self.accelerator = accelerator
    self.end = end
  }
}

extension ScaleUpDomain {
  /// Every link of one domain, `links` of them; nothing when the number of links or of switch chips is not known.
  public func innerLinks() -> [InnerLink]? {
    guard let accelerators, let perAccelerator = linksPerAccelerator else { return nil }
    switch shape {
    case .switched:
      guard let switchChips, switchChips > 0 else { return nil }
      return switched(accelerators, perAccelerator, switchChips)
    case .mesh: return meshed(accelerators, perPair: accelerators > 1 ? perAccelerator / (accelerators - 1) : 0)
    case .torus: return ringed()
    case .pair: return Array(repeating: InnerLink(accelerator: 0, end: .accelerator(1)), count: perAccelerator)
    case nil: return nil
    }
  }

  private func switched(_ accelerators: Int, _ perAccelerator: Int, _ chips: Int) -> [InnerLink] {
    let split = JoinedAccelerators.split(perAccelerator, over: chips)
    return (0..<accelerators).flatMap { accelerator in
      split.enumerated().flatMap { chip, count in
        Array(repeating: InnerLink(accelerator: accelerator, end: .switchChip(chip)), count: count)
      }
    }
  }

  private func meshed(_ accelerators: Int, perPair: Int) -> [InnerLink] {
    (0..<accelerators).flatMap { a in
      (a + 1..<max(a + 1, accelerators)).flatMap { b in
        Array(repeating: InnerLink(accelerator: a, end: .accelerator(b)), count: perPair)
      }
    }
  }

  /// The next accelerator along each axis, the last one closing the ring.
  private func ringed() -> [InnerLink] {
    var strides: [Int] = []
    var volume = 1
    for extent in extents {
      strides.append(volume)
      volume *= extent
    }
    return (0..<volume).flatMap { accelerator in
      extents.indices.filter { extents[$0] > 1 }.map { axis in
        let place = accelerator / strides[axis] % extents[axis]
        let next = accelerator + ((place + 1) % extents[axis] - place) * strides[axis]
        return InnerLink(accelerator: accelerator, end: .accelerator(next))
      }
    }
  }
}
