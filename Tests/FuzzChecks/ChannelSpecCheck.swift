import Diagnostics
import Documents
import Electrical
import Numerics

/// Specifications of channels: each is refused at a place, or makes a channel that is finite, passive and reciprocal.
enum ChannelSpecCheck {
  /// A catalog in which every row exists and every file is missing.
  private struct AnyParts: ChannelParts {
    func laminate(_ id: String, at place: Place?) throws(Rejection) -> LaminateModel {
      var model = LaminateModel()
      (model.law.a1, model.law.a2) = (3.82e-4, 9.59e-5)
      return model
    }
    func wire(_ id: String, at place: Place?) throws(Rejection) -> TwinaxWireModel {
      var model = TwinaxWireModel()
      (model.rootLoss, model.linearLoss) = (1.22, 0.031)
      return model
    }
    func connector(_ id: String, at place: Place?) throws(Rejection) -> ConnectorModel {
      var model = ConnectorModel()
      model.coupling = CouplingField()
      return model
    }
    func package(_ id: String, at place: Place?) throws(Rejection) -> PackageModel {
      var model = PackageModel()
      model.traces = [PackageModel.Trace()]
      return model
    }
    func measurement(_ path: String, at place: Place?) throws(Rejection) -> Touchstone.Reading {
      throw Rejection(Finding(.unreadableFile, .error, "there is no file", at: place))
    }
  }

  private static let limits = Limits(nodes: 5000)

  static func spec(_ bytes: [UInt8]) -> String? {
    do throws(Rejection) {
      let source = try SourceFile(name: "fuzz", bytes: bytes)
      let resolved = try ChannelSpec.read(source, parts: AnyParts(), limits: limits)
      if let lost = resolved.findings.first(where: { $0.place == nil }) {
        return "a finding without a place: \(lost.message)"
      }
      return fault(in: resolved.design)
    } catch {
      return PlanCheck.fault(in: error)
    }
  }

  /// Computes five frequencies of the channel's own.
  private static func fault(in design: ChannelDesign) -> String? {
    var few = design
    let count = design.frequenciesHz.count
    few.frequenciesHz = [0, 1, count / 3, count / 2, count - 1].map { design.frequenciesHz[min($0, count - 1)] }
    let channel = few.synthesized()
    // Blocks that throw everything back at each other have no answer, which the command says.
    guard channel.isFinite else { return nil }
    let largest = channel.largestSingularValue
    guard largest <= 1 + 1e-6 else { return "amplifies by \(largest)" }
    guard let network = channel.through else { return "no network" }
    for point in 0..<network.points where network.matrix(at: point) != network.matrix(at: point).transposed {
      return "not reciprocal at \(network.frequency(at: point))"
    }
    return nil
  }
}
