public import Documents
public import Quantities

/// An accelerator of the catalog, decoded.
public struct AcceleratorModel: Declared, Sendable {
  /// Maker.
  public var vendor = ""
  /// Model name.
  public var model = ""
  /// Dense arithmetic in bfloat16.
  public var bf16: ComputeRate?
  /// Dense arithmetic in 8-bit floating point.
  public var fp8: ComputeRate?
  /// Dense arithmetic in 4-bit floating point.
  public var fp4: ComputeRate?
  /// Memory.
  public var memory: DataSize?
  /// Memory bandwidth.
  public var memoryBandwidth: BitRate?
  /// Catalog id of the scale-up fabric.
  public var scaleUpFabric: String?
  /// Scale-up bandwidth, one direction.
  public var scaleUpRate: BitRate?
  /// Accelerators in one scale-up domain.
  public var scaleUpDomain: Int?
  /// Scale-out bandwidth, one direction.
  public var scaleOutRate: BitRate?
  /// Thermal design power.
  public var designPower: Power?

  /// An unknown accelerator.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("vendor", &vendor, "Maker.")
    fields.string("model", &model, "Model name.")
    fields.quantity("bf16_dense", &bf16, "Dense arithmetic in bfloat16.")
    fields.quantity("fp8_dense", &fp8, "Dense arithmetic in 8-bit floating point.")
    fields.quantity("fp4_dense", &fp4, "Dense arithmetic in 4-bit floating point.")
    fields.quantity("hbm", &memory, "Memory.")
    fields.quantity("hbm_bandwidth", &memoryBandwidth, "Memory bandwidth.")
    fields.identifier("scaleup_fabric", &scaleUpFabric, kind: "scaleup-fabric", "Catalog id of the scale-up fabric.")
    fields.quantity("scaleup_rate", &scaleUpRate, "Scale-up bandwidth, one direction.")
    fields.integer("scaleup_domain", &scaleUpDomain, in: 1...1_000_000, "Accelerators in one scale-up domain.")
    fields.quantity("scaleout_rate", &scaleOutRate, "Scale-out bandwidth, one direction.")
    fields.quantity("tdp", &designPower, "Thermal design power.")
    var announced: Int?
    fields.integer("announced", &announced, in: 1990...2100, "Year of announcement.")
    var supplier: String?
    fields.identifier("supplier", &supplier, kind: "supplier", "Who makes it.")
  }
}
