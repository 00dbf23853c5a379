/// Complex numbers as two arrays, so that a loop over neighbors uses whole vector registers.
struct PlanarValues: Sendable {
  var real: [Double]
  var imaginary: [Double]

  init(count: Int) {
    real = [Double](repeating: 0, count: count)
    imaginary = real
  }

  init(_ values: [Complex], count: Int) {
    self.init(count: count)
    for index in 0..<min(count, values.count) { self[index] = values[index] }
  }

  private init(real: [Double], imaginary: [Double]) {
    self.real = real
    self.imaginary = imaginary
  }

  var exchanged: PlanarValues { PlanarValues(real: imaginary, imaginary: real) }
  var values: [Complex] { real.indices.map { self[$0] } }

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
    /// `exp(-j 2 pi p k / n)` for `k` from 1, butterfly after butterfly.
    let twiddles: [Complex]
    /// `exp(-j 2 pi k / r)`.
    let roots: [Complex]
  }

  let count: Int
  private let stages: [Stage]

  /// Prepares a transform.
  /// - Returns: nothing when a prime factor is above `largestRadix`.
  init?(count: Int) {
    guard let radices = Self.radices(of: count) else { return nil }
    self.count = count
    var length = count
    var stride = 1
    stages = radices.map { radix in
      let groups = length / radix
      let twiddles = (0..<groups).flatMap { p in (1..<radix).map { FourierTransform.root(p * $0, of: length) } }
      let roots = (0..<radix).map { FourierTransform.root($0, of: radix) }
      defer {
        length = groups
        stride *= radix
      }
      return Stage(radix: radix, stride: stride, groups: groups, twiddles: twiddles, roots: roots)
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
  func forward(_ values: PlanarValues) -> PlanarValues {
    guard values.real.count == count, count > 1 else { return values }
    var source = values
    var target = PlanarValues(count: count)
    for stage in stages {
      Self.run(stage, from: source, to: &target)
      swap(&source, &target)
    }
    return source
  }

  private static func run(_ stage: Stage, from source: PlanarValues, to target: inout PlanarValues) {
    source.real.withUnsafeBufferPointer { xr in
      source.imaginary.withUnsafeBufferPointer { xi in
        target.real.withUnsafeMutableBufferPointer { yr in
          target.imaginary.withUnsafeMutableBufferPointer { yi in
            stage.twiddles.withUnsafeBufferPointer { twiddles in
              let planes = Planes(xr: xr, xi: xi, yr: yr, yi: yi)
              switch stage.radix {
              case 2: planes.two(stage.stride, stage.groups, twiddles)
              case 4: planes.four(stage.stride, stage.groups, twiddles)
              default: planes.odd(stage.radix, stage.stride, stage.groups, twiddles, stage.roots)
              }
            }
          }
        }
      }
    }
  }
}

/// The butterflies of one stage over its open buffers.
private struct Planes {
  let xr: UnsafeBufferPointer<Double>
  let xi: UnsafeBufferPointer<Double>
  let yr: UnsafeMutableBufferPointer<Double>
  let yi: UnsafeMutableBufferPointer<Double>

  func two(_ s: Int, _ m: Int, _ twiddles: UnsafeBufferPointer<Complex>) {
    for p in 0..<m {
      let w = twiddles[p]
      let low = s &* p
      let high = s &* (p &+ m)
      let out = s &* 2 &* p
      for q in 0..<s {
        let dr = xr[low &+ q] - xr[high &+ q]
        let di = xi[low &+ q] - xi[high &+ q]
        yr[out &+ q] = xr[low &+ q] + xr[high &+ q]
        yi[out &+ q] = xi[low &+ q] + xi[high &+ q]
        yr[out &+ s &+ q] = dr * w.real - di * w.imaginary
        yi[out &+ s &+ q] = dr * w.imaginary + di * w.real
      }
    }
  }

  func four(_ s: Int, _ m: Int, _ twiddles: UnsafeBufferPointer<Complex>) {
    for p in 0..<m {
      let w1 = twiddles[3 &* p]
      let w2 = twiddles[3 &* p &+ 1]
      let w3 = twiddles[3 &* p &+ 2]
      let i0 = s &* p
      let i1 = i0 &+ s &* m
      let i2 = i1 &+ s &* m
      let i3 = i2 &+ s &* m
      let out = s &* 4 &* p
      for q in 0..<s {
        let sumR = xr[i0 &+ q] + xr[i2 &+ q]
        let sumI = xi[i0 &+ q] + xi[i2 &+ q]
        let differenceR = xr[i0 &+ q] - xr[i2 &+ q]
        let differenceI = xi[i0 &+ q] - xi[i2 &+ q]
        let oddR = xr[i1 &+ q] + xr[i3 &+ q]
        let oddI = xi[i1 &+ q] + xi[i3 &+ q]
        // Times -j.
        let turnR = xi[i1 &+ q] - xi[i3 &+ q]
        let turnI = xr[i3 &+ q] - xr[i1 &+ q]
        yr[out &+ q] = sumR + oddR
        yi[out &+ q] = sumI + oddI
        let aR = differenceR + turnR
        let aI = differenceI + turnI
        let bR = sumR - oddR
        let bI = sumI - oddI
        let cR = differenceR - turnR
        let cI = differenceI - turnI
        yr[out &+ s &+ q] = aR * w1.real - aI * w1.imaginary
        yi[out &+ s &+ q] = aR * w1.imaginary + aI * w1.real
        yr[out &+ 2 &* s &+ q] = bR * w2.real - bI * w2.imaginary
        yi[out &+ 2 &* s &+ q] = bR * w2.imaginary + bI * w2.real
        yr[out &+ 3 &* s &+ q] = cR * w3.real - cI * w3.imaginary
        yi[out &+ 3 &* s &+ q] = cR * w3.imaginary + cI * w3.real
      }
    }
  }

  /// Any odd radix: values `j` and `r - j` meet the same cosines and opposite sines.
  func odd(_ r: Int, _ s: Int, _ m: Int, _ twiddles: UnsafeBufferPointer<Complex>, _ roots: [Complex]) {
    let pairs = (r - 1) / 2
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * pairs + 2 * r) { scratch in
      let (sumR, sumI, turnR, turnI) = (0, pairs, 2 * pairs, 3 * pairs)
      let (cosine, sine) = (4 * pairs, 4 * pairs + r)
      for k in 0..<r {
        scratch[cosine + k] = roots[k].real
        scratch[sine + k] = roots[k].imaginary
      }
      for p in 0..<m {
        for q in 0..<s {
          let first = q &+ s &* p
          let centerR = xr[first]
          let centerI = xi[first]
          var totalR = centerR
          var totalI = centerI
          for j in 0..<pairs {
            let low = first &+ s &* m &* (j &+ 1)
            let high = first &+ s &* m &* (r &- 1 &- j)
            scratch[sumR &+ j] = xr[low] + xr[high]
            scratch[sumI &+ j] = xi[low] + xi[high]
            scratch[turnR &+ j] = xr[low] - xr[high]
            scratch[turnI &+ j] = xi[low] - xi[high]
            totalR += scratch[sumR &+ j]
            totalI += scratch[sumI &+ j]
          }
          let out = q &+ s &* r &* p
          yr[out] = totalR
          yi[out] = totalI
          for k in 1...pairs {
            var evenR = centerR
            var evenI = centerI
            var oddR = 0.0
            var oddI = 0.0
            var turn = 0
            for j in 0..<pairs {
              turn &+= k
              if turn >= r { turn &-= r }
              evenR += scratch[sumR &+ j] * scratch[cosine &+ turn]
              evenI += scratch[sumI &+ j] * scratch[cosine &+ turn]
              // The sine times j.
              oddR -= scratch[turnI &+ j] * scratch[sine &+ turn]
              oddI += scratch[turnR &+ j] * scratch[sine &+ turn]
            }
            store(evenR + oddR, evenI + oddI, out &+ s &* k, twiddles[p &* (r &- 1) &+ k &- 1])
            store(evenR - oddR, evenI - oddI, out &+ s &* (r &- k), twiddles[p &* (r &- 1) &+ r &- k &- 1])
          }
        }
      }
    }
  }

  @inline(__always)
  private func store(_ real: Double, _ imaginary: Double, _ index: Int, _ w: Complex) {
    yr[index] = real * w.real - imaginary * w.imaginary
    yi[index] = real * w.imaginary + imaginary * w.real
  }
}
