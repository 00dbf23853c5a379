/// The version of the program.
public enum HeliographVersion {
  /// As locks, reports and `--version` state it.
  public static let text = "0.1.0"
}
