import Diagnostics
import Documents
import Electrical

/// COM specifications of other tools: each is refused with findings that have places, or reads back equal as a file of ours.
enum ComCheck {
  private static let limits = Limits(nodes: 20_000)

  static func specification(_ bytes: [UInt8], name: String) -> String? {
    let reading: ComLibrary.Reading
    do throws(Rejection) {
      reading = try ComLibrary.read(try SourceFile(name: name, bytes: bytes), limits: limits)
    } catch {
      let lost = error.findings.first { $0.place == nil }
      return error.findings.hasErrors
        ? lost.map { "a finding without a place: \($0.message)" } : "refused without an error"
    }
    let text = YAMLWriter.text(reading.resolved)
    do throws(Rejection) {
      let again = try ComLibrary.read(SourceFile(name: "again.yaml", text: text))
      return again.specification == reading.specification ? nil : "read back otherwise: \(text)"
    } catch {
      return "not read back: \(error.findings.first?.message ?? "") in \(text)"
    }
  }
}
