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

/// The sums of products of one run of numbers with three others, together in little more time than one: each sum alone waits for its own
/// additions.
/// - Parameters:
///   - left: at least `count` numbers, as each of the others.
@inlinable
public func innerProducts(
  _ left: UnsafePointer<Double>, _ first: UnsafePointer<Double>, _ second: UnsafePointer<Double>,
  _ third: UnsafePointer<Double>, _ count: Int
) -> (Double, Double, Double) {
  var (a, b, c) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
  var index = 0
  @inline(__always)
  func four(_ run: UnsafePointer<Double>) -> SIMD4<Double> {
    SIMD4(run[index], run[index &+ 1], run[index &+ 2], run[index &+ 3])
  }
  while index &+ 4 <= count {
    let common = four(left)
    a += common * four(first)
    b += common * four(second)
    c += common * four(third)
    index &+= 4
  }
  var sums = (
    (a[0] + a[1]) + (a[2] + a[3]), (b[0] + b[1]) + (b[2] + b[3]), (c[0] + c[1]) + (c[2] + c[3])
  )
  while index < count {
    sums.0 += left[index] * first[index]
    sums.1 += left[index] * second[index]
    sums.2 += left[index] * third[index]
    index &+= 1
  }
  return sums
}
