/// Two butterflies of one stage side by side, in the two lanes of a vector register.
///
/// Lanes are neighbors in memory: transforms side by side where a stage has several, butterflies of the one transform where it is the first.
protocol ButterflyLanes {
  /// Value `j` of both butterflies.
  func load(_ j: Int) -> (real: SIMD2<Double>, imaginary: SIMD2<Double>)
  /// Puts result `k` in its place, unturned.
  func store(_ k: Int, _ real: SIMD2<Double>, _ imaginary: SIMD2<Double>)
  /// The twiddle factor of result `k`, above zero.
  func twiddle(_ k: Int) -> (real: SIMD2<Double>, imaginary: SIMD2<Double>)
}

extension ButterflyLanes {
  /// Turns result `k`, above zero, by its twiddle factor and puts it in its place.
  @inline(__always)
  func turn(_ k: Int, _ real: SIMD2<Double>, _ imaginary: SIMD2<Double>) {
    let w = twiddle(k)
    store(k, real * w.real - imaginary * w.imaginary, real * w.imaginary + imaginary * w.real)
  }

  @inline(__always)
  func two() {
    let (a, b) = (load(0), load(1))
    store(0, a.real + b.real, a.imaginary + b.imaginary)
    turn(1, a.real - b.real, a.imaginary - b.imaginary)
  }

  @inline(__always)
  func four() {
    let (x0, x1, x2, x3) = (load(0), load(1), load(2), load(3))
    let (sumR, sumI) = (x0.real + x2.real, x0.imaginary + x2.imaginary)
    let (differenceR, differenceI) = (x0.real - x2.real, x0.imaginary - x2.imaginary)
    let (oddR, oddI) = (x1.real + x3.real, x1.imaginary + x3.imaginary)
    // Times -j.
    let (turnR, turnI) = (x1.imaginary - x3.imaginary, x3.real - x1.real)
    store(0, sumR + oddR, sumI + oddI)
    turn(1, differenceR + turnR, differenceI + turnI)
    turn(2, sumR - oddR, sumI - oddI)
    turn(3, differenceR - turnR, differenceI - turnI)
  }

  @inline(__always)
  func five() {
    // Cosines and sines of 72 and 144 degrees.
    let (c1, c2) = (SIMD2<Double>(repeating: 0.30901699437494745), SIMD2<Double>(repeating: -0.8090169943749475))
    let (s1, s2) = (SIMD2<Double>(repeating: 0.9510565162951535), SIMD2<Double>(repeating: 0.5877852522924731))
    let (x0, x1, x2, x3, x4) = (load(0), load(1), load(2), load(3), load(4))
    let (nearR, nearI) = (x1.real + x4.real, x1.imaginary + x4.imaginary)
    let (farR, farI) = (x2.real + x3.real, x2.imaginary + x3.imaginary)
    let (nearTurnR, nearTurnI) = (x1.real - x4.real, x1.imaginary - x4.imaginary)
    let (farTurnR, farTurnI) = (x2.real - x3.real, x2.imaginary - x3.imaginary)
    store(0, x0.real + nearR + farR, x0.imaginary + nearI + farI)
    let (even1R, even1I) = (x0.real + c1 * nearR + c2 * farR, x0.imaginary + c1 * nearI + c2 * farI)
    let (odd1R, odd1I) = (s1 * nearTurnR + s2 * farTurnR, s1 * nearTurnI + s2 * farTurnI)
    turn(1, even1R + odd1I, even1I - odd1R)
    turn(4, even1R - odd1I, even1I + odd1R)
    let (even2R, even2I) = (x0.real + c2 * nearR + c1 * farR, x0.imaginary + c2 * nearI + c1 * farI)
    let (odd2R, odd2I) = (s2 * nearTurnR - s1 * farTurnR, s2 * nearTurnI - s1 * farTurnI)
    turn(2, even2R + odd2I, even2I - odd2R)
    turn(3, even2R - odd2I, even2I + odd2R)
  }

  /// Any odd radix: values `j` and `r - j` meet the same cosines and opposite sines.
  /// - Parameters:
  ///   - waves: cosine and sine of `2 pi j k / r` for `j` in `1...pairs`, `k` after `k` from one to `pairs`.
  ///   - scratch: `4 pairs` vectors.
  @inline(__always)
  func odd(_ r: Int, _ waves: UnsafePointer<Double>, _ scratch: UnsafeMutablePointer<SIMD2<Double>>) {
    let pairs = r / 2
    let center = load(0)
    var total = center
    for j in 0..<pairs {
      let (low, high) = (load(j &+ 1), load(r &- 1 &- j))
      let (sumR, sumI) = (low.real + high.real, low.imaginary + high.imaginary)
      scratch[4 &* j] = sumR
      scratch[4 &* j &+ 1] = sumI
      scratch[4 &* j &+ 2] = low.real - high.real
      scratch[4 &* j &+ 3] = low.imaginary - high.imaginary
      total.real += sumR
      total.imaginary += sumI
    }
    store(0, total.real, total.imaginary)
    for k in 1...pairs {
      var (evenR, evenI) = center
      var (oddR, oddI) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
      let row = waves + 2 &* pairs &* (k &- 1)
      for j in 0..<pairs {
        let (cosine, sine) = (SIMD2(repeating: row[2 &* j]), SIMD2(repeating: row[2 &* j &+ 1]))
        evenR += scratch[4 &* j] * cosine
        evenI += scratch[4 &* j &+ 1] * cosine
        oddR += scratch[4 &* j &+ 2] * sine
        oddI += scratch[4 &* j &+ 3] * sine
      }
      turn(k, evenR + oddI, evenI - oddR)
      turn(r &- k, evenR - oddI, evenI + oddR)
    }
  }
}

/// The planes of one stage: real and imaginary parts of what it reads and writes.
struct StagePlanes {
  let xr, xi: UnsafePointer<Double>
  let yr, yi: UnsafeMutablePointer<Double>
}

/// Neighboring transforms of a stage that has several side by side: both lanes share their twiddle factors.
struct NeighborTransforms: ButterflyLanes {
  let planes: StagePlanes
  /// First values read and written.
  let source, target: Int
  /// From value to value, and from result to result.
  let sourceStep, targetStep: Int
  /// Of this butterfly: real and imaginary, result after result.
  let twiddles: UnsafePointer<Double>
  let twiddleStep: Int

  @inline(__always)
  func load(_ j: Int) -> (real: SIMD2<Double>, imaginary: SIMD2<Double>) {
    let index = source &+ j &* sourceStep
    return (
      UnsafeRawPointer(planes.xr + index).loadUnaligned(as: SIMD2<Double>.self),
      UnsafeRawPointer(planes.xi + index).loadUnaligned(as: SIMD2<Double>.self)
    )
  }

  @inline(__always)
  func store(_ k: Int, _ real: SIMD2<Double>, _ imaginary: SIMD2<Double>) {
    let index = target &+ k &* targetStep
    UnsafeMutableRawPointer(planes.yr + index).storeBytes(of: real, as: SIMD2<Double>.self)
    UnsafeMutableRawPointer(planes.yi + index).storeBytes(of: imaginary, as: SIMD2<Double>.self)
  }

  @inline(__always)
  func twiddle(_ k: Int) -> (real: SIMD2<Double>, imaginary: SIMD2<Double>) {
    let own = twiddles + (k &- 1) &* twiddleStep
    return (SIMD2(repeating: own[0]), SIMD2(repeating: own[twiddleStep >> 1]))
  }
}

/// Neighboring butterflies of one transform, the same one twice where there is no other.
struct NeighborButterflies: ButterflyLanes {
  let planes: StagePlanes
  /// The first of the two, and how far the other is away: one or zero.
  let first, distance: Int
  let groups, radix: Int
  let twiddles: UnsafePointer<Double>

  @inline(__always)
  func load(_ j: Int) -> (real: SIMD2<Double>, imaginary: SIMD2<Double>) {
    let index = first &+ j &* groups
    return (
      SIMD2(planes.xr[index], planes.xr[index &+ distance]), SIMD2(planes.xi[index], planes.xi[index &+ distance])
    )
  }

  @inline(__always)
  func store(_ k: Int, _ real: SIMD2<Double>, _ imaginary: SIMD2<Double>) {
    let index = first &* radix &+ k
    let other = index &+ distance &* radix
    planes.yr[index] = real[0]
    planes.yi[index] = imaginary[0]
    planes.yr[other] = real[1]
    planes.yi[other] = imaginary[1]
  }

  @inline(__always)
  func twiddle(_ k: Int) -> (real: SIMD2<Double>, imaginary: SIMD2<Double>) {
    let own = twiddles + (2 &* (k &- 1)) &* groups + first
    return (SIMD2(own[0], own[distance]), SIMD2(own[groups], own[groups &+ distance]))
  }
}
