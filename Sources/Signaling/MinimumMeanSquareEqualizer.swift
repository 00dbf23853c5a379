import Numerics

/// The feed-forward and feedback taps with the least mean square error at the detector, within limits.
///
/// With `H` the convolution matrix of the pulse at one sample a symbol, `h0` its row of the cursor, `Hb` its rows of the symbols
/// that feedback cancels, and `R = H^T H + toeplitz(Rn) / sigma_X^2`, the taps `w` and `b` minimize
/// `MSE / sigma_X^2 = w^T R w + 1 + b^T b - 2 h0 w - 2 w^T Hb^T b` subject to `h0 w = 1`: the system of equations 178A-33 to 178A-36
/// of IEEE P802.3dj. `H^T H` is Toeplitz, as the noise is, so that one row of `R` says all of it.
///
/// Limits are applied in the order of the annex: `b` is clipped and `w` solved again for it; `w` is clipped to fractions of its
/// cursor tap, scaled back to `h0 w = 1`, and `b` follows. The result is then no longer a minimum, which is the annex's intent.
/// Floating groups are placed one at a time, each where the error with those before it is least, the earliest of equal ones.
public struct MinimumMeanSquareEqualizer: Sendable {
  /// Places and limits.
  public let limits: EqualizerLimits

  /// An equalizer of given places and limits.
  public init(limits: EqualizerLimits) { self.limits = limits }

  /// What taps are fitted to, at one sampling phase.
  public struct Target: Sendable {
    /// First row of `R`: correlations of pulse and noise at distances of whole symbols, as many as the equalizer has positions.
    public var correlation: [Double]
    /// The pulse at whole symbols from the cursor, the latest first: element `i` is the sample `d_w + N_b - i` symbols after the
    /// cursor, for as many elements as positions and feedback taps together.
    public var response: [Double]

    /// Describes a target.
    public init(correlation: [Double], response: [Double]) {
      self.correlation = correlation
      self.response = response
    }
  }

  /// Taps, and how good they are.
  public struct Solution: Sendable, Equatable {
    /// Taps from the earliest position; zero where there is none.
    public var taps: [Double]
    /// First position of each floating group, in the order in which they were placed.
    public var groups: [Int]
    /// Feedback, as fractions of the cursor.
    public var feedback: [Double]
    /// `MSE / sigma_X^2` for a cursor of one.
    public var error: Double
  }

  /// Elements that a target's response must have.
  public var responseCount: Int { limits.span + limits.feedback.count }

  private func fits(_ target: Target) -> Bool {
    target.correlation.count >= limits.span && target.response.count >= responseCount && limits.cursor >= 0
      && limits.cursor < limits.fixed.count
  }

  /// The taps for a target.
  /// - Returns: nothing when the target is too short or its matrix is not positive definite.
  public func solve(_ target: Target) -> Solution? {
    guard fits(target) else { return nil }
    var system = TapSystem(limits: limits, target: target)
    for position in limits.fixed.indices {
      guard system.append(position) else { return nil }
    }
    system.commit()
    guard let floating = limits.floating else { return system.solution() }
    for _ in 0..<max(0, floating.groups) {
      guard system.placeGroup(of: floating.tapsPerGroup) else { break }
    }
    return system.solution()
  }
}

/// The least error that no taps and no feedback can undercut, whatever their limits and wherever groups float.
///
/// It is the error of unlimited taps at every position, `1 / (h0 (R - Hb^T Hb)^-1 h0^T) - 1`, from quadratic forms of `R^-1` alone.
public struct EqualizerBound: Sendable {
  private let limits: EqualizerLimits
  private var forms: ToeplitzForms

  /// Prepares bounds for an equalizer.
  public init(limits: EqualizerLimits) {
    self.limits = limits
    forms = ToeplitzForms(order: limits.span)
  }

  /// The bound for a target, as `MSE / sigma_X^2`; nothing when its matrix is not positive definite.
  public mutating func error(_ target: MinimumMeanSquareEqualizer.Target) -> Double? {
    let feedback = limits.feedback.count
    guard target.correlation.count >= limits.span, target.response.count >= limits.span + feedback else { return nil }
    let gram = target.response.withUnsafeBufferPointer { response -> [Double]? in
      guard let rows = response.baseAddress else { return nil }
      return target.correlation.withUnsafeBufferPointer { correlation in
        let vectors = (0...feedback).map { rows + (feedback - $0) }
        return forms.gram(UnsafeBufferPointer(rebasing: correlation.prefix(limits.span)), vectors)
      }
    }
    guard let gram, let mix = FeedbackMix(gram: gram, limits: nil, count: feedback) else { return nil }
    return mix.error
  }
}

/// Taps as a combination `R^-1 (alpha h0 + sum beta_j hb_j)`, and the error of it, from inner products under `R^-1` alone.
struct FeedbackMix {
  /// Factors of `h0` and of each row that feedback cancels.
  let factors: [Double]
  /// Feedback.
  let feedback: [Double]
  /// `MSE / sigma_X^2`.
  let error: Double

  /// Free feedback solves `(I - G_bb) c = g_b0` and makes taps `R^-1 (h0 + sum c_j hb_j)`, scaled; clipped feedback adds
  /// `R^-1 sum b_j hb_j` to a multiple of `R^-1 h0`.
  /// - Parameters:
  ///   - gram: `x_i^T R^-1 x_j` of `h0` and of each of `count` rows that feedback cancels.
  ///   - limits: of feedback; nothing to leave it free.
  init?(gram: [Double], limits: [ClosedRange<Double>]?, count: Int) {
    let side = count + 1
    guard gram.count == side * side, gram[0] > 0 else { return nil }
    var coupling: [Double] = []
    if count == 1 {
      coupling = [gram[1] / (1 - gram[3])]
    } else if count > 1 {
      var matrix = [Double](repeating: 0, count: count * count)
      for i in 0..<count {
        for j in 0..<count { matrix[i * count + j] = (i == j ? 1 : 0) - gram[(i + 1) * side + j + 1] }
      }
      guard let solved = LinearSolver.solve(matrix, (1...count).map { gram[$0 * side] }) else { return nil }
      coupling = solved
    }
    let cursor = gram[0] + (0..<count).reduce(0) { $0 + coupling[$1] * gram[$1 + 1] }
    guard cursor > 0, cursor.isFinite else { return nil }
    var factors = [1 / cursor] + coupling.map { $0 / cursor }
    // b = Hb w.
    var feedback = (0..<count).map { row in (0..<side).reduce(0) { $0 + gram[(row + 1) * side + $1] * factors[$1] } }
    if let limits {
      let clipped = zip(feedback, limits).map { min(max($0, $1.lowerBound), $1.upperBound) }
      if clipped != feedback {
        feedback = clipped
        let held = (0..<count).reduce(0) { $0 + clipped[$1] * gram[$1 + 1] }
        factors = [(1 - held) / gram[0]] + clipped
      }
    }
    self.factors = factors
    self.feedback = feedback
    error = Self.error(gram: gram, factors: factors, feedback: feedback)
  }

  /// `w^T R w + 1 + b^T b - 2 - 2 w^T Hb^T b` for `h0 w = 1`.
  private static func error(gram: [Double], factors: [Double], feedback: [Double]) -> Double {
    let side = factors.count
    var error = -1.0
    for i in 0..<side {
      let row = (0..<side).reduce(0) { $0 + gram[i * side + $1] * factors[$1] }
      error += factors[i] * row
      if i > 0 { error += feedback[i - 1] * (feedback[i - 1] - 2 * row) }
    }
    return error
  }
}
