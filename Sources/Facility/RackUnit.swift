/// The height of one rack unit (EIA/ECA-310): 1.75 inch.
enum RackUnit {
  static let meters = 0.04445
}
