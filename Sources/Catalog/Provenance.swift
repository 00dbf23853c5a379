import Documents
public import Quantities

/// Where the figures of a row are from and how far they can be trusted.
public struct Provenance: Sendable, Hashable {
  /// The document, as its publisher titles it; nothing when the row names none.
  public var title: String?
  /// Its address, where there is a stable one.
  public var url: String?
  /// Its year.
  public var year: Int?
  /// About the row's identity and rates; `estimate` when the row does not say.
  public var confidence: Confidence

  /// Names a source.
  public init(title: String? = nil, url: String? = nil, year: Int? = nil, confidence: Confidence = .estimate) {
    self.title = title
    self.url = url
    self.year = year
    self.confidence = confidence
  }

  init(row: Node) {
    let source = row["source"]
    title = source?["title"]?.text
    url = source?["url"]?.text
    year = source?["year"]?.text.flatMap(Int.init)
    confidence = row["confidence"]?.text.flatMap(Confidence.init(rawValue:)) ?? .estimate
  }

  /// One line for lists and reports: `NVIDIA ConnectX-7 user manual, 2024 (published)`.
  public var summary: String {
    let name = [title ?? "no source given", year.map(String.init)].compactMap(\.self).joined(separator: ", ")
    return "\(name) (\(confidence.rawValue))"
  }
}

/// How far one field can be trusted, where that differs from its row.
public struct FieldConfidence: Sendable, Hashable {
  /// The word that it begins with; `estimate` when it begins with none of the three.
  public var confidence: Confidence
  /// The words of the catalog, such as `estimate (class value)`.
  public var text: String

  /// Reads `published (vendor claim)`.
  public init(_ text: String) {
    self.text = text
    confidence = Confidence(rawValue: String(text.prefix { $0.isLetter })) ?? .estimate
  }
}
