import Diagnostics
import Glibc
import Quantities
import Signaling

/// The words of `fec`, understood.
struct FecRequest {
  private static let pointsPerDecade = 5.0

  private let design: FecDesign
  private let point: Point
  private let sweep: [Double]
  private let rate: BitRate
  private let operation: FecOperation

  /// Where the line operates.
  private enum Point {
    case bitErrorRatio(Double)
    case burstStart(Double, continuation: Double?, precoding: Bool)
    case threshold
  }

  /// Understands a request.
  /// - Throws: findings about words that mean nothing, or nothing together.
  init(_ operation: FecOperation) throws(Rejection) {
    self.operation = operation
    let burst = try operation.burst.map { text throws(Rejection) in try BurstText(text) }
    if burst != nil, operation.feedbackTap != nil {
      throw Self.refusal(
        .impossibleErrorPattern, "both `--burst` and `--dfe-tap` say how errors follow each other", "only one of them")
    }
    let modulation = Modulation(rawValue: operation.modulation) ?? .pam4
    let errors: ErrorPattern =
      if let tap = operation.feedbackTap {
        .feedback(tap: tap, precoding: operation.isPrecoded)
      } else if burst != nil || operation.isPrecoded {
        .bursts(continuation: burst?.continuation, precoding: operation.isPrecoded)
      } else {
        .random
      }
    design = try FecDesign(
      code: try Self.code(operation.code), interleave: operation.interleave,
      inner: operation.inner.flatMap { InnerDecoding(rawValue: $0 == "hamming-soft" ? "soft" : "hard") },
      modulation: modulation, errors: errors, seed: UInt64(max(0, operation.seed)))
    rate = try Self.rate(operation.rate)
    let range = operation.sweep ?? (operation.output == nil ? nil : "ber=1e-6..1e-2")
    sweep = try range.map { text throws(Rejection) in try Self.sweep(text) } ?? []
    point = try Self.point(operation, burst, modulation)
    if let time = operation.decodingTime, !(0...1).contains(time.seconds) {
      throw Self.refusal(
        .impossibleDecodingTime, "`--decode-latency \(time)` is no time of decoding", "0 to 1 s, such as `100 ns`")
    }
    if let target = operation.target, !(target > 0 && target < 0.1) {
      throw Self.refusal(.impossibleErrorRatio, "`--target \(target)` is no share of wrong bits", "above 0, below 0.1")
    }
  }

  /// Computes everything.
  func analysis(progress: Progress) throws -> FecAnalysis {
    let threshold = try design.threshold(target: operation.target ?? 1e-15, progress: progress)
    let performance =
      switch point {
      case .bitErrorRatio(let ratio): design.performance(bitErrorRatio: ratio)
      case .threshold: design.performance(bitErrorRatio: threshold.bitErrorRatio)
      case .burstStart(let start, let continuation, let precoding):
        design.performance(burstStart: start, continuation: continuation, precoding: precoding)
      }
    var points: [FecPerformance] = []
    for ratio in sweep {
      try progress.report("points of the sweep", points.count, of: sweep.count)
      points.append(design.performance(bitErrorRatio: ratio))
    }
    return FecAnalysis(
      design, performance: performance, frameOctets: operation.frameOctets, rate: rate,
      decoding: operation.decodingTime, threshold: threshold, sweep: points)
  }

  // MARK: Words

  /// The code of a name.
  /// - Throws: a finding for what names none.
  static func code(_ text: String) throws(Rejection) -> ReedSolomonCode {
    switch text.lowercased() {
    case "kp4": return .kp4
    case "kr4": return .kr4
    default: break
    }
    let parts = text.lowercased().hasPrefix("rs:") ? text.dropFirst(3).split(separator: ",").map { Int($0) } : []
    if parts.count == 3, let length = parts[0], let dimension = parts[1], let bits = parts[2],
      let code = ReedSolomonCode(length: length, dimension: dimension, symbolBits: bits)
    {
      return code
    }
    throw Rejection(
      Finding(
        .impossibleCode, .error, "`\(text)` is no code",
        expected: "`kp4`, `kr4` or `rs:n,k,m` with 0 < k < n <= 2^m + 1",
        help: ["`rs:544,514,10` is kp4"]))
  }

  private static func rate(_ text: String) throws(Rejection) -> BitRate {
    let full = text.hasSuffix("G") || text.hasSuffix("T") ? text + "b/s" : text
    guard let rate = try? BitRate(parsing: full), (1e6...1e18).contains(rate.bitsPerSecond) else {
      throw Rejection(
        Finding(
          .badQuery, .error, "`--rate \(text)` is no rate of data", expected: "a rate such as `800G` or `800 Gb/s`"))
    }
    return rate
  }

  private static func sweep(_ text: String) throws(Rejection) -> [Double] {
    let range = text.hasPrefix("ber=") ? text.dropFirst(4) : ""
    let ends = range.firstRange(of: "..").map { (range[..<$0.lowerBound], range[$0.upperBound...]) }
    guard let ends, let low = NumberText.parse(String(ends.0)), let high = NumberText.parse(String(ends.1)),
      low >= 1e-15, low < high, high < 0.5
    else {
      throw refusal(
        .impossibleErrorRatio, "`--sweep \(text)` is no range of bit error ratios",
        "`ber=LOW..HIGH` with 1e-15 <= LOW < HIGH < 0.5, such as `ber=1e-6..1e-2`")
    }
    let steps = max(1, Int((log10(high / low) * pointsPerDecade).rounded()))
    return (0...steps).map { step in
      step == steps ? high : low * pow(high / low, Double(step) / Double(steps))
    }
  }

  private static func point(
    _ operation: FecOperation, _ burst: BurstText?, _ modulation: Modulation
  ) throws(Rejection) -> Point {
    let given = [operation.bitErrorRatio, operation.snrInDecibels, burst?.start].compactMap(\.self)
    guard given.count <= 1 else {
      throw refusal(
        .impossibleErrorRatio, "the errors of the line are given more than once",
        "one of `--ber`, `--snr` and `--burst a=...,start=...`")
    }
    if let start = burst?.start {
      return .burstStart(start, continuation: burst?.continuation, precoding: operation.isPrecoded)
    }
    var ratio = operation.bitErrorRatio
    if let decibels = operation.snrInDecibels {
      guard (-20...60).contains(decibels) else {
        throw refusal(
          .impossibleErrorRatio, "a signal to noise of \(decibels) dB is no point of operation", "-20 to 60 dB")
      }
      ratio = modulation.bitErrorRatio(.gaussian(margin: modulation.margin(snr: pow(10, decibels / 10))))
    }
    guard let ratio else {
      if operation.sweep != nil { return .threshold }
      throw refusal(
        .impossibleErrorRatio, "nothing says how often bits are wrong on the line",
        "`--ber 2.4e-4`, `--snr 18`, or `--sweep ber=1e-6..1e-2`")
    }
    guard ratio >= 1e-300, ratio < 0.5 else {
      throw refusal(
        .impossibleErrorRatio, "\(ratio) is no bit error ratio", "above 0, below 0.5, such as `2.4e-4`")
    }
    return .bitErrorRatio(ratio)
  }

  private static func refusal(_ code: FindingCode, _ message: String, _ expected: String) -> Rejection {
    Rejection(Finding(code, .error, message, expected: expected))
  }
}

/// `a=0.75`, `0.75` or `a=0.75,start=1e-4`.
struct BurstText {
  private(set) var continuation: Double?
  private(set) var start: Double?

  init(_ text: String) throws(Rejection) {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let value = words.last.flatMap { NumberText.parse($0) }
      switch (words.count == 2 ? words[0] : "a", value) {
      case ("a", let number?) where continuation == nil && (0..<1).contains(number): continuation = number
      case ("start", let number?) where start == nil && number > 0 && number <= 0.5: start = number
      default:
        throw Rejection(
          Finding(
            .impossibleErrorPattern, .error, "`--burst \(text)` describes no burst",
            expected:
              "`a=P`, the probability from 0 to below 1 that an error follows an error; with `,start=P` for how often one "
              + "follows none, above 0 and at most 0.5",
            help: ["a feedback tap of 1 makes `a=0.75` of PAM4"]))
      }
    }
  }
}
