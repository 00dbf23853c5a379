import Economics
import Fabrics
import Planning

extension Plan {
  /// The scale-up domains of the plan's accelerators, when their fabric is known.
  var scaleUpPart: ScaleUpPart? {
    resolved.scaleUp.map { fabric in
      ScaleUpPart(
        ScaleUpDomain(fabric.model, accelerators: scenario.scaleUp.accelerators), accelerators: cost.accelerators)
    }
  }
}
