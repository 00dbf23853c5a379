public import Diagnostics

extension FindingCode {
  /// Codes of Channel Operating Margin.
  static let comCodes: [FindingCode] = [
    .comParameter, .comChannel, .comShortFrequencies, .comCoarseFrequencies, .comNoCursor,
    .comReturnLossBelow, .comReturnLossShort,
  ]

  /// A number of a specification that means nothing.
  public static let comParameter = FindingCode(
    "HG2240", "a COM parameter has a value that it cannot have",
    """
    Rates, filters, amplitudes and impedances of a COM specification are above zero, noise and jitter are not below it, a target error
    ratio lies between 0 and 0.5, and the symbol rate times the samples in a symbol over the frequency step, which is the number
    of samples of a pulse, lies between 256 and 4,194,304. The grid of equalizer settings has at most 100,000,000.

        heliograph channel com --thru T.s4p --spec 802.3ck-kr --set DER_0=2
    """)

  /// A channel that cannot be computed with.
  public static let comChannel = FindingCode(
    "HG2241", "a channel cannot be used for COM",
    """
    A path of a channel needs at least two frequencies, rising from zero or above, finite values, and a reference impedance above
    zero. Measure from 10 or 50 MHz to the symbol rate or beyond, in steps of at most 50 MHz.
    """)

  /// A file that ends early.
  public static let comShortFrequencies = FindingCode(
    "HG2242", "a channel file ends below the symbol rate",
    """
    The pulse is computed to many times the symbol rate. Above the last frequency of a file the magnitude goes straight to where its
    trend leads and the phase keeps its slope. That is harmless where little is left of the pulse, from the symbol rate on; a file
    that ends below it makes COM a guess. Measure to the symbol rate: 53.125 GHz for 100 Gb/s PAM4.
    """)

  /// Phases that cannot be followed from point to point.
  public static let comCoarseFrequencies = FindingCode(
    "HG2243", "a channel file has too few frequencies for its delay",
    """
    Between two points of a file the phase may turn by half a circle at most, or it is not known which way it went: with 50 MHz steps
    the delay must stay below 10 ns, 2 m of cable. Here the phase rises with frequency on the whole, as no passive channel's
    does. Measure in smaller steps.
    """)

  /// A pulse without a cursor.
  public static let comNoCursor = FindingCode(
    "HG2244", "nothing of the signal arrives",
    """
    No sample of the equalized pulse near its peak is above zero, so that there is no cursor and no margin. The path may be the wrong one
    of a file with several, its ports may be numbered in the other order, or its polarity may be crossed.

        heliograph channel com --thru T.s4p --ports 13-24
    """)

  /// A channel that reflects too much.
  public static let comReturnLossBelow = FindingCode(
    "HG2245", "effective return loss is below its limit",
    """
    Effective return loss (ERL, 93A.5) is what the reflections of a channel cost a receiver, as one number. Where the clause of the
    interface sets a limit, both ends of the channel have to meet it besides the margin (COM). The finding names the end: `near` is port
    1, at the transmitter. Look at the step impedance of that end in `heliograph channel info`: vias, connectors and pads that leave
    the line's impedance reflect. An informative limit is a warning. A limit can be changed, or the rule left out:

        heliograph channel com --thru T.s4p --spec 802.3ck-kr --set "return_loss.limit=8 dB"
        heliograph channel com --thru T.s4p --spec 802.3ck-kr --set return_loss=null
    """)

  /// A file that holds fewer symbols than a clause counts.
  public static let comReturnLossShort = FindingCode(
    "HG2246", "effective return loss counts fewer symbols than its clause asks for",
    """
    The reflections of `N` symbols are counted. A file whose frequencies are `df` apart holds `1 / df` of time: at 40 MHz steps 25 ns,
    1,328 symbols of 53.125 GBd. Of a short channel nothing comes back later; for a long one measure in smaller steps, 10 MHz.
    """)
}
