import Glibc
import Numerics
import Signaling

/// Statistical eyes and codes.
enum Eyes {
  private static let phases = 32
  private static let taps = 100

  static let benchmarks = [
    Benchmark("eye", "a PAM4 eye of 32 phases, 100 interfering symbols, noise and jitter, with its contours") { bench in
      eye(bench).map { [$0] } ?? []
    },
    Benchmark("fec-bursts", "codewords of RS(544,514) with bursts of a feedback tap, two interleaved") { bench in
      [try bursts(bench)]
    },
    Benchmark("fec-soft", "an error ratio and the threshold of RS(544,514) with the soft inner code, simulated") {
      bench in
      [try softInnerCode(bench)]
    },
  ]

  private static func eye(_ bench: Workbench) -> Measurement? {
    let samples = 32
    let volts = (0..<(taps + 1) * samples).map { index -> Double in
      let time = Double(index) / Double(samples) - 4
      return 0.04 * exp(-time * time / 0.4) + (time > 1 ? 0.0006 * exp(-time / 200) * cos(2.1 * time) : 0)
    }
    guard let pulses = EyePulses(victimVolts: volts, samplesPerSymbol: samples, cursor: 4 * samples) else { return nil }
    let conditions = EyeConditions(
      modulation: .pam4, feedback: [0.1], noiseVolts: 0.0008, randomJitter: 0.01, dualDiracJitter: 0.02, phases: phases)
    let (timing, eye) = Stopwatch.best(of: bench.samples) { () -> StatisticalEye in
      let eye = StatisticalEye(pulses, conditions)
      _ = (0..<eye.eyeCount).map { eye.opening(eye: $0, probability: 1e-6) }
      return eye
    }
    let bins = eye.columns.reduce(0) { $0 + ($1.disturbances.first?.masses.count ?? 0) }
    // Each of the symbols adds four shifted copies of a density that grows to its whole width: half of it on average.
    let operations = Double(bins) / 2 * Double(taps) * 4
    return Measurement(
      timing: timing, samples: bench.samples, check: "\(bins) bins",
      limit: .init(
        text: "one multiplication and addition a nanosecond for every symbol, level and bin", seconds: operations * 1e-9
      ))
  }

  private static func bursts(_ bench: Workbench) throws -> Measurement {
    let design = try FecDesign(code: .kp4, interleave: 2, errors: .feedback(tap: 0.8, precoding: true))
    let (timing, found) = Stopwatch.best(of: bench.samples) { design.performance(bitErrorRatio: 1e-4) }
    return Measurement(timing: timing, samples: bench.samples, check: "\(found.postFecBitErrorRatio)")
  }

  private static func softInnerCode(_ bench: Workbench) throws -> Measurement {
    let design = try FecDesign(code: .kp4, inner: .soft)
    let (timing, found) = try Stopwatch.best(of: bench.samples) {
      (point: design.performance(bitErrorRatio: 4.85e-3), threshold: try design.threshold(target: 1e-15))
    }
    guard case .simulated(let blocks, _, _, _) = found.point.inner?.method else {
      return Measurement(timing: timing, samples: bench.samples, check: "none")
    }
    // The point and the last step of the threshold with as many blocks, a dozen steps with a tenth. Of a block: 64 normal numbers of 2 ns, 128
    // likelihoods and comparisons of 0.5 ns, 64 combinations of 1 ns, each at best.
    let simulated = Double(blocks) * (2 + 12.0 / 10)
    return Measurement(
      timing: timing, samples: bench.samples, check: "\(found.threshold.bitErrorRatio)",
      limit: .init(text: "320 ns a block for noise, likelihoods and combinations", seconds: simulated * 320e-9))
  }
}
