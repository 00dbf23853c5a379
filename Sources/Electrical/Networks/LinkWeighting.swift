import Glibc
import Numerics
public import Quantities

/// The spectrum of a transmitter's symbols as a receiver's filter passes it: how much each frequency matters to a link.
///
/// `W(f) = sinc^2(f / fb) / (1 + (f / ft)^4) / (1 + (f / fr)^8)`, `ft = 0.2365 / Tr` (IEEE 802.3 clauses 92.10.11 and
/// 93A.4).
public struct LinkWeighting: Sendable, Equatable {
  /// Symbol rate, `fb`.
  public var rate: SymbolRate
  /// Bandwidth of the transmitter at 3 dB, `ft`.
  public var transmitter: Frequency
  /// Bandwidth of the receiver at 3 dB, `fr`.
  public var receiver: Frequency

  /// Describes a link.
  /// - Parameters:
  ///   - riseTime: of the transmitter from 20 to 80 %, `Tr`.
  ///   - receiver: bandwidth; 0.75 of the symbol rate when left out, as the clauses have it.
  public init(rate: SymbolRate, riseTime: Duration, receiver: Frequency? = nil) {
    self.rate = rate
    transmitter = Frequency(hertz: riseTime.seconds > 0 ? 0.2365 / riseTime.seconds : .infinity)
    self.receiver = receiver ?? Frequency(hertz: 0.75 * rate.baud)
  }

  /// A link of a symbol rate with the rise time over the symbol that 802.3 uses since 100 Gb/s lanes: 0.0075 ns at
  /// 53.125 GBd.
  public static func typical(_ rate: SymbolRate) -> LinkWeighting {
    LinkWeighting(rate: rate, riseTime: Duration(seconds: 0.0075 * 53.125 / rate.baud))
  }

  /// The weight of a frequency in hertz, 1 at zero.
  func share(hertz: Double) -> Double {
    let shape = normalizedSinc(hertz / rate.baud)
    return shape * shape / (1 + pow(hertz / transmitter.hertz, 4)) / (1 + pow(hertz / receiver.hertz, 8))
  }
}
