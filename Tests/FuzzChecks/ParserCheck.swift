/// What must hold for every input of a parser, one case for each reader of what people write.
///
/// Shared by the fuzzing executable and by the replay of its corpus, whose folders have the names of the cases.
public enum ParserCheck: String, CaseIterable, Sendable {
  /// YAML, with fields of every kind.
  case yaml
  /// JSON.
  case json
  /// CSV.
  case csv
  /// A number with its unit, of every dimension.
  case quantity
  /// A scenario or the lock of a plan; small ones are planned.
  case scenario
  /// A file of catalog rows over a shipped one.
  case catalog
  /// A command line, a word a line.
  case words
  /// A Touchstone file, its name in the first line.
  case touchstone
  /// A specification of a channel; its network is computed at a few frequencies.
  case channelSpec = "channel-spec"
  /// A COM configuration sheet saved as CSV.
  case comSheet = "com-sheet"
  /// A COM specification as a JSON object.
  case comJSON = "com-json"
  /// An order, a JSON pointer and conditions, one a line.
  case query

  /// What is wrong with how the parser takes an input; nothing when it is refused as it should be, or sound.
  public func fault(in bytes: [UInt8]) -> String? {
    switch self {
    case .yaml: RoundTrips.yaml(bytes)
    case .json: RoundTrips.json(bytes)
    case .csv: RoundTrips.csv(bytes)
    case .quantity: RoundTrips.quantity(bytes)
    case .scenario: PlanCheck.scenario(bytes)
    case .catalog: CatalogCheck.overlay(bytes)
    case .words: CommandLineCheck.words(bytes)
    case .touchstone: TouchstoneCheck.file(bytes)
    case .channelSpec: ChannelSpecCheck.spec(bytes)
    case .comSheet: ComCheck.specification(bytes, name: "fuzz.csv")
    case .comJSON: ComCheck.specification(bytes, name: "fuzz.json")
    case .query: QueryCheck.query(bytes)
    }
  }
}
