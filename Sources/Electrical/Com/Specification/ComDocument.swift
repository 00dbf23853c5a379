import Diagnostics
import Documents
import Quantities

/// A specification as a file writes it: what all readers fill in, what `--set` changes, what the schema describes.
struct ComDocument: Declared {
  /// Defaults of a sheet or an object that says nothing of where its numbers are from.
  static var ofUser: ComDocument {
    var document = ComDocument()
    document.confidence = .estimate
    return document
  }

  var id = ""
  var title = ""
  var source = ""
  var confidence = Confidence.published
  var notes: [String] = []
  var isValidated = true
  var signaling = SignalingFields()
  var reference = Resistance(ohms: 50)
  var passingMargin = Decibels(decibels: 3)
  var returnLoss: ReturnLossFields?
  var eye: EyeFields?
  var transmitter = TransmitterFields()
  var receiver = ReceiverFields()
  var packages: [(key: String, value: PackageFields)] = []
  var boards: [(key: String, value: BoardFields)] = []
  var cases: [CaseFields] = []

  mutating func declare(_ fields: Fields) {
    fields.string("id", &id, "Name on the command line, such as `802.3ck-kr`; the name of the file by default.")
    fields.string("title", &title, "Name for people.")
    fields.string("source", &source, "The clause or document that the numbers are from.")
    fields.choice("confidence", &confidence, "How far the numbers can be trusted as a whole.")
    fields.strings("notes", &notes, atMost: 64, "What is known of single numbers, and what was assumed.")
    fields.flag("validated", &isValidated, "Whether results were compared with a reference; false prints a warning.")
    fields.nested("signaling", &signaling, "Signaling and the grid of the computation.")
    fields.quantity("reference", &reference, in: Resistance.ofLines, "Single-ended reference impedance, `R_0`.")
    fields.quantity(
      "passing_margin", &passingMargin, in: Decibels(decibels: -40)...Decibels(decibels: 40), "Least COM that passes.")
    fields.nested(
      "return_loss", &returnLoss, "What is asked of the channel's effective return loss (ERL), where anything is.")
    fields.nested("eye", &eye, "Limits to the eye of a chip-to-module interface, where the clause has them.")
    fields.nested("transmitter", &transmitter, "The transmitter.")
    fields.nested("receiver", &receiver, "The receiver.")
    fields.entries("packages", &packages, atMost: 64, "Devices with their packages, by name.")
    fields.entries("boards", &boards, atMost: 64, "Host boards, by name.")
    fields.list("cases", &cases, atMost: 64, "Test cases; COM is the lowest of them.")
    fields.require("signaling", "transmitter", "receiver", "packages", "cases")
    checkCases(fields)
    checkSearch(fields)
  }

  private func checkCases(_ fields: Fields) {
    if cases.isEmpty { fields.finding(.inconsistentSpecification, key: "cases", message: "there is no test case") }
    for (index, oneCase) in cases.enumerated() {
      if cases[..<index].contains(where: { $0.name == oneCase.name }) {
        fields.finding(
          .inconsistentSpecification, key: "cases[\(index)].name", message: "two cases are called `\(oneCase.name)`")
      }
      for (key, end) in oneCase.ends { check(end, at: "cases[\(index)].\(key)", fields) }
    }
  }

  private func check(_ end: EndFields, at path: String, _ fields: Fields) {
    if let package = packages.first(where: { $0.key == end.package })?.value {
      if package.impedances.count != end.lengths.count {
        fields.finding(
          .inconsistentSpecification, key: path + ".lengths",
          message:
            "package `\(end.package)` has \(package.impedances.count) lines, the case \(end.lengths.count) lengths")
      }
    } else if !end.package.isEmpty {
      let near = Spelling.nearest(to: end.package, among: packages.map(\.key)).map { "did you mean `\($0)`?" }
      fields.finding(
        .inconsistentSpecification, key: path + ".package", message: "there is no package `\(end.package)`",
        help: [near ?? "packages: " + packages.map(\.key).joined(separator: ", ")])
    }
    guard let name = end.board, !boards.contains(where: { $0.key == name }) else { return }
    let near = Spelling.nearest(to: name, among: boards.map(\.key)).map { ["did you mean `\($0)`?"] }
    fields.finding(
      .inconsistentSpecification, key: path + ".board", message: "there is no board `\(name)`", help: near ?? [])
  }

  /// A search that cannot end within hours is a slip of the pen.
  private func checkSearch(_ fields: Fields) {
    let taps = (transmitter.preCursor + transmitter.postCursor).map(\.count)
    let gains = [receiver.continuous.gain.count, receiver.continuous.lowFrequency?.gain.count ?? 1]
    let candidates = (taps + gains).reduce(1.0) { $0 * Double($1) }
    guard candidates > Self.mostCandidates else { return }
    fields.finding(
      .inconsistentSpecification, key: "transmitter.pre_cursor",
      message:
        "the search has \(NumberText.prose(candidates)) candidates, more than the \(NumberText.prose(Self.mostCandidates)) allowed",
      help: ["choose coarser steps"])
  }

  private static let mostCandidates = 1e8

  /// The specification; packages and boards that a case names were checked to be there.
  var specification: ComSpecification {
    ComSpecification(
      id: id, title: title.isEmpty ? id : title, source: source, signaling: signaling.signaling,
      transmitter: transmitter.transmitter, receiver: receiver.receiver, reference: reference,
      cases: cases.map { $0.packageCase(channelEnd) }, passingMargin: passingMargin, confidence: confidence,
      notes: notes, isValidated: isValidated, returnLoss: returnLoss?.rule, eye: eye?.limits)
  }

  private func channelEnd(_ end: EndFields) -> ChannelEnd {
    let package = packages.first { $0.key == end.package }?.value ?? PackageFields()
    let board = end.board.flatMap { name in boards.first { $0.key == name }?.value }
    return ChannelEnd(package: package.package(lengths: end.lengths), board: board?.board(length: end.boardLength))
  }
}

/// How a file writes the limits to an eye.
struct EyeFields: Declared {
  var height = Voltage.zero
  var closure = Decibels(decibels: 0)

  mutating func declare(_ fields: Fields) {
    fields.quantity("height", &height, in: .zero...Voltage(volts: 10), "Least eye height, `EH_min`.")
    fields.quantity(
      "closure", &closure, in: .zero...Decibels(decibels: 80), "Most vertical eye closure, `VEC Pass threshold`.")
    fields.require("height", "closure")
  }

  var limits: ComEyeLimit { ComEyeLimit(height: height, closure: closure) }
}
