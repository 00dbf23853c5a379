import Diagnostics
import Documents
import Quantities
import Testing

enum Cooling: String, CaseIterable, Sendable { case air, liquid, immersion }

struct Leaf: Declared, Equatable {
  var id: String?
  var count = 4
  var rate = BitRate(parsed: "400 Gb/s")
  mutating func declare(_ fields: Fields) {
    fields.identifier("switch", &id, kind: "switch", "Which switch.")
    fields.integer("count", &count, in: 1...1_000_000, "How many.")
    fields.quantity("rate", &rate, "Rate of a port.")
    if count == 13 {
      fields.finding(.outOfRange, key: "count", message: "thirteen", label: "here", help: ["take 12"])
    }
  }
}

struct Hall: Declared, Equatable {
  var name = "hall"
  var note: String?
  var share = 0.5
  var isRedundant = false
  var pitch = Length(meters: 0.6)
  var height: Length?
  var price: Figure<Money> = .unknown
  var cooling = Cooling.air
  var fallback: Cooling?
  var allowed: [Cooling] = [.air]
  var labels: [String] = []
  var ports: [Int] = [1, 2]
  var leaf = Leaf()
  var spine: Leaf?
  var rows: [Leaf] = []
  var zones: [(key: String, value: Leaf)] = []

  mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "The name.")
    fields.string("note", &note, "A remark.")
    fields.number("share", &share, in: 0...1, "A share.")
    fields.flag("redundant", &isRedundant, "Twice.")
    fields.quantity("pitch", &pitch, in: Length(meters: 0.1)...Length(meters: 3), "From rack to rack.")
    fields.quantity("height", &height, "Above the floor.")
    fields.figure("price", &price, in: .zero...Money(dollars: 1e9), "What it costs.")
    fields.choice("cooling", &cooling, "How it is cooled.")
    fields.choice("fallback", &fallback, "How else.")
    fields.choices("allowed", &allowed, "What may be used.")
    fields.strings("labels", &labels, "Labels.")
    fields.integers("ports", &ports, in: 0...99, "Ports.")
    fields.nested("leaf", &leaf, "The leaves.")
    fields.nested("spine", &spine, "The spines.")
    fields.list("rows", &rows, atMost: 3, "Rows.")
    fields.entries("zones", &zones, atMost: 2, "Zones.")
  }

  static func == (left: Hall, right: Hall) -> Bool {
    YAMLWriter.text(Fields.resolved(left)) == YAMLWriter.text(Fields.resolved(right))
  }
}

extension BitRate {
  init(parsed text: String) { self = (try? BitRate(parsing: text)) ?? .zero }
}

private func decode(_ text: String) throws -> (Hall, [Finding], SourceMap) {
  Fields.decode(Hall.self, from: try YAML.parse(SourceFile(name: "hall.yaml", text: text)))
}

@Suite struct FieldsDecoding {
  @Test("What the file leaves out keeps its default, what it gives replaces it")
  func defaults() throws {
    let (hall, findings, sources) = try decode(
      "name: north\nleaf: {count: \"1,024\"}\nspine: {switch: sn5600}\npitch: 800mm\n")
    #expect(findings.isEmpty)
    #expect(hall.name == "north")
    #expect(hall.leaf.count == 1_024)
    #expect(hall.leaf.rate.description == "400 Gb/s")
    #expect(hall.spine?.id == "sn5600")
    #expect(hall.pitch.meters == 0.8)
    #expect(sources.place("leaf.count") == Place(file: "hall.yaml", line: 2, column: 15, length: 7))
    #expect(sources.place("leaf.rate") == Place(file: "hall.yaml", line: 2, column: 1, length: 4))
    #expect(sources.isSet("spine.switch") && !sources.isSet("spine.count"))
  }

  @Test(
    "A single value where keys are expected gets the mapping that was meant",
    arguments: [
      ("leaf: 100", "write `leaf: {count: 100}`"), ("leaf: sn5600", "write `leaf: {switch: sn5600}`"),
      ("leaf: 800 Gb/s", "write `leaf: {rate: 800 Gb/s}`"), ("leaf: true", "write `leaf: {}` for the defaults"),
      ("rows: [12]", "write `{count: 12}`"), ("zones: {north: 7}", "write `north: {count: 7}`"),
      ("leaf: \"a: b\"", nil), ("leaf: no", nil), ("leaf: [4]", nil),
    ])
  func meantMapping(_ text: String, _ help: String?) throws {
    let (_, findings, _) = try decode(text + "\n")
    #expect(findings.map(\.code.id) == ["HG1011"])
    #expect(findings.first?.help == (help.map { [$0] } ?? []))
  }

  @Test("Scalars are typed by the field: yes, 012 and 1:30 are texts where a text is expected")
  func textsAreNotGuessed() throws {
    let (hall, findings, _) = try decode("labels: [yes, 012, 1:30, 1e3, 0x1F]\nname: no\n")
    #expect(findings.isEmpty)
    #expect(hall.labels == ["yes", "012", "1:30", "1e3", "0x1F"])
    #expect(hall.name == "no")
  }

  @Test(
    "A whole number is refused with its range or with what was meant",
    arguments: [
      ("1000000000", "outside 1 to 1,000,000", "HG1014"), ("99999999999999999999", "outside 1 to 1,000,000", "HG1014"),
      ("0", "outside", "HG1014"), ("-3", "outside", "HG1014"), ("1e3", "whole number", "HG1013"),
      ("0x10", "whole number", "HG1013"), ("012", "whole number", "HG1013"), ("1,02", "whole number", "HG1013"),
      ("2.5", "whole number", "HG1013"), ("many", "whole number", "HG1013"), ("[1]", "a list", "HG1011"),
      ("", "no value", "HG1011"), ("\"\"", "whole number", "HG1013"), ("+", "whole number", "HG1013"),
    ])
  func integers(text: String, message: String, code: String) throws {
    let (hall, findings, _) = try decode("leaf:\n  count: \(text)\n")
    #expect(hall.leaf.count == 4)
    try #require(findings.count == 1)
    #expect(findings[0].message.contains(message))
    #expect(findings[0].code.id == code)
    #expect(findings[0].place?.line == 2)
  }

  @Test("1000000 is inside 1 to 1,000,000 and 1000001 is not")
  func rangeEnds() throws {
    #expect(try decode("leaf: {count: 1000000}").1.isEmpty)
    #expect(try decode("leaf: {count: 1000001}").1.count == 1)
  }

  @Test("All findings of a file are reported at once, each at its place")
  func allAtOnce() throws {
    let (_, findings, _) = try decode(
      """
      nmae: north
      pitch: 0.6
      cooling: liqid
      redundant: yes
      leaf: {swich: x, count: 13}
      rows: [{}, {}, {}, {}]
      price: {p5: 3 USD, p50: 2 USD, p95: 4 USD}
      height: 3 W
      """)
    let places = findings.map { "\($0.code.id) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
    #expect(
      places == [
        "HG1010 1:1", "HG1015 2:8", "HG1016 3:10", "HG1016 4:12", "HG1010 5:8", "HG1014 5:25", "HG1019 6:7",
        "HG1018 7:8", "HG1015 8:9",
      ])
    #expect(findings.contains { $0.help.first == "did you mean `name`?" })
    #expect(findings.contains { $0.help == ["did you mean `liquid`?"] })
    #expect(findings.contains { $0.help == ["write `true`"] })
  }

  @Test("A bare number is answered with the unit that was probably meant")
  func unitGuess() throws {
    #expect(try decode("pitch: 0.6").1.first?.help.first == "did you mean `600 mm` (0.6 m)?")
    #expect(try decode("pitch: 600").1.first?.help.first == "did you mean `600 mm`?")
    #expect(try decode("leaf: {rate: 800}").1.first?.help.first == "did you mean `800 Gb/s`?")
  }

  @Test("A figure is a value, a range or unknown")
  func figures() throws {
    #expect(try decode("price: 900 USD").0.price == .known(Money(dollars: 900)))
    #expect(try decode("price: unknown").0.price == .unknown)
    let (hall, findings, _) = try decode("price: {p5: 1 USD, p50: 2 USD, p95: 3 USD, source: a list}")
    #expect(findings.isEmpty)
    #expect(
      hall.price == .range(Spread(p5: Money(dollars: 1), p50: Money(dollars: 2), p95: Money(dollars: 3))))
    #expect(try decode("price: {p5: 1 USD}").1.first?.code.id == "HG1012")
    #expect(try decode("price: {p5: 1 USD, p50: 1 USD, p95: 1 USD, p99: 1 USD}").1.first?.code.id == "HG1010")
  }

  @Test(
    "An amount below zero or beyond all counting is refused where the field names no range; a level may be negative")
  func amounts() throws {
    struct Offer: Declared {
      var price: Figure<Money> = .unknown
      var mass: Mass?
      var margin: Decibels?
      mutating func declare(_ fields: Fields) {
        fields.figure("price", &price, "What it costs.")
        fields.quantity("mass", &mass, "What it weighs.")
        fields.quantity("margin", &margin, "What is left over.")
      }
    }
    func found(_ text: String) throws -> [Finding] {
      Fields.decode(Offer.self, from: try YAML.parse(SourceFile(name: "f", text: text))).1
    }
    #expect(try found("price: 0 USD\nmass: 0 kg\nmargin: -3 dB\n").isEmpty)
    for text in [
      "price: -5 USD\n", "mass: -1 kg\n", "price: {p5: -2 USD, p50: 1 USD, p95: 2 USD}\n", "price: 1e300 USD\n",
    ] {
      #expect(try found(text).map(\.code.id) == ["HG1014"], "\(text)")
    }
    #expect(try found("price: -5 USD\n").first?.message.contains("below zero") == true)
  }

  @Test("A semantic finding about a key that the file does not set shows the mapping around it")
  func semanticPlace() throws {
    struct Pair: Declared {
      var first = 1
      mutating func declare(_ fields: Fields) {
        fields.integer("first", &first, in: 0...9, "First.")
        fields.require("second", "first")
        fields.finding(.outOfRange, key: "first", message: "odd")
      }
    }
    let node = try YAML.parse(SourceFile(name: "f", text: "\nfirst: 2\n"))
    let found = Fields.decode(Pair.self, from: node).1
    #expect(found.map(\.code.id) == ["HG1012", "HG1014"])
    #expect(found[1].place == Place(file: "f", line: 2, column: 8))
    let unreadable = try YAML.parse(SourceFile(name: "f", text: "first: x\nsecond: 1\n"))
    #expect(Fields.decode(Pair.self, from: unreadable).1.map(\.code.id) == ["HG1013", "HG1010"])
  }
}

@Suite struct FieldsPrinting {
  @Test("decode(resolved(x)) == x through YAML text, for values unlike the defaults")
  func roundTrip() throws {
    let texts = [
      "{}",
      "note: \"yes\"\nheight: 3 m\nfallback: liquid\nspine: {count: 7}\nrows: [{count: 1}, {switch: a.b}]",
      "labels: ['', ' a', 'a: b', '#x', '- y', 'null', '~', '1', '012', '1:30', '2024-01-01', \"\\n\", \"\\u202e\", é]",
      "zones: {\"a b\": {count: 2}, \"1\": {}}\nprice: {p5: 1 USD, p50: 2.5 USD, p95: 1e6 USD}\nports: []\nallowed: []",
      "share: 0.1\npitch: 0.333 m",
    ]
    for text in texts {
      let (hall, findings, _) = try decode(text)
      #expect(findings.isEmpty)
      let printed = YAMLWriter.text(Fields.resolved(hall))
      let (again, none, _) = try decode(printed)
      #expect(none.isEmpty, "\(none) in \(printed)")
      #expect(again.labels == hall.labels && again.zones.map(\.key) == hall.zones.map(\.key))
      #expect(again.rows == hall.rows && again.price == hall.price && again.spine == hall.spine)
      #expect(again.height == hall.height && again.pitch == hall.pitch && again.note == hall.note)
      #expect(YAMLWriter.text(Fields.resolved(again)) == printed)
    }
  }

  @Test("The schema has type, description, default, choices and closed objects")
  func schema() throws {
    let schema = Fields.schema(Hall.self, title: "Hall")
    #expect(schema["additionalProperties"] == false)
    #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    let properties = try #require(schema["properties"])
    #expect(properties["cooling"]?["enum"] == ["air", "liquid", "immersion"])
    #expect(properties["cooling"]?["default"] == "air")
    #expect(properties["name"]?["description"] == "The name.")
    #expect(properties["leaf"]?["properties"]?["count"]?["maximum"] == .integer(1_000_000))
    #expect(properties["leaf"]?["properties"]?["rate"]?["default"] == "400 Gb/s")
    #expect(properties["note"]?["type"] == ["string", "null"])
    #expect(properties["zones"]?["additionalProperties"]?["type"] == "object")
    #expect(properties.members.map(\.key).prefix(3) == ["name", "note", "share"])
  }
}
