import Documents
import Electrical
import Testing

/// Channel files of the repository, and the numbers that another implementation gives for them.
enum ChannelFixture {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Names of the channels.
  static let channels = ["cpc-300mm", "dac-1m", "kr-28db", "kr-33db-stubs", "mr-20db", "vsr-05db", "vsr-12db"]
  /// Names of the files of whole channels.
  static let thrus = channels.map { "\($0)-thru.s4p" }
  /// Names of all files.
  static let files = channels.flatMap { name in ["thru", "fext", "next"].map { "\(name)-\($0).s4p" } }

  /// Every file is read once.
  private static let networks: [String: Result<ScatteringNetwork, any Error>] = Dictionary(
    uniqueKeysWithValues: files.map { file in
      (file, Result { try Touchstone.read(root + "/Channels/" + file).network })
    })

  /// A channel file.
  static func network(_ file: String) throws -> ScatteringNetwork { try #require(networks[file]).get() }

  /// The differential face of a channel file.
  static func differential(_ file: String) throws -> TwoPortSweep { try #require(try network(file).differential()) }

  /// The expected numbers.
  static func checks() throws -> Node {
    try JSON.parse(try InputFile.read(root + "/Tests/ElectricalTests/Fixtures/network-checks.json"))
  }
}
