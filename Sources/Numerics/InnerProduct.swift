/// The sum of products of two runs of numbers, in an order that does not depend on the machine.
///
/// Four partial sums, which lets the processor work on several products at a time.
/// - Parameters:
///   - left: at least `count` numbers.
///   - right: at least `count` numbers.
@inlinable
public func innerProduct(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
  var sums = SIMD4<Double>.zero
  var index = 0
  while index &+ 4 <= count {
    let a = SIMD4(left[index], left[index &+ 1], left[index &+ 2], left[index &+ 3])
    let b = SIMD4(right[index], right[index &+ 1], right[index &+ 2], right[index &+ 3])
    sums += a * b
    index &+= 4
  }
  var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
  while index < count {
    sum += left[index] * right[index]
    index &+= 1
  }
  return sum
}
