import Glibc

/// The discrete Fourier transform of one length, with its tables computed once.
///
/// Powers of two by iterated radix 2 (Cooley and Tukey, 1965); any other length by Bluestein's chirp (1970), which turns it into a
/// convolution whose length is a power of two. Nothing depends on the processor but the rounding of its own arithmetic.
public struct FourierTransform: Sendable {
  /// How many points are transformed.
  public let count: Int
  private let core: PowerOfTwoTransform
  private let chirp: [Complex]
  private let chirpSpectrum: [Complex]

  /// Prepares a transform.
  /// - Parameter count: points, at least one.
  public init(count: Int) {
    let count = max(1, count)
    self.count = count
    guard count & (count - 1) != 0 else {
      core = PowerOfTwoTransform(count: count)
      chirp = []
      chirpSpectrum = []
      return
    }
    var padded = 1
    while padded < 2 * count - 1 { padded *= 2 }
    let core = PowerOfTwoTransform(count: padded)
    // k^2 modulo 2n keeps the angle exact for long transforms.
    let chirp = (0..<count).map { k in
      Complex(magnitude: 1, phase: -Double.pi * Double((k * k) % (2 * count)) / Double(count))
    }
    var kernel = [Complex](repeating: .zero, count: padded)
    for k in 0..<count {
      kernel[k] = chirp[k].conjugate
      if k > 0 { kernel[padded - k] = chirp[k].conjugate }
    }
    core.transform(&kernel)
    self.core = core
    self.chirp = chirp
    chirpSpectrum = kernel
  }

  /// The forward transform, `X[k] = sum x[n] exp(-j 2 pi k n / N)`.
  /// - Parameter values: `count` points; missing ones are zero, further ones are ignored.
  public func forward(_ values: [Complex]) -> [Complex] {
    guard !chirp.isEmpty else {
      var result = fitted(values, count)
      core.transform(&result)
      return result
    }
    var work = [Complex](repeating: .zero, count: core.count)
    for k in 0..<min(count, values.count) { work[k] = values[k] * chirp[k] }
    core.transform(&work)
    // The inverse transform by conjugation.
    for k in work.indices { work[k] = (work[k] * chirpSpectrum[k]).conjugate }
    core.transform(&work)
    let scale = 1 / Double(core.count)
    return (0..<count).map { k in work[k].conjugate * scale * chirp[k] }
  }

  /// The inverse transform, scaled by `1 / N`.
  /// - Parameter values: `count` points; missing ones are zero, further ones are ignored.
  public func inverse(_ values: [Complex]) -> [Complex] {
    let scale = 1 / Double(count)
    return forward(values.map(\.conjugate)).map { $0.conjugate * scale }
  }

  /// The real signal of `count` points whose spectrum is given from zero to the highest frequency.
  /// - Parameter spectrum: `count / 2 + 1` points; missing ones are zero. Imaginary parts at zero and at half the rate are dropped.
  public func inverseReal(_ spectrum: [Complex]) -> [Double] {
    var full = [Complex](repeating: .zero, count: count)
    for k in 0..<min(spectrum.count, count / 2 + 1) {
      let isOwnMirror = k == 0 || 2 * k == count
      full[k] = isOwnMirror ? Complex(spectrum[k].real) : spectrum[k]
      if !isOwnMirror { full[count - k] = spectrum[k].conjugate }
    }
    return inverse(full).map(\.real)
  }

  private func fitted(_ values: [Complex], _ length: Int) -> [Complex] {
    values.count == length
      ? values
      : Array(values.prefix(length)) + [Complex](repeating: .zero, count: max(0, length - values.count))
  }
}

/// Radix 2 in place over a power of two, split so that the inner loop runs over neighbors.
struct PowerOfTwoTransform: Sendable {
  let count: Int
  private let roots: [Complex]

  init(count: Int) {
    self.count = count
    roots = (0..<max(1, count / 2)).map { Complex(magnitude: 1, phase: -2 * Double.pi * Double($0) / Double(count)) }
  }

  func transform(_ values: inout [Complex]) {
    guard count > 1, values.count == count else { return }
    values.withUnsafeMutableBufferPointer { values in
      roots.withUnsafeBufferPointer { roots in
        Self.reverseBits(values, count)
        var half = 1
        while half < count {
          let stride = count / (2 * half)
          var start = 0
          while start < count {
            for k in 0..<half {
              let low = values[start &+ k]
              let high = values[start &+ k &+ half] * roots[k &* stride]
              values[start &+ k] = low + high
              values[start &+ k &+ half] = low - high
            }
            start += 2 * half
          }
          half *= 2
        }
      }
    }
  }

  private static func reverseBits(_ values: UnsafeMutableBufferPointer<Complex>, _ count: Int) {
    var reversed = 0
    for index in 1..<count {
      var bit = count >> 1
      while reversed & bit != 0 {
        reversed ^= bit
        bit >>= 1
      }
      reversed |= bit
      if index < reversed { values.swapAt(index, reversed) }
    }
  }
}
