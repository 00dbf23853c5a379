import Diagnostics

/// Findings about one document, in the order in which they were met, with an end even for a file of errors only.
struct FindingList {
  /// How many are kept; the last one says that there are more.
  static let keptAtMost = 10_000

  private(set) var all: [Finding] = []
  var isEmpty: Bool { all.isEmpty }
  /// Whether nothing more is kept, so that a finding need not be made.
  var isFull: Bool { all.count > Self.keptAtMost }

  /// In the order of the file.
  var inFileOrder: [Finding] {
    all.enumerated().sorted { left, right in
      (left.element.place?.line ?? 0, left.element.place?.column ?? 0, left.offset)
        < (right.element.place?.line ?? 0, right.element.place?.column ?? 0, right.offset)
    }.map(\.element)
  }

  mutating func add(_ finding: Finding) {
    if all.count < Self.keptAtMost {
      all.append(finding)
    } else if all.count == Self.keptAtMost {
      all.append(
        Finding(finding.code, finding.severity, "there are more findings, which are not listed", at: finding.place))
    }
  }
}

extension Finding {
  static func duplicateKey(_ key: String, at place: Place, first: Place) -> Finding {
    Finding(
      .duplicateKey, .error, "`\(key)` is given twice", at: place, label: "first given in line \(first.line)",
      help: ["keep one of the two"])
  }
}
