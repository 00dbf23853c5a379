import Glibc
import Quantities

/// The scale of shades of a density: bands of decades below the densest, fine near it and coarser down to the rarest that is shown.
enum EyeShades {
  /// Number of bands.
  static let count = 44
  /// Decades from the densest to the rarest.
  static let decades = 12.0
  /// A third of the scale is for the first decade, in which most of an eye lies.
  private static let bend = 2.2

  /// The end of a band, in decades below the densest.
  static func depth(_ band: Int) -> Double { decades * pow(Double(band + 1) / Double(count), bend) }

  /// Where a number of decades below the densest stands on the scale, from 0 to 1.
  static func place(depth: Double) -> Double { pow(depth / decades, 1 / bend) }

  /// Class of the shapes of a band.
  static func style(_ band: Int) -> String { "dn\(band)" }

  /// The colors of all bands for light and dark readers; print is light.
  static var sheet: String {
    rules(light) + "@media (prefers-color-scheme:dark){" + rules(dark) + "}@media print{" + rules(light) + "}"
  }

  /// From the densest to the rarest, which is nearly the page.
  private static let light = [
    "191a54", "1f3f8f", "2069b0", "2f95bd", "66b9c4", "a3d6d3", "d3ebe7", "f3f9f8",
  ]
  private static let dark = [
    "fff3b0", "d5e58c", "84cb94", "3aa5a0", "23799a", "1d4f7a", "182f4b", "131d29",
  ]

  private static func rules(_ stops: [String]) -> String {
    (0..<count).map { "svg .\(style($0)){fill:#\(color(stops, Double($0) / Double(count - 1)))}" }.joined()
  }

  /// Between two stops along a straight line.
  private static func color(_ stops: [String], _ place: Double) -> String {
    let colors = stops.map { UInt32($0, radix: 16) ?? 0 }
    let position = place * Double(colors.count - 1)
    let index = max(0, min(colors.count - 2, Int(position)))
    let share = position - Double(index)
    let channels = [16, 8, 0].map { shift -> String in
      let (from, to) = (Double(colors[index] >> shift & 255), Double(colors[index + 1] >> shift & 255))
      let text = String(UInt8(max(0, min(255, (from + share * (to - from)).rounded()))), radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return channels.joined()
  }
}
