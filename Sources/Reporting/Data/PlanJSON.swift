import Planning

/// `plan.json`.
public enum PlanJSON {
  /// Name and version of the format; additions keep the number.
  public static let schema = "heliograph.plan/1"
}
