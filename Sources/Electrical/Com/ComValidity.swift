import Diagnostics
import Numerics
import Quantities

extension ComSpecification {
  /// Samples of a pulse that can be computed.
  private static let sampleCounts = 256.0...4_194_304.0
  /// Settings that a search may have.
  private static let mostSettings = 100_000_000
  /// The most feed-forward taps of any kind, groups of them, and symbols that they reach.
  private static let mostFeedForward = 512
  /// The most feedback taps behind feed-forward taps; their equations are solved anew for every setting.
  private static let mostSampledFeedback = 32
  /// Symbols that feedback may reach.
  private static let longestFeedback = 4096

  /// What is wrong with the numbers, one finding each.
  var findings: [Finding] {
    let problems = signalingProblems + transmitterProblems + receiverProblems + sampledProblems
    return (problems + cases.flatMap(\.problems) + gridProblems).map {
      Finding(.comParameter, .error, "specification `\(id)`: \($0)")
    }
  }

  private var signalingProblems: [String] {
    let rate = signaling.rate.baud
    let samples = rate * Double(signaling.samplesPerSymbol) / signaling.frequencyStep.hertz
    let target = signaling.detectorErrorRatio
    let checks: [Check] = [
      Check("the symbol rate", rate, rate > 0),
      Check("the frequency step", signaling.frequencyStep.hertz, signaling.frequencyStep > .zero),
      Check(
        "the number of samples in a symbol", Double(signaling.samplesPerSymbol),
        (4...1024).contains(signaling.samplesPerSymbol)),
      Check("the number of samples of a pulse", samples, Self.sampleCounts.contains(samples)),
      Check("the target error ratio", target, target > 1e-30 && target < 0.5),
      Check("the reference impedance", reference.ohms, reference > .zero),
    ]
    return checks.compactMap(\.problem)
  }

  private var transmitterProblems: [String] {
    let amplitudes = ComRole.allCases.map { transmitter.amplitude(of: $0).volts }
    let mismatch = transmitter.levelMismatch
    let checks: [Check] = [
      Check("the rise time", transmitter.riseTime.seconds, transmitter.riseTime >= .zero),
      Check("SNR_TX", transmitter.signalToNoise.decibels, true),
      Check("the level mismatch ratio", mismatch, mismatch >= 0.01 && mismatch <= 1),
      Check("random jitter", transmitter.randomJitter, transmitter.randomJitter >= 0),
      Check("dual-Dirac jitter", transmitter.dualDiracJitter, transmitter.dualDiracJitter >= 0),
    ]
    return (amplitudes.map { Check("an amplitude", $0, $0 > 0) } + checks).compactMap(\.problem)
  }

  private var receiverProblems: [String] {
    let equalizer = receiver.continuous
    let low = equalizer.lowFrequency.map { [$0.zero, $0.pole] } ?? []
    let frequencies = [equalizer.zero, equalizer.firstPole, equalizer.secondPole] + low
    let noise = receiver.noise.voltsSquaredPerHertz
    let checks = [
      Check("the receiver's bandwidth", receiver.bandwidth, receiver.bandwidth > 0),
      Check("receiver noise", noise, noise >= 0),
    ]
    return (frequencies.map { Check("a zero or pole", $0.hertz, $0 > .zero) } + checks + feedbackChecks)
      .compactMap(\.problem)
  }

  private var feedbackChecks: [Check] {
    let limits = receiver.feedback.limits
    let fixed = limits.map { Check("a limit of feedback", max(abs($0.lowerBound), abs($0.upperBound)), true) }
    let count = Check("the number of feedback taps", Double(limits.count), limits.count <= Self.longestFeedback)
    guard let floating = receiver.feedback.floating else { return fixed + [count] }
    let counts = [floating.groups, floating.tapsPerGroup, floating.farthest].map {
      Check("a number of floating taps", Double($0), (0...Self.longestFeedback).contains($0))
    }
    let tail = floating.tail.map { tail in
      [
        Check("the start of the tail", Double(tail.start), tail.start > 0),
        Check("the limit of the tail", tail.rootSumSquare, tail.rootSumSquare >= 0),
      ]
    }
    return fixed + [count] + counts + [Check("the limit of floating taps", floating.limit, floating.limit >= 0)]
      + (tail ?? [])
  }

  private var sampledProblems: [String] {
    guard let feedForward = receiver.feedForward else { return [] }
    let fixed = feedForward.limits
    let floating = feedForward.floating ?? FloatingTaps(groups: 0, tapsPerGroup: 0, farthest: 0, limit: 0)
    let allowance = receiver.sequenceDetection?.noiseAllowance.decibels ?? 0
    let clipping = feedForward.clippingProbability
    let counts: [Check] = [fixed.count, floating.groups, floating.tapsPerGroup, floating.farthest].map {
      Check("a number of feed-forward taps", Double($0), (0...Self.mostFeedForward).contains($0))
    }
    let limits: [Check] = fixed.map {
      Check("a limit of a feed-forward tap", max(abs($0.lowerBound), abs($0.upperBound)), true)
    }
    let others: [Check] = [
      Check(
        "the number of feed-forward taps before the cursor", Double(feedForward.preCursor),
        fixed.indices.contains(feedForward.preCursor)),
      Check("the limit of floating feed-forward taps", floating.limit, floating.limit >= 0),
      Check(
        "the number of bits of the quantizer", Double(feedForward.quantizerBits),
        (0...32).contains(feedForward.quantizerBits)),
      Check(
        "the number of feedback taps behind feed-forward taps", Double(receiver.feedback.limits.count),
        receiver.feedback.limits.count <= Self.mostSampledFeedback),
      Check("the probability of clipping", clipping, clipping > 1e-15 && clipping < 0.5),
      Check("the noise allowance of sequence detection", allowance, allowance >= 0 && allowance <= 40),
    ]
    return (counts + limits + others).compactMap(\.problem)
  }

  private var gridProblems: [String] {
    let ranges =
      transmitter.preCursor + transmitter.postCursor + [receiver.continuous.gain]
      + (receiver.continuous.lowFrequency.map { [$0.gain] } ?? [])
    guard ranges.allSatisfy({ ([$0.lowest, $0.highest, $0.step] + $0.listed).allSatisfy(\.isFinite) }) else {
      return ["a range of equalizer settings is not finite"]
    }
    let count = ranges.reduce(Int?(1)) { product, range in
      let next = product?.multipliedReportingOverflow(by: range.count)
      return next.flatMap { $0.overflow ? nil : $0.partialValue }
    }
    guard let count, count <= Self.mostSettings else { return ["the grid of equalizer settings is too large"] }
    return []
  }
}

/// One number of a specification and whether it is sound.
private struct Check {
  let name: String
  let value: Double
  let isSound: Bool

  init(_ name: String, _ value: Double, _ isSound: Bool) {
    self.name = name
    self.value = value
    self.isSound = isSound
  }

  var problem: String? {
    value.isFinite && isSound ? nil : "\(name) cannot be \(value.isFinite ? NumberText.shortest(value) : "infinite")"
  }
}

extension PackageCase {
  fileprivate var problems: [String] {
    [transmitter, receiver, farEnd, nearEnd].flatMap { end in
      end.problems.map { "test case `\(name)`: \($0)" }
    }
  }
}

extension ChannelEnd {
  fileprivate var problems: [String] {
    let shunts = package.pads.map(\.capacitance) + [package.bump, package.ball]
    let capacitances = shunts + (board.map { [$0.packageEnd, $0.connectorEnd] } ?? [])
    let lines = package.lines + (board.map { [$0.line] } ?? [])
    var checks = capacitances.map { Check("a capacitance", $0.farads, $0 >= .zero) }
    checks += package.pads.map { Check("an inductance", $0.inductance.henries, $0.inductance >= .zero) }
    for line in lines {
      checks.append(Check("the length of a line", line.length.meters, line.length >= .zero))
      checks.append(Check("the impedance of a line", line.impedance.ohms, line.impedance > .zero))
      checks.append(Check("the loss of a line", line.law.attenuation, line.law.attenuation >= 0))
    }
    checks.append(Check("the termination", package.termination.ohms, package.termination > .zero))
    return checks.compactMap(\.problem)
  }
}

extension LineLaw {
  /// Sum of the coefficients; finite and not negative when all of them are sound.
  fileprivate var attenuation: Double {
    let coefficients = [lossPerMillimeter, skinPerMillimeter, dielectricPerMillimeter, delay.secondsPerMeter]
    return coefficients.allSatisfy { $0 >= 0 } ? coefficients.reduce(0, +) : -1
  }
}

extension ComChannel {
  /// What makes a path unusable.
  var errors: [Finding] {
    paths.compactMap { _, path in
      let sweep = path.sweep
      let frequencies = sweep.frequenciesHz
      let problem: String? =
        if frequencies.count < 2 {
          "has fewer than two frequencies"
        } else if !sweep.isRising {
          "has frequencies that do not rise from zero or above"
        } else if !(sweep.referenceOhms > 0 && sweep.referenceOhms.isFinite) {
          "has no reference impedance"
        } else if !sweep.values.allSatisfy({ $0.isFinite }) || frequencies.last?.isFinite != true {
          "has values that are not finite"
        } else {
          nil
        }
      return problem.map { Finding(.comChannel, .error, "`\(path.name)` \($0)", subject: path.name) }
    }
  }

  /// What is doubtful.
  func warnings(for specification: ComSpecification) -> [Finding] {
    let rate = Frequency(hertz: specification.signaling.rate.baud)
    return paths.flatMap { role, path -> [Finding] in
      var findings: [Finding] = []
      let end = Frequency(hertz: path.sweep.frequenciesHz.last ?? 0)
      if end < rate {
        findings.append(
          Finding(
            .comShortFrequencies, .warning,
            "`\(path.name)` ends at \(end), below the symbol rate of \(specification.signaling.rate)",
            help: ["measure or simulate up to \(rate)"], subject: path.name))
      }
      let transfer = TransferInterpolation(
        frequencies: path.sweep.frequenciesHz, values: path.sweep.values.map(\.s21), end: end.hertz)
      if role == .victim, !transfer.isCausal {
        findings.append(
          Finding(
            .comCoarseFrequencies, .warning,
            "the phase of `\(path.name)` rises with frequency: its points are too far apart",
            help: ["measure in smaller steps of frequency"], subject: path.name))
      }
      return findings
    }
  }
}

extension TwoPortSweep {
  /// Whether frequencies rise from zero or above.
  fileprivate var isRising: Bool {
    guard let first = frequenciesHz.first, first >= 0 else { return false }
    return zip(frequenciesHz, frequenciesHz.dropFirst()).allSatisfy { $0 < $1 }
  }
}

extension TwoPort {
  fileprivate var isFinite: Bool { s11.isFinite && s12.isFinite && s21.isFinite && s22.isFinite }
}
