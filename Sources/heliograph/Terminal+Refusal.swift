import CommandLineKit
import Diagnostics
import Documents
import Operations

extension Terminal {
  /// Writes what a machine sees when the command line or the input is wrong.
  func writeRefusal(_ findings: [Finding]) throws(OutputFailure) {
    // Findings hold no number that JSON lacks.
    if let text = try? JSONWriter.text(RefusalDocument.value(findings)) { try write(text) }
  }
}
