/// The roots of unity `exp(-j 2 pi k / N)` of one count, each the product of two tabled ones: a table of `N` needs some `2 sqrt(N)` sines.
struct RootTable: Sendable {
  let count: Int
  private let shift: Int
  /// Every `1 << shift`-th root.
  private let coarse: [Complex]
  /// The first `1 << shift` roots.
  private let fine: [Complex]

  init(count: Int) {
    self.count = max(1, count)
    let bits = Int.bitWidth - self.count.leadingZeroBitCount
    shift = bits / 2
    let (count, width) = (self.count, 1 << shift)
    coarse = (0...count / width).map { FourierTransform.root($0 * width, of: count) }
    fine = (0..<width).map { FourierTransform.root($0, of: count) }
  }

  /// The root of an exponent from zero up to the count.
  subscript(_ k: Int) -> Complex { coarse[k &>> shift] * fine[k & (1 &<< shift &- 1)] }
}
