import Quantities

/// Frequencies in the words of messages and tables.
public enum FrequencyText {
  /// A frequency in gigahertz with at most four significant digits behind the point, for example `26.56 GHz`.
  public static func gigahertz(_ hertz: Double) -> String {
    NumberText.shortest((hertz / 1e5).rounded() / 1e4) + " GHz"
  }
}
