import Documents
import Quantities
import Signaling

/// How a file writes signaling and the grid of the computation.
struct SignalingFields: Declared {
  var rate = SymbolRate(baud: 53.125e9)
  var modulation = Modulation.pam4
  var samples = 32
  var step = Frequency(hertz: 10e6)
  var errorRatio = 1e-4

  mutating func declare(_ fields: Fields) {
    fields.quantity("rate", &rate, in: SymbolRate(baud: 1e9)...SymbolRate(baud: 1e12), "Symbol rate, `f_b`.")
    fields.choice("modulation", &modulation, "Modulation; its levels are `L`.")
    fields.integer("samples_per_symbol", &samples, in: 4...256, "Samples in a unit interval, `M`.")
    fields.quantity(
      "frequency_step", &step, in: Frequency(hertz: 1e5)...Frequency(hertz: 1e9), "Distance of frequencies, `Delta_f`.")
    fields.number(
      "detector_error_ratio", &errorRatio, in: 1e-30...0.1, "Target of the detector's symbol error ratio, `DER_0`.")
    fields.require("rate", "modulation", "detector_error_ratio")
    let points = Double(samples) * rate.baud / step.hertz
    if points > 4_194_304 {
      fields.finding(
        .inconsistentSpecification, key: "frequency_step",
        message: "\(samples) samples a symbol at this step are \(NumberText.prose(points)) points of a pulse response",
        help: ["choose a larger step: 10 MHz is the standard's"])
    }
  }

  var signaling: ComSignaling {
    ComSignaling(
      rate: rate, modulation: modulation, samplesPerSymbol: samples, frequencyStep: step, detectorErrorRatio: errorRatio
    )
  }
}
