import Glibc

/// The discrete Fourier transform of one length, with its tables computed once.
///
/// Lengths whose prime factors are small by mixed radices (Stockham's order, no reversal of bits); any other length by
/// Bluestein's chirp (1970), which turns it into a convolution of a convenient length. Real signals of even length take
/// half the work. Nothing depends on the processor but the rounding of its own arithmetic.
public struct FourierTransform: Sendable {
  /// How many points are transformed.
  public let count: Int
  /// Nothing where only real signals were announced and the length is even.
  private let whole: Plan?
  /// The transform of half the length, and `exp(-j 2 pi k / N)`, for real signals of even length.
  private let half: (plan: Plan, roots: [Complex])?

  /// Prepares a transform.
  /// - Parameters:
  ///   - count: points, at least one.
  ///   - isReal: whether signals will be real only, which saves tables; complex ones are transformed all the same.
  public init(count: Int, isReal: Bool = false) {
    let count = max(1, count)
    self.count = count
    let isEven = count.isMultiple(of: 2)
    whole = isReal && isEven ? nil : Plan(count)
    guard isEven else {
      half = nil
      return
    }
    let roots = RootTable(count: count)
    half = (Plan(count / 2), (0...count / 2).map { roots[$0] })
  }

  /// The least product of powers of 2, 3 and 5 that is even and not below a count.
  public static func convenientCount(atLeast least: Int) -> Int {
    guard least > 2 else { return 2 }
    var best = 2
    while best < least { best *= 2 }
    var fives = 1
    while fives < best {
      var threes = fives
      while threes < best {
        var candidate = 2 * threes
        while candidate < least { candidate *= 2 }
        best = min(best, candidate)
        threes *= 3
      }
      fives *= 5
    }
    return best
  }

  /// The forward transform, `X[k] = sum x[n] exp(-j 2 pi k n / N)`.
  /// - Parameter values: `count` points; missing ones are zero, further ones are ignored.
  public func forward(_ values: [Complex]) -> [Complex] {
    (whole ?? Plan(count)).forward(PlanarValues(values, count: count)).values
  }

  /// The inverse transform, scaled by `1 / N`.
  /// - Parameter values: `count` points; missing ones are zero, further ones are ignored.
  public func inverse(_ values: [Complex]) -> [Complex] {
    let scale = 1 / Double(count)
    return (whole ?? Plan(count)).inverse(PlanarValues(values, count: count)).values.map { $0 * scale }
  }

  /// The spectrum of a real signal from zero to half the rate: `count / 2 + 1` points.
  /// - Parameter signal: `count` points; missing ones are zero, further ones are ignored.
  public func forwardReal(_ signal: [Double]) -> [Complex] {
    guard let half else { return Array(forward(signal.map { Complex($0) }).prefix(count / 2 + 1)) }
    let pairs = count / 2
    func plane(_ first: Int) -> [Double] {
      [Double](unsafeUninitializedCapacity: pairs) { plane, initialized in
        let known = max(0, min(pairs, (signal.count - first + 1) / 2))
        for n in 0..<known { plane[n] = signal[2 &* n &+ first] }
        for n in known..<pairs { plane[n] = 0 }
        initialized = pairs
      }
    }
    let packed = PlanarValues(real: plane(0), imaginary: plane(1))
    let mixed = half.plan.forward(packed)
    return [Complex](unsafeUninitializedCapacity: pairs + 1) { spectrum, initialized in
      for k in 0...pairs {
        let low = mixed[k == pairs ? 0 : k]
        let high = mixed[k == 0 ? 0 : pairs - k].conjugate
        let odd = (low - high) * half.roots[k]
        spectrum[k] = 0.5 * (low + high + Complex(odd.imaginary, -odd.real))
      }
      initialized = pairs + 1
    }
  }

  /// The real signal of `count` points whose spectrum is given from zero to half the rate.
  /// - Parameter spectrum: `count / 2 + 1` points; missing ones are zero. Imaginary parts at zero and at half the rate are dropped.
  public func inverseReal(_ spectrum: [Complex]) -> [Double] {
    guard let half else { return inverse(mirrored(spectrum)).map(\.real) }
    let pairs = count / 2
    func value(_ k: Int) -> Complex {
      guard k < spectrum.count else { return .zero }
      return k == 0 || k == pairs ? Complex(spectrum[k].real) : spectrum[k]
    }
    var mixed = PlanarValues(count: pairs)
    mixed.real.withUnsafeMutableBufferPointer { real in
      mixed.imaginary.withUnsafeMutableBufferPointer { imaginary in
        // From both ends at once: the same sum and difference serve two points.
        for k in 0...pairs / 2 {
          let (low, high) = (value(k), value(pairs - k).conjugate)
          let even = low + high
          let odd = (low - high) * half.roots[k].conjugate
          if k > 0 {
            real[pairs - k] = even.real + odd.imaginary
            imaginary[pairs - k] = odd.real - even.imaginary
          }
          real[k] = even.real - odd.imaginary
          imaginary[k] = even.imaginary + odd.real
        }
      }
    }
    let packed = half.plan.inverse(mixed)
    let scale = 1 / Double(count)
    return [Double](unsafeUninitializedCapacity: count) { signal, initialized in
      for n in 0..<pairs {
        signal[2 * n] = packed.real[n] * scale
        signal[2 * n + 1] = packed.imaginary[n] * scale
      }
      initialized = count
    }
  }

  private func mirrored(_ spectrum: [Complex]) -> [Complex] {
    var full = [Complex](repeating: .zero, count: count)
    for k in 0..<min(spectrum.count, count / 2 + 1) {
      full[k] = k == 0 ? Complex(spectrum[k].real) : spectrum[k]
      if k > 0 { full[count - k] = spectrum[k].conjugate }
    }
    return full
  }

  static func root(_ k: Int, of count: Int) -> Complex {
    Complex(magnitude: 1, phase: -2 * Double.pi * Double(k % count) / Double(count))
  }
}

/// A way to transform one length: by mixed radices, or through a chirp.
private enum Plan: Sendable {
  case mixed(MixedRadixTransform)
  case chirp(ChirpTransform)

  init(_ count: Int) {
    self = MixedRadixTransform(count: count).map { .mixed($0) } ?? .chirp(ChirpTransform(count: count))
  }

  /// Without scale.
  func forward(_ values: consuming PlanarValues) -> PlanarValues {
    switch self {
    case .mixed(let transform): transform.forward(values)
    case .chirp(let transform): transform.forward(values)
    }
  }

  /// Without scale: exchanging real and imaginary parts before and after conjugates the kernel.
  func inverse(_ values: consuming PlanarValues) -> PlanarValues { forward(values.exchanged()).exchanged() }
}

/// Bluestein's transform: `k n = (k^2 + n^2 - (k - n)^2) / 2` makes any length a convolution.
private struct ChirpTransform: Sendable {
  let count: Int
  let padded: Int
  let core: MixedRadixTransform?
  let chirp: [Complex]
  let kernel: PlanarValues

  init(count: Int) {
    self.count = count
    padded = FourierTransform.convenientCount(atLeast: 2 * count - 1)
    core = MixedRadixTransform(count: padded)
    // k^2 modulo 2n keeps the angle exact for long transforms.
    chirp = (0..<count).map { k in FourierTransform.root((k * k) % (2 * count), of: 2 * count) }
    var wrapped = [Complex](repeating: .zero, count: padded)
    for k in 0..<count {
      wrapped[k] = chirp[k].conjugate
      if k > 0 { wrapped[padded - k] = chirp[k].conjugate }
    }
    let planar = PlanarValues(wrapped, count: padded)
    kernel = core?.forward(planar) ?? planar
  }

  func forward(_ values: PlanarValues) -> PlanarValues {
    guard let core else { return values }
    var work = PlanarValues(count: padded)
    for k in 0..<count { work[k] = values[k] * chirp[k] }
    var product = core.forward(work)
    for k in 0..<padded { product[k] = product[k] * kernel[k] }
    let sum = core.forward(product.exchanged()).exchanged()
    var result = PlanarValues(count: count)
    let scale = 1 / Double(padded)
    for k in 0..<count { result[k] = sum[k] * chirp[k] * scale }
    return result
  }
}
