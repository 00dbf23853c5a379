public import Quantities

/// What a result has beyond Annex 93A where the receiver is sampled (Annex 178A, IEEE P802.3dj).
public struct SampledFigures: Sendable, Equatable {
  /// The margin of decision feedback, `COM_DFE`.
  public var feedbackMargin: Decibels
  /// What detecting sequences adds to it, at least zero; nothing where the specification has no sequence detection.
  public var sequenceGain: Decibels?
  /// Error ratio of the sequence detector, `DER_MLSD`.
  public var sequenceErrorRatio: Double?
  /// By how much of its own variance the receiver's noise was raised before the gain was taken, `g_an`.
  public var addedNoise: Double?
  /// Step of the quantizer; zero without one.
  public var quantizerStep: Voltage
}
