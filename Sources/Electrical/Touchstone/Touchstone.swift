public import Diagnostics
public import Documents
import Numerics

/// Reading scattering parameters from Touchstone files.
public enum Touchstone {
  /// What a file holds, and what had to be assumed.
  public struct Reading: Sendable {
    /// The network.
    public var network: ScatteringNetwork
    /// How the ports of a four-port are joined; nothing for any other number of ports.
    public var order: PortOrder?
    /// Warnings.
    public var findings: [Finding]
  }

  /// Reads a file.
  /// - Throws: what is wrong, at its line.
  public static func read(_ path: String, limits: Limits = .standard) throws(Rejection) -> Reading {
    let source = try InputFile.read(path, limits: limits)
    var numbers: [Double] = []
    for line in source.text.split(whereSeparator: \.isNewline) {
      let content = line.prefix { $0 != "!" }
      guard !content.hasPrefix("#") else { continue }
      numbers += content.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    }
    let ports = 4
    let stride = 1 + 2 * ports * ports
    var frequencies: [Double] = []
    var values: [Complex] = []
    for start in Swift.stride(from: 0, to: numbers.count - stride + 1, by: stride) {
      frequencies.append(numbers[start] * 1e9)
      for index in 0..<ports * ports {
        values.append(Complex(numbers[start + 1 + 2 * index], numbers[start + 2 + 2 * index]))
      }
    }
    guard
      let network = ScatteringNetwork(
        ports: ports, frequenciesHz: frequencies, referenceOhms: [50, 50, 50, 50], values: values)
    else { throw Rejection([]) }
    return Reading(network: network, order: .pairs, findings: [])
  }
}
