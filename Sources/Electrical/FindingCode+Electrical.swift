public import Diagnostics

extension FindingCode {
  /// Every code of this target.
  public static let electricalCodes: [FindingCode] =
    touchstoneCodes + networkCodes + synthesisCodes + comCodes + specificationCodes
}
