import Documents
import Quantities

/// How a file writes what stands at one end of the channel: the names of a package and a board, and their lengths.
struct EndFields: Declared, Equatable {
  var package = ""
  var lengths: [Length] = []
  var board: String?
  var boardLength = Length.zero

  mutating func declare(_ fields: Fields) {
    fields.string("package", &package, "Name of a package under `packages`.")
    fields.quantities("lengths", &lengths, "Length of each line of the package, `z_p`, the line at the die first.")
    fields.string("board", &board, "Name of a board under `boards`, where the channel's files lack it.")
    fields.quantity("board_length", &boardLength, in: Length.ofLines, "Length of the board's line, `z_bp`.")
    fields.require("package")
    for (index, length) in lengths.enumerated() where !Length.ofLines.contains(length) {
      fields.finding(.badRange, key: "lengths[\(index)]", message: "\(length) is outside 0 to 100 m")
    }
  }
}

/// How a file writes a test case.
struct CaseFields: Declared {
  var name = ""
  var transmitter = EndFields()
  var receiver: EndFields?
  var farEnd: EndFields?
  var nearEnd: EndFields?

  mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "Name of the case, such as `z31`.")
    fields.nested("transmitter", &transmitter, "The victim's transmitter.")
    fields.nested(
      "receiver", &receiver, "The victim's receiver, written from the die out; as the transmitter by default.")
    fields.nested("far_end", &farEnd, "Transmitters of far-end aggressors; as the victim's by default.")
    fields.nested("near_end", &nearEnd, "Transmitters of near-end aggressors; as the receiver by default.")
    fields.require("name", "transmitter")
  }

  /// Every end with what it is called in the file; those left out are the ones that they default to.
  var ends: [(key: String, end: EndFields)] {
    [("transmitter", transmitter), ("receiver", receiver), ("far_end", farEnd), ("near_end", nearEnd)].compactMap {
      key, end in end.map { (key, $0) }
    }
  }

  /// The case, with its packages and boards looked up.
  func packageCase(_ end: (EndFields) -> ChannelEnd) -> PackageCase {
    let receiver = receiver ?? transmitter
    return PackageCase(
      name: name, transmitter: end(transmitter), receiver: end(receiver), farEnd: end(farEnd ?? transmitter),
      nearEnd: end(nearEnd ?? receiver))
  }
}

extension Length {
  fileprivate static let ofLines = Length.zero...Length(meters: 100)
}
