/// Where network racks stand.
public enum NetworkPlacement: String, Sendable, CaseIterable {
  /// Leaves in racks at the end of the row that holds their hosts; spines and cores in the middle rows of
  /// the hall.
  case endOfRow = "end-of-row"
  /// Leaves in racks in the middle of their hosts' row; spines and cores central.
  case middleOfRow = "middle-of-row"
  /// Leaves on top of host racks where units and power allow; spines and cores central.
  case topOfRack = "top-of-rack"
  /// All switches in network rows in the middle of the hall.
  case central
}
