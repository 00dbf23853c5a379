/// The height of one rack unit (EIA/ECA-310): 1.75 inch.
package enum RackUnit {
  /// In meters.
  package static let meters = 0.04445
}
