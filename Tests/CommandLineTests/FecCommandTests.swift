import Foundation
import TestSupport
import Testing

@Suite("Forward error correction on the command line") struct FecCommandTests {
  private func document(_ words: String) throws -> [String: Any] {
    let run = try Program.run(["fec"] + words.split(separator: " ").map(String.init) + ["--json"])
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run.errors)")
  }

  private func number(_ document: [String: Any], _ key: String) -> Double { document[key] as? Double ?? .nan }

  private func near(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    abs(value - expected) <= tolerance * abs(expected)
  }

  @Test("KP4 at 2.4e-4: what exact arithmetic gives (60 digits)")
  func kp4() throws {
    let found = try document("--code kp4 --ber 2.4e-4")
    #expect(found["schema"] as? String == "heliograph.fec/1")
    #expect(near(number(found, "symbol_error_ratio"), 0.00239740965818347))
    #expect(near(number(found, "codeword_error_ratio"), 8.15157339933046e-13))
    #expect(near(number(found, "post_fec_ber"), 2.41209388955577e-15))
    #expect(near(number(found, "frame_loss_ratio"), 9.17052007424676e-13))
    #expect(near(number(try document("--code rs:544,514,10 --ber 2.4e-4"), "post_fec_ber"), 2.41209388955577e-15))
    let threshold = found["threshold"] as? [String: Any] ?? [:]
    #expect(near(number(threshold, "slicer_ber"), 0.0002261710436, 1e-9))
  }

  @Test("A chain of errors with a known start: what exact arithmetic gives")
  func bursts() throws {
    let plain = try document("--burst a=0.75,start=1e-3")
    #expect(near(number(plain, "codeword_error_ratio"), 1.8454369434e-03))
    let precoded = try document("--burst a=0.75,start=1e-3 --precoding --interleave 2 --code kr4")
    #expect(number(precoded, "slicer_ber") > number(precoded, "pre_fec_ber"))
    // How often bursts begin follows from the share of wrong bits: the same point twice.
    let again = try document("--burst a=0.75 --ber \(number(plain, "slicer_ber"))")
    #expect(near(number(again, "codeword_error_ratio"), 1.8454369434e-03))
  }

  @Test("The soft inner code states its standard errors, and a probability near 1 stays below it")
  func statedErrors() throws {
    let found = try document("--inner hamming-soft --ber 4.85e-3")
    let inner = found["inner_result"] as? [String: Any] ?? [:]
    // The independent Monte Carlo: 7.480e-3 with a standard error of 0.074e-3.
    let (ratio, error) = (number(inner, "block_error_ratio"), number(inner, "block_error_ratio_standard_error"))
    #expect(abs(ratio - 7.480e-3) < 3 * (error * error + 0.074e-3 * 0.074e-3).squareRoot() && error < 0.03 * ratio)
    let threshold = found["threshold"] as? [String: Any] ?? [:]
    #expect(number(threshold, "slicer_ber_standard_error") < 0.02 * number(threshold, "slicer_ber"))
    let table = try Program.run(["fec", "--inner", "hamming-soft", "--ber", "4.85e-3"]).output
    #expect(table.ranges(of: "standard error").count >= 4)
    let bursts = try Program.run(["fec", "--burst", "a=0.9999", "--ber", "1.2345e-4"]).output
    #expect(bursts.contains("an error follows an error with 0.9999") && bursts.contains("1.2345e-4"), "\(bursts)")
    #expect(bursts.contains("with a probability of 0.9999,"))
  }

  @Test("400 Gb/s with two codewords interleaved: 425 Gb/s on the line, 25.6 ns until both have arrived")
  func times() throws {
    let found = try document("--ber 1e-4 --rate 400G --interleave 2 --decode-latency 50ns")
    let latency = found["latency_ns"] as? [String: Any] ?? [:]
    #expect(near(number(found, "line_rate_bps"), 425e9) && near(number(latency, "accumulation"), 25.6))
    #expect(near(number(latency, "total"), 75.6) && latency["decoding_is_estimate"] as? Bool == false)
    let perSecond = 425e9 / 5440
    #expect(
      near(
        number(found, "mean_time_between_codeword_errors_s"), 1 / (perSecond * number(found, "codeword_error_ratio"))))
  }

  @Test("A signal to noise stands for the bit error ratio of its modulation")
  func snr() throws {
    #expect(near(number(try document("--snr 18"), "pre_fec_ber"), 0.000143180830556995))
    #expect(near(number(try document("--snr 10 --modulation nrz"), "pre_fec_ber"), 0.000782701129001275))
  }

  @Test("A missed target ends with 1 and says what is needed; a met one with 0")
  func target() throws {
    let missed = try Program.run(["fec", "--ber", "3e-4", "--target", "1e-15"])
    #expect(missed.status == 1 && missed.errors.contains("error[HG2274]") && missed.errors.contains("0.000226"))
    #expect(try Program.run(["fec", "--ber", "1e-4", "--target", "1e-15"]).status == 0)
    #expect(try Program.run(["fec", "--sweep", "ber=1e-4..1e-3", "--target", "1e-13"]).status == 0)
  }

  @Test(
    "What means nothing is refused with what would",
    arguments: [
      "", "--ber 0", "--ber 0.5", "--ber 1e400", "--ber -1e-4", "--ber 1e-4 --snr 18", "--snr 400",
      "--ber 1e-4 --burst a=1", "--ber 1e-4 --burst a=nan", "--ber 1e-4 --burst a=0.5,a=0.4", "--ber 1e-4 --burst",
      "--ber 1e-4 --burst a=0.5 --dfe-tap 0.5", "--ber 1e-4 --dfe-tap 1.5", "--burst a=0.5,start=0",
      "--ber 1e-4 --burst a=0.5,start=0.1", "--code rs:544 --ber 1e-4", "--code rs:2000,514,10 --ber 1e-4",
      "--code rs:9223372036854775807,1,16 --ber 1e-4", "--code rs:5,5,10 --ber 1e-4", "--code kp5 --ber 1e-4",
      "--ber 1e-4 --inner hamming-soft --dfe-tap 0.5", "--ber 1e-4 --inner hamming-soft --modulation pam6",
      "--ber 1e-4 --dfe-tap 0.5 --modulation pam8", "--sweep ber=1e-2..1e-6", "--sweep 1e-6..1e-2", "--sweep ber=..",
      "--ber 1e-4 --rate 800", "--ber 1e-4 --rate 0G", "--ber 1e-4 --target 0", "--ber 1e-4 --frame 10",
      "--ber 1e-4 --interleave 0",
    ])
  func refusals(_ words: String) throws {
    let run = try Program.run(["fec"] + words.split(separator: " ").map(String.init))
    #expect(run.status == 2 && run.errors.contains("error[HG"), "\(run.status) \(run.errors)")
  }

  @Test(
    "At the ends of what is allowed it answers",
    arguments: [
      "--ber 1e-300", "--ber 0.4999", "--ber 0.4999 --burst a=0.99 --precoding", "--ber 1e-200 --dfe-tap 1",
      "--ber 0.49 --dfe-tap -1 --precoding --modulation nrz", "--code rs:3,1,2 --ber 0.1 --interleave 64",
      "--code rs:65537,3,16 --ber 1e-3", "--sweep ber=1e-15..0.49", "--ber 1e-4 --modulation pam6 --burst 0",
      "--ber 1e-9 --inner hamming-hard --frame 16000", "--burst start=0.5 --modulation nrz",
      "--code rs:11,9,9 --dfe-tap 0.3 --ber 1e-5 --modulation pam8",
    ])
  func extremes(_ words: String) throws {
    let run = try Program.run(["fec"] + words.split(separator: " ").map(String.init) + ["--json"])
    #expect(run.status == 0 && run.output.contains("heliograph.fec/1"), "\(run.status) \(run.errors)")
  }
}
