/// Complex numbers as two arrays, so that a loop over neighbors uses whole vector registers.
struct PlanarValues: Sendable {
  var real: [Double]
  var imaginary: [Double]

  init(count: Int) {
    real = [Double](repeating: 0, count: count)
    imaginary = real
  }

  init(_ values: [Complex], count: Int) {
    let known = min(count, values.count)
    func plane(_ part: (Complex) -> Double) -> [Double] {
      [Double](unsafeUninitializedCapacity: count) { plane, initialized in
        for index in 0..<known { plane[index] = part(values[index]) }
        for index in known..<count { plane[index] = 0 }
        initialized = count
      }
    }
    self.init(real: plane(\.real), imaginary: plane(\.imaginary))
  }

  init(real: [Double], imaginary: [Double]) {
    self.real = real
    self.imaginary = imaginary
  }

  /// Real and imaginary parts in each other's place.
  consuming func exchanged() -> PlanarValues { PlanarValues(real: imaginary, imaginary: real) }
  var values: [Complex] {
    [Complex](unsafeUninitializedCapacity: real.count) { values, initialized in
      for index in 0..<real.count { values[index] = self[index] }
      initialized = real.count
    }
  }

  subscript(index: Int) -> Complex {
    get { Complex(real[index], imaginary[index]) }
    set {
      real[index] = newValue.real
      imaginary[index] = newValue.imaginary
    }
  }
}

/// The Fourier transform of a length with small prime factors, stage by stage in Stockham's order (Cochran and others,
/// 1967): from `x[q + s (p + m j)]` to `y[q + s (r p + k)]`, `n = r m`, each stage out of place and in natural order.
struct MixedRadixTransform: Sendable {
  /// The largest prime factor that is worth a stage of its own.
  static let largestRadix = 61

  private struct Stage: Sendable {
    let radix: Int
    /// Transforms side by side, `s`.
    let stride: Int
    /// Butterflies in each, `m`.
    let groups: Int
    /// `exp(-j 2 pi p k / n)`: for each `k` from 1 the real parts of all butterflies, then the imaginary ones.
    let twiddles: [Double]
    /// Cosine and sine of `2 pi j k / r`, as `ButterflyLanes.odd` takes them.
    let waves: [Double]
  }

  let count: Int
  private let stages: [Stage]

  /// Prepares a transform.
  /// - Returns: nothing when a prime factor is above `largestRadix`.
  init?(count: Int) {
    guard let radices = Self.radices(of: count) else { return nil }
    self.count = count
    let roots = RootTable(count: count)
    var groups = count
    var stride = 1
    stages = radices.map { radix in
      groups /= radix
      defer { stride *= radix }
      return Stage(
        radix: radix, stride: stride, groups: groups,
        twiddles: Self.twiddles(roots, radix: radix, groups: groups, stride: stride), waves: Self.waves(radix))
    }
  }

  private static func twiddles(_ roots: RootTable, radix: Int, groups: Int, stride: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: 2 * groups * (radix - 1)) { table, initialized in
      for k in 1..<radix {
        let row = 2 * (k - 1) * groups
        for p in 0..<groups {
          let root = roots[p &* k &* stride]
          table[row &+ p] = root.real
          table[row &+ groups &+ p] = root.imaginary
        }
      }
      initialized = table.count
    }
  }

  private static func waves(_ radix: Int) -> [Double] {
    guard radix > 1, !radix.isMultiple(of: 2) else { return [] }
    return (1...radix / 2).flatMap { k in
      (1...radix / 2).flatMap { j in
        let root = FourierTransform.root(j * k, of: radix)
        return [root.real, -root.imaginary]
      }
    }
  }

  /// Large factors first, where neighbors are few; fours last, where the inner loop is long.
  private static func radices(of count: Int) -> [Int]? {
    var rest = count
    var odd: [Int] = []
    var factor = 3
    while factor <= largestRadix {
      while rest.isMultiple(of: factor) {
        odd.append(factor)
        rest /= factor
      }
      factor += 2
    }
    let twos = rest.trailingZeroBitCount
    guard rest == 1 << twos else { return nil }
    return odd.reversed() + (twos.isMultiple(of: 2) ? [] : [2]) + [Int](repeating: 4, count: twos / 2)
  }

  /// Without scale. The values must be `count`.
  func forward(_ values: consuming PlanarValues) -> PlanarValues {
    guard values.real.count == count, count > 1 else { return values }
    var source = values
    var target = PlanarValues(count: count)
    for stage in stages {
      Self.run(stage, from: source, to: &target)
      swap(&source, &target)
    }
    return source
  }

  private static func run(_ stage: Stage, from source: borrowing PlanarValues, to target: inout PlanarValues) {
    source.real.withUnsafeBufferPointer { xr in
      source.imaginary.withUnsafeBufferPointer { xi in
        target.real.withUnsafeMutableBufferPointer { yr in
          target.imaginary.withUnsafeMutableBufferPointer { yi in
            guard let xr = xr.baseAddress, let xi = xi.baseAddress, let yr = yr.baseAddress, let yi = yi.baseAddress
            else { return }
            run(stage, StagePlanes(xr: xr, xi: xi, yr: yr, yi: yi))
          }
        }
      }
    }
  }

  private static func run(_ stage: Stage, _ planes: StagePlanes) {
    let radix = stage.radix
    stage.waves.withUnsafeBufferPointer { waves in
      withUnsafeTemporaryAllocation(of: SIMD2<Double>.self, capacity: 4 * (radix / 2)) { scratch in
        switch radix {
        case 2: visit(stage, planes, { $0.two() }, { $0.two() })
        case 4: visit(stage, planes, { $0.four() }, { $0.four() })
        case 5: visit(stage, planes, { $0.five() }, { $0.five() })
        default:
          guard let waves = waves.baseAddress, let scratch = scratch.baseAddress else { return }
          visit(stage, planes, { $0.odd(radix, waves, scratch) }, { $0.odd(radix, waves, scratch) })
        }
      }
    }
  }

  /// Every butterfly of a stage, two at a time. Where their number is odd the last pair begins one earlier: nothing is read that was
  /// written, so that a butterfly may be computed again.
  @inline(__always)
  private static func visit(
    _ stage: Stage, _ planes: StagePlanes, _ several: (NeighborTransforms) -> Void, _ one: (NeighborButterflies) -> Void
  ) {
    let (radix, stride, groups) = (stage.radix, stage.stride, stage.groups)
    stage.twiddles.withUnsafeBufferPointer { twiddles in
      guard let twiddles = twiddles.baseAddress else { return }
      guard stride > 1 else {
        var p = 0
        while p < groups {
          let first = max(0, min(p, groups &- 2))
          one(
            NeighborButterflies(
              planes: planes, first: first, distance: groups > 1 ? 1 : 0, groups: groups, radix: radix,
              twiddles: twiddles))
          p &+= 2
        }
        return
      }
      for p in 0..<groups {
        let (source, target) = (stride &* p, stride &* radix &* p)
        var q = 0
        while q < stride {
          let first = min(q, stride &- 2)
          several(
            NeighborTransforms(
              planes: planes, source: source &+ first, target: target &+ first, sourceStep: stride &* groups,
              targetStep: stride, twiddles: twiddles + p, twiddleStep: 2 &* groups))
          q &+= 2
        }
      }
    }
  }
}
