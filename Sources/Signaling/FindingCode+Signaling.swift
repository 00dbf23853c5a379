public import Diagnostics

extension FindingCode {
  /// HG2270.
  public static let impossibleCode = FindingCode(
    "HG2270", "there is no such code",
    """
    A Reed-Solomon code is written `rs:n,k,m`: n symbols in a codeword, k of them data, m bits in a symbol; 0 < k < n, and n is at most
    2^m + 1. `kp4` is `rs:544,514,10`, which corrects 15 symbols, `kr4` is `rs:528,514,10`, which corrects 7.

        heliograph fec --code rs:544,514,10 --ber 1e-4
    """)
  /// HG2271.
  public static let impossibleErrorRatio = FindingCode(
    "HG2271", "an error ratio lies outside of what it can be",
    """
    A bit error ratio is above 0 and below 0.5, where a receiver guesses. Write it as a decimal number: `2.4e-4`. Instead of it, `--snr 18`
    gives the ratio of signal to noise at the slicer in decibels.
    """)
  /// HG2272.
  public static let impossibleErrorPattern = FindingCode(
    "HG2272", "errors cannot follow each other like this",
    """
    Bursts are described by the probability that a wrong symbol follows a wrong one (`--burst a=0.75`), from 0 to below 1, or by the first tap of a
    decision-feedback equalizer over its cursor (`--dfe-tap 0.6`), from -1 to 1. Only one of them, and neither with an inner code, whose
    interleaver spreads what arrives over many codewords.
    """)
  /// HG2273.
  public static let unalignedSymbols = FindingCode(
    "HG2273", "line symbols do not fill the code's symbols",
    """
    Bursts are followed from line symbol to line symbol, so that a symbol of the code must be a whole number of them: 5 of PAM4, 10 of NRZ or 4 of
    PAM6 for 10 bits. PAM8 carries 3 bits and needs a code over symbols of 3, 6, 9, 12 or 15 bits.
    """)
  /// HG2274.
  public static let targetMissed = FindingCode(
    "HG2274", "more errors remain after decoding than are allowed",
    """
    The share of wrong bits after decoding exceeds `--target`. The threshold is the largest share before decoding that meets it. A stronger code,
    interleaving (when errors come in bursts), precoding (when they come in bursts of a feedback tap near 1), or an inner code raise it;
    else the channel must improve.
    """)
  /// HG2275.
  public static let eyeClosed = FindingCode(
    "HG2275", "an eye is closed",
    """
    At the error ratio that the specification allows its detector, the two levels around a threshold are not apart: `heliograph channel eye` tells
    height and width of each eye at that ratio, at 1e-6 and at 1e-12. `heliograph channel com` on the same files says what limits the lane.
    """)
  /// HG2276.
  public static let noEye = FindingCode(
    "HG2276", "there is no eye to show",
    """
    Settings by hand (`--tx`, `--gdc`, `--gdc2`) must be numbers within the transmitter's and the receiver's coefficients, each given once,
    `--gdc2` only where the receiver has a low-frequency stage; and something of the signal must arrive at the decision.

        heliograph channel eye --thru t.s4p --spec 802.3ck-kr --tx c-1=-0.1,c1=-0.05 --gdc -6
    """)

  /// HG2277.
  public static let codeTooLong = FindingCode(
    "HG2277", "a code is too long to be followed through bursts",
    """
    Bursts of errors are followed through a codeword symbol by symbol, for every number of wrong symbols that can be corrected: the work
    grows with the square of the length. Codes of up to 4095 symbols are followed; longer ones only with independent errors, by
    `heliograph fec` without `--burst`, `--dfe-tap` and `--precoding`. The errors of an eye always come in bursts.

        heliograph fec --code rs:65535,65503,16 --ber 1e-4
    """)

  /// HG2278.
  public static let impossibleDecodingTime = FindingCode(
    "HG2278", "a decoder takes no such time",
    """
    The time that decoding takes adds to the time in which codewords arrive; decoders take tens of nanoseconds to a few microseconds. From 0 to 1 s
    is accepted. Without `--decode-latency` it is estimated, and said to be.

        heliograph fec --ber 1e-4 --decode-latency 100ns
    """)

  /// Codes of this target.
  public static let signalingCodes: [FindingCode] = [
    impossibleCode, impossibleErrorRatio, impossibleErrorPattern, unalignedSymbols, targetMissed, eyeClosed,
    noEye, codeTooLong, impossibleDecodingTime,
  ]
}
